"""What strings have in common at their ends."""

from __future__ import annotations


def common_start(a: str, b: str) -> int:
    """How many characters A and B have in common at the beginning; slices are compared, for they compare fast."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def common_end(a: str, b: str, most: int) -> int:
    """How many characters, up to MOST, A and B have in common at the end."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if a[len(a) - middle :] == b[len(b) - middle :]:
            low = middle
        else:
            high = middle - 1
    return low


def common_prefix(texts: list[str]) -> int:
    """How many characters all of TEXTS, not none, have in common at the beginning."""
    return common_start(min(texts), max(texts))
