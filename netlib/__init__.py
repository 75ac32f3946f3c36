"""Processes and the network, knowing no Lisp: event loop, sockets, name lookup, TLS, children."""
