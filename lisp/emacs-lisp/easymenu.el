;;; easymenu.el --- menus written as lists  -*- lexical-binding: t -*-

;; See "Easy Menu" in the Elisp manual.  A menu is a keymap; in batch nobody sees it, and packages look into it.

;;; Code:

(defun easy-menu-intern (string)
  "Return the symbol called STRING, which is returned itself if it is none."
  (if (stringp string) (intern string) string))

(defun easy-menu-always-true-p (form)
  "Return non-nil if FORM is a constant other than nil."
  (if (eq (car-safe form) 'quote) (cadr form) (eq form t)))

(defmacro easy-menu-define (symbol maps doc menu)
  "Define a menu, which becomes the value of the variable SYMBOL, unless that is nil, and part of the keymaps MAPS.
DOC describes the variable.  MENU is a list of a name, properties as :filter FUNCTION, :visible FORM, :active FORM, and
items: strings, vectors [NAME COMMAND ENABLE] or [NAME COMMAND :KEYWORD VALUE...], and lists as MENU for submenus."
  (declare (indent defun) (debug (symbolp body)) (doc-string 3))
  `(progn
     ,(if symbol `(defvar ,symbol nil ,doc))
     (easy-menu-do-define (quote ,symbol) ,maps ,doc ,menu)))

(defun easy-menu-do-define (symbol maps doc menu)
  "Do what `easy-menu-define' with SYMBOL, MAPS, DOC and MENU does when it runs."
  (let ((keymap (easy-menu-create-menu (car menu) (cdr menu))))
    (when symbol
      (set symbol keymap)
      (defalias symbol
        (lambda (event)
          (interactive "@e")
          (x-popup-menu event
                        (or (and (symbolp keymap)
                                 (funcall (or (plist-get (get keymap 'menu-prop) :filter) #'identity)
                                          (symbol-function keymap)))
                            keymap)))
        doc))
    (dolist (map (if (keymapp maps) (list maps) maps))
      (define-key map
        (vector 'menu-bar (if (symbolp (car menu)) (car menu) (easy-menu-intern (downcase (car menu)))))
        (easy-menu-binding keymap (car menu))))
    nil))

(defun easy-menu-binding (menu &optional item-name)
  "Return what is bound to an event for MENU, called ITEM-NAME."
  (let ((properties nil) (map menu))
    (when (symbolp menu)
      (setq properties (get menu 'menu-prop) map (symbol-function menu)))
    (append (list 'menu-item (or item-name (keymap-prompt map) "")
                  map)
            properties)))

(defun easy-menu-filter-return (menu &optional name)
  "Return MENU, a keymap or a list of items, as a keymap called NAME."
  (cond ((keymapp menu) menu)
        ((stringp (car menu)) (easy-menu-create-menu name menu))
        (t (easy-menu-create-menu name menu))))

(defun easymenu--quoted (form)
  "Return FORM, or nil quoted when it is nil, so that it counts as given."
  (if (null form) ''nil form))

(defun easy-menu-create-menu (menu-name menu-items)
  "Return a keymap called MENU-NAME with MENU-ITEMS; a symbol with that function when there are properties."
  (let ((keymap (make-sparse-keymap menu-name)) (properties nil) (label nil) (index 0) (entries nil))
    (while (keywordp (car menu-items))
      (let ((keyword (pop menu-items)) (value (pop menu-items)))
        (pcase keyword
          (:filter (setq properties
                         (append properties
                                 (list :filter
                                       (lambda (menu)
                                         (easy-menu-filter-return (funcall value menu) menu-name))))))
          ((or :enable :active)
           (unless (easy-menu-always-true-p value)
             (setq properties (append properties (list :enable (easymenu--quoted value))))))
          (:label (setq label value))
          (:help (setq properties (append properties (list :help value))))
          ((or :included :visible)
           (unless (easy-menu-always-true-p value)
             (setq properties (append properties (list :visible (easymenu--quoted value)))))))))
    (dolist (item menu-items)
      (let* ((converted (easy-menu-convert-item item)) (key (car converted)))
        (if (and easy-menu-avoid-duplicate-keys (assq key entries))
            (setq key (intern (format "%s-%d" key index))))
        (push (cons key (cdr converted)) entries)
        (setq index (1+ index))))
    (setq keymap (cons 'keymap (cons menu-name (nreverse entries))))
    (if (or properties label)
        (let ((symbol (easymenu--new-symbol)))
          (fset symbol keymap)
          (put symbol 'menu-prop properties)
          (if label (put symbol 'menu-label label))
          symbol)
      keymap)))

(defun easymenu--new-symbol ()
  "Return a new symbol for a command of a menu."
  (prog1 (make-symbol (format "menu-function-%d" easy-menu-item-count))
    (setq easy-menu-item-count (1+ easy-menu-item-count))))

(defun easy-menu-make-symbol (callback &optional noexp)
  "Return a symbol whose function does CALLBACK: a command, or, unless NOEXP, a form to evaluate."
  (let ((command (easymenu--new-symbol)))
    (fset command
          (if (or (keymapp callback) (commandp callback) noexp)
              callback
            (lambda () (interactive) (eval callback lexical-binding))))
    command))

(defun easy-menu-convert-item (item)
  "Return ITEM of a menu as (EVENT menu-item NAME COMMAND...)."
  (cond
   ((stringp item)
    (list nil 'menu-item item))
   ((vectorp item) (easymenu--convert-vector item))
   ((consp item)
    (let* ((menu (easy-menu-create-menu (car item) (cdr item)))
           (label (and (symbolp menu) (get menu 'menu-label))))
      (cons (easy-menu-intern (car item))
            (easy-menu-binding menu (or label (car item))))))
   (t (error "Invalid menu item in easymenu"))))

(defun easymenu--convert-vector (item)
  "Return ITEM, a vector, as `easy-menu-convert-item' does."
  (let* ((name (aref item 0)) (command (aref item 1)) (third (and (> (length item) 2) (aref item 2)))
         (label name) (count 2)
         enable enable-given visible visible-given suffix style selected selected-given help keys keywords-left)
    (if (or (<= (length item) 2) (not (keywordp third)))
        (if (> (length item) 2)
            (setq enable third enable-given (not (easy-menu-always-true-p third)))
          nil)
      (while (< count (length item))
        (let ((keyword (aref item count)) (value (and (< (1+ count) (length item)) (aref item (1+ count)))))
          (setq count (+ count 2))
          (pcase keyword
            ((or :included :visible) (setq visible value visible-given (not (easy-menu-always-true-p value))))
            ((or :enable :active) (setq enable value enable-given (not (easy-menu-always-true-p value))))
            (:label (setq label value))
            (:keys (setq keys value))
            (:help (setq help value))
            (:key-sequence (setq keywords-left (list :key-sequence value)))
            (:suffix (setq suffix value))
            (:style (setq style value))
            (:selected (setq selected value selected-given t))))))
    (if suffix
        (setq label (if (stringp suffix)
                        (if (stringp label) (concat label " " suffix) (list 'concat label (concat " " suffix)))
                      (if (stringp label)
                          (list 'concat (concat label " ") suffix)
                        (list 'concat label " " suffix)))))
    (append
     (list (easy-menu-intern name) 'menu-item label
           (cond ((null command) nil)
                 ((or (symbolp command) (commandp command) (keymapp command)) command)
                 (t (easy-menu-make-symbol command))))
     (and enable-given (list :enable (easymenu--quoted enable)))
     (and visible-given (list :visible (easymenu--quoted visible)))
     keywords-left
     (and keys (list :keys keys))
     (and help (list :help help))
     (and selected-given
          (let ((prefix (cdr (assq style easy-menu-button-prefix))))
            (and prefix (list :button (cons prefix (easymenu--quoted selected)))))))))

;; Changing menus

(defun easy-menu-name-match (name item)
  "Return the definition in ITEM, a binding of a menu, if NAME, a string or symbol, names it."
  (let ((definition (cdr-safe item)))
    (and (consp item)
         (let ((label (if (eq (car-safe definition) 'menu-item) (cadr definition) (car-safe definition))))
           (if (or (if (symbolp name) (eq name (car item)) (eq (intern name) (car item)))
                   (and (stringp name) (or (string= name (format "%s" (car item)))
                                           (and (stringp label) (string= (downcase name) (downcase label))))))
               (if (eq (car-safe definition) 'menu-item) (cdr definition) definition))))))

(defun easymenu--find (map name)
  "Return the binding (EVENT . DEFINITION) in the keymap MAP that NAME names."
  (let (found)
    (if (symbolp map) (setq map (indirect-function map)))
    (dolist (item (cdr-safe map) found)
      (if (and (not found) (consp item) (easy-menu-name-match name item)) (setq found item)))))

(defun easymenu--keymap-in (binding)
  "Return the keymap that BINDING, (EVENT . DEFINITION), has, or nil."
  (let ((definition (cdr binding)))
    (cond ((eq (car-safe definition) 'menu-item) (and (keymapp (nth 2 definition)) (nth 2 definition)))
          ((and (stringp (car-safe definition)) (keymapp (cdr definition))) (cdr definition))
          ((keymapp definition) definition))))

(defun easy-menu-get-map (map path &optional to-modify)
  "Return the keymap that PATH, a list of names, leads to in MAP; nil as MAP is the global menu bar.
With TO-MODIFY non-nil, what is missing is made."
  (let ((map (or map (let ((bar (lookup-key (current-global-map) [menu-bar])))
                       (unless (keymapp bar)
                         (setq bar (make-sparse-keymap "menu-bar"))
                         (define-key (current-global-map) [menu-bar] bar))
                       bar))))
    (while (and path map)
      (let* ((name (pop path)) (binding (easymenu--find map name)) (below (and binding (easymenu--keymap-in binding))))
        (cond (below (setq map (if (symbolp below) (indirect-function below) below)))
              (to-modify
               (let ((made (make-sparse-keymap name)))
                 (define-key map (vector (easy-menu-intern name)) (cons name made))
                 (setq map made)))
              (t (setq map nil)))))
    map))

(defun easy-menu-define-key (menu key item &optional before)
  "Bind KEY to ITEM in the keymap MENU, before the item called BEFORE or else behind all others."
  (let ((old (assq key (cdr menu))) (place nil))
    (if old (delq old menu))
    (if (null item)
        nil
      (setq place (and before (easymenu--find menu before)))
      (let ((cell menu))
        (while (and (consp (cdr cell))
                    (not (eq (cadr cell) 'keymap))
                    (not (and place (eq (cadr cell) place)))
                    (not (and (not place) (stringp (cadr cell)) (null (cddr cell)))))
          (setq cell (cdr cell)))
        (setcdr cell (cons (cons key item) (cdr cell)))))))

(defun easy-menu-add-item (map path item &optional before)
  "Add ITEM to the menu that PATH leads to in MAP, before the item called BEFORE.
ITEM is as in `easy-menu-define', or a keymap."
  (let* ((menu (easy-menu-get-map map path t))
         (converted (if (or (keymapp item) (and (symbolp item) (keymapp (symbol-value item)) (setq item (symbol-value item))))
                        (let ((name (keymap-prompt item)))
                          (cons (easy-menu-intern name) (easy-menu-binding item name)))
                      (easy-menu-convert-item item))))
    (easy-menu-define-key menu (car converted) (cdr converted) before)
    nil))

(defun easy-menu-return-item (menu name)
  "Return the definition of the item called NAME in the keymap MENU, (NAME . COMMAND), or nil."
  (let ((binding (easymenu--find menu name)))
    (when binding
      (let ((definition (cdr binding)))
        (if (eq (car-safe definition) 'menu-item)
            (cons (nth 1 definition) (nth 2 definition))
          definition)))))

(defun easy-menu-item-present-p (map path name)
  "Return the definition of the item NAME in the menu that PATH leads to in MAP, or nil."
  (let ((menu (easy-menu-get-map map path)))
    (and menu (easy-menu-return-item menu name))))

(defun easy-menu-remove-item (map path name)
  "Take the item NAME out of the menu that PATH leads to in MAP, and return its definition."
  (let* ((menu (easy-menu-get-map map path)) (item (and menu (easy-menu-return-item menu name))))
    (when item
      (delq (easymenu--find menu name) menu)
      item)))

(defun easy-menu-change (path name items &optional before map)
  "Make ITEMS the menu called NAME in the menu that PATH leads to in MAP, the menu bar by default."
  (easy-menu-add-item map path (easy-menu-create-menu name items) before))

(defun add-submenu (menu-path submenu &optional before in-menu)
  "Add SUBMENU, a list as in `easy-menu-define', to the menu that MENU-PATH leads to in IN-MENU."
  (easy-menu-add-item in-menu menu-path submenu before))

(defun easy-menu-add (&rest _arguments)
  "Do nothing: a menu is there as soon as its keymap is."
  nil)

(defalias 'easy-menu-remove #'easy-menu-add)

(provide 'easymenu)

;;; easymenu.el ends here
