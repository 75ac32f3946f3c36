"""Tables of what was measured."""

from __future__ import annotations

import platform
import subprocess
from math import exp, log

from bench.engines import Engine
from bench.measure import Row, Table


def figure(value: float | None, unit: str) -> str:
    """VALUE with a unit that suits it."""
    if value is None:
        return "-"
    if unit != "s":
        return f"{value:.1f} {unit}"
    for scale, name in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if value >= scale * 0.9995:
            return f"{value / scale:.3g} {name}"
    return f"{value * 1e9:.3g} ns"


def ratio(row: Row, engine: str) -> float | None:
    """How many times as much elwire takes as ENGINE."""
    ours, theirs = row.middle("elwire"), row.middle(engine)
    return ours / theirs if ours and theirs else None


def geometric_mean(values: list[float]) -> float:
    """The geometric mean of VALUES."""
    return exp(sum(map(log, values)) / len(values))


def lines_of(table: Table, engines: list[Engine]) -> list[str]:
    """TABLE as lines of Markdown."""
    names = table.columns or [engine.name for engine in engines]
    others = [name for name in names if name != "elwire"]
    head = [table.title, *names, *(f"elwire / {name}" for name in others)]
    lines = [f"| {' | '.join(head)} |", f"| --- {'| ---: ' * (len(head) - 1)}|"]
    for row in table.rows.values():
        ratios = [ratio(row, name) for name in others]
        cells = [row.name, *(figure(row.middle(name), row.unit) for name in names)]
        cells += ["-" if each is None else f"{each:.2f}" for each in ratios]
        lines.append(f"| {' | '.join(cells)} |")
    means = []
    for name in others:
        known = [value for value in (ratio(row, name) for row in table.rows.values()) if value]
        means.append(f"**{geometric_mean(known):.2f}**" if known else "-")
    if len(table.rows) > 1:
        lines.append(f"| geometric mean {'| ' * (len(names) + 1)}{' | '.join(means)} |")
    lines += [f"\n{failure}" for failure in table.failures]
    return lines


def summary(tables: list[Table], engines: list[Engine]) -> list[str]:
    """The geometric means over all rows of TABLES that were timed inside the process."""
    lines = []
    for engine in engines:
        values = [each for table in tables for row in table.rows.values() if (each := ratio(row, engine.name))]
        if engine.name != "elwire" and values:
            lines.append(
                f"elwire takes {geometric_mean(values):.2f} times as long as {engine.name}"
                f" (geometric mean of {len(values)} rows, {min(values):.2f} to {max(values):.2f})."
            )
    return lines


def machine(engines: list[Engine]) -> str:
    """What the figures were measured on."""
    versions = [f"Python {platform.python_version()}"]
    for engine in engines:
        if engine.name == "Emacs":
            said = subprocess.run([engine.program, "--version"], capture_output=True, text=True, check=True).stdout
            versions.append(said.split("\n")[0])
    return f"{platform.machine()}, {platform.system()}; {'; '.join(versions)}"
