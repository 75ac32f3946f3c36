"""Buffers: their text, positions, markers, properties, overlays, editing and undo."""
