;;; bytecomp.el --- the byte-compiler's feature  -*- lexical-binding: t -*-

;; `byte-compile', `byte-compile-file' and `disassemble' are primitives of elwire; this file is for programs that say
;; (require 'bytecomp) before they call them.

(provide 'bytecomp)

;;; bytecomp.el ends here
