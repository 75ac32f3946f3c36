"""The instruction set of byte-code as GNU Emacs 28 emits it.

An instruction is one byte, followed by an operand of one or two bytes where its kind asks for one.  The tables here
say what each byte means to the decoder (`bytecode_flow`) and to the translator (`bytecode_translate`).
"""

from __future__ import annotations

STACK_REF, VARREF, VARSET, VARBIND, CALL, UNBIND = 0, 8, 16, 24, 32, 40
"""Families of eight: the low three bits are the operand, 6 and 7 announce an operand of one or two bytes."""

POPHANDLER, PUSHCONDITIONCASE, PUSHCATCH = 48, 49, 50
EQ, NOT = 61, 63
SAVE_CURRENT_BUFFER_OLD, SAVE_CURRENT_BUFFER = 97, 114
INTERACTIVE_P = 116
CONSTANT2, GOTO, GOTO_IF_NIL, GOTO_IF_NOT_NIL, GOTO_IF_NIL_ELSE_POP, GOTO_IF_NOT_NIL_ELSE_POP = range(129, 135)
RETURN, DISCARD, DUP, SAVE_EXCURSION, SAVE_WINDOW_EXCURSION, SAVE_RESTRICTION = range(135, 141)
CATCH, UNWIND_PROTECT, CONDITION_CASE = 141, 142, 143
LIST_N, CONCAT_N, INSERT_N, STACK_SET, STACK_SET2 = range(175, 180)
DISCARD_N, SWITCH = 182, 183
CONSTANT = 192

BRANCHES = frozenset((GOTO_IF_NIL, GOTO_IF_NOT_NIL, GOTO_IF_NIL_ELSE_POP, GOTO_IF_NOT_NIL_ELSE_POP))

WITH_ADDRESS = BRANCHES | {GOTO, PUSHCONDITIONCASE, PUSHCATCH, CONSTANT2, STACK_SET2}
"""Instructions whose operand has two bytes, the low one first."""

WITH_BYTE = frozenset((LIST_N, CONCAT_N, INSERT_N, STACK_SET, DISCARD_N))

PRIMITIVES: dict[int, tuple[str, int]] = {
    56: ("nth", 2),
    62: ("memq", 2),
    71: ("length", 1),
    74: ("symbol-value", 1),
    75: ("symbol-function", 1),
    76: ("set", 2),
    77: ("fset", 2),
    78: ("get", 2),
    79: ("substring", 3),
    80: ("concat", 2),
    81: ("concat", 3),
    82: ("concat", 4),
    93: ("max", 2),
    94: ("min", 2),
    96: ("point", 0),
    98: ("goto-char", 1),
    99: ("insert", 1),
    100: ("point-max", 0),
    101: ("point-min", 0),
    102: ("char-after", 1),
    103: ("following-char", 0),
    104: ("preceding-char", 0),
    105: ("current-column", 0),
    106: ("indent-to", 1),
    108: ("eolp", 0),
    109: ("eobp", 0),
    110: ("bolp", 0),
    111: ("bobp", 0),
    112: ("current-buffer", 0),
    113: ("set-buffer", 1),
    117: ("forward-char", 1),
    118: ("forward-word", 1),
    119: ("skip-chars-forward", 2),
    120: ("skip-chars-backward", 2),
    121: ("forward-line", 1),
    122: ("char-syntax", 1),
    123: ("buffer-substring", 2),
    124: ("delete-region", 2),
    125: ("narrow-to-region", 2),
    126: ("widen", 0),
    127: ("end-of-line", 1),
    147: ("set-marker", 3),
    148: ("match-beginning", 1),
    149: ("match-end", 1),
    150: ("upcase", 1),
    151: ("downcase", 1),
    152: ("string-equal", 2),
    153: ("string-lessp", 2),
    155: ("nthcdr", 2),
    156: ("elt", 2),
    157: ("member", 2),
    158: ("assq", 2),
    159: ("nreverse", 1),
    164: ("nconc", 2),
}
"""Instructions that call a primitive, whatever its symbol's function slot says meanwhile: name, number of arguments."""

EXPRESSIONS: dict[int, tuple[int, str]] = {
    64: (1, "{0}.car"),
    65: (1, "{0}.cdr"),
    66: (2, "Cons({0}, {1})"),
    67: (1, "Cons({0}, nil)"),
    68: (2, "Cons({0}, Cons({1}, nil))"),
    69: (3, "Cons({0}, Cons({1}, Cons({2}, nil)))"),
    70: (4, "Cons({0}, Cons({1}, Cons({2}, Cons({3}, nil))))"),
    72: (2, "{0}[{1}] if type({1}) is int and {1} >= 0 else aref({0}, {1})"),
    73: (3, "aset({0}, {1}, {2})"),
    83: (1, "{0} - 1"),
    84: (1, "{0} + 1"),
    90: (2, "{0} - {1}"),
    91: (1, "-{0}"),
    92: (2, "{0} + {1}"),
    95: (2, "{0} * {1}"),
    160: (2, "setcar({0}, {1})"),
    161: (2, "setcdr({0}, {1})"),
    162: (1, "{0}.car if isinstance({0}, Cons) else nil"),
    163: (1, "{0}.cdr if isinstance({0}, Cons) else nil"),
    165: (2, "quotient({0}, {1})"),
    166: (2, "remainder({0}, {1})"),
}
"""Instructions written out in Python: number of operands, and the expression."""

AREF, MULTIPLY = 72, 95

TESTS: dict[int, tuple[int, str]] = {
    57: (1, "isinstance({0}, Symbol)"),
    58: (1, "isinstance({0}, Cons)"),
    59: (1, "isinstance({0}, LispString)"),
    60: (1, "isinstance({0}, lists)"),
    61: (2, ""),
    63: (1, "{0} is nil"),
    85: (2, "{0} <= {1} <= {0}"),
    86: (2, "{0} > {1}"),
    87: (2, "{0} < {1}"),
    88: (2, "{0} <= {1}"),
    89: (2, "{0} >= {1}"),
    154: (2, "equal({0}, {1})"),
    167: (1, "type({0}) is int or type({0}) is float"),
    168: (1, "type({0}) is int"),
}
"""Instructions whose value is t or nil, as Python conditions; `eq` depends on what is known of its operands."""

NUMERIC = frozenset((83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 95, 165, 166))
"""Instructions in whose Python text an integer constant may stand as a literal."""

NAMES: dict[int, str] = {
    STACK_REF: "stack-ref",
    VARREF: "varref",
    VARSET: "varset",
    VARBIND: "varbind",
    CALL: "call",
    UNBIND: "unbind",
    POPHANDLER: "pophandler",
    PUSHCONDITIONCASE: "pushconditioncase",
    PUSHCATCH: "pushcatch",
    **{op: name for op, (name, _) in PRIMITIVES.items()},
    57: "symbolp",
    58: "consp",
    59: "stringp",
    60: "listp",
    61: "eq",
    63: "not",
    64: "car",
    65: "cdr",
    66: "cons",
    67: "list1",
    68: "list2",
    69: "list3",
    70: "list4",
    72: "aref",
    73: "aset",
    80: "concat2",
    81: "concat3",
    82: "concat4",
    83: "sub1",
    84: "add1",
    85: "eqlsign",
    86: "gtr",
    87: "lss",
    88: "leq",
    89: "geq",
    90: "diff",
    91: "negate",
    92: "plus",
    95: "mult",
    97: "save-current-buffer-OBSOLETE",
    114: "save-current-buffer",
    116: "interactive-p-OBSOLETE",
    CONSTANT2: "constant2",
    GOTO: "goto",
    GOTO_IF_NIL: "goto-if-nil",
    GOTO_IF_NOT_NIL: "goto-if-not-nil",
    GOTO_IF_NIL_ELSE_POP: "goto-if-nil-else-pop",
    GOTO_IF_NOT_NIL_ELSE_POP: "goto-if-not-nil-else-pop",
    RETURN: "return",
    DISCARD: "discard",
    DUP: "dup",
    SAVE_EXCURSION: "save-excursion",
    SAVE_RESTRICTION: "save-restriction",
    CATCH: "catch-OBSOLETE",
    UNWIND_PROTECT: "unwind-protect",
    CONDITION_CASE: "condition-case-OBSOLETE",
    152: "string=",
    153: "string<",
    154: "equal",
    160: "setcar",
    161: "setcdr",
    162: "car-safe",
    163: "cdr-safe",
    165: "quo",
    166: "rem",
    167: "numberp",
    168: "integerp",
    LIST_N: "listN",
    CONCAT_N: "concatN",
    INSERT_N: "insertN",
    STACK_SET: "stack-set",
    STACK_SET2: "stack-set2",
    DISCARD_N: "discardN",
    SWITCH: "switch",
    CONSTANT: "constant",
}
"""What `disassemble` calls the instructions."""
