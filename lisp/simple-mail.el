;;; simple-mail.el --- programs that write mail  -*- lexical-binding: t -*-

(defun define-mail-user-agent (symbol composefunc sendfunc &optional abortfunc hookvar)
  "Make SYMBOL a program that writes mail: COMPOSEFUNC starts a message, SENDFUNC sends it, ABORTFUNC gives it up.
HOOKVAR is the hook run before it is sent.  By default a message is given up by `kill-buffer', and the hook is
`mail-send-hook'."
  (put symbol 'composefunc composefunc)
  (put symbol 'sendfunc sendfunc)
  (put symbol 'abortfunc (or abortfunc #'kill-buffer))
  (put symbol 'hookvar (or hookvar 'mail-send-hook)))

(provide 'simple-mail)

;;; simple-mail.el ends here
