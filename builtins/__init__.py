"""The primitives that Lisp sees, one module a chapter of the Emacs Lisp manual."""
