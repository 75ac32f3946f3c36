"""Make the running virtual environment import elwire from this checkout, at no cost to start-up.

`pip install -e .` does the same through a finder whose imports (pathlib, typing, ...) cost every start of Python some
20 ms.  This replaces that finder by one of a dozen lines.  Run it with the Python of the virtual environment, after
`pip install -e .`.
"""

from __future__ import annotations

import sys
import sysconfig
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FINDER = '''"""Finds elwire's packages in their checkout; written by its tools/checkout.py."""

import sys

from _frozen_importlib_external import spec_from_file_location

FOLDERS = {folders!r}


class CheckoutFinder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        folder = FOLDERS.get(name)
        if folder is None:
            return None
        return spec_from_file_location(name, folder + "/__init__.py", submodule_search_locations=[folder])


def install():
    # Last, so that a copy of elwire put on the path on purpose wins.
    sys.meta_path.append(CheckoutFinder)
'''


def main() -> None:
    site = Path(sysconfig.get_path("purelib"))
    if sys.prefix == sys.base_prefix:
        sys.exit("run this with the Python of a virtual environment")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mapping = project["tool"]["setuptools"]["package-dir"]
    folders = {name: str(ROOT / folder) for name, folder in mapping.items()}
    hooks = list(site.glob("__editable__.elwire-*.pth"))
    if not hooks:
        sys.exit("run `pip install -e .` first")
    (site / "_elwire_checkout.py").write_text(FINDER.format(folders=folders), encoding="utf-8")
    for hook in hooks:
        hook.write_text("import _elwire_checkout; _elwire_checkout.install()\n", encoding="utf-8")


if __name__ == "__main__":
    main()
