"""Recorded answers of GNU Emacs, and what records, replays and compares them: see README.md here."""
