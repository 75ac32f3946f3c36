;;; simple-mail.el --- programs that write mail  -*- lexical-binding: t -*-

(defun define-mail-user-agent (symbol composefunc sendfunc &optional abortfunc hookvar)
  "Make SYMBOL a program that writes mail: COMPOSEFUNC starts a message, SENDFUNC sends it, ABORTFUNC gives it up.
HOOKVAR is the hook run before it is sent.  By default a message is given up by `kill-buffer', and the hook is
`mail-send-hook'."
  (put symbol 'composefunc composefunc)
  (put symbol 'sendfunc sendfunc)
  (put symbol 'abortfunc (or abortfunc #'kill-buffer))
  (put symbol 'hookvar (or hookvar 'mail-send-hook)))

(defun compose-mail (&optional to subject other-headers continue switch-function yank-action send-actions return-action)
  "Start a message by the program `mail-user-agent', with what is known of it.
TO and SUBJECT are strings, OTHER-HEADERS is an alist of headers; CONTINUE non-nil goes on with a message not yet sent.
SWITCH-FUNCTION shows its buffer; YANK-ACTION, SEND-ACTIONS and RETURN-ACTION are what the program does later.
Signal an error if `mail-user-agent' is no such program."
  (interactive)
  (let ((compose (get mail-user-agent 'composefunc)))
    (unless compose
      (error "Invalid value for `mail-user-agent'"))
    (funcall compose to subject other-headers continue switch-function yank-action send-actions return-action)))

(provide 'simple-mail)

;;; simple-mail.el ends here
