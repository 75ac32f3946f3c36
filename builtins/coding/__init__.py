"""Coding systems and charsets."""
