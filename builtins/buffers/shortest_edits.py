"""The shortest way from one text to another: the greedy algorithm of Myers, searching from both ends at once.

Where several ways are equally short, the order of the search decides as it does in Emacs.
"""

from __future__ import annotations

Edit = tuple[int, int, int, int]
"""From and to in the old text, from and to in the new text that takes its place."""

MOST_COST = 600
"""Beyond this many insertions and deletions the search, which takes their square, would last too long."""


class TooCostly(Exception):
    """The texts are too different."""


class Comparison:
    """Which characters of A go, and which of B come, on the shortest way from A to B."""

    def __init__(self, a: str, b: str) -> None:
        self.a = a
        self.b = b
        self.gone = bytearray(len(a))
        self.come = bytearray(len(b))
        size = len(a) + len(b) + 3
        self.zero = len(b) + 1
        """Where diagonal 0 is in the two lists; a diagonal is the place in A minus the one in B."""
        self.forth = [0] * size
        self.back = [0] * size

    def compare(self, low: int, high: int, first: int, last: int) -> None:
        """Mark what differs between A from LOW to HIGH and B from FIRST to LAST."""
        a, b = self.a, self.b
        todo = [(low, high, first, last)]
        while todo:
            low, high, first, last = todo.pop()
            while low < high and first < last and a[low] == b[first]:
                low += 1
                first += 1
            while low < high and first < last and a[high - 1] == b[last - 1]:
                high -= 1
                last -= 1
            if low == high:
                self.come[first:last] = b"\1" * (last - first)
            elif first == last:
                self.gone[low:high] = b"\1" * (high - low)
            else:
                x, y = self.middle(low, high, first, last)
                todo += [(x, high, y, last), (low, x, first, y)]

    def middle(self, low: int, high: int, first: int, last: int) -> tuple[int, int]:
        """A place that a shortest way from LOW, FIRST to HIGH, LAST goes through, half way."""
        a, b, forth, back, zero = self.a, self.b, self.forth, self.back, self.zero
        least, most = low - last, high - first
        start, end = low - first, high - last
        fmin = fmax = start
        bmin = bmax = end
        odd = bool((start - end) & 1)
        forth[zero + start] = low
        back[zero + end] = high
        beyond = len(a) + len(b) + 1
        for _cost in range(MOST_COST):
            if fmin > least:
                fmin -= 1
                forth[zero + fmin - 1] = -1
            else:
                fmin += 1
            if fmax < most:
                fmax += 1
                forth[zero + fmax + 1] = -1
            else:
                fmax -= 1
            for diagonal in range(fmax, fmin - 1, -2):
                here = zero + diagonal
                below, above = forth[here - 1], forth[here + 1]
                x = above if below < above else below + 1
                y = x - diagonal
                while x < high and y < last and a[x] == b[y]:
                    x += 1
                    y += 1
                forth[here] = x
                if odd and bmin <= diagonal <= bmax and back[here] <= x:
                    return x, y
            if bmin > least:
                bmin -= 1
                back[zero + bmin - 1] = beyond
            else:
                bmin += 1
            if bmax < most:
                bmax += 1
                back[zero + bmax + 1] = beyond
            else:
                bmax -= 1
            for diagonal in range(bmax, bmin - 1, -2):
                here = zero + diagonal
                below, above = back[here - 1], back[here + 1]
                x = below if below < above else above - 1
                y = x - diagonal
                while low < x and first < y and a[x - 1] == b[y - 1]:
                    x -= 1
                    y -= 1
                back[here] = x
                if not odd and fmin <= diagonal <= fmax and x <= forth[here]:
                    return x, y
        raise TooCostly

    def edits(self) -> list[Edit]:
        """What has been marked, in order."""
        found: list[Edit] = []
        i, j = len(self.a), len(self.b)
        while i or j:
            end, last = i, j
            while i and self.gone[i - 1]:
                i -= 1
            while j and self.come[j - 1]:
                j -= 1
            if i < end or j < last:
                found.append((i, end, j, last))
            i -= 1
            j -= 1
            if i < 0 or j < 0:
                break
        return found[::-1]


def compare(a: str, b: str) -> list[Edit] | None:
    """The edits that turn A into B, in order; None when there are too many."""
    comparison = Comparison(a, b)
    try:
        comparison.compare(0, len(a), 0, len(b))
    except TooCostly:
        return None
    return comparison.edits()
