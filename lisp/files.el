;;; files.el --- file names, and files as wholes  -*- lexical-binding: t -*-

;; The library in parts: names, modes and attributes, operations.

(require 'macroexp)
(load "file-names" nil t)
(load "file-modes" nil t)
(load "file-operations" nil t)

(provide 'files)

;;; files.el ends here
