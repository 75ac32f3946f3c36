;;; eieio-base.el --- classes to inherit from  -*- lexical-binding: t -*-

(require 'eieio)
(require 'seq)

;;; Values from another object

(defclass eieio-instance-inheritor ()
  ((parent-instance :initarg :parent-instance :type eieio-instance-inheritor
                    :documentation "The object whose values stand in for those that are missing."))
  "Objects that take values they do not have from the one they were cloned from."
  :abstract t)

(cl-defmethod slot-unbound ((object eieio-instance-inheritor) _class slot-name _fn)
  "Return the value that SLOT-NAME has in what OBJECT was cloned from."
  (if (slot-boundp object 'parent-instance)
      (eieio-oref (oref object parent-instance) slot-name)
    (cl-call-next-method)))

(cl-defmethod clone ((obj eieio-instance-inheritor) &rest _params)
  "Return an object without values of its own whose values are those of OBJ."
  (let ((new (cl-call-next-method)) (params _params)
        (class (eieio--object-class obj)))
    (let ((set nil) (rest (if (stringp (car params)) (cdr params) params)))
      (while rest
        (push (eieio--initarg-to-attribute class (car rest)) set)
        (setq rest (cddr rest)))
      (let ((eieio-skip-typecheck t))
        (dolist (slot (eieio-class-slots class))
          (let ((name (cl--slot-descriptor-name slot)))
            (unless (memq name set)
              (eieio-oset new name eieio--unbound))))))
    (oset new parent-instance obj)
    new))

(cl-defgeneric eieio-instance-inheritor-slot-boundp (object slot)
  "Return non-nil if SLOT of OBJECT, or of what it was cloned from, has a value.")
(cl-defmethod eieio-instance-inheritor-slot-boundp ((object eieio-instance-inheritor) slot)
  "Return non-nil if SLOT of OBJECT, or of what it was cloned from, has a value."
  (or (slot-boundp object slot)
      (and (slot-boundp object 'parent-instance)
           (eieio-instance-inheritor-slot-boundp (oref object parent-instance) slot))))

;;; Objects that are counted

(defclass eieio-instance-tracker ()
  ((tracking-symbol :type symbol :allocation :class
                    :documentation "The variable with the list of all objects."))
  "Objects that are noted in a variable."
  :abstract t)

(cl-defmethod initialize-instance :after ((this eieio-instance-tracker) &rest _slots)
  "Note THIS in its class's variable."
  (let ((symbol (oref this tracking-symbol)))
    (unless (memq this (symbol-value symbol))
      (set symbol (append (symbol-value symbol) (list this))))))

(cl-defgeneric delete-instance (this)
  "Forget THIS.")
(cl-defmethod delete-instance ((this eieio-instance-tracker))
  "Take THIS out of its class's variable."
  (set (oref this tracking-symbol) (delq this (symbol-value (oref this tracking-symbol)))))

(defun eieio-instance-tracker-find (key slot list-symbol)
  "Return the object in the value of LIST-SYMBOL whose SLOT, a symbol, is `equal' to KEY."
  (object-assoc key slot (symbol-value list-symbol)))

;;; One object only

(defclass eieio-singleton ()
  ((singleton :type eieio-singleton :allocation :class
              :documentation "The only object there is."))
  "Classes with one object."
  :abstract t)

(cl-defmethod make-instance ((class (subclass eieio-singleton)) &rest _slots)
  "Return the only object of CLASS, made when there is none."
  (let ((old (eieio-oref-default class 'singleton)))
    (if (not (eq old eieio--unbound))
        old
      (eieio-oset-default class 'singleton (cl-call-next-method)))))

;;; Names

(defclass eieio-named ()
  ((object-name :initarg :object-name :initform nil))
  "Objects with a name."
  :abstract t)

(cl-defmethod eieio-object-name-string ((obj eieio-named))
  "Return the name of OBJ."
  (or (slot-value obj 'object-name)
      (cl-call-next-method)))

(cl-defgeneric eieio-object-set-name-string (obj name)
  "Let NAME be that of OBJ.")
(cl-defmethod eieio-object-set-name-string ((obj eieio-default-superclass) name)
  "Let NAME, a string, be that of OBJ."
  (unless (stringp name) (signal 'wrong-type-argument (list 'stringp name)))
  (puthash obj name eieio--object-names)
  name)
(cl-defmethod eieio-object-set-name-string ((obj eieio-named) name)
  "Let NAME, a string, be that of OBJ."
  (unless (stringp name) (signal 'wrong-type-argument (list 'stringp name)))
  (eieio-oset obj 'object-name name))

(cl-defmethod clone ((obj eieio-named) &rest params)
  "Return a copy of OBJ with another name; PARAMS may begin with it."
  (let* ((new (cl-call-next-method))
         (name (and (stringp (car params)) (car params)))
         (given (or name (plist-get (if name (cdr params) params) :object-name)))
         (old (and (slot-boundp obj 'object-name) (oref obj object-name))))
    (eieio-oset new 'object-name
                (or given
                    (save-match-data
                      (if (and old (string-match "-\\([0-9]+\\)\\'" old))
                          (concat (substring old 0 (match-beginning 0))
                                  (format "-%d" (1+ (string-to-number (match-string 1 old)))))
                        (concat (or old (eieio-object-name-string obj)) "-1")))))
    new))

;;; Objects in files

(defclass eieio-persistent ()
  ((file :initarg :file :type string :documentation "The file that the object is saved in.")
   (extension :type string :allocation :class :initform ".eieio"
              :documentation "The ending of the names of such files.")
   (file-header-line :type string :allocation :class :initform ";; EIEIO PERSISTENT OBJECT"
                     :documentation "The first line of such files.")
   (do-backups :type boolean :allocation :class :initform t
               :documentation "Whether saving makes a backup file."))
  "Objects that can be saved in a file."
  :abstract t)

(defun eieio-persistent-read (filename &optional class allow-subclass)
  "Return the object saved in FILENAME, which must be of CLASS, or of one that inherits from it if ALLOW-SUBCLASS."
  (unless class
    (warn "`eieio-persistent-read' called without specifying a class"))
  (let ((form nil))
    (with-temp-buffer
      (insert-file-contents filename)
      (goto-char (point-min))
      (setq form (read (current-buffer))))
    (unless (child-of-class-p (car form) 'eieio-persistent)
      (error "Invalid object: %s is not a subclass of `eieio-persistent'" (car form)))
    (when class
      (unless (or (eq class (car form))
                  (and allow-subclass (child-of-class-p (car form) class)))
        (error "Invalid object: %s is not an object of class %s nor a subclass" (car form) class)))
    (let ((object (eieio-persistent-make-instance (car form) (cdr form))))
      (oset object file filename)
      object)))

(cl-defgeneric eieio-persistent-make-instance (objclass inputlist)
  "Return the object of OBJCLASS that INPUTLIST, as `object-write' prints it, describes.")
(cl-defmethod eieio-persistent-make-instance ((objclass (subclass eieio-default-superclass)) inputlist)
  "Return the object of OBJCLASS that INPUTLIST, a name and keywords with forms, describes."
  (let* ((name (if (stringp (car inputlist)) (pop inputlist)))
         (slots nil))
    (while inputlist
      (push (pop inputlist) slots)
      (push (eieio-persistent-fix-value (pop inputlist)) slots))
    (let ((new (apply #'make-instance objclass (nreverse slots))))
      (when (and name (object-of-class-p new 'eieio-named))
        (eieio-object-set-name-string new name))
      new)))

(defun eieio-persistent-fix-value (proposed-value)
  "Return what PROPOSED-VALUE, a form read from a file, stands for: nothing but quotes, lists and objects is evaluated."
  (cond
   ((eq (car-safe proposed-value) 'quote) (cadr proposed-value))
   ((eq (car-safe proposed-value) 'list)
    (mapcar #'eieio-persistent-fix-value (cdr proposed-value)))
   ((and (consp proposed-value) (symbolp (car proposed-value)) (class-p (car proposed-value)))
    (eieio-persistent-make-instance (car proposed-value) (cdr proposed-value)))
   ((vectorp proposed-value) (cl-map 'vector #'eieio-persistent-fix-value proposed-value))
   ((hash-table-p proposed-value)
    (maphash (lambda (key value) (puthash key (eieio-persistent-fix-value value) proposed-value)) proposed-value)
    proposed-value)
   (t proposed-value)))

(cl-defmethod object-write ((this eieio-persistent) &optional comment)
  "Print THIS, after COMMENT and the line that such files begin with."
  (cl-call-next-method this (or comment (oref this file-header-line))))

(cl-defgeneric eieio-persistent-path-relative (this file)
  "Return FILE as it is relative to the folder of the file of THIS.")
(cl-defmethod eieio-persistent-path-relative ((this eieio-persistent) file)
  "Return FILE as it is relative to the folder of the file of THIS."
  (file-relative-name file (file-name-directory (oref this file))))

(cl-defgeneric eieio-persistent-save (this &optional file)
  "Save THIS in FILE, by default its own.")
(cl-defmethod eieio-persistent-save ((this eieio-persistent) &optional file)
  "Save THIS in FILE, by default its own."
  (when file
    (oset this file file))
  (let* ((name (oref this file))
         (copy (clone this)))
    (oset copy file (file-name-nondirectory name))
    (puthash copy (eieio-object-name-string this) eieio--object-names)
    (with-temp-buffer
      (let ((standard-output (current-buffer))
            (print-circle nil)
            (coding-system-for-write 'utf-8-emacs))
        (object-write copy)
        (write-region (point-min) (point-max) name nil 'quiet)))))

(provide 'eieio-base)

;;; eieio-base.el ends here
