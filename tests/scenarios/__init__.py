"""The differential rig for processes: the same small programs under GNU Emacs and under elwire; see README.md."""
