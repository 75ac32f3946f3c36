"""What is measured: rows inside programs, loading, start-up, memory."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.engines import BUILD, HARNESS, HERE, Engine, EngineFailed, run
from bench.generate import big_file


@dataclass
class Row:
    """One line of a table: for each engine's name what was measured in each round."""

    name: str
    unit: str = "s"
    rounds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    results: dict[str, str] = field(default_factory=dict)
    """What the engines computed, to see that they did the same work."""

    def middle(self, engine: str) -> float | None:
        """The median of what ENGINE took; None when it has no figure."""
        values = self.rounds.get(engine)
        return median(values) if values else None


@dataclass
class Table:
    """Rows that belong together."""

    title: str
    rows: dict[str, Row] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    columns: list[str] | None = None
    """What is compared, when it is not the engines; elwire's own among them."""

    def row(self, name: str, unit: str = "s") -> Row:
        """The row called NAME, made if need be."""
        return self.rows.setdefault(name, Row(name, unit))


def programs() -> list[Path]:
    """The benchmark programs."""
    return sorted(path for path in HERE.glob("*.el") if path != HARNESS)


def each_in_turn(table: Table, engines: list[Engine], rounds: int, measure: Callable[[Engine], None]) -> None:
    """Let MEASURE measure each engine once a round, so that what disturbs the machine disturbs all alike."""
    given_up: set[str] = set()
    for _ in range(rounds):
        for engine in engines:
            if engine.name in given_up:
                continue
            try:
                measure(engine)
            except EngineFailed as failure:
                given_up.add(engine.name)
                table.failures.append(f"{engine.name}: {failure}")
                print(f"  {engine.name}: {failure}", file=sys.stderr)


def measure_program(path: Path, engines: list[Engine], rounds: int) -> Table:
    """The rows of the program in PATH, timed inside the process."""
    table = Table(path.stem)

    def measure(engine: Engine) -> None:
        loaded = engine.prepared(path)
        ended = run(engine.command("-l", str(HARNESS), "-l", str(loaded), "-f", "bench-main"))
        for line in ended.output.splitlines():
            name, seconds, result = line.split("\t", 2)
            row = table.row(name)
            if seconds == "-":
                failure = f"{engine.name}, {name}: {result}"
                if failure not in table.failures:
                    table.failures.append(failure)
                continue
            row.rounds[engine.name].append(float(seconds))
            row.results[engine.name] = result

    each_in_turn(table, engines, rounds, measure)
    for row in table.rows.values():
        if len(set(row.results.values())) > 1:
            table.failures.append(f"{row.name}: the engines disagree: {row.results}")
    return table


def measure_startup(engines: list[Engine], rounds: int) -> Table:
    """Whole processes that do next to nothing."""
    table = Table("start-up")
    starts = [engine for engine in engines if not engine.compiled]

    def measure(engine: Engine) -> None:
        for _ in range(5):
            table.row("--eval t").rounds[engine.name].append(run(engine.command("--eval", "t")).seconds)

    each_in_turn(table, starts, rounds, measure)
    return table


def measure_loading(engines: list[Engine], rounds: int) -> Table:
    """A file of a megabyte, as a whole process; elwire with an empty cache and with a filled one."""
    table = Table("loading a file of 1 MB")
    source = big_file(BUILD)

    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)

        def measure(engine: Engine) -> None:
            loaded = engine.prepared(source)
            if engine.name == "elwire":
                shutil.rmtree(cache)
                cache.mkdir()
                cold = run(engine.command("-l", str(loaded)), cache)
                warm = run(engine.command("-l", str(loaded)), cache)
                table.row("first time").rounds[engine.name].append(cold.seconds)
                table.row("again").rounds[engine.name].append(warm.seconds)
            else:
                for name in ("first time", "again"):
                    ended = run(engine.command("-l", str(loaded)))
                    table.row(name).rounds[engine.name].append(ended.seconds)

        each_in_turn(table, engines, rounds, measure)
    return table


MEMORY = {
    "nothing": "t",
    "a list of 1,000,000 integers": "(progn (setq bench-kept (number-sequence 1 1000000)) t)",
    "100,000 strings": "(let ((n 0)) (setq bench-kept nil) (while (< n 100000)"
    ' (setq bench-kept (cons (format "string %d" n) bench-kept) n (1+ n))))',
    "a vector of 1,000,000 floats": "(let ((n 0)) (setq bench-kept (make-vector 1000000 0)) (while (< n 1000000)"
    " (aset bench-kept n (* n 0.5)) (setq n (1+ n))))",
    "a hash table of 100,000": "(let ((n 0)) (setq bench-kept (make-hash-table)) (while (< n 100000)"
    " (puthash n n bench-kept) (setq n (1+ n))))",
    "1,000,000 conses dropped": "(let ((n 0)) (while (< n 1000000) (cons n n) (setq n (1+ n))))",
}


def measure_memory(engines: list[Engine], rounds: int) -> Table:
    """The most memory a whole process had at once."""
    table = Table("memory")
    kinds = [engine for engine in engines if not engine.compiled]

    def measure(engine: Engine) -> None:
        for name, form in MEMORY.items():
            table.row(name, "MB").rounds[engine.name].append(run(engine.command("--eval", form)).rss / 1024)

    each_in_turn(table, kinds, min(rounds, 2), measure)
    return table


LARGE = """(with-temp-buffer
  (buffer-disable-undo)
  (let ((start (float-time)) (n 0) (found 0)
        (block (mapconcat (lambda (n) (format "line %07d of a text that is large, as logs and downloads are" n))
                          (number-sequence 1 1000) "\n"))
        (say (lambda (name start) (princ (format "%s\t%f\n" name (- (float-time) start))))))
    (while (< (buffer-size) {size}) (insert block "\n") (setq n (1+ n)))
    (funcall say "build it in pieces of 60 kB" start)
    (setq start (float-time))
    (goto-char (point-min))
    (while (re-search-forward "line 0000\\([0-9]+\\)00 of" nil t) (setq found (1+ found)))
    (funcall say "find a line in a hundred by a regexp" start)
    (setq start (float-time))
    (goto-char (point-min))
    (while (search-forward "line 0000500 " nil t) (replace-match "LINE 500 "))
    (funcall say "replace a line in a thousand" start)
    (setq start (float-time))
    (let ((coding-system-for-write 'utf-8-unix))
      (write-region (point-min) (point-max) {file} nil 0))
    (funcall say "write it to a file" start)
    (princ (format "%d %d\n" found (buffer-size)))))"""


def measure_large(engines: list[Engine], rounds: int) -> Table:
    """A buffer of 200 MB: built, searched, changed, written; once, whatever the number of rounds."""
    table = Table("a buffer of 200 MB")
    BUILD.mkdir(parents=True, exist_ok=True)
    source = BUILD / "large.el"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "large"
        form = LARGE.replace("{size}", "200000000").replace("{file}", f'"{target}"')
        source.write_text(";; -*- lexical-binding: t -*-\n(defun large-main ()\n" + form + ")\n", encoding="utf-8")
        results: dict[str, str] = {}

        def measure(engine: Engine) -> None:
            loaded = engine.prepared(source)
            ended = run(engine.command("-l", str(loaded), "-f", "large-main"))
            *lines, results[engine.name] = ended.output.splitlines()
            for line in lines:
                name, seconds = line.split("\t")
                table.row(name).rounds[engine.name].append(float(seconds))
            table.row("all of it, with start-up").rounds[engine.name].append(ended.seconds)
            table.row("memory", "MB").rounds[engine.name].append(ended.rss / 1024)
            results[engine.name] += f" {target.stat().st_size}"
            target.unlink()

        each_in_turn(table, engines, 1, measure)
    if len(set(results.values())) > 1:
        table.failures.append(f"the engines disagree: {results}")
    return table


def measure_messages(engines: list[Engine], rounds: int) -> Table:
    """What a message costs that is found at the front of a growing buffer and taken off, by the number of messages."""
    table = Table("a message off the front of a growing buffer")
    source = HERE / "text.el"

    def measure(engine: Engine) -> None:
        loaded = engine.prepared(source)
        for count in (10_000, 50_000, 200_000):
            form = (
                f"(let ((start (float-time))) (text-messages {count})"
                f' (princ (format "%.12f\\n" (/ (- (float-time) start) {count}))))'
            )
            ended = run(engine.command("-l", str(HARNESS), "-l", str(loaded), "--eval", form))
            table.row(f"each of {count:,}").rounds[engine.name].append(float(ended.output))

    each_in_turn(table, engines, 1, measure)
    return table
