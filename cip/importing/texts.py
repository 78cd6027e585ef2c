"""The texts of an import: new files, and what files of a plan get in their lists."""

from collections.abc import Iterator, Mapping, Sequence

from cip.documents.reading.marks import marks_of
from cip.editing.forms import new_file
from cip.editing.gate import edited
from cip.editing.steps import Append, Put
from cip.importing.account import ToDecide
from cip.importing.plan_files import Import
from cip.importing.reading_rows import maps_in
from cip.model.place import Keys


def new_texts(made: Import) -> dict[str, str]:
    """Give the texts of the new files of an import, by path.

    Raises ``UneditableError`` where one would not fit its form.
    """
    return {path: new_file(path, values) for path, values in made.files.items()}


def with_entries(path: str, text: str, made: Import) -> str:
    """Give the text of a file of a plan with what an import adds to its lists.

    Raises ``UneditableError`` where it cannot be.
    """
    lists = made.added[path]
    titles = made.titled if path.endswith("/plan.yaml") else {}
    return edited(
        path,
        text,
        [
            *(Put(("objectives", number, "title"), title) for number, title in titles.items()),
            *(Append(way, e) for way, entries in lists.items() for e in entries),
        ],
    )


Pointed = tuple[ToDecide, str, int]
"""What is to be decided, with the file and the line of it."""


def pointed(made: Import, texts: Mapping[str, str]) -> Iterator[Pointed]:
    """Give what is to be decided, each with the file and the line in which it stands."""
    paths = {action.ref: action.path for action in made.actions}
    marks: dict[str, Mapping[Keys, Sequence[int]]] = {}
    for item in made.to_decide:
        ref, _, part = item.ref.rstrip(")").partition("(")
        path = paths[ref]
        if path not in marks:
            marks[path] = marks_of(texts[path])
        number = _part(made, ref, part)
        base: Keys = ("milestones", number) if number is not None else ()
        key = "dates" if item.key == "rescheduled" else item.key
        ways = ((*base, "as_published", key), (*base, key), (*base, "ref"))
        line = next((marks[path][way][0] for way in ways if way in marks[path]), 1)
        yield item, path, line


def _part(made: Import, ref: str, part: str) -> int | None:
    if not part:
        return None
    values = next(action.values for action in made.actions if action.ref == ref)
    held = [item.get("ref") for item in maps_in(values.get("milestones"))]
    return held.index(part) if part in held else None
