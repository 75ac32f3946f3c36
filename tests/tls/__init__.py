"""TLS scenarios: the same Lisp and the same peers under GNU Emacs and under elwire."""
