;;; tool-bar.el --- items of tool bars  -*- lexical-binding: t -*-

;; In batch no tool bar is shown; packages that define items of their own modes' tool bars get keymaps as in Emacs.

(defun tool-bar--image-expression (icon)
  "Return a form whose value is the image of the files called ICON, whose suffixes name their formats."
  (let ((xpm (list :type 'xpm :file (concat icon ".xpm")))
        (low (list :type 'xpm :file (concat "low-color/" icon ".xpm")))
        (pbm (list :type 'pbm :file (concat icon ".pbm") :foreground "black"))
        (xbm (list :type 'xbm :file (concat icon ".xbm") :foreground "black")))
    `(find-image (cond ((not (display-color-p)) ',(list pbm xbm low xpm))
                       ((< (display-color-cells) 256) ',(list low xpm pbm xbm))
                       (t ',(list xpm pbm xbm)))
                 t)))

(defun tool-bar-local-item (icon def key map &rest props)
  "Add to MAP, a keymap, an item with the picture ICON and the binding DEF, for the event KEY, a symbol.
ICON is the name of image files without their suffix; PROPS are properties as in extended menu items."
  (define-key-after map (vector key)
    `(menu-item ,(symbol-name key) ,def :image ,(tool-bar--image-expression icon) ,@props)))

(defun tool-bar-add-item (icon def key &rest props)
  "Add to the tool bar that all modes share what `tool-bar-local-item' makes of ICON, DEF, KEY and PROPS."
  (apply #'tool-bar-local-item icon def key tool-bar-map props))

(defun tool-bar-local-item-from-menu (command icon in-map &optional from-map &rest props)
  "Add to the keymap IN-MAP an item like the one that runs COMMAND in the menu bar of FROM-MAP, with the picture ICON.
FROM-MAP is the global map by default; PROPS are further properties."
  (let* ((menu-map (or from-map global-map))
         (place (tool-bar--menu-place command menu-map))
         (key (car place))
         (item (cdr place))
         (image (tool-bar--image-expression icon)))
    (define-key-after in-map (vector key)
      (if (eq (car-safe item) 'menu-item)
          (append item (list :image image) props)
        `(menu-item ,(car item) ,(cdr item) :image ,image ,@props)))))

(defun tool-bar--menu-place (command menu-map)
  "Return (EVENT . BINDING), the last item that runs COMMAND in the menu bar of MENU-MAP, nil when there is none."
  (let ((found nil))
    (dolist (keys (where-is-internal command (list menu-map)))
      (when (and (> (length keys) 1) (eq (aref keys 0) 'menu-bar))
        (let* ((last (1- (length keys)))
               (submap (lookup-key menu-map (substring keys 0 last))))
          (setq found (and (keymapp submap) (assq (aref keys last) submap))))))
    found))

(defun tool-bar-add-item-from-menu (command icon &optional map &rest props)
  "Add to the tool bar that all modes share what `tool-bar-local-item-from-menu' makes of COMMAND, ICON, MAP and PROPS."
  (apply #'tool-bar-local-item-from-menu command icon tool-bar-map map props))

(provide 'tool-bar)

;;; tool-bar.el ends here
