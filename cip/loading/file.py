"""One file as a value: a path and a text in, the record or the problems out."""

from typing import Any, NamedTuple

from cip.documents.explaining.quoting import short
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.reader import read_document
from cip.loading.file_names import original_of
from cip.loading.forms import form_of, names_beside
from cip.model.place import Place
from cip.model.problem import Problem, error


class FileResult(NamedTuple):
    """What came of one file: its record, or None and what is wrong with it.

    ``kind`` is None where no plan file belongs. The record is a ``Plan`` without what other files
    say, a tuple of recommendation sets, KPIs or risks, a ``Workstream``, or an ``Action``.
    """

    kind: FileKind | None
    record: Any = None
    problems: tuple[Problem, ...] = ()
    values: int = 0


def load_file(path: str, text: str) -> FileResult:
    """Give what the file at ``plans/NAME/...`` holds; the same path and text, the same answer."""
    form = form_of(path)
    if form is None:
        return FileResult(None, problems=(_misplaced(path),))
    document = read_document(path, text)
    if isinstance(document, list):
        return FileResult(form.kind, problems=tuple(document))
    if problems := shape_problems(document, form.kind):
        return FileResult(form.kind, problems=tuple(problems), values=document.values)
    return FileResult(form.kind, form.build(document), values=document.values)


def _misplaced(path: str) -> Problem:
    if original := original_of(path.rsplit("/", 1)[1]):
        message = "This is a copy, as synchronised folders and downloads make them"
        hint = f"Put what is right in it into {short(original)}, and delete the copy."
        return error("misplaced-file", Place(path), message, hint)
    return error("misplaced-file", Place(path), "No plan file belongs here", _hint(path))


def _hint(path: str) -> str:
    """Say where a misplaced file belongs, or what its name should be."""
    folder, name = path.rsplit("/", 1)
    is_beside_the_plan = folder.count("/") == 1
    small = name.lower()
    mended = (small.removesuffix(".yml") + ".yaml") if small.endswith(".yml") else small
    known = names_beside(path)
    if mended in known and mended != name:
        return f"Let its name be {mended}."
    if not name.endswith(".yaml"):
        return "Let its name end in .yaml."
    if is_beside_the_plan:
        return f"Beside plan.yaml only {', '.join(known[1:])} are read; actions lie in folders."
    return "An action lies in its workstream's folder: plans/NAME/1.2-words/1.2.1-words.yaml."
