;;; cl.el --- the names that Common Lisp's functions once had  -*- lexical-binding: t -*-

;; Since Emacs 24.3 they begin with cl-; programs that were not ported since still use the old ones.  See "Obsolete
;; Features" in the CL manual.

(require 'cl-lib)
(require 'cl-macs)
(require 'gv)

(message "Package cl is deprecated")

;; Those that only lost the prefix.
(dolist (name '( ;; Functions
                acons adjoin assoc-if assoc-if-not coerce concatenate copy-list copy-seq count count-if count-if-not
                delete-duplicates delete-if delete-if-not eighth endp equalp evenp every fifth fill find find-if
                find-if-not first fourth gcd gentemp getf intersection isqrt lcm ldiff list-length make-random-state map
                mapcon mapl maplist member-if member-if-not merge minusp mismatch multiple-value-apply
                multiple-value-call multiple-value-list nintersection ninth notany notevery nreconc nset-difference
                nset-exclusive-or nsublis nsubst nsubst-if nsubst-if-not nsubstitute nsubstitute-if nsubstitute-if-not
                nth-value nunion oddp pairlis plusp position position-if position-if-not proclaim random-state-p
                rassoc-if rassoc-if-not reduce remove-duplicates remove-if remove-if-not remprop replace rest revappend
                search second set-difference set-exclusive-or seventh signum sixth some stable-sort sublis subseq subsetp
                subst subst-if subst-if-not substitute substitute-if substitute-if-not svref tailp tenth third tree-equal
                typep union values values-list floatp-safe compiler-macroexpand
                ;; Macros
                assert block callf callf2 case check-type decf declaim define-compiler-macro defstruct deftype
                destructuring-bind do do* do-all-symbols do-symbols ecase etypecase eval-when incf letf letf*
                load-time-value locally loop macrolet multiple-value-bind multiple-value-setq progv psetf psetq pushnew
                remf return return-from rotatef shiftf symbol-macrolet the typecase))
  (let ((new (intern (format "cl-%s" name))))
    (if (fboundp new)
        (defalias name new))))

;; Those that had a star because Emacs has a function of the plain name.
(dolist (pair '((assoc* . cl-assoc) (ceiling* . cl-ceiling) (defmacro* . cl-defmacro) (defsubst* . cl-defsubst)
                (defun* . cl-defun) (delete* . cl-delete) (floor* . cl-floor) (function* . cl-function) (get* . cl-get)
                (list* . cl-list*) (mapcar* . cl-mapcar) (member* . cl-member) (mod* . cl-mod) (random* . cl-random)
                (rassoc* . cl-rassoc) (rem* . cl-rem) (remove* . cl-remove) (round* . cl-round) (sort* . cl-sort)
                (truncate* . cl-truncate)))
  (defalias (car pair) (cdr pair)))

;; `dolist' and `dotimes' were in a block.
(dolist (macro '(dolist dotimes))
  (advice-add macro :filter-return (lambda (form) `(cl-block nil ,form)) '((name . cl--block))))

(defun cl--lexically (form)
  "Return a form that evaluates FORM with lexical binding, also in a file that has dynamic binding."
  (if lexical-binding
      form
    `(funcall '(closure (t) () ,(let ((lexical-binding t))
                                  (macroexpand-all form macroexpand-all-environment))))))

(defmacro lexical-let (bindings &rest body)
  "Do what `let' does with BINDINGS and BODY, with variables that closures in BODY keep."
  (declare (indent 1) (debug let))
  (cl--lexically `(let ,bindings ,@body)))

(defmacro lexical-let* (bindings &rest body)
  "Do what `let*' does with BINDINGS and BODY, with variables that closures in BODY keep."
  (declare (indent 1) (debug let))
  (cl--lexically `(let* ,bindings ,@body)))

(defmacro flet (bindings &rest body)
  "Evaluate BODY while the functions in BINDINGS, (NAME ARGS FORMS...), have these definitions, for all who call them."
  (declare (indent 1) (debug cl-flet) (obsolete "use either `cl-flet' or `cl-letf'." "24.3"))
  `(cl-letf ,(mapcar (lambda (binding)
                       `((symbol-function ',(car binding))
                         ,(if (and (null (cddr binding)) (not (listp (cadr binding))))
                              (cadr binding)
                            `(cl-function (lambda ,(cadr binding)
                                            (cl-block ,(car binding) ,@(cddr binding)))))))
                     bindings)
     ,@body))

(defmacro labels (bindings &rest body)
  "Evaluate BODY with the local functions BINDINGS, (NAME ARGS FORMS...), which may call each other."
  (declare (indent 1) (debug cl-flet) (obsolete cl-labels "24.3"))
  (cl--lexically `(cl-labels ,bindings ,@body)))

(defmacro defsetf (name arg1 &rest args)
  "Say how (setf (NAME ARG...) VALUE) is done: by a function, (defsetf NAME FUNCTION), or by what forms return.
\(defsetf NAME (ARG...) (VALUE) FORM...) is the second way.

\(fn NAME [FUNCTION | ARGS (VALUE) BODY...])"
  (declare (debug (&define name [&or [symbolp &optional stringp] [cl-lambda-list (symbolp)]] def-body)))
  (if (and (listp arg1) (consp args))
      `(gv-define-setter ,name (,(car (car args)) ,@arg1) ,@(cdr args))
    `(gv-define-simple-setter ,name ,arg1 ,(car args))))

(defmacro define-modify-macro (name arglist func &optional doc)
  "Define NAME as a macro of a place and ARGLIST that puts into the place what FUNC returns for its value and these."
  (declare (debug (&define name cl-lambda-list symbolp &optional stringp)))
  (let* ((rest (cadr (memq '&rest arglist)))
         (names (mapcar (lambda (arg) (if (consp arg) (car arg) arg))
                        (cl-remove-if (lambda (arg) (memq arg '(&optional &rest))) arglist)))
         (fixed (remq rest names)) (place (make-symbol "place")))
    `(cl-defmacro ,name (,place ,@arglist)
       ,(or doc (format "Modify the value of a place with `%s'." func))
       ,(if rest
            `(cl-list* 'cl-callf ',func ,place ,@fixed ,rest)
          `(list 'cl-callf ',func ,place ,@fixed)))))

(defmacro define-setf-expander (name arglist &rest body)
  "Say how places (NAME ARGLIST...) are read and written.
BODY returns a list of temporary variables, their values, a list of the variable for the new value, the form that stores
it and the form that reads the place."
  (declare (debug (&define name cl-lambda-list cl-declarations-or-string def-body)))
  `(gv-define-expander ,name
     (cl-function
      (lambda (do ,@arglist)
        (pcase-let ((`(,variables ,values ,stores ,store ,access) (progn ,@body)))
          (macroexp-let* (cl-mapcar #'list variables values)
                         (funcall do access (lambda (value) `(let ((,(car stores) ,value)) ,store)))))))))

(provide 'cl)

;;; cl.el ends here
