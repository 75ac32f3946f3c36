"""The text of a buffer: a sequence of characters cut into pieces that share their storage.

A piece is a slice of an immutable Python string: `strs[k][los[k] : los[k] + lens[k]]`.  Cutting a piece in two copies
nothing, deleting from the front moves a number, and text that is appended grows the last string where it stands,
which CPython does without copying while nobody else holds that string.  So everything that happens in one place (a
process that appends, a parser that eats from the front, a search-and-replace loop that works its way forward) costs
what it touches, not the size of the buffer.  Python's `re` needs one string to match on: `contiguous` gives it,
joining pieces only where the wanted stretch spans several.  docs/buffers.md has the figures.

Offsets here count from 0; buffer positions count from 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from sys import getrefcount

SMALL = 4096
"""A piece up to this size grows for little, whatever else shows its text."""

REBUILT = 1 << 14
"""A piece up to this size is rebuilt rather than cut: copying 16,000 characters costs less than minding many pieces."""

BIG = 1 << 16
"""From this size on, copying a string needs a reason."""

MANY = 256
"""More pieces than this are merged, small ones first."""


class Text:
    """Mutable text."""

    __slots__ = ("_limit", "_starts", "hint", "length", "lens", "los", "strs")

    def __init__(self, s: str = "") -> None:
        self.strs = [s]
        self.los = [0]
        self.lens = [len(s)]
        self.length = len(s)
        self._starts: list[int] | None = None
        """The offset each piece starts at, None after a change."""
        self.hint = (0, 0)
        """A piece and the offset it starts at."""
        self._limit = MANY

    # Reading

    def char(self, at: int) -> str:
        """The character at offset AT, which must be inside the text."""
        if len(self.strs) == 1:
            return self.strs[0][self.los[0] + at]
        k, start = self.piece_at(at)
        return self.strs[k][self.los[k] + at - start]

    def slice(self, lo: int, hi: int) -> str:
        """The text from LO to HI as a string of its own."""
        k, start = self.hint
        if lo < start or hi > start + self.lens[k]:
            if lo >= hi:
                return ""
            k, start = self.piece_at(lo)
        if hi <= start + self.lens[k]:
            shift = self.los[k] - start
            return self.strs[k][shift + lo : shift + hi]
        return "".join([s[i:j] for s, i, j in self.pieces(lo, hi)])

    def pieces(self, lo: int, hi: int) -> Iterator[tuple[str, int, int]]:
        """The stretch from LO to HI as slices `s[i:j]`, in order, none of them empty."""
        if lo >= hi:
            return
        k, start = self.piece_at(lo)
        while start < hi:
            shift = self.los[k] - start
            end = start + self.lens[k]
            yield self.strs[k], max(lo, start) + shift, min(hi, end) + shift
            start = end
            k += 1

    def contiguous(self, lo: int, hi: int) -> tuple[str, int]:
        """A string S and a number D such that `S[D + i]` is the character at offset i for each i from LO to HI.

        The characters just before LO and at HI, where the text has them, are right as well, so that a match may look at
        them.  Whoever keeps S alive makes the next insertion at its end copy it.
        """
        hi = hi + 1 if hi < self.length else self.length
        if lo <= 0:
            return self.view(0, hi)
        s, shift = self.view(lo, hi)
        return (s, shift) if self.begins_right(s, shift, lo) else self.view(lo - 1, hi)

    def view(self, lo: int, hi: int) -> tuple[str, int]:
        """Like `contiguous`, but what S holds outside of LO to HI may be anything.

        This copies nothing when one piece holds the stretch, as in a loop that searches forward and replaces.
        """
        if len(self.strs) > 1:
            k, start = self.piece_at(lo)
            if hi > start + self.lens[k]:
                last = k
                end = start
                while end < hi:
                    end += self.lens[last]
                    last += 1
                self._join(k, last)
            return self.strs[k], self.los[k] - start
        return self.strs[0], self.los[0]

    def begins_right(self, s: str, shift: int, lo: int) -> bool:
        """Whether S and SHIFT, got from `view` for a stretch that starts at LO, hold the right character before LO."""
        return lo <= 0 or (lo + shift > 0 and s[lo + shift - 1] == self.char(lo - 1))

    def find(self, needle: str, lo: int, hi: int) -> int:
        """The first offset from LO where NEEDLE lies before HI, -1 if none."""
        if len(self.strs) == 1:
            shift = self.los[0]
            found = self.strs[0].find(needle, lo + shift, hi + shift)
            return found - shift if found >= 0 else -1
        if lo + len(needle) > hi:
            return -1
        if not needle:
            return lo
        reach = len(needle) - 1
        k, start = self.piece_at(lo)
        while start < hi:
            shift = self.los[k] - start
            end = start + self.lens[k]
            found = self.strs[k].find(needle, max(lo, start) + shift, min(hi, end) + shift)
            if reach:
                seam = max(lo, start, end - reach)
                limit = min(hi, end + reach)
                if end < hi and (found < 0 or found - shift > seam):
                    across = self.slice(seam, limit).find(needle)
                    if across >= 0:
                        return seam + across
            if found >= 0:
                return found - shift
            start = end
            k += 1
        return -1

    def rfind(self, needle: str, lo: int, hi: int) -> int:
        """The last offset not before LO where NEEDLE lies before HI, -1 if none."""
        if len(self.strs) == 1:
            shift = self.los[0]
            found = self.strs[0].rfind(needle, lo + shift, hi + shift)
            return found - shift if found >= 0 else -1
        if lo + len(needle) > hi:
            return -1
        if not needle:
            return hi
        reach = len(needle) - 1
        k, start = self.piece_at(hi - 1)
        while True:
            shift = self.los[k] - start
            end = start + self.lens[k]
            if reach and end < hi:
                seam = max(lo, end - reach)
                across = self.slice(seam, min(hi, end + reach)).rfind(needle)
                if across >= 0:
                    return seam + across
            found = self.strs[k].rfind(needle, max(lo, start) + shift, min(hi, end) + shift)
            if found >= 0:
                return found - shift
            if start <= lo:
                return -1
            k -= 1
            start -= self.lens[k]

    def count(self, needle: str, lo: int, hi: int) -> int:
        """How often the single character NEEDLE lies between LO and HI."""
        if len(self.strs) == 1:
            shift = self.los[0]
            return self.strs[0].count(needle, lo + shift, hi + shift)
        return sum(s.count(needle, i, j) for s, i, j in self.pieces(lo, hi))

    # Changing

    def insert(self, at: int, s: str) -> None:
        """Put S before the character at offset AT."""
        strs, los, lens = self.strs, self.los, self.lens
        if at == self.length:
            n = lens[-1]
            base = strs[-1]
            if los[-1] + n == len(base) and (
                n <= SMALL or (getrefcount(base) <= 3 and (n <= BIG or s.isascii() or not base.isascii()))
            ):
                # As further down, where it says why.
                strs[-1] = ""
                base += s
                strs[-1] = base
                size = len(s)
                lens[-1] = n + size
                self.length = at + size
                return
            k = len(strs) - 1
            start = at - n
        else:
            k, start = self.piece_at(at)
            if at == start and k:
                k -= 1
                start -= lens[k]
        size = len(s)
        inside = at - start
        n = lens[k]
        lo = los[k]
        base = strs[k]
        self.length += size
        self._starts = None
        self.hint = (k, start)
        # The references to `base` are the list's, ours and getrefcount's own.
        if (
            inside == n
            and lo + n == len(base)
            and (n <= SMALL or (getrefcount(base) <= 3 and (n <= BIG or s.isascii() or not base.isascii())))
        ):
            strs[k] = ""  # the only reference is now `base`, so the string grows where it is
            base += s
            strs[k] = base
            lens[k] = n + size
        elif n + size <= REBUILT:
            strs[k] = base[lo : lo + inside] + s + base[lo + inside : lo + n]
            los[k] = 0
            lens[k] = n + size
        elif inside <= SMALL and k and inside < n and self._grow(k - 1, base[lo : lo + inside] + s):
            # A loop that works its way forward leaves one piece behind it, which grows, and not thousands.
            los[k] = lo + inside
            lens[k] = n - inside
            self.hint = (k, at + size)
            return
        elif inside == n:
            k += 1
            strs.insert(k, s)
            los.insert(k, 0)
            lens.insert(k, size)
        elif inside == 0:
            strs.insert(k, s)
            los.insert(k, 0)
            lens.insert(k, size)
        else:
            strs[k : k + 1] = (base, s, base)
            los[k : k + 1] = (lo, 0, lo + inside)
            lens[k : k + 1] = (inside, size, n - inside)
        if len(strs) > self._limit:
            self._merge()

    def delete(self, lo: int, hi: int) -> None:
        """Take out the characters from LO to HI."""
        if lo >= hi:
            return
        strs, los, lens = self.strs, self.los, self.lens
        gone = hi - lo
        self.length -= gone
        if self.length == 0:
            self.clear()
            return
        if len(strs) == 1 and (lo == 0 or self.length <= SMALL):
            shift = los[0]
            lens[0] = n = self.length
            if lo == 0:
                los[0] = shift + gone
                if len(strs[0]) > 2 * n + SMALL:
                    self._trim(0)
            else:
                base = strs[0]
                strs[0] = base[shift : shift + lo] + base[shift + hi : shift + n + gone]
                los[0] = 0
            return
        k, start = self.piece_at(lo) if len(strs) > 1 else (0, 0)
        self._starts = None
        n = lens[k]
        inside = lo - start
        if inside + gone <= n:
            shift = los[k]
            if inside == 0:
                los[k] = shift + gone
            elif inside + gone < n:
                base = strs[k]
                if inside <= SMALL < n and k and self._grow(k - 1, base[shift : shift + inside]):
                    start += inside
                    los[k] = shift + inside + gone
                    n -= inside
                    del base
                elif n <= SMALL:
                    strs[k] = base[shift : shift + inside] + base[shift + inside + gone : shift + n]
                    los[k] = 0
                    del base
                else:
                    strs.insert(k + 1, base)
                    los.insert(k + 1, shift + inside + gone)
                    lens.insert(k + 1, n - inside - gone)
                    lens[k] = inside
                    if len(strs) > self._limit:
                        self._merge()
                    return
            lens[k] = n = n - gone
        else:
            left = inside + gone - n
            lens[k] = n = inside
            last = k + 1
            while lens[last] <= left:
                left -= lens[last]
                last += 1
                if last == len(lens):
                    break
            if left:
                los[last] += left
                lens[last] -= left
                self._trim(last)
            del strs[k + 1 : last], los[k + 1 : last], lens[k + 1 : last]
        if n == 0:
            del strs[k], los[k], lens[k]
            if k:
                k -= 1
                start -= lens[k]
        else:
            self._trim(k)
        self.hint = (k, start)
        if self.length <= SMALL and len(strs) > 1:
            self._join(0, len(strs))

    def replace(self, lo: int, hi: int, s: str) -> None:
        """Put S in the place of the characters from LO to HI."""
        n = self.length
        if n <= SMALL and len(self.strs) == 1:
            base, shift = self.strs[0], self.los[0]
            self.strs[0] = base[shift : shift + lo] + s + base[shift + hi : shift + n]
            self.los[0] = 0
            self.lens[0] = self.length = n - hi + lo + len(s)
            self._starts = None
            self.hint = (0, 0)
            return
        k, start = self.hint
        lens = self.lens
        n = lens[k]
        if not start <= lo < start + n:
            k, start = self.piece_at(lo)
            n = lens[k]
        inside, gone = lo - start, hi - lo
        if k and inside <= SMALL < n and inside + gone < n:
            # A loop that works its way forward: what it leaves behind it goes to the piece before, as in `_grow`.
            strs, los = self.strs, self.los
            base = strs[k - 1]
            m = lens[k - 1]
            if los[k - 1] + m == len(base) and (
                m <= SMALL or (getrefcount(base) <= 3 and (m <= BIG or s.isascii() or not base.isascii()))
            ):
                shift = los[k]
                size = len(s)
                if inside:
                    s = strs[k][shift : shift + inside] + s
                strs[k - 1] = ""
                base += s
                strs[k - 1] = base
                lens[k - 1] = m + len(s)
                los[k] = shift = shift + inside + gone
                lens[k] = n = n - inside - gone
                self.length += size - gone
                self._starts = None
                self.hint = (k, lo + size)
                if shift > n + SMALL:
                    self._trim(k)
                return
        if s:
            self.insert(hi, s)
        self.delete(lo, hi)

    def clear(self) -> None:
        """Take out everything."""
        self.strs = [""]
        self.los = [0]
        self.lens = [0]
        self.length = 0
        self._starts = None
        self.hint = (0, 0)
        self._limit = MANY

    def replace_all(self, s: str) -> None:
        """Make S the whole text."""
        self.strs = [s]
        self.los = [0]
        self.lens = [len(s)]
        self.length = len(s)
        self._starts = None
        self.hint = (0, 0)
        self._limit = MANY

    # Pieces

    def _grow(self, k: int, s: str) -> bool:
        """Append S to piece K if that need not copy the piece; `hint` and `length` are the caller's to mind."""
        strs = self.strs
        base = strs[k]
        n = self.lens[k]
        if self.los[k] + n != len(base) or (n > SMALL and getrefcount(base) > 3):
            return False
        if n > BIG and not s.isascii() and base.isascii():
            return False
        strs[k] = ""  # as in `insert`
        base += s
        strs[k] = base
        self.lens[k] = n + len(s)
        return True

    def piece_at(self, at: int) -> tuple[int, int]:
        """The piece that holds offset AT, the last one when AT is the end, and the offset it starts at."""
        k, start = self.hint
        end = start + self.lens[k]
        if start <= at < end:
            return self.hint
        starts = self._starts
        if starts is None:
            # Most look-ups are for a neighbour of the last one, and cost nothing there.
            lens = self.lens
            if at >= end:
                for near in range(k + 1, min(k + 4, len(lens))):
                    start, end = end, end + lens[near]
                    if at < end:
                        self.hint = hint = (near, start)
                        return hint
            else:
                for near in range(k - 1, max(k - 4, -1), -1):
                    start -= lens[near]
                    if at >= start:
                        self.hint = hint = (near, start)
                        return hint
        if starts is None:
            starts = self._starts = [0, *accumulate(self.lens)]
            starts.pop()
        k = bisect_right(starts, at) - 1
        self.hint = hint = (k, starts[k])
        return hint

    def _trim(self, k: int) -> None:
        """Let go of a string of which piece K shows less than half, unless other pieces show the rest."""
        base = self.strs[k]
        n = self.lens[k]
        if len(base) > 2 * n + SMALL and (n <= SMALL or getrefcount(base) <= 3):
            lo = self.los[k]
            self.strs[k] = base[lo : lo + n]
            self.los[k] = 0

    def _join(self, k: int, last: int) -> None:
        """Make one piece of the pieces from K to before LAST."""
        strs, los, lens = self.strs, self.los, self.lens
        lo, n = los[k], lens[k]
        rest = "".join([strs[i][los[i] : los[i] + lens[i]] for i in range(k + 1, last)])
        base = strs[k]
        if lo + n == len(base) and lo <= n + SMALL:
            strs[k] = ""
            base += rest
            strs[k] = base
        else:
            strs[k] = base[lo : lo + n] + rest
            los[k] = 0
        lens[k] = n + len(rest)
        del strs[k + 1 : last], los[k + 1 : last], lens[k + 1 : last]
        self._starts = None
        self.hint = (0, 0)
        if len(strs) <= MANY // 2:
            self._limit = MANY

    def _merge(self) -> None:
        """Join neighbours until there are few pieces: small ones are copied, large ones stay as they are."""
        target = max(2 * SMALL, self.length // (MANY // 4))
        strs: list[str] = []
        los: list[int] = []
        lens: list[int] = []
        run: list[str] = []
        size = 0
        for s, lo, n in zip(self.strs, self.los, self.lens, strict=True):
            if run and size + n > target:
                strs.append("".join(run))
                los.append(0)
                lens.append(size)
                run = []
                size = 0
            if n > target:
                strs.append(s)
                los.append(lo)
                lens.append(n)
            else:
                run.append(s[lo : lo + n])
                size += n
        if run:
            strs.append("".join(run))
            los.append(0)
            lens.append(size)
        self.strs, self.los, self.lens = strs, los, lens
        for k in range(len(strs)):
            self._trim(k)
        self._starts = None
        self.hint = (0, 0)
        self._limit = max(MANY, 2 * len(strs))
