;;; facemenu.el --- faces and other properties put on text  -*- lexical-binding: t -*-

;; What the menu "Text Properties" of a display does, as commands; the menus themselves are not there.

(defgroup facemenu nil
  "Putting faces on text."
  :group 'faces)

(defcustom facemenu-add-face-function nil
  "A function of a face and the end of the region, called where `facemenu-add-face' would put a property, or nil.
Its value is inserted before the region, and `facemenu-end-add-face' after it."
  :type '(choice (const nil) function))

(defcustom facemenu-end-add-face nil
  "A string, or a function of a face that returns one: what is inserted after a region that has got a face."
  :type '(choice (const nil) string function))

(defcustom facemenu-remove-face-function nil
  "A function of the beginning and the end of a region from which faces are taken, or t for none; nil for the usual way."
  :type '(choice (const nil) (const t) function))

(defcustom facemenu-listed-faces nil
  "Faces that are offered, or t for all that are used."
  :type '(choice (const t) (repeat symbol)))

(defvar facemenu-self-insert-data nil
  "A cons of the face that the next typed characters get, and the command that is to go on typing them; nil for none.")

(defvar facemenu-color-alist nil "Colours that can be completed, or nil for those of the display.")

(defun facemenu-set-self-insert-face (face)
  "See to it that characters typed from now on, without another command between, have FACE."
  (setq facemenu-self-insert-data (cons face this-command))
  (add-hook 'post-self-insert-hook #'facemenu-post-self-insert-function))

(defun facemenu-post-self-insert-function ()
  "Give the character just typed the face of `facemenu-self-insert-data', while nothing but typing goes on."
  (when (and (car facemenu-self-insert-data)
             (eq last-command (cdr facemenu-self-insert-data)))
    (put-text-property (1- (point)) (point) 'face (car facemenu-self-insert-data))
    (setq facemenu-self-insert-data (cons (car facemenu-self-insert-data) this-command)))
  (unless (eq last-command (cdr facemenu-self-insert-data))
    (setq facemenu-self-insert-data nil)
    (remove-hook 'post-self-insert-hook #'facemenu-post-self-insert-function)))

(defun facemenu--region ()
  "The active region as a list of START and END, or two nils."
  (if (and mark-active (not current-prefix-arg))
      (list (region-beginning) (region-end))
    (list nil nil)))

(defun facemenu-set-face (face &optional start end)
  "Add FACE to the text from START to END; without START, to what is typed next."
  (interactive (cons (progn (barf-if-buffer-read-only) (read-face-name "Use face" (face-at-point t)))
                     (facemenu--region)))
  (facemenu-add-face face start end))

(defun facemenu-set-foreground (color &optional start end)
  "Give the text from START to END the foreground COLOR; without START, what is typed next.
Signals an error when the display has no such colour."
  (interactive (cons (progn (barf-if-buffer-read-only) (read-color "Foreground color: ")) (facemenu--region)))
  (facemenu--set-color :foreground color start end))

(defun facemenu-set-background (color &optional start end)
  "Give the text from START to END the background COLOR; without START, what is typed next.
Signals an error when the display has no such colour."
  (interactive (cons (progn (barf-if-buffer-read-only) (read-color "Background color: ")) (facemenu--region)))
  (facemenu--set-color :background color start end))

(defun facemenu--set-color (attribute color start end)
  "Add COLOR as ATTRIBUTE to the faces of the text from START to END."
  (unless (color-defined-p color)
    (error "Color `%s' undefined" color))
  (facemenu-add-face (list (list attribute color)) start end))

(defun facemenu--set-region-face (face)
  "Add FACE to the active region, or to what is typed next."
  (barf-if-buffer-read-only)
  (apply #'facemenu-add-face face (facemenu--region)))

(defun facemenu-set-default ()
  "Take the faces from the region, or from what is typed next."
  (interactive)
  (facemenu--set-region-face 'default))

(defun facemenu-set-bold ()
  "Add the face `bold' to the region, or to what is typed next."
  (interactive)
  (facemenu--set-region-face 'bold))

(defun facemenu-set-italic ()
  "Add the face `italic' to the region, or to what is typed next."
  (interactive)
  (facemenu--set-region-face 'italic))

(defun facemenu-set-bold-italic ()
  "Add the face `bold-italic' to the region, or to what is typed next."
  (interactive)
  (facemenu--set-region-face 'bold-italic))

(defun facemenu-set-underline ()
  "Add the face `underline' to the region, or to what is typed next."
  (interactive)
  (facemenu--set-region-face 'underline))

(defun facemenu-set-charset (charset &optional start end)
  "Say that the text from START to END is of CHARSET; without START, what is typed next."
  (interactive (cons (progn (barf-if-buffer-read-only) (read-charset "Use charset: ")) (facemenu--region)))
  (if start
      (remove-text-properties start end '(charset nil)))
  (if start
      (put-text-property start end 'charset charset)
    (facemenu-set-self-insert-face charset)))

(defun facemenu-set-invisible (start end)
  "Make the text from START to END invisible."
  (interactive "r")
  (add-text-properties start end '(invisible t)))

(defun facemenu-set-intangible (start end)
  "Make the text from START to END such that point passes over it."
  (interactive "r")
  (add-text-properties start end '(intangible t)))

(defun facemenu-set-read-only (start end)
  "Forbid to change the text from START to END."
  (interactive "r")
  (add-text-properties start end '(read-only t)))

(defun facemenu-remove-face-props (start end)
  "Take faces from the text from START to END."
  (interactive "*r")
  (remove-text-properties start end '(face nil mouse-face nil)))

(defun facemenu-remove-all (start end)
  "Take all properties from the text from START to END, even where it may not be changed."
  (interactive "*r")
  (let ((inhibit-read-only t))
    (set-text-properties start end nil)))

(defun facemenu-remove-special (start end)
  "Take `invisible', `intangible' and `read-only' from the text from START to END."
  (interactive "*r")
  (let ((inhibit-read-only t))
    (remove-text-properties start end '(invisible nil intangible nil read-only nil))))

(defun list-text-properties-at (position)
  "Show the properties of the character at POSITION."
  (interactive "d")
  (let ((plist (text-properties-at position))
        (category (get-text-property position 'category)))
    (if (not (or plist category))
        (message "There are no text properties at position %d." position)
      (with-output-to-temp-buffer "*Text Properties*"
        (princ (format "Text properties at %d:\n\n" position))
        (while plist
          (princ (format "%-20s %S\n" (car plist) (nth 1 plist)))
          (setq plist (cddr plist)))
        (when category
          (setq plist (symbol-plist category))
          (princ (format "\nCategory %s:\n\n" category))
          (while plist
            (princ (format "%-20s %S\n" (car plist) (nth 1 plist)))
            (setq plist (cddr plist))))))))

(defun facemenu-enable-faces-p ()
  "Whether it is of use to give text faces in this buffer: `format' does not take them away."
  (not (and font-lock-mode font-lock-defaults)))

(defun facemenu-add-face (face &optional start end)
  "Add FACE to the faces of the text from START to END; without START and END, to what is typed next.
FACE is a face, a list of attributes and values, or a list of such; nil and `default' take faces away.  A face that could not be seen
because of one before it is left out."
  (interactive "*xFace: \nr")
  (cond
   ((and (eq face 'default) (not (eq facemenu-remove-face-function t)))
    (if facemenu-remove-face-function
        (funcall facemenu-remove-face-function start end)
      (if (and start (< start end))
          (remove-text-properties start end '(face default))
        (facemenu-set-self-insert-face 'default))))
   (facemenu-add-face-function
    (save-excursion
      (if end (goto-char end))
      (save-excursion
        (if start (goto-char start))
        (insert-before-markers (funcall facemenu-add-face-function face end)))
      (if facemenu-end-add-face
          (insert (if (stringp facemenu-end-add-face)
                      facemenu-end-add-face
                    (funcall facemenu-end-add-face face))))))
   ((and start (< start end))
    (let ((from start))
      (while (/= from end)
        (let* ((to (text-property-not-all from end 'face (get-text-property from 'face)))
               (old (get-text-property from 'face))
               (next (or to end)))
          (put-text-property from next 'face
                             (if (null old)
                                 face
                               (facemenu-active-faces
                                (cons face (if (facemenu--several-faces-p old) old (list old)))
                                (selected-frame))))
          (setq from next)))))
   (t (facemenu-set-self-insert-face face)))
  (unless (facemenu-enable-faces-p)
    (message "Font-lock mode will override any faces you set in this buffer")))

(defun facemenu--several-faces-p (value)
  "Whether VALUE of the property `face' is a list of faces, not one."
  (and (consp value) (not (keywordp (car value))) (not (memq (car value) '(foreground-color background-color)))))

(defun facemenu-active-faces (faces &optional frame)
  "Return those of the list FACES that have an attribute which none before them has, on FRAME; nil means on new frames."
  (let ((seen nil)
        (active nil)
        (left faces))
    (while left
      (let* ((face (car left))
             (own (facemenu--attributes face frame))
             (new (seq-difference own seen)))
        ;; The first one counts whatever it is.
        (when (or new (eq left faces))
          (push face active)
          (setq seen (append new seen)))
        (setq left (if (eq face 'default) nil (cdr left)))))
    (nreverse active)))

(defun facemenu--attributes (face frame)
  "Names of the attributes that FACE, a symbol or a property list or a list of faces, says on FRAME."
  (cond ((and (symbolp face) (facep face))
         (let ((names nil))
           (dolist (pair face-attribute-name-alist names)
             (unless (eq (face-attribute face (car pair) (or frame t)) 'unspecified)
               (push (car pair) names)))))
        ((and (consp face) (keywordp (car face)))
         (let ((names nil))
           (while face
             (push (car face) names)
             (setq face (cddr face)))
           names))
        ((consp face) (apply #'append (mapcar (lambda (each) (facemenu--attributes each frame)) face)))))

(provide 'facemenu)

;;; facemenu.el ends here
