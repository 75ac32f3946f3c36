"""Places in a text that move with it: what markers, overlays and `save-excursion` remember.

An insertion moves every place behind it.  With a thousand markers that would be a thousand steps, so the places live
in blocks, each of which covers a stretch of the text and has a base that its places are counted from: an insertion
moves the bases of the blocks behind it, and looks only into the block it happens in.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import Any
from weakref import ReferenceType

FULL = 64
"""A block with more places than this, and than twice the number of blocks, is cut in two."""


_start = attrgetter("start")


class Block:
    """Places from `start` up to, and not including, the next block's; `base` is added to their offsets."""

    __slots__ = ("base", "places", "start")

    def __init__(self, start: int, base: int = 0) -> None:
        self.start = start
        self.base = base
        self.places: dict[Place, None] = {}


class Place:
    """A position that moves with the text of `buffer`, which is None once the place is nowhere.

    `advance` is true when the place stays behind text that is inserted right at it.  `owner` is a weak reference to the
    marker whose place it is, if any.
    """

    __slots__ = ("advance", "block", "buffer", "offset", "owner")

    block: Block
    offset: int

    def __init__(self, buffer: Any, position: int, advance: bool = False) -> None:
        self.advance = advance
        self.buffer = buffer
        self.owner: ReferenceType[Any] | None = None
        if buffer is not None:
            buffer.text.places.add(self, position)

    @property
    def position(self) -> int:
        """Where it is; only while it is somewhere."""
        return self.block.base + self.offset

    def remove(self) -> None:
        """Let it be nowhere."""
        if self.buffer is not None:
            del self.block.places[self]
            self.buffer = None


class Places:
    """All the places of one text."""

    __slots__ = ("blocks", "loose")

    def __init__(self) -> None:
        self.blocks = [Block(0)]
        self.loose: list[list[Any]] = []
        """What `save-excursion` remembers as long as the text does not change: a buffer and a position each.

        Few excursions change the text; those that do have their positions made into places first, see `settle`.
        """

    def settle(self) -> None:
        """Make places of the loose positions."""
        loose = self.loose
        self.loose = []
        for excursion in loose:
            excursion[1] = Place(excursion[0], excursion[1])

    def add(self, place: Place, position: int) -> None:
        """Put PLACE at POSITION; it must be in no block."""
        blocks = self.blocks
        block = blocks[0]
        if len(blocks) > 1:
            block = blocks[-1]
            if block.start > position:
                block = blocks[bisect_right(blocks, position, key=_start) - 1]
        place.block = block
        place.offset = position - block.base
        block.places[place] = None
        size = len(block.places)
        if size > FULL and size > 2 * len(blocks):
            self._split(block)

    def move(self, place: Place, position: int) -> None:
        """Put PLACE, which is in a block here, at POSITION."""
        if len(self.blocks) == 1:
            place.offset = position - place.block.base
        else:
            del place.block.places[place]
            self.add(place, position)

    def all(self) -> list[Place]:
        """Every place."""
        if self.loose:
            self.settle()
        return [place for block in self.blocks for place in block.places]

    def inserted(self, at: int, size: int, before_markers: bool) -> None:
        """Move the places for SIZE characters inserted at AT; with BEFORE_MARKERS those right at AT move as well."""
        if self.loose:
            self.settle()
        for block in reversed(self.blocks):
            if block.start > at:
                block.start += size
                block.base += size
                continue
            local = at - block.base
            if before_markers:
                for place in block.places:
                    if place.offset >= local:
                        place.offset += size
            else:
                for place in block.places:
                    offset = place.offset
                    if offset > local or (offset == local and place.advance):
                        place.offset = offset + size
            return

    def deleted(self, lo: int, hi: int) -> None:
        """Move the places for the text from LO to HI taken out."""
        if self.loose:
            self.settle()
        gone = hi - lo
        touched: list[Block] = []
        for block in reversed(self.blocks):
            if block.start > hi:
                block.start -= gone
                block.base -= gone
                continue
            touched.append(block)
            base = block.base
            for place in block.places:
                position = place.offset + base
                if position > lo:
                    place.offset = (position - gone if position > hi else lo) - base
            if block.start <= lo:
                break
        if len(touched) > 1:
            self._collapse(touched, lo)

    def _collapse(self, touched: list[Block], lo: int) -> None:
        """Give the places at LO to the last of the blocks that met there; TOUCHED has that one first."""
        heir = touched[0]
        heir.start = lo
        for block in touched[1:]:
            local = lo - block.base
            moved = [place for place in block.places if place.offset == local]
            for place in moved:
                del block.places[place]
                place.block = heir
                place.offset = lo - heir.base
                heir.places[place] = None
        self.blocks = [block for block in self.blocks if block.places or block is heir]
        self.blocks[0].start = 0

    def _split(self, block: Block) -> None:
        """Cut BLOCK in two where its places allow it."""
        places = sorted(block.places, key=_offset)
        middle = len(places) // 2
        cut = places[middle].offset
        while middle and places[middle - 1].offset == cut:
            middle -= 1
        if middle == 0:
            return
        block.places = dict.fromkeys(places[:middle])
        other = Block(cut + block.base, block.base)
        other.places = dict.fromkeys(places[middle:])
        for place in other.places:
            place.block = other
        self.blocks.insert(self.blocks.index(block) + 1, other)


def _offset(place: Place) -> int:
    return place.offset
