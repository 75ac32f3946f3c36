"""elwire: an embeddable Emacs Lisp interpreter."""
