"""JSON: the fast way and the exact way agree, with each other and with Python."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from elwire.builtins import new_interpreter
from elwire.builtins.formats import json_
from elwire.builtins.formats.json_parser import Parser
from elwire.interpreter.objects import LispString

IT: Any = new_interpreter()
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5), inner, max_size=4
        )
    ),
    max_leaves=12,
)


def _fast(text: str) -> Any:
    return json_.json_parse_string(IT, LispString(text, True))


def _exact(text: str) -> Any:
    maker = json_._maker(IT, json_._Options(IT, (), True))
    return Parser(text.encode(), "<string>", maker, 1600).parse(True)


@given(VALUES, st.booleans())
def test_round_trip(value: Any, ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    fast = _fast(text)
    assert IT.prin1(fast) == IT.prin1(_exact(text))
    written = json_.json_serialize(IT, fast).s
    assert json.loads(written) == value


@given(st.text(st.sampled_from('[]{}:,"\\u0d8ce1.-+truefalsn \n'), max_size=12))
def test_same_verdict(text: str) -> None:
    """What the fast way takes, the exact one takes too, and means the same; errors are the exact one's."""

    def outcome(parse: Any) -> Any:
        try:
            return IT.prin1(parse(text))
        except Exception as failure:
            return str(failure.symbol), [getattr(each, "s", each) for each in failure.data]  # type: ignore[attr-defined]

    assert outcome(_fast) == outcome(_exact)


def test_messages_off_the_front_of_a_buffer() -> None:
    result = IT.eval_string(
        """(progn (set-buffer (get-buffer-create "json-messages"))
             (let ((n 0)) (while (< n 2000) (insert "{\\"id\\":" (number-to-string n) ",\\"é\\":[1]}\\n")
                                            (setq n (1+ n))))
             (goto-char 1)
             (let ((sum 0)) (while (progn (skip-chars-forward "\\n") (not (eobp)))
                              (setq sum (+ sum (gethash "id" (json-parse-buffer)))))
                            sum))"""
    )
    assert result == sum(range(2000))


@given(VALUES, st.integers(0, 6))
def test_depth(value: Any, limit: int) -> None:
    """The depth is told from the brackets outside of strings."""

    def depth(each: Any) -> int:
        if isinstance(each, dict):
            return 1 + max(map(depth, each.values()), default=0)
        return 1 + max(map(depth, each), default=0) if isinstance(each, list) else 0

    text = "  " + json.dumps([value, '[{"\\\\', "]}\\"], ensure_ascii=False) + "[[["
    assert json_._too_deep(text, 2, len(text) - 3, limit) == (depth([value]) > limit)
