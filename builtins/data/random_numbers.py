"""Pseudo-random numbers."""

from __future__ import annotations

import os
from typing import Any

from elwire.interpreter.objects import FIXNUM_LIMIT, LispString, Obj, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import wrong_type


@primitive("random")
def random(it: Any, limit: Obj = nil) -> Obj:
    """Return a pseudo-random integer: at least 0 and below LIMIT when that is a positive integer, else any fixnum.

    With LIMIT t, start anew from what the system offers as chance; with a string, start from that string, so that the
    same string gives the same numbers again (though not those that Emacs gives).
    """
    bits = it.chapter_state.get("random")
    if bits is None or limit is t or type(limit) is LispString:
        bits = it.chapter_state["random"] = _generator(limit)
    if type(limit) is int:
        if limit > 0:
            return _below(bits, limit)
        if limit < -FIXNUM_LIMIT:
            raise wrong_type("natnump", limit)
    return bits(62) - FIXNUM_LIMIT


def _generator(seed: Obj) -> Any:
    # The C half of Python's own module: importing `random` would cost ten times what the rest of this costs.
    from _random import Random

    data = seed.s.encode("utf-8", "surrogatepass") if type(seed) is LispString else os.urandom(32)
    return Random(int.from_bytes(data, "little")).getrandbits


def _below(bits: Any, limit: int) -> int:
    size = limit.bit_length()
    while True:
        number: int = bits(size)
        if number < limit:
            return number
