"""TLS as Lisp sees it: the `gnutls-` primitives, over OpenSSL and `cryptography`."""
