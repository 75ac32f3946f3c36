"""Benchmarks: elwire beside GNU Emacs, interpreted and byte-compiled.  `make bench`."""
