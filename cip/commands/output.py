"""Where a report is written: stdout, a file, or a folder under the report's own name."""

import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cip.model.errors import UsageError

ENDINGS = ("", ".md", ".markdown", ".txt")
"""What the name of a report's file may end in."""


class Output(NamedTuple):
    """A file, or a folder that the file is written into; with no path it is stdout."""

    path: Path | None = None
    is_folder: bool = False

    def file(self, name: str) -> Path | None:
        """Give the file that is written, or None for stdout; ``name`` is the report's own."""
        return self.path / name if self.path and self.is_folder else self.path


def output_named(text: str | None) -> Output:
    """Give what ``-o`` names: ``-`` is stdout, and so is nothing at all.

    A name that ends in a slash is a folder, and so is one that is there. Raises ``UsageError`` for
    an ending that stands for a form that is not written.
    """
    if text is None or text == "-":
        return Output()
    if not text:
        raise UsageError("-o needs the name of a file or of a folder, or a hyphen (-) for stdout.")
    path = Path(text)
    if text.endswith(("/", os.sep)) or os.path.isdir(text):
        return Output(path, is_folder=True)
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            "Reports are written in Markdown: let the name end in .md, "
            f"not {path.suffix[:20]} ({path.name[:60]})."
        )
    return Output(path)


def file_name(plan: str, about: Iterable[str | None], template: str, *, as_of: date) -> str:
    """Give the name of a report's file; ``about`` is the part, officer or board that it is for.

    It holds letters, digits, dots, hyphens and underscores alone, and does not begin with a dot.
    """
    parts = [words_for_a_file(part) for part in (plan, *about, template) if part is not None]
    return "-".join([*filter(None, parts), as_of.isoformat()]) + ".md"


def words_for_a_file(text: str) -> str:
    """Give a text as a part of a file's name: letters, digits, dots, hyphens and underscores."""
    return re.sub(r"[^\w.]+", "-", text[:60]).strip("-.")
