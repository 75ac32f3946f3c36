;;; cl-runtime.el --- what expansions of cl-lib's macros call  -*- lexical-binding: t -*-

(defun cl--loop-pairs (table)
  "Return the list of (KEY . VALUE) of the hash table TABLE."
  (let ((pairs nil))
    (maphash (lambda (key value) (push (cons key value) pairs)) table)
    (nreverse pairs)))

(defun cl--loop-key-pairs (map sequences)
  "Return the list of (KEY . BINDING) of the keymap MAP, with those of its parents.
With SEQUENCES, KEY is a vector, and what stands under prefixes is there too."
  (let ((pairs nil))
    (map-keymap (lambda (key binding)
                  (cond ((not sequences) (push (cons key binding) pairs))
                        ((keymapp binding)
                         (dolist (pair (cl--loop-key-pairs binding t))
                           (push (cons (vconcat (vector key) (car pair)) (cdr pair)) pairs)))
                        (t (push (cons (vector key) binding) pairs))))
                map)
    (nreverse pairs)))

(defun cl--loop-intervals (buffer property from to)
  "Return the list of (START . END) of the runs of text between FROM and TO with the same properties in BUFFER.
Only PROPERTY counts where that is given; BUFFER may be a string, whose positions begin at 0."
  (let ((runs nil) (position nil) (next nil) (limit nil))
    (if (stringp buffer)
        (setq position (or from 0) limit (or to (length buffer)))
      (unless (bufferp buffer) (setq buffer (current-buffer)))
      (with-current-buffer buffer
        (setq position (if from (+ from 0) (point-min)) limit (if to (+ to 0) (point-max)))))
    (while (< position limit)
      (setq next (if property
                     (next-single-property-change position property buffer limit)
                   (next-property-change position buffer limit)))
      (push (cons position (or next limit)) runs)
      (setq position (or next limit)))
    (nreverse runs)))

(defun cl--loop-symbols (table)
  "Return the list of the symbols in the obarray TABLE, nil for the standard one."
  (let ((symbols nil))
    (mapatoms (lambda (symbol) (push symbol symbols)) (or table obarray))
    (nreverse symbols)))

(defun cl--loop-overlays (buffer from to)
  "Return the list of the overlays in BUFFER between FROM and TO."
  (with-current-buffer (or buffer (current-buffer))
    (overlays-in (or from (point-min)) (or to (point-max)))))

(provide 'cl-runtime)

;;; cl-runtime.el ends here
