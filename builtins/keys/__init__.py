"""Keymaps, events, the minibuffer, completion."""
