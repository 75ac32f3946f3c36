"""The Emacs Lisp library, as `.el` files; a package only so that they can be found."""
