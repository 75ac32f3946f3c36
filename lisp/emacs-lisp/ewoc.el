;;; ewoc.el --- lists of things that are shown in a buffer  -*- lexical-binding: t -*-

;; See "Abstract Display" in the Elisp manual.  An ewoc shows a header, its nodes, and a footer, one after the other, from the place
;; where it was made.  The nodes are linked both ways, in a ring that is closed by a node which shows nothing.

(require 'cl-lib)

(cl-defstruct (ewoc--node (:type vector) (:constructor ewoc--node-create (start-marker data)))
  left right data start-marker)

(cl-defstruct (ewoc (:constructor nil)
                    (:constructor ewoc--create (buffer pretty-printer dll))
                    (:conc-name ewoc--))
  "What shows things in a buffer."
  buffer pretty-printer header footer dll last-node hf-pp)

(defalias 'ewoc-data #'ewoc--node-data
  "Return the thing that a node shows.")

(defun ewoc-set-data (node data)
  "Make DATA the thing that NODE shows; `ewoc-invalidate' shows it."
  (setf (ewoc--node-data node) data))

(defun ewoc-location (node)
  "Return the place where NODE starts, a marker."
  (ewoc--node-start-marker node))

(defun ewoc-buffer (ewoc)
  "Return the buffer that EWOC is in."
  (ewoc--buffer ewoc))

;;; The ring

(defun ewoc--link (node before)
  "Put NODE into the ring before the node BEFORE, and return it."
  (let ((left (ewoc--node-left before)))
    (setf (ewoc--node-left node) left
          (ewoc--node-right node) before
          (ewoc--node-right left) node
          (ewoc--node-left before) node)
    node))

(defun ewoc--unlink (node)
  "Take NODE out of the ring."
  (let ((left (ewoc--node-left node))
        (right (ewoc--node-right node)))
    (setf (ewoc--node-right left) right
          (ewoc--node-left right) left
          (ewoc--node-left node) nil
          (ewoc--node-right node) nil)))

(defun ewoc--nodes (ewoc)
  "Return the nodes of EWOC with things, a list."
  (let ((node (ewoc--node-right (ewoc--header ewoc)))
        nodes)
    (while (not (eq node (ewoc--footer ewoc)))
      (push node nodes)
      (setq node (ewoc--node-right node)))
    (nreverse nodes)))

(defun ewoc--thing-p (ewoc node)
  "Return NODE if it shows a thing of EWOC, else nil: it may be the header, the footer or the end of the ring."
  (and (not (memq node (list (ewoc--header ewoc) (ewoc--footer ewoc) (ewoc--dll ewoc))))
       node))

;;; Showing

(defmacro ewoc--in-buffer (ewoc &rest body)
  "Evaluate BODY in the buffer of EWOC, which may be changed."
  (declare (indent 1) (debug t))
  `(with-current-buffer (ewoc--buffer ,ewoc)
     (let ((inhibit-read-only t))
       ,@body)))

(defun ewoc--insert (ewoc printer data before)
  "Make a node for DATA, show it by PRINTER before the node BEFORE of EWOC, and return it.
Markers that pointed to the place of BEFORE, and start a node, stay with BEFORE."
  (save-excursion
    (goto-char (ewoc--node-start-marker before))
    (let* ((start (point))
           (node (ewoc--node-create (copy-marker start) data)))
      (funcall printer data)
      (ewoc--move-markers ewoc before start (point))
      (ewoc--link node before))))

(defun ewoc--move-markers (ewoc from old new)
  "Set the markers of FROM and the nodes of EWOC after it that are at OLD to NEW."
  (let ((node from))
    (while (and (ewoc--node-start-marker node)
                (= (ewoc--node-start-marker node) old)
                (progn (set-marker (ewoc--node-start-marker node) new)
                       (not (eq node (ewoc--dll ewoc)))))
      (setq node (ewoc--node-right node)))))

(defun ewoc--refresh-node (printer node dll)
  "Show NODE anew by PRINTER; DLL ends its ring.  Point in its text stays there, as far from its start as before."
  (let* ((start (marker-position (ewoc--node-start-marker node)))
         (right (ewoc--node-right node))
         (end (marker-position (ewoc--node-start-marker right)))
         (behind (= (point) end))
         (offset (and (<= start (point)) (< (point) end) (- (point) start))))
    (save-excursion
      (goto-char start)
      (let ((size (- (point-max) end)))
        (delete-region start end)
        (funcall printer (ewoc--node-data node))
        (let ((new (- (point-max) size))
              (following right))
          ;; What starts where this node ends has moved with the end.
          (while (and following (<= (marker-position (ewoc--node-start-marker following)) new))
            (when (< (marker-position (ewoc--node-start-marker following)) new)
              (set-marker (ewoc--node-start-marker following) new))
            (setq following (and (not (eq following dll)) (ewoc--node-right following)))))))
    (when behind
      (goto-char (ewoc--node-start-marker right)))
    (when offset
      (goto-char (+ start (max 0 (min offset (- (ewoc--node-start-marker right) start 1))))))))

(defun ewoc--printer (function nosep)
  "Return FUNCTION, followed by a newline unless NOSEP is non-nil."
  (if nosep
      function
    (lambda (data)
      (funcall function data)
      (insert "\n"))))

(defun ewoc-create (pretty-printer &optional header footer nosep)
  "Make an ewoc at point in the current buffer, without a thing, and return it.
PRETTY-PRINTER is a function that is called with a thing, and inserts a text for it at point.  HEADER and FOOTER are
strings.  A newline comes after the text of each, unless NOSEP is non-nil."
  (let* ((dll (ewoc--node-create nil 'DL-LIST))
         (ewoc (ewoc--create (current-buffer) (ewoc--printer pretty-printer nosep) dll))
         (hf-pp (ewoc--printer #'insert nosep))
         (inhibit-read-only t))
    (setf (ewoc--node-left dll) dll
          (ewoc--node-right dll) dll
          (ewoc--node-start-marker dll) (copy-marker (point))
          (ewoc--hf-pp ewoc) hf-pp
          (ewoc--header ewoc) (ewoc--insert ewoc hf-pp (or header "") dll)
          (ewoc--footer ewoc) (ewoc--insert ewoc hf-pp (or footer "") dll))
    ewoc))

;;; Entering and deleting

(defun ewoc-enter-before (ewoc node data)
  "Show DATA before NODE in EWOC, and return the new node."
  (ewoc--in-buffer ewoc
    (ewoc--insert ewoc (ewoc--pretty-printer ewoc) data node)))

(defun ewoc-enter-after (ewoc node data)
  "Show DATA after NODE in EWOC, and return the new node."
  (ewoc-enter-before ewoc (ewoc--node-right node) data))

(defun ewoc-enter-first (ewoc data)
  "Show DATA as the first thing of EWOC, and return its node."
  (ewoc-enter-after ewoc (ewoc--header ewoc) data))

(defun ewoc-enter-last (ewoc data)
  "Show DATA as the last thing of EWOC, and return its node."
  (ewoc-enter-before ewoc (ewoc--footer ewoc) data))

(defun ewoc-delete (ewoc &rest nodes)
  "Delete NODES from EWOC."
  (ewoc--in-buffer ewoc
    (dolist (node nodes)
      (when (eq (ewoc--last-node ewoc) node)
        (setf (ewoc--last-node ewoc) nil))
      (delete-region (ewoc--node-start-marker node) (ewoc--node-start-marker (ewoc--node-right node)))
      (set-marker (ewoc--node-start-marker node) nil)
      (ewoc--unlink node))))

(defun ewoc-filter (ewoc predicate &rest args)
  "Delete the things of EWOC for which PREDICATE, called with the thing and ARGS, returns nil."
  (dolist (node (ewoc--nodes ewoc))
    (unless (apply predicate (ewoc--node-data node) args)
      (ewoc-delete ewoc node))))

;;; Changing

(defun ewoc-invalidate (ewoc &rest nodes)
  "Show NODES of EWOC anew."
  (ewoc--in-buffer ewoc
    (dolist (node nodes)
      (ewoc--refresh-node (ewoc--pretty-printer ewoc) node (ewoc--dll ewoc)))))

(defun ewoc-map (map-function ewoc &rest args)
  "Call MAP-FUNCTION with each thing of EWOC and ARGS, and show those anew for which it returns non-nil."
  (ewoc--in-buffer ewoc
    (dolist (node (ewoc--nodes ewoc))
      (when (apply map-function (ewoc--node-data node) args)
        (ewoc--refresh-node (ewoc--pretty-printer ewoc) node (ewoc--dll ewoc))))))

(defun ewoc-refresh (ewoc)
  "Show all things of EWOC anew."
  (ewoc--in-buffer ewoc
    (let ((nodes (ewoc--nodes ewoc))
          (footer (ewoc--footer ewoc)))
      (goto-char (ewoc--node-start-marker footer))
      (delete-region (ewoc--node-start-marker (ewoc--node-right (ewoc--header ewoc))) (point))
      (dolist (node nodes)
        (let ((start (point)))
          (set-marker (ewoc--node-start-marker node) start)
          (funcall (ewoc--pretty-printer ewoc) (ewoc--node-data node))
          (ewoc--move-markers ewoc footer start (point))))
      (set-marker (ewoc--node-start-marker footer) (point)))))

(defun ewoc-get-hf (ewoc)
  "Return a cons of the header and the footer of EWOC, strings."
  (cons (ewoc--node-data (ewoc--header ewoc))
        (ewoc--node-data (ewoc--footer ewoc))))

(defun ewoc-set-hf (ewoc header footer)
  "Make HEADER and FOOTER, strings, those of EWOC, and show them."
  (setf (ewoc--node-data (ewoc--header ewoc)) header
        (ewoc--node-data (ewoc--footer ewoc)) footer)
  (ewoc--in-buffer ewoc
    (save-excursion
      (ewoc--refresh-node (ewoc--hf-pp ewoc) (ewoc--header ewoc) (ewoc--dll ewoc))
      (ewoc--refresh-node (ewoc--hf-pp ewoc) (ewoc--footer ewoc) (ewoc--dll ewoc)))))

;;; Finding

(defun ewoc-next (ewoc node)
  "Return the node after NODE in EWOC, nil if NODE is the last."
  (ewoc--thing-p ewoc (ewoc--node-right node)))

(defun ewoc-prev (ewoc node)
  "Return the node before NODE in EWOC, nil if NODE is the first."
  (ewoc--thing-p ewoc (ewoc--node-left node)))

(defun ewoc-nth (ewoc n)
  "Return the node number N of EWOC, from 0; a negative N counts from the end.  Return nil if there is none."
  (let ((nodes (ewoc--nodes ewoc)))
    (if (< n 0)
        (nth (- -1 n) (reverse nodes))
      (nth n nodes))))

(defun ewoc-collect (ewoc predicate &rest args)
  "Return the things of EWOC for which PREDICATE, called with the thing and ARGS, returns non-nil."
  (let (found)
    (dolist (node (ewoc--nodes ewoc))
      (when (apply predicate (ewoc--node-data node) args)
        (push (ewoc--node-data node) found)))
    (nreverse found)))

(defun ewoc-locate (ewoc &optional pos _guess)
  "Return the node of EWOC that POS, by default point, is in; the first or the last for a place outside.
Return nil if EWOC shows nothing."
  (with-current-buffer (ewoc--buffer ewoc)
    (let* ((pos (or pos (point)))
           (nodes (ewoc--nodes ewoc))
           (found (car nodes)))
      (dolist (node (cdr nodes))
        (when (<= (ewoc--node-start-marker node) pos)
          (setq found node)))
      (setf (ewoc--last-node ewoc) found))))

(defun ewoc-goto-node (ewoc node)
  "Move point to NODE of EWOC, and to `goal-column' if that is non-nil; return NODE."
  (with-current-buffer (ewoc--buffer ewoc)
    (goto-char (ewoc--node-start-marker node))
    (when goal-column
      (move-to-column goal-column))
    (setf (ewoc--last-node ewoc) node)))

(defun ewoc-goto-prev (ewoc arg)
  "Move point back by ARG nodes of EWOC, to the first if there are fewer, and return the node there, or nil."
  (with-current-buffer (ewoc--buffer ewoc)
    (let ((node (ewoc-locate ewoc)))
      (when node
        ;; After the last node, the first step back goes to it.
        (when (>= (point) (ewoc--node-start-marker (ewoc--footer ewoc)))
          (setq arg (1- arg)))
        (while (and (> arg 0) (ewoc-prev ewoc node))
          (setq node (ewoc-prev ewoc node)
                arg (1- arg)))
        (ewoc-goto-node ewoc node)))))

(defun ewoc-goto-next (ewoc arg)
  "Move point on by ARG nodes of EWOC and return the node there; behind the last it is the footer's.
Signal an error if there is nothing behind the footer's to go to."
  (with-current-buffer (ewoc--buffer ewoc)
    (let ((node (ewoc-locate ewoc)))
      (while (and node (> arg 0))
        (setq arg (1- arg)
              node (ewoc-next ewoc node)))
      (when (and (null node) (> arg 0))
        (error "No next"))
      (ewoc-goto-node ewoc (or node (ewoc--footer ewoc))))))

(provide 'ewoc)

;;; ewoc.el ends here
