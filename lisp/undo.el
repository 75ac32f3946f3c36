;;; undo.el --- undoing changes  -*- lexical-binding: t -*-

;; See "Undo" in the Elisp manual.  `undo' takes changes from `pending-undo-list', the rest of `buffer-undo-list'.  What
;; it changes is recorded too; `undo-equiv-table' knows after which record of such changes the text is as at which older
;; record, so that undoing and redoing can be told apart.

(defun buffer-disable-undo (&optional buffer)
  "Keep no record of the changes to BUFFER, by default the current one."
  (interactive)
  (with-current-buffer (if buffer (get-buffer buffer) (current-buffer))
    (setq buffer-undo-list t)))

;;; One record

(defun undo--check-visible (start end)
  "Signal an error unless the text from START to END is accessible."
  (when (or (> (point-min) start) (< (point-max) end))
    (error "Changes to be undone are outside visible portion of buffer")))

(defun undo--apply (function arguments)
  "Call FUNCTION with ARGUMENTS, or where FUNCTION is a number what `buffer-undo-list' says of that."
  (let ((buffer (current-buffer)))
    (if (integerp function)
        (let* ((delta function) (start (nth 0 arguments)) (end (nth 1 arguments))
               (start-mark (copy-marker start nil)) (end-mark (copy-marker end t)))
          (undo--check-visible start end)
          (apply (nth 2 arguments) (nthcdr 3 arguments))
          ;; What was announced must be what happened.
          (when (or (/= start start-mark) (/= (+ delta end) end-mark))
            (error "Changes to be undone by function different from announced"))
          (set-marker start-mark nil)
          (set-marker end-mark nil))
      (apply function arguments))
    (unless (eq buffer (current-buffer))
      (error "Undo function switched buffer"))))

(defun undo--text (text position adjustments)
  "Insert TEXT again at POSITION, with point behind it if that is negative.
ADJUSTMENTS are the records of markers that were in it."
  (let ((where (abs position)) valid)
    (when (or (< where (point-min)) (> where (point-max)))
      (error "Changes to be undone are outside visible portion of buffer"))
    ;; Markers that went elsewhere since are left alone.
    (dolist (adjustment adjustments)
      (let ((marker (car adjustment)))
        (if (and (eq (marker-buffer marker) (current-buffer))
                 (= where marker))
            (push adjustment valid))))
    (goto-char where)
    (insert text)
    (if (> position 0) (goto-char where))
    (dolist (adjustment valid)
      ;; Inserting may have run functions that took a marker out of the buffer.
      (when (marker-buffer (car adjustment))
        (set-marker (car adjustment) (- (car adjustment) (cdr adjustment)))))))

(defun primitive-undo (n list)
  "Undo the changes recorded in LIST up to the Nth boundary; return what is left of it."
  (let ((inhibit-point-motion-hooks t)
        (inhibit-read-only t)
        (old buffer-undo-list)
        (applied nil)
        next)
    (while (> n 0)
      (while (setq next (pop list))
        (pcase next
          ((pred integerp) (goto-char next))
          (`(t . ,time)
           (if (undo--unmodified-since-p time)
               (set-buffer-modified-p nil)))
          (`(nil ,property ,value ,start . ,end)
           (undo--check-visible start end)
           (put-text-property start end property value))
          (`(,(and start (pred integerp)) . ,(and end (pred integerp)))
           (undo--check-visible start end)
           ;; Point goes there first, so that redoing leaves it there.
           (goto-char start)
           (delete-region start end))
          (`(apply ,function . ,arguments)
           (undo--apply function arguments)
           (setq applied t))
          (`(,(and text (pred stringp)) . ,(and position (pred integerp)))
           (let (adjustments)
             (while (and (markerp (car-safe (car list)))
                         (integerp (cdr-safe (car list))))
               (push (pop list) adjustments))
             (undo--text text position adjustments)))
          (`(,(and marker (pred markerp)) . ,(and change (pred integerp)))
           (warn "Encountered %S entry in undo list with no matching (TEXT . POSITION) entry" next)
           (if (marker-buffer marker)
               (set-marker marker (- marker change) (marker-buffer marker))))
          (_ (error "Unrecognized entry in undo list %S" next))))
      (setq n (1- n)))
    ;; Something must be recorded, for `undo' to see that it has been undoing.
    (if (and applied (eq old buffer-undo-list))
        (setq buffer-undo-list (cons (list 'apply 'cdr nil) buffer-undo-list)))
    list))

(defun undo--unmodified-since-p (time)
  "Return non-nil if the buffer's file is as it was at TIME, or was modified then."
  (let ((file-time (with-current-buffer (or (buffer-base-buffer) (current-buffer)) (visited-file-modtime))))
    (and (not (eq time t))
         (condition-case nil
             (time-equal-p time file-time)
           (error nil)))))

;;; Undoing

(defvar undo-equiv-table (make-hash-table :test 'eq :weakness t)
  "From records of undoing to the older records where the text was the same; t where there are none.")

(defun undo-start (&optional beg end)
  "Let `undo-more' begin with the latest change, to the text from BEG to END only if these are non-nil."
  (if (eq buffer-undo-list t)
      (user-error "No undo information in this buffer"))
  (setq pending-undo-list
        (if (and beg end (not (= beg end)))
            (undo-make-selective-list (min beg end) (max beg end))
          buffer-undo-list)))

(defun undo-more (n)
  "Undo the changes up to the Nth boundary from where `undo-start' or this function left off."
  (or (listp pending-undo-list)
      (user-error (concat "No further undo information"
                          (and undo-in-region " for region"))))
  (let ((undo-in-progress t))
    (setq pending-undo-list (primitive-undo n pending-undo-list))
    (if (null pending-undo-list)
        (setq pending-undo-list t))))

(defun undo--last-change-was-undo-p (undo-list)
  "Return what `undo-equiv-table' has for the latest record of UNDO-LIST, nil if it was not made by undoing."
  (while (and (consp undo-list) (eq (car undo-list) nil))
    (setq undo-list (cdr undo-list)))
  (gethash undo-list undo-equiv-table))

(defun undo--forget-positions ()
  "Take positions of point out of what was just recorded: undoing it moves point by itself."
  (let ((tail buffer-undo-list) previous)
    (while (car tail)
      (when (integerp (car tail))
        (if previous
            (setcdr previous (cdr tail))
          (setq buffer-undo-list (cdr tail))))
      (setq previous tail tail (cdr tail)))))

(defun undo--record-equivalence ()
  "Note that the text is now as at `pending-undo-list'."
  (let ((list buffer-undo-list))
    (while (and (consp list) (eq (car list) nil))
      (setq list (cdr list)))
    (puthash list
             (cond
              (undo-in-region 'undo-in-region)
              ((eq list pending-undo-list) (or (gethash list undo-equiv-table) 'empty))
              (t pending-undo-list))
             undo-equiv-table)))

(defun undo (&optional arg)
  "Undo the latest changes, ARG times; right after it, those before.
With the region active or a list ARG, undo changes to the region only."
  (interactive "*P")
  (let ((modified (buffer-modified-p)) (saved (recent-auto-save-p))
        (continuing (and (eq last-command 'undo)
                         (or (eq pending-undo-list t)
                             (undo--last-change-was-undo-p buffer-undo-list))))
        text)
    ;; Should something fail, the next call begins anew.
    (setq this-command 'undo-start)
    (unless continuing
      (setq undo-in-region (and (or (region-active-p) (and arg (not (numberp arg)))) t))
      (if undo-in-region
          (undo-start (region-beginning) (region-end))
        (undo-start))
      ;; The boundary after the latest change.
      (undo-more 1))
    (let ((same (gethash pending-undo-list undo-equiv-table)))
      (setq text (format "%s%s" (if (or undo-no-redo (not same)) "Undo" "Redo")
                         (if undo-in-region " in region" "")))
      (when (and (consp same) undo-no-redo)
        ;; What was undone and redone since is passed over.
        (let (older)
          (while (and (setq older (gethash same undo-equiv-table)) (not (eq older 'undo-in-region)))
            (setq same older)))
        (setq pending-undo-list (if (consp same) same t))))
    (undo-more (if (numberp arg) (prefix-numeric-value arg) 1))
    (undo--record-equivalence)
    (undo--forget-positions)
    (setq this-command 'undo)
    (and modified (not (buffer-modified-p)) buffer-auto-save-file-name
         (delete-auto-save-file-if-necessary saved))
    (unless (minibufferp)
      (message "%s" text))))

(defun undo-only (&optional arg)
  "Undo the latest changes, ARG times, but none that undo themselves."
  (interactive "*p")
  (let ((undo-no-redo t)) (undo arg)))

(defun undo-redo (&optional arg)
  "Undo what was undone last, ARG times."
  (interactive "*p")
  (unless (undo--last-change-was-undo-p buffer-undo-list)
    (user-error "No undone changes to redo"))
  (let ((records buffer-undo-list))
    (while (and (consp records) (eq (car records) nil))
      (setq records (cdr records)))
    (let* ((rest (let ((undo-in-progress t)) (primitive-undo arg records)))
           (before (undo--last-change-was-undo-p rest)))
      (message "Redo%s" (if undo-in-region " in region" ""))
      (setq this-command 'undo
            pending-undo-list before
            ;; As if what was redone had not been undone.
            buffer-undo-list rest))))

(defun undo-copy-list (list)
  "Return a copy of LIST, records of changes, that shares no cons that undoing changes."
  (mapcar #'undo-copy-list-1 list))

(defun undo-copy-list-1 (elt)
  "Return a copy of the record ELT."
  (if (consp elt)
      (cons (car elt) (undo-copy-list-1 (cdr elt)))
    elt))

(defun undo-outer-limit-truncate (size)
  "Forget the changes to the current buffer, whose record has grown to SIZE bytes."
  (let ((message-truncate-lines nil))
    (setq buffer-undo-list nil)
    (display-warning '(undo discard-info)
                     (format-message "Buffer `%s' undo info was %d bytes long.\n" (buffer-name) size)
                     :warning)
    t))

(provide 'undo)

;;; undo.el ends here
