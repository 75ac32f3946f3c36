"""The special forms there are.  What each means is in `analyze`."""

SPECIAL_FORMS: dict[str, int] = {
    "and": 0, "catch": 1, "cond": 0, "condition-case": 2, "defconst": 2, "defvar": 1, "function": 1, "if": 2,
    "inline": 0, "interactive": 0, "let": 1, "let*": 1, "or": 0, "prog1": 1, "progn": 0, "quote": 1,
    "save-current-buffer": 0, "save-excursion": 0, "save-restriction": 0, "setq": 0, "unwind-protect": 1, "while": 1,
}  # fmt: skip
"""Each special form and the least number of arguments it takes."""
