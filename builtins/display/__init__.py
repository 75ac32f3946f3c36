"""Windows, frames, faces, as batch Emacs answers for them."""
