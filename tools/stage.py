"""Lay the packages out under build/stage/elwire as an installation has them.

mypy refuses a folder called `builtins` in its working directory, and import-linter does not see folders that
setuptools maps into a package; both are run on this copy.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAGE = ROOT / "build" / "stage"


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mapping = project["tool"]["setuptools"]["package-dir"]
    wanted: set[Path] = set()
    for package, folder in mapping.items():
        for source in (ROOT / folder).rglob("*"):
            if "__pycache__" in source.parts or source.is_dir():
                continue
            target = STAGE / package.replace(".", "/") / source.relative_to(ROOT / folder)
            wanted.add(target)
            # Unchanged files keep their times, so that mypy's cache stays good.
            if target.exists() and target.read_bytes() == source.read_bytes():
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
    for stale in [path for path in (STAGE / "elwire").rglob("*") if path.is_file() and path not in wanted]:
        stale.unlink()


if __name__ == "__main__":
    main()
