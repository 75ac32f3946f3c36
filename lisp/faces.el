;;; faces.el --- faces as data: what they are, their attributes, their specifications  -*- lexical-binding: t -*-

;; See "Faces" in the Elisp manual.  Batch draws nothing; faces have attributes all the same, as on a terminal without colours.

;;; Code:

;; Faces

(defun facep (face)
  "Return non-nil if FACE, a symbol or a string, is a face."
  (internal-lisp-face-p face))

(defun check-face (face)
  "Return FACE if it is a face, else signal an error."
  (unless (facep face) (error "Not a face: %s" face))
  face)

(defun frame-face-alist (&optional frame)
  "Return an alist of the faces of FRAME and vectors of their attributes."
  (mapcar (lambda (face) (cons face (internal-lisp-face-p face (or frame (selected-frame))))) (face-list)))

(defun face-list ()
  "Return a list of all faces."
  (frame--face-list))

(defun make-face (face)
  "Make FACE, a symbol, a face without attributes if it is none, and return it."
  (interactive (list (read-from-minibuffer "Make face: " nil nil t 'face-name-history)))
  (make-empty-face face))

(defun make-empty-face (face)
  "Make FACE, a symbol, a face without attributes if it is none, and return it."
  (interactive (list (read-from-minibuffer "Make empty face: " nil nil t 'face-name-history)))
  (unless (and (symbolp face) (facep face))
    (internal-make-lisp-face face)
    (dolist (frame (frame-list))
      (internal-make-lisp-face face frame)))
  face)

(defun copy-face (old-face new-face &optional frame new-frame)
  "Make NEW-FACE a face with the attributes of OLD-FACE, and return it.
FRAME nil means on all frames and for new ones, t only for the latter; NEW-FRAME is where the copy is made."
  (let ((inhibit-quit t))
    (if (null frame)
        (progn
          (dolist (each (frame-list))
            (copy-face old-face new-face each))
          (copy-face old-face new-face t))
      (make-empty-face new-face)
      (if (get old-face 'face-defface-spec) nil)
      (internal-copy-lisp-face old-face new-face frame new-frame))
    new-face))

(defun face-id (face &optional _frame)
  "Return the number of FACE."
  (check-face face)
  (get face 'face))

(defun face-name (face)
  "Return the name of FACE."
  (symbol-name (check-face face)))

(defun face-equal (face1 face2 &optional frame)
  "Return non-nil if FACE1 and FACE2 have the same attributes on FRAME."
  (internal-lisp-face-equal-p face1 face2 frame))

(defun face-differs-from-default-p (face &optional frame)
  "Return non-nil if FACE looks other than the default face on FRAME: nothing does without a screen.
The value is the first attribute that the display can show and that differs."
  (let ((attributes '(:family :foundry :width :height :weight :slant :foreground :background :underline :overline
                      :strike-through :box :inverse-video))
        (differs nil))
    (while (and attributes (not differs))
      (let* ((attribute (pop attributes)) (value (face-attribute face attribute frame t)))
        (if (and (not (eq value 'unspecified))
                 (display-supports-face-attributes-p (list attribute value) frame))
            (setq differs attribute))))
    differs))

(defun face-nontrivial-p (face &optional frame)
  "Return t if FACE has any attribute on FRAME."
  (not (internal-lisp-face-empty-p face frame)))

(defun face-list-p (face-or-list)
  "Return t if FACE-OR-LIST is a list of faces and not the attributes of one."
  (and (listp face-or-list)
       (not (memq (car face-or-list) '(foreground-color background-color)))
       (not (keywordp (car face-or-list)))))

(defun face-documentation (face)
  "Return the documentation of FACE, or nil."
  (let ((alias (get face 'face-alias)))
    (if alias
        (format "%s is an alias for the face `%s'." face alias)
      (get face 'face-documentation))))

(defun set-face-documentation (face string)
  "Make STRING the documentation of FACE."
  (put face 'face-documentation (purecopy string)))

(defalias 'face-doc-string #'face-documentation)
(defalias 'set-face-doc-string #'set-face-documentation)

;; Attributes

(defun face-descriptive-attribute-name (attribute)
  "Return what ATTRIBUTE of faces is called."
  (cdr (assq attribute face-attribute-name-alist)))

(defun face-attribute (face attribute &optional frame inherit)
  "Return the value of ATTRIBUTE of FACE on FRAME, t meaning for new frames; `unspecified' when it has none.
INHERIT t asks the faces that FACE inherits from as well; a face, or a list of them, comes last."
  (let ((value (internal-get-lisp-face-attribute face attribute frame)))
    (when (and inherit (face-attribute-relative-p attribute value))
      (let ((parents (face-attribute face :inherit frame)))
        (unless (or (null parents) (eq parents 'unspecified))
          (setq value (face-attribute-merged-with attribute value parents frame)))))
    (when (and inherit (not (eq inherit t)) (face-attribute-relative-p attribute value))
      (setq value (face-attribute-merged-with attribute value inherit frame)))
    value))

(defun face-attribute-merged-with (attribute value faces &optional frame)
  "Return VALUE of ATTRIBUTE on top of what FACES, a face or a list of them, have on FRAME."
  (dolist (face (if (listp faces) faces (list faces)))
    (when (face-attribute-relative-p attribute value)
      (setq value (merge-face-attribute attribute value (face-attribute face attribute frame t)))))
  value)

(defmacro face-attribute-specified-or (value &rest body)
  "Return VALUE unless it is `unspecified', else what BODY evaluates to."
  (let ((temp (make-symbol "value")))
    `(let ((,temp ,value))
       (if (not (eq ,temp 'unspecified)) ,temp ,@body))))

(defun face-all-attributes (face &optional frame)
  "Return an alist of the attributes of FACE on FRAME, nil meaning for new frames, and their values."
  (mapcar (lambda (pair) (cons (car pair) (face-attribute face (car pair) (or frame t))))
          face-attribute-name-alist))

(defun faces--colour (face attribute frame inherit)
  "Return ATTRIBUTE of FACE, nil when it has none."
  (face-attribute-specified-or (face-attribute face attribute frame inherit) nil))

(defun face-foreground (face &optional frame inherit)
  "Return the foreground colour of FACE, nil when it has none; FRAME and INHERIT are as for `face-attribute'."
  (faces--colour face :foreground frame inherit))

(defun face-background (face &optional frame inherit)
  "Return the background colour of FACE, nil when it has none; FRAME and INHERIT are as for `face-attribute'."
  (faces--colour face :background frame inherit))

(defun face-stipple (face &optional frame inherit)
  "Return the stipple of FACE, nil when it has none; FRAME and INHERIT are as for `face-attribute'."
  (faces--colour face :stipple frame inherit))

(defalias 'face-background-pixmap #'face-stipple)

(defun face-underline-p (face &optional frame inherit)
  "Return non-nil if FACE is underlined."
  (faces--colour face :underline frame inherit))

(defun face-inverse-video-p (face &optional frame inherit)
  "Return non-nil if FACE has its colours swapped."
  (eq (face-attribute face :inverse-video frame inherit) t))

(defun face-bold-p (face &optional frame inherit)
  "Return non-nil if FACE is bold."
  (let ((bold (face-attribute face :weight frame inherit)))
    (memq bold '(semi-bold bold extra-bold ultra-bold))))

(defun face-italic-p (face &optional frame inherit)
  "Return non-nil if FACE is italic."
  (memq (face-attribute face :slant frame inherit) '(italic oblique)))

(defun face-extend-p (face &optional frame inherit)
  "Return non-nil if FACE reaches to the edge of the window."
  (eq (face-attribute face :extend frame inherit) t))

(defun set-face-attribute (face frame &rest args)
  "Set attributes of FACE, made if need be, to the values in ARGS, a plist.
FRAME nil means on all frames and for new ones, t only for the latter."
  (let ((where (if (null frame) 0 frame)))
    (unless (facep face) (signal 'error (list "Invalid face" face)))
    (when (and (null frame) (symbolp face))
      (put (or (get face 'face-alias) face) 'face-modified t))
    (while args
      (let ((attribute (car args)) (value (cadr args)))
        (if (and (memq attribute '(:family :foundry)) (equal value "")) (setq value 'unspecified))
        (if (null (cdr args)) (setq value nil))
        (cond
         ((eq attribute :bold) (setq attribute :weight value (if value 'bold 'normal)))
         ((eq attribute :italic) (setq attribute :slant value (if value 'italic 'normal))))
        (internal-set-lisp-face-attribute face attribute value where)
        (setq args (cddr args))))))

(defun set-face-foreground (face color &optional frame)
  "Make COLOR, or with nil none, the foreground of FACE on FRAME."
  (interactive (list (read-face-name "Face") (read-string "Foreground color: ")))
  (set-face-attribute face frame :foreground (or color 'unspecified)))

(defun set-face-background (face color &optional frame)
  "Make COLOR, or with nil none, the background of FACE on FRAME."
  (interactive (list (read-face-name "Face") (read-string "Background color: ")))
  (set-face-attribute face frame :background (or color 'unspecified)))

(defun set-face-stipple (face stipple &optional frame)
  "Make STIPPLE, or with nil none, the stipple of FACE on FRAME."
  (set-face-attribute face frame :stipple (or stipple 'unspecified)))

(defun set-face-font (face font &optional frame)
  "Make FONT the font of FACE on FRAME."
  (set-face-attribute face frame :font font))

(defun set-face-underline (face underline &optional frame)
  "Say by UNDERLINE whether, or in which colour, FACE is underlined on FRAME."
  (set-face-attribute face frame :underline underline))

(defun set-face-inverse-video (face inverse-video-p &optional frame)
  "Say by INVERSE-VIDEO-P whether FACE has its colours swapped on FRAME."
  (set-face-attribute face frame :inverse-video inverse-video-p))

(defun set-face-bold (face bold-p &optional frame)
  "Say by BOLD-P whether FACE is bold on FRAME."
  (if (null bold-p) (make-face-unbold face frame) (make-face-bold face frame)))

(defun set-face-italic (face italic-p &optional frame)
  "Say by ITALIC-P whether FACE is italic on FRAME."
  (if (null italic-p) (make-face-unitalic face frame) (make-face-italic face frame)))

(defun set-face-extend (face extend-p &optional frame)
  "Say by EXTEND-P whether FACE reaches to the edge of the window on FRAME."
  (set-face-attribute face frame :extend extend-p))

(defalias 'set-face-underline-p #'set-face-underline)
(defalias 'set-face-inverse-video-p #'set-face-inverse-video)
(defalias 'set-face-bold-p #'set-face-bold)
(defalias 'set-face-italic-p #'set-face-italic)
(defalias 'set-face-background-pixmap #'set-face-stipple)

(defun make-face-bold (face &optional frame _noerror)
  "Make FACE bold on FRAME."
  (set-face-attribute face frame :weight 'bold))

(defun make-face-unbold (face &optional frame _noerror)
  "Make FACE not bold on FRAME."
  (set-face-attribute face frame :weight 'normal))

(defun make-face-italic (face &optional frame _noerror)
  "Make FACE italic on FRAME."
  (set-face-attribute face frame :slant 'italic))

(defun make-face-unitalic (face &optional frame _noerror)
  "Make FACE not italic on FRAME."
  (set-face-attribute face frame :slant 'normal))

(defun make-face-bold-italic (face &optional frame _noerror)
  "Make FACE bold and italic on FRAME."
  (set-face-attribute face frame :weight 'bold :slant 'italic))

(defun invert-face (face &optional frame)
  "Swap foreground and background of FACE on FRAME; where it has neither, turn its inverse video over."
  (interactive (list (read-face-name "Invert face")))
  (let ((fg (face-attribute face :foreground frame)) (bg (face-attribute face :background frame)))
    (if (not (and (eq fg 'unspecified) (eq bg 'unspecified)))
        (set-face-attribute face frame :foreground bg :background fg)
      (set-face-attribute face frame :inverse-video (not (face-inverse-video-p face frame)))))
  face)

;; Specifications

(defun face-spec-set-match-display (display frame)
  "Return non-nil if FRAME is what DISPLAY, of a face specification, asks for."
  (let ((conditions display) (match t))
    (if (eq display t) (setq conditions nil))
    (if (eq display 'default) (setq conditions nil))
    (while (and conditions match)
      (let* ((condition (pop conditions)) (what (car condition)) (options (cdr condition)))
        (setq match
              (cond
               ((eq what 'type)
                (or (memq (framep-on-display frame) options)
                    (memq 'tty (and (memq (framep frame) '(t)) (memq 'tty options)))
                    (and (display-graphic-p frame) (memq 'graphic options))))
               ((eq what 'class) (memq (frame-parameter frame 'display-type) options))
               ((eq what 'background) (memq (frame-parameter frame 'background-mode) options))
               ((eq what 'min-colors) (>= (display-color-cells frame) (car options)))
               ((eq what 'supports) (display-supports-face-attributes-p options frame))
               (t (error "Unknown req `%S' with options `%S'" what options))))))
    match))

(defun face-spec-choose (spec &optional frame no-match-retval)
  "Return the attributes, a plist, that SPEC gives for FRAME; NO-MATCH-RETVAL when it gives none."
  (setq frame (or frame (selected-frame)))
  (let ((defaults nil) (found nil) (matched nil))
    (while spec
      (let* ((entry (pop spec)) (display (car entry)) (attributes (cdr entry)))
        ;; Old ones have the attributes in a list.
        (if (and attributes (null (cdr attributes))) (setq attributes (car attributes)))
        (cond ((eq display 'default) (setq defaults attributes))
              ((face-spec-set-match-display display frame)
               (setq found attributes matched t spec nil)))))
    (if (or matched defaults)
        (append defaults found)
      no-match-retval)))

(defun face-default-spec (face)
  "Return the specification that `defface' gave FACE."
  (get face 'face-defface-spec))

(defun face-user-default-spec (face)
  "Return the specification of FACE that the user has saved, or the one of `defface'."
  (or (get face 'customized-face) (get face 'saved-face) (face-default-spec face)))

(defun face-spec-reset-face (face &optional frame)
  "Give FACE no attributes on FRAME."
  (apply #'set-face-attribute face (or frame (selected-frame))
         (apply #'append
                (mapcar (lambda (pair) (list (car pair) 'unspecified)) face-attribute-name-alist)))
  nil)

(defun face-spec-set-2 (face frame face-attrs)
  "Give FACE on FRAME the attributes in the plist FACE-ATTRS."
  (let (known)
    (while face-attrs
      (when (assq (car face-attrs) (append '((:bold) (:italic) (:font) (:distant-foreground)) face-attribute-name-alist))
        (push (car face-attrs) known)
        (push (cadr face-attrs) known))
      (setq face-attrs (cddr face-attrs)))
    (apply #'set-face-attribute face frame (nreverse known))))

(defun face-spec-recalc (face frame)
  "Give FACE on FRAME the attributes that its specifications say."
  (check-face face)
  (setq face (or (get face 'face-alias) face))
  (face-spec-reset-face face frame)
  (let ((base (or (face-spec-choose (face-user-default-spec face) frame 'none)))
        (override (face-spec-choose (get face 'face-override-spec) frame)))
    (unless (eq base 'none) (face-spec-set-2 face frame base))
    (if override (face-spec-set-2 face frame override))))

(defun face-spec-set (face spec &optional spec-type)
  "Make SPEC a specification of FACE, made if need be, and give it the attributes that it says.
SPEC-TYPE says which one: `face-override-spec' or nil, `customized-face', `saved-face', or `face-defface-spec'; `reset'
takes all but the latter away."
  (if (get face 'face-alias) (setq face (get face 'face-alias)))
  (cond
   ((null spec-type) (put face 'face-override-spec spec))
   ((memq spec-type '(customized-face saved-face face-override-spec face-defface-spec)) (put face spec-type spec))
   ((eq spec-type 'reset)
    (put face 'customized-face nil) (put face 'face-override-spec nil)))
  (make-empty-face face)
  (dolist (frame (frame-list))
    (face-spec-recalc face frame))
  nil)

(defun face-spec--realize (face)
  "Make FACE, which `defface' has declared, a face with the attributes that its specification says."
  (put face 'face-modified nil)
  (unless (facep face)
    (make-empty-face face))
  (dolist (frame (frame-list))
    (face-spec-recalc face frame)))

(defun face-attr-match-p (face attrs &optional frame)
  "Return t if the attributes of FACE on FRAME are those in the plist ATTRS and no others."
  (let ((same t))
    (dolist (pair face-attribute-name-alist same)
      (let ((value (face-attribute face (car pair) frame)))
        (unless (equal value (if (plist-member attrs (car pair)) (plist-get attrs (car pair)) 'unspecified))
          (setq same nil))))))

(defun face-spec-match-p (face spec &optional frame)
  "Return t if FACE has on FRAME the attributes that SPEC says."
  (face-attr-match-p face (face-spec-choose spec frame) frame))

(defun face-attr-construct (face &optional frame)
  "Return a plist of the attributes that FACE has on FRAME."
  (let (result)
    (dolist (pair face-attribute-name-alist (nreverse result))
      (let ((value (face-attribute face (car pair) frame)))
        (unless (eq value 'unspecified)
          (push (car pair) result)
          (push value result))))))

;; At point

(defun face-at-point (&optional _thing multiple)
  "Return the face of the text at point; with MULTIPLE a list of all its faces."
  (let* ((property (or (get-char-property (point) 'read-face-name) (get-char-property (point) 'face)))
         (faces (cond ((null property) nil)
                      ((face-list-p property) (seq-filter #'facep property))
                      ((facep property) (list property)))))
    (if multiple faces (car faces))))

(defun faces--at-point (attribute fallback)
  "Return the colour ATTRIBUTE, one of faces, of the text at point, or that of the face default by FALLBACK."
  (let ((found nil))
    (dolist (face (let ((property (get-char-property (point) 'face)))
                    (if (face-list-p property) property (list property))))
      (unless found
        (setq found (cond ((and face (symbolp face) (facep face)) (faces--colour face attribute nil nil))
                          ((consp face) (plist-get face attribute))))))
    (or found (funcall fallback 'default))))

(defun foreground-color-at-point ()
  "Return the foreground colour of the text at point."
  (faces--at-point :foreground #'face-foreground))

(defun background-color-at-point ()
  "Return the background colour of the text at point."
  (faces--at-point :background #'face-background))

(defun read-face-name (prompt &optional default _multiple)
  "Ask for the name of a face with PROMPT and return the face, DEFAULT if the answer is empty."
  (let ((answer (completing-read (if default (format "%s (default `%s'): " prompt default) (format "%s: " prompt))
                                 obarray #'facep t nil 'face-name-history)))
    (if (equal answer "") default (intern answer))))

(provide 'faces)

;;; faces.el ends here
