"""Write the list of libraries in docs/compatibility.md from what is in lisp/.

    python tools/list_libraries.py            write the section
    python tools/list_libraries.py --check    say whether it is up to date

A library is a file of lisp/ that provides its own name and has the name of one of GNU Emacs's; tools/gnu-libraries.txt
has those of 28.2.  Other files of lisp/ are parts of libraries, cut where Emacs has one large file.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "compatibility.md"
START = "<!-- libraries: written by tools/list_libraries.py -->"
END = "<!-- end of libraries -->"
PROVIDED = re.compile(r"^\(provide '([^ )]+)\)", re.MULTILINE)


def libraries() -> dict[str, list[str]]:
    """The libraries by their folder."""
    known = set((ROOT / "tools" / "gnu-libraries.txt").read_text(encoding="utf-8").split())
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "lisp").rglob("*.el")):
        features = PROVIDED.findall(path.read_text(encoding="utf-8"))
        if path.stem in known and path.stem in features:
            folder = path.parent.relative_to(ROOT / "lisp").as_posix()
            found.setdefault("" if folder == "." else folder, []).append(path.stem)
    return found


def features_from_the_start() -> list[str]:
    """Features of a new interpreter that are no files of lisp/: `require` finds them loaded."""
    from elwire.interpreter.objects import list_to_python
    from elwire.startup import make_interpreter

    files = {path.stem for path in (ROOT / "lisp").rglob("*.el")}
    names = {symbol.name for symbol in list_to_python(make_interpreter().s.features.value)}
    return sorted(names - files)


def section() -> str:
    """The text between the two marks."""
    found = libraries()
    count = sum(map(len, found.values()))
    lines = [f"{count} of GNU Emacs's libraries are there, written for elwire:", ""]
    lines += ["| folder | libraries |", "| --- | --- |"]
    lines += [f"| `lisp/{folder}` | {', '.join(names)} |" for folder, names in sorted(found.items())]
    lines += ["", f"Features of every start that are no files: {', '.join(features_from_the_start())}."]
    return "\n".join(lines)


def page() -> str:
    """The page with the section as it must be."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(START)
    return f"{before}{START}\n{section()}\n{END}{rest.split(END)[1]}"


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        current = text == PAGE.read_text(encoding="utf-8")
        print("up to date" if current else "out of date: run python tools/list_libraries.py")
        return 0 if current else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
