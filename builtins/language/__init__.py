"""The language seen from Lisp: symbols, variables, evaluation, loading, reading, printing, documentation."""
