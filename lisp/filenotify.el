;;; filenotify.el --- watching files for changes  -*- lexical-binding: t -*-

;; See "File Notifications" in the Elisp manual.  The primitives are those of inotify; what they watch is always a
;; directory, that of the file if it is none, so that a file may come and go while it is watched.

(require 'cl-lib)

(defvar file-notify-debug nil "Non-nil means to say what comes in, in messages.")

(defconst file-notify--library 'inotify "What watches files on this system.")

(cl-defstruct (file-notify--watch (:constructor nil) (:constructor file-notify--watch-make (directory filename callback)))
  "What is known of a watch: the directory, the file in it or nil for all, and the function to call."
  directory filename callback)

(cl-defstruct (file-notify (:constructor nil) (:constructor file-notify--make (-event -callback)) (:type list) :named)
  "An event as it comes from the primitives."
  -event -callback)

(cl-defstruct (file-notify--rename (:constructor nil)
                                   (:constructor file-notify--rename-make (watch desc from-file cookie)))
  "The first half of a renaming, which waits for the second."
  watch desc from-file cookie)

(defvar file-notify-descriptors (make-hash-table :test 'equal) "The watches by descriptor.")

(defvar file-notify--pending-rename nil "The first half of a renaming, or nil.")

(defun file-notify--watch-absolute-filename (watch)
  "Return the absolute name of what WATCH watches."
  (if (file-notify--watch-filename watch)
      (expand-file-name (file-notify--watch-filename watch) (file-notify--watch-directory watch))
    (file-notify--watch-directory watch)))

(defun file-notify--rm-descriptor (descriptor)
  "Forget the watch DESCRIPTOR and tell its function that it has stopped."
  (let ((watch (gethash descriptor file-notify-descriptors)))
    (when watch
      (unwind-protect
          (funcall (file-notify--watch-callback watch)
                   (list descriptor 'stopped (file-notify--watch-absolute-filename watch)))
        (remhash descriptor file-notify-descriptors)))))

(defun file-notify-handle-event (event)
  "Handle EVENT, a list (file-notify NOTICE FUNCTION): call FUNCTION with NOTICE."
  (interactive "e")
  (if file-notify-debug
      (message "file-notify-handle-event %S" event))
  (if (file-notify-p event)
      (funcall (nth 2 event) (nth 1 event))
    (signal 'file-notify-error (cons "Not a valid file-notify-event" event))))

;;; From the kernel's notices to events

(defun file-notify--action (aspect)
  "Return what ASPECT, one of those of inotify, is called in events; nil for nothing of interest."
  (cdr (assq aspect '((attrib . attribute-changed) (create . created) (modify . changed) (delete . deleted)
                      (delete-self . deleted) (move-self . deleted)
                      (moved-from . renamed-from) (moved-to . renamed-to)
                      (ignored . stopped) (unmount . stopped)))))

(defun file-notify--expand-file-name (watch file)
  "Return FILE, a name in the directory of WATCH or an absolute one, absolute and without a slash at its end."
  (directory-file-name (if (file-name-absolute-p file)
                           (concat (file-remote-p (file-notify--watch-directory watch)) file)
                         (expand-file-name file (file-notify--watch-directory watch)))))

(defun file-notify--callback-inotify (event)
  "Handle EVENT, a list of descriptor, aspects, file and cookie that inotify sent."
  (let* ((descriptor (nth 0 event))
         (watch (gethash descriptor file-notify-descriptors)))
    (when watch
      (let ((actions (delq nil (mapcar #'file-notify--action (nth 1 event))))
            (file (file-notify--expand-file-name watch (nth 2 event))))
        (while actions
          (file-notify--handle-event descriptor watch (car actions) file (nth 3 event))
          (setq actions (cdr actions)))))))

(defun file-notify--flush-rename (action cookie)
  "Report a renaming that waits as a deletion, unless ACTION, with COOKIE, is its second half."
  (let ((pending file-notify--pending-rename))
    (when (and pending
               (not (and (eq action 'renamed-to) (equal cookie (file-notify--rename-cookie pending)))))
      (setq file-notify--pending-rename nil)
      (file-notify--tell-pending pending 'deleted (file-notify--rename-from-file pending)))))

(defun file-notify--tell-pending (pending action &rest files)
  "Call the function of the watch that saw the first half PENDING of a renaming with ACTION and FILES."
  ;; As in Emacs, whether the watch wants to hear of these files is not asked here.
  (funcall (file-notify--watch-callback (file-notify--rename-watch pending))
           (cons (file-notify--rename-desc pending) (cons action files))))

(defun file-notify--handle-event (descriptor watch action file cookie)
  "Report that ACTION befell FILE to WATCH, whose descriptor is DESCRIPTOR.
COOKIE is what the two halves of a renaming have in common."
  (let ((other nil) (stopped nil))
    (file-notify--flush-rename action cookie)
    (cond
     ((eq action 'renamed-from)
      (setq file-notify--pending-rename (file-notify--rename-make watch descriptor file cookie)
            action nil))
     ((eq action 'renamed-to)
      (let ((pending file-notify--pending-rename))
        (if (null pending)
            (setq action 'created)
          (setq file-notify--pending-rename nil
                action 'renamed
                other file
                file (file-notify--rename-from-file pending))
          (unless (equal (file-notify--rename-desc pending) descriptor)
            (file-notify--tell-pending pending 'renamed file other)))))
     ((eq action 'stopped)
      (setq action nil stopped t)))
    (when action
      (file-notify--call-handler watch descriptor action file other)
      (setq stopped (and (memq action '(deleted renamed))
                         (string-equal file (file-notify--watch-absolute-filename watch)))))
    (if stopped
        (file-notify-rm-watch descriptor))))

(defun file-notify--event-watched-file-p (watch file other)
  "Return non-nil if WATCH wants to hear of FILE, or of OTHER, its new name."
  (let ((name (file-notify--watch-filename watch)))
    (or (null name)
        (equal name (file-name-nondirectory file))
        (and other (equal name (file-name-nondirectory other))))))

(defun file-notify--call-handler (watch descriptor action file other)
  "Call the function of WATCH with the event of DESCRIPTOR, ACTION, FILE and perhaps OTHER, if it is for it."
  (when (file-notify--event-watched-file-p watch file other)
    (if file-notify-debug
        (message "file-notify-callback %S %S %S %S" descriptor action file other))
    (funcall (file-notify--watch-callback watch)
             (nconc (list descriptor action file) (and other (list other))))))

(defun file-notify-callback (event)
  "Handle EVENT as it comes from a handler of file names: a list of descriptor, actions, file and perhaps new name."
  (let* ((descriptor (nth 0 event))
         (watch (gethash descriptor file-notify-descriptors))
         (actions (nth 1 event)))
    (when watch
      (let ((file (file-notify--expand-file-name watch (nth 2 event))))
        (dolist (action (if (consp actions) actions (list actions)))
          (file-notify--handle-event descriptor watch (or (file-notify--action action) action) file (nth 3 event)))))))

;;; Adding and removing

(defun file-notify--add-watch-inotify (_file dir flags)
  "Have inotify watch DIR for what FLAGS say; return the descriptor."
  (inotify-add-watch dir
                     (append (if (memq 'change flags)
                                 '(create delete delete-self modify move-self move))
                             (if (memq 'attribute-change flags) '(attrib)))
                     #'file-notify--callback-inotify))

(defun file-notify-add-watch (file flags callback)
  "Watch FILE, which need not exist, but whose directory must; return a descriptor.
FLAGS is a list of `change' and `attribute-change'.  CALLBACK is called with events (DESCRIPTOR ACTION FILE
[NEW-NAME]), where ACTION is `created', `deleted', `changed', `renamed', `attribute-changed' or `stopped'.  What a
watch of a directory tells is about the files in it, not below."
  (unless (stringp file)
    (signal 'wrong-type-argument (list file)))
  (setq file (expand-file-name file))
  (unless (and (consp flags)
               (null (delq 'change (delq 'attribute-change (copy-tree flags)))))
    (signal 'wrong-type-argument (list flags)))
  (unless (functionp callback)
    (signal 'wrong-type-argument (list callback)))
  (let* ((handler (find-file-name-handler file 'file-notify-add-watch))
         (whole (file-directory-p file))
         (directory (directory-file-name (if whole file (file-name-directory file)))))
    (unless (file-directory-p directory)
      (signal 'file-notify-error (list "Directory does not exist" directory)))
    (let ((descriptor (if handler
                          ;; The handler watches the directory, as inotify does.
                          (funcall handler 'file-notify-add-watch directory flags callback)
                        (file-notify--add-watch-inotify file directory flags))))
      (puthash descriptor
               (file-notify--watch-make directory (unless whole (file-name-nondirectory file)) callback)
               file-notify-descriptors)
      descriptor)))

(defun file-notify-rm-watch (descriptor)
  "End the watch DESCRIPTOR, a value of `file-notify-add-watch'."
  (let ((watch (gethash descriptor file-notify-descriptors)))
    (when watch
      (let ((handler (find-file-name-handler (file-notify--watch-directory watch) 'file-notify-rm-watch)))
        (condition-case nil
            (if handler
                (funcall handler 'file-notify-rm-watch descriptor)
              (inotify-rm-watch descriptor))
          ;; The watch may have ended by itself.
          (file-notify-error nil)))
      (file-notify--rm-descriptor descriptor))))

(defun file-notify-valid-p (descriptor)
  "Return t if DESCRIPTOR is that of a watch that has not ended."
  (let ((watch (gethash descriptor file-notify-descriptors)))
    (when watch
      (let ((handler (find-file-name-handler (file-notify--watch-directory watch) 'file-notify-valid-p)))
        (if handler
            (funcall handler 'file-notify-valid-p descriptor)
          (inotify-valid-p descriptor))))))

(provide 'filenotify)

;;; filenotify.el ends here
