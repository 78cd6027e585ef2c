"""Imports of files in tests: their tables, what becomes of them, and the plan that comes of it."""

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cip.editing.forms import new_file
from cip.importing.frame import Frame, printed_title
from cip.importing.headings import Key, plain
from cip.importing.plan_files import Import, SortedPaper, plan_files, sorted_paper
from cip.importing.present import Present
from cip.loading.plan import Loaded, load_plan
from cip.tables.reading import read_tables

PAPERS = Path(__file__).parent / "papers"


class Imported(NamedTuple):
    """What came of a file: the import, the texts of the files, and the plan that they are."""

    paper: SortedPaper
    made: Import
    texts: dict[str, str]
    loaded: Loaded

    @property
    def actions(self) -> dict[str, Any]:
        """Give the actions by reference."""
        return {action.ref: action for action in self.loaded.plan.actions}


def imported(
    name: str,
    data: bytes,
    *,
    told: dict[str, str] | None = None,
    paper_date: str = "2025-10-01",
    council: str = "Testshire Council",
    present: Present = Present(),  # noqa: B008 - it is empty
) -> Imported:
    """Import a file into a plan called ``test``."""
    keys = {plain(heading): Key(key) for heading, key in (told or {}).items()}
    paper = sorted_paper(read_tables(name, data), keys)
    title = printed_title([(paper.paper, paper.tables)], council)
    frame = Frame("test", council, title, date.fromisoformat(paper_date))
    made = plan_files([paper], frame, present)
    texts = {path: new_file(path, values) for path, values in made.files.items()}
    return Imported(paper, made, texts, load_plan("test", texts))


def csv(*rows: tuple[str, ...]) -> bytes:
    """Give a CSV file of rows."""
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return ("\n".join(quoted) + "\n").encode()


def expected(name: str) -> dict[str, Any]:
    """Give what should come out of a paper."""
    stem = name.rsplit(".", 1)[0]
    found: dict[str, Any] = json.loads((PAPERS / f"{stem}.expected.json").read_text("utf-8"))
    return found
