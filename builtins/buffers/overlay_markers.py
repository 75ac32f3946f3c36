"""The ends of overlays seen as markers: so an undo list says where they were."""

from __future__ import annotations

from elwire.builtins.buffers.buffers import Buffer
from elwire.builtins.buffers.markers import Marker
from elwire.builtins.buffers.overlays import Overlays
from elwire.builtins.buffers.places import Place


class OverlayMarker(Marker):
    """A marker that stands for one end of an overlay, and moves it."""

    __slots__ = ("overlays",)

    def __init__(self, place: Place, overlays: Overlays) -> None:
        self.place = place
        self.overlays = overlays

    def __del__(self) -> None:
        """Leave the place to the overlay."""

    def set(self, buffer: Buffer, position: int) -> None:
        """Move that end of the overlay to POSITION, if BUFFER is where the overlay is."""
        if self.place.buffer is buffer:
            super().set(buffer, position)
            self.overlays.changed()


def overlay_markers(buffer: Buffer, start: int, end: int) -> list[OverlayMarker]:
    """Markers for the ends of BUFFER's overlays that are from START to END."""
    return [
        OverlayMarker(place, buffer.overlays)
        for _first, _last, overlay in buffer.overlays.near(start, end)
        for place in (overlay.first, overlay.last)
        if start <= place.position <= end
    ]
