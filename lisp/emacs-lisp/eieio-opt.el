;;; eieio-opt.el --- looking at classes  -*- lexical-binding: t -*-

(require 'eieio)

(defun eieio-browse (&optional root-class)
  "Show the tree of the classes below ROOT-CLASS, by default all, in the buffer *EIEIO OBJECT BROWSE*."
  (interactive)
  (with-current-buffer (get-buffer-create "*EIEIO OBJECT BROWSE*")
    (erase-buffer)
    (eieio-browse-tree (or root-class 'eieio-default-superclass) "" "")
    (current-buffer)))

(defun eieio-browse-tree (this-root prefix ch-prefix)
  "Insert the tree of the classes below THIS-ROOT: PREFIX before its name, CH-PREFIX before those below."
  (insert prefix (symbol-name this-root) "\n")
  (let ((children (eieio-class-children this-root)))
    (while children
      (eieio-browse-tree (car children)
                         (concat ch-prefix "  +--")
                         (concat ch-prefix (if (cdr children) "  |  " "     ")))
      (setq children (cdr children)))))

(defun eieio-build-class-alist (&optional class instantiable-only buildlist)
  "Return an alist of the names of CLASS and of the classes below it, added to BUILDLIST.
With INSTANTIABLE-ONLY those that have no objects of their own are left out."
  (let* ((class (or class 'eieio-default-superclass))
         (result (if (and instantiable-only (class-abstract-p class))
                     buildlist
                   (cons (cons (symbol-name class) 1) buildlist))))
    (dolist (child (eieio-class-children class) result)
      (setq result (eieio-build-class-alist child instantiable-only result)))))

(provide 'eieio-opt)

;;; eieio-opt.el ends here
