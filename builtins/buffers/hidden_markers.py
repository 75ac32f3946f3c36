"""Places that Lisp has no marker for, seen as markers: so an undo list says where overlays and excursions were."""

from __future__ import annotations

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import Marker
from elwire.builtins.buffers.places import Place


class HiddenMarker(Marker):
    """A marker that stands for the place of something else, and moves it."""

    __slots__ = ()

    type_name = "marker"

    def __init__(self, place: Place) -> None:
        self.place = place

    def __del__(self) -> None:
        """Leave the place to whoever has it."""

    def set(self, buffer: Buffer, position: int) -> None:
        """Move the place to POSITION, if it is in BUFFER."""
        if self.place.buffer is buffer:
            super().set(buffer, position)
            if buffer.overlays is not None:
                buffer.overlays.changed()
