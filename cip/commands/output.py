"""Where a report is written: stdout, a file, or a folder under the report's own name."""

import os
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from cip.model.errors import UsageError
from cip.papers.forms import ENDINGS, PaperForm


class Output(NamedTuple):
    """A file, or a folder that the file is written into; with no path it is stdout."""

    path: Path | None = None
    is_folder: bool = False

    def file(self, name: str) -> Path | None:
        """Give the file that is written, or None for stdout; ``name`` is the report's own."""
        return self.path / name if self.path and self.is_folder else self.path

    def form(self, asked: PaperForm | None) -> PaperForm:
        """Give the form that is written: the one that was asked for, else that of the ending.

        Raises ``UsageError`` where these are two, and for a Word document on stdout.
        """
        if self.path is None or self.is_folder:
            if asked is PaperForm.WORD and not self.is_folder:
                raise UsageError(
                    "A Word document is no text for a terminal: name a file, -o board.docx."
                )
            return asked or PaperForm.MARKDOWN
        form = ENDINGS[self.path.suffix.lower()]
        if asked not in (None, form):
            raise UsageError(
                f"--format {asked} and the name {self.path.name[:60]} do not go together: let the "
                f"name end in .{asked}, or leave --format out."
            )
        return form


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
    if is_folder(text):
        return Output(path, is_folder=True)
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            "Reports are written as Markdown, HTML or Word: let the name end in .md, .html or "
            f".docx, not {path.suffix[:20]} ({path.name[:60]})."
        )
    return Output(path)


def is_folder(text: str) -> bool:
    """Say whether a name that ``-o`` was given is that of a folder."""
    return text.endswith(("/", os.sep)) or os.path.isdir(text)


def file_name(
    plan: str,
    about: Iterable[str | None],
    template: str,
    *,
    as_of: date,
    form: PaperForm = PaperForm.MARKDOWN,
) -> str:
    """Give the name of a report's file; ``about`` is the part, officer or board that it is for.

    It holds letters, digits, dots, hyphens and underscores alone, and does not begin with a dot.
    """
    parts = [words_for_a_file(part) for part in (plan, *about, template) if part is not None]
    return "-".join([*filter(None, parts), as_of.isoformat()]) + f".{form}"


def words_for_a_file(text: str) -> str:
    """Give a text as a part of a file's name: letters, digits, dots, hyphens and underscores."""
    return re.sub(r"[^\w.]+", "-", text[:60]).strip("-.")
