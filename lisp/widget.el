;;; widget.el --- definition of widgets  -*- lexical-binding: t -*-

;; What a widget is, is told here; what it does is in the library wid-edit.

(defun define-widget (name class doc &rest args)
  "Make the symbol NAME a widget of CLASS, a widget or nil, with the documentation DOC; return NAME.
ARGS are the default values of its properties, KEYWORD VALUE...  Signal an error if DOC is neither a string nor nil."
  (unless (or (null doc) (stringp doc))
    (error "Widget documentation must be nil or a string"))
  (put name 'widget-type (cons class args))
  (put name 'widget-documentation doc)
  name)

(provide 'widget)

;;; widget.el ends here
