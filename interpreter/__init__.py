"""The language: objects, reader, printer, compiler, evaluation, signals.

Nothing here knows about buffers, files or processes; those are `elwire.builtins`.
"""
