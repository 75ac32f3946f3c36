"""Formats that Emacs reads and writes in C: JSON, XML, zlib."""
