"""One file as a value: a path and a text in, the record or the problems out."""

from typing import Any, NamedTuple

from cip.documents.explaining.quoting import short
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.loading.file_names import original_of
from cip.loading.forms import Form, form_of, names_beside
from cip.model.holes import Holes
from cip.model.mend import NewName, Suggestion, suggestion
from cip.model.place import Place, Pointer
from cip.model.problem import Problem, error


class FileResult(NamedTuple):
    """What came of one file: its record, or None and what is wrong with it.

    ``kind`` is None where no plan file belongs. The record is a ``Plan`` without what other files
    say, a tuple of recommendation sets, KPIs or risks, a ``Workstream``, or an ``Action``.
    ``partial`` is there instead where a part of the file fits: for checking alone.
    """

    kind: FileKind | None
    record: Any = None
    problems: tuple[Problem, ...] = ()
    values: int = 0
    partial: "Partial | None" = None


class Partial(NamedTuple):
    """The record of what fits of a file, and what in it is not what the file says."""

    record: Any
    holes: Holes


def load_file(path: str, text: str) -> FileResult:
    """Give what the file at ``plans/NAME/...`` holds; the same path and text, the same answer."""
    form = form_of(path)
    if form is None:
        return FileResult(None, problems=(_misplaced(path),))
    document = read_document(path, text)
    if isinstance(document, list):
        return FileResult(form.kind, problems=tuple(document))
    if problems := shape_problems(document, form.kind):
        partial = _partial(document, form)
        return FileResult(form.kind, None, tuple(problems), document.values, partial)
    return FileResult(form.kind, form.build(document), values=document.values)


def _partial(document: Document, form: Form) -> Partial | None:
    """Give the record of what fits of a document that does not."""
    from cip.documents.fitting.remainder import remainder

    lost: list[str] = []
    if document.keyed:
        from cip.documents.explaining.keys_in_text import keys_lost

        lost.extend(keys_lost(document, form.kind))
    left = remainder(document, form.kind, lost)
    return Partial(form.build(left.document), left.holes) if left else None


def _misplaced(path: str) -> Problem:
    if original := original_of(path.rsplit("/", 1)[1]):
        message = "This is a copy, as synchronised folders and downloads make them"
        hint = f"Put what is right in it into {short(original)}, and delete the copy."
        return error("misplaced-file", Place(path), message, hint)
    return error("misplaced-file", Place(path), "No plan file belongs here", _hint(path))


def _hint(path: str) -> str | Suggestion:
    """Say where a misplaced file belongs, or what its name should be."""
    folder, name = path.rsplit("/", 1)
    is_beside_the_plan = folder.count("/") == 1
    small = name.lower()
    mended = (small.removesuffix(".yml") + ".yaml") if small.endswith(".yml") else small
    known = names_beside(path)
    if mended in known and mended != name:
        return _without_other_ending(path, f"Let its name be {mended}.")
    if not name.endswith(".yaml"):
        return _without_other_ending(path, "Let its name end in .yaml.")
    if is_beside_the_plan:
        return f"Beside plan.yaml only {', '.join(known[1:])} are read; actions lie in folders."
    return "An action lies in its workstream's folder: plans/NAME/1.2-words/1.2.1-words.yaml."


def _without_other_ending(path: str, words: str) -> Suggestion:
    """Suggest ``.yaml`` for the other ending that such files have elsewhere, ``.yml``."""
    stem, _, ending = path.rpartition(".")
    return named(path, words, f"{stem}.yaml") if ending.lower() == "yml" else Suggestion(words)


def named(path: str, words: str, right: str) -> Suggestion:
    """Suggest another path for a file, whose words say so; it is sure, for only its ending differs.

    Nothing is suggested but the words where no plan file belongs there either.
    """
    if form_of(right) is None:
        return Suggestion(words)
    name = right.rsplit("/", 1)[1]
    return suggestion(words, NewName(Pointer(path), name), is_sure=True)
