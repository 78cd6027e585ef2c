"""The gate that every edit passes before anything is saved.

The text that an edit makes is read again by the strict reader. It has to hold what it held before
with the change and nothing else, every line that is no part of the edit, and no new problem.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from cip.documents.fitting.fit import shape_problems
from cip.editing.dressing import order_at
from cip.editing.edited_file import EditedFile
from cip.editing.places import Attempt
from cip.editing.splices import Splice, lines_kept, spliced
from cip.editing.steps import Append, Order, Put, Rearrange, Rename, Step
from cip.editing.values import Manner, Plain, Value, list_lines, pair_lines
from cip.loading.forms import kind_of
from cip.model.errors import CipError
from cip.model.place import Keys
from cip.model.problem import Problem


class UneditableError(CipError):
    """A file cannot be edited: it cannot be read, or is written so that it is not safe to change.

    ``problems`` are those of a file that cannot be read.
    """

    exit_status = 1

    def __init__(self, message: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


def edited(path: str, text: str, steps: Sequence[Step]) -> str:
    """Give the text of a plan file with an edit made, step by step.

    Raises ``UneditableError`` where ``made`` does, and where the form of the file would have a
    problem that it does not have now.
    """
    return edited_file(opened(path, text), steps).text


def edited_file(file: EditedFile, steps: Sequence[Step]) -> EditedFile:
    """Give a file that was opened with an edit made; it raises what ``edited`` does."""
    after = _stepped(file, steps)
    if new := _new(_shape(file), _shape(after)):
        raise UneditableError(_not_fitting(file.path), new)
    return after


def made(path: str, text: str, steps: Sequence[Step]) -> str:
    """Give the text of a plan file with an edit made, whether or not it fits its form afterwards.

    Raises ``UneditableError`` where the file cannot be read, and where it would not hold just what
    it held before with the change.
    """
    return _stepped(opened(path, text), steps).text


def _stepped(file: EditedFile, steps: Sequence[Step]) -> EditedFile:
    kind = kind_of(file.path)

    def order(way: Keys) -> Sequence[str]:
        return tuple(order_at(kind, way)) if kind is not None else ()

    for step in steps:
        file = _after(file, step.dressed(kind), order)
    return file


def opened(path: str, text: str) -> EditedFile:
    """Give a file that is to be edited. Raises ``UneditableError`` where it cannot be read."""
    file = EditedFile.read(path, text)
    if isinstance(file, list):
        name = path.rsplit("/", 1)[-1]
        raise UneditableError(f"{name} cannot be read, and so it is not changed.", file)
    return file


def _after(file: EditedFile, step: Step, order: Order) -> EditedFile:
    """Give the file after a step. The first that passes the gate is taken."""
    around = file.reaches.get(step.way[:-1])
    if around is None or around.is_text:
        raise UneditableError(_by_hand(file, step))
    wanted = step.changed(file.value)
    for attempt in Attempt:
        splices = step.splices(file, order, attempt)
        if splices and (found := _passed(file, splices, wanted)) is not None:
            return found
    raise UneditableError(_by_hand(file, step))


def _passed(file: EditedFile, splices: Sequence[Splice], wanted: Any) -> EditedFile | None:
    text = spliced(file.text, splices)
    after = EditedFile.read(file.path, text)
    if isinstance(after, list) or not is_same(after.value, wanted):
        return None
    return after if lines_kept(file.text, text, splices) else None


def is_same(one: Any, other: Any) -> bool:
    """Say whether two values are the same; line ends at the end of a text do not count.

    A number is not the same as the text of its digits, and a nothing is not an empty text.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, str) and isinstance(other, str):
        are_numbers = isinstance(one, Plain), isinstance(other, Plain)
        return are_numbers[0] == are_numbers[1] and one.rstrip("\n") == other.rstrip("\n")
    return one is None and other is None


def _shape(file: EditedFile) -> list[Problem]:
    kind = kind_of(file.path)
    return shape_problems(file.document, kind) if kind is not None else []


def _new(before: Sequence[Problem], after: Sequence[Problem]) -> tuple[Problem, ...]:
    """Give the problems that are there after a change and were not before it."""
    known = Counter((problem.rule, problem.message) for problem in before)
    found = []
    for problem in after:
        known[problem.rule, problem.message] -= 1
        if known[problem.rule, problem.message] < 0:
            found.append(problem)
    return tuple(found)


def _not_fitting(path: str) -> str:
    return (
        f"With this change {path.rsplit('/', 1)[-1]} would not fit its form. Nothing was changed."
    )


def _by_hand(file: EditedFile, step: Step) -> str:
    """Say that a file is not changed, and what to paste where."""
    way = step.way
    while way not in file.reaches:
        way = way[:-1]
    reach = file.reaches[way]
    name = file.path.rsplit("/", 1)[-1]
    last = file.line_number(max(reach.end - 1, 0))
    said = f"{name} is written in a way that cannot be changed safely (line {last})."
    is_new = isinstance(step, Append)
    what = f"Add this below line {last}" if is_new else "Write this there yourself"
    return f"{said} Nothing was changed. {what}:\n\n{_to_paste(step, way == step.way)}\n"


def _to_paste(step: Step, is_there: bool) -> str:
    manner = Manner()
    key = str(step.way[-1])
    if isinstance(step, Put):
        return "\n".join(pair_lines(key, step.value, manner, column=0))
    if isinstance(step, Rename):
        return f"{step.key}:"
    if isinstance(step, Rearrange):
        return "The entries in another order: " + ", ".join(str(n + 1) for n in step.order)
    entries: list[Value] = [step.entry]
    lines = list_lines(entries, manner, column=2)
    return "\n".join(lines if is_there else (f"{key}:", *lines))
