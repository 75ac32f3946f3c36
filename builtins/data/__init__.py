"""Lisp data: numbers, lists, sequences, strings, characters, hash tables."""
