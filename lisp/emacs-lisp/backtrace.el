;;; backtrace.el --- frames of the call stack, and how they are shown  -*- lexical-binding: t -*-

(require 'cl-lib)
(require 'cl-struct)

(cl-defstruct (backtrace-frame (:constructor backtrace-make-frame))
  evald fun args flags locals buffer pos)

(defvar backtrace-line-length 5000 "How long the line of one frame may become before lists in it are abbreviated.")
(defvar backtrace-print-function #'cl-prin1 "The function that prints the parts of a frame.")
(defvar-local backtrace-frames nil "The frames that are shown in this buffer.")

(cl-defun backtrace-get-frames (&optional base &key (constructor #'backtrace-make-frame))
  "Return the frames of the active calls, from that of the function BASE on; CONSTRUCTOR makes each."
  (let ((frames nil) (base (or base 'backtrace-get-frames)))
    (mapbacktrace
     (lambda (evald function args flags)
       (push (funcall constructor :evald evald :fun function :args args :flags flags) frames))
     base)
    (nreverse frames)))

(defun backtrace-print-to-string (object &optional limit)
  "Return OBJECT as text of LIMIT characters, by default `backtrace-line-length', at most where that can be had."
  (backtrace--print-to-string object limit))

(defun backtrace--print-to-string (object &optional limit)
  "Return OBJECT as text, abbreviated towards LIMIT characters."
  (let ((print-escape-newlines t))
    (cl-print-to-string-with-limit backtrace-print-function object
                                   (truncate (or limit backtrace-line-length)))))

(defun backtrace--frame-string (frame)
  "Return FRAME as the line that shows it, without the newline."
  (let* ((function (backtrace-frame-fun frame))
         (args (backtrace-frame-args frame)))
    (concat
     (if (plist-get (backtrace-frame-flags frame) :debug-on-exit) "* " "  ")
     (if (not (backtrace-frame-evald frame))
         (backtrace--print-to-string (cons function args))
       (let ((name (backtrace--print-to-string function (when args (/ backtrace-line-length 2)))))
         (concat name
                 (if args
                     (backtrace--print-to-string args (max (- backtrace-line-length (length name)) 1))
                   "()")))))))

(defun backtrace-to-string (&optional frames)
  "Return FRAMES, by default those of the active calls, as text, a line for each."
  (let ((frames (or frames (backtrace-get-frames 'backtrace-to-string))))
    (mapconcat (lambda (frame) (concat (backtrace--frame-string frame) "\n")) frames "")))

(provide 'backtrace)

;;; backtrace.el ends here
