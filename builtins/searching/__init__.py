"""Searching: regexps, match data, syntax tables and what moves by syntax, categories."""
