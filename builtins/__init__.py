"""The primitives that Lisp sees, one module a chapter of the Emacs Lisp manual."""

CHAPTERS = (
    "buffer_variables",
    "buffers",
    "change_hooks",
    "deletion",
    "excursions",
    "insertion",
    "lines",
    "markers",
    "positions",
    "undo",
)
"""The modules that declare primitives and variables.

One with a function `setup(it)` has it called, in this order, for each new interpreter.
"""
