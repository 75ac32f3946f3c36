"""Random regexps of Emacs's syntax and subjects for them, as `hypothesis` strategies."""

from __future__ import annotations

from hypothesis import strategies as st

SUBJECT_CHARACTERS = "aabbAB -_.\néÉα漢"

PLAIN = [
    "a",
    "b",
    "a",
    "b",
    "A",
    "-",
    "_",
    " ",
    "é",
    "α",
    ".",
    "[a]",
    "[^b]",
    "[a-c]",
    "[^a-zα]",
    "[[:alpha:]_]",
    "[]a-]",
]
SYNTAX = ["\\w", "\\W", "\\sw", "\\s_", "\\s-", "\\S.", "[[:upper:]]", "[^[:space:]]", "\\cg", "\\Ca"]
PLACES = ["^", "$", "\\`", "\\'", "\\b", "\\B", "\\<", "\\>", "\\_<", "\\_>"]
OPERATORS = ["*", "+", "?", "*?", "+?", "??", "\\{0,1\\}", "\\{2\\}", "\\{1,2\\}", "\\{,3\\}", "\\{0\\}"]


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    grouped = st.builds("{}{}\\)".format, st.sampled_from(["\\(", "\\(?:"]), inner)
    return st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("{}{}".format, grouped, st.sampled_from(OPERATORS)),
        st.builds("{}{}".format, st.sampled_from(PLAIN + SYNTAX), st.sampled_from(OPERATORS)),
        st.builds("\\(?:{}\\|{}\\)".format, inner, inner),
        st.builds("\\({}\\|{}\\)".format, inner, inner),
        grouped,
    )


atoms = st.one_of(
    st.sampled_from(PLAIN),
    st.sampled_from(PLAIN),
    st.sampled_from(SYNTAX),
    st.sampled_from(PLACES),
    st.sampled_from(["\\1", "\\2", ""]),
)
regexps = st.recursive(atoms, _larger, max_leaves=8)
subjects = st.text(SUBJECT_CHARACTERS, max_size=9)
ascii_subjects = st.text("aabbAB -_.\n", max_size=9)


def quoted(text: str) -> str:
    """TEXT as a Lisp string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
