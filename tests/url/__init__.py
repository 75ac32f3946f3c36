"""Retrieving URLs: the same requests and responses under GNU Emacs and under elwire."""
