"""What a return says, held against its plan: what is wrong in a cell, what is new, what is not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from cip.changes.pairing import Level
from cip.commands.answers import Names, date_named, day_past, deadline_named, status_named
from cip.editing.actions import moved, reported
from cip.editing.edited_file import EditedFile
from cip.editing.gate import UneditableError, edited, opened
from cip.editing.steps import Append, Step, plain_value
from cip.editing.values import Value, prose
from cip.model.errors import UsageError
from cip.model.problem import Problem
from cip.model.vocabulary import Status
from cip.returning.form import MOVE, REPORT, status_words
from cip.returning.mark import fingerprint
from cip.returning.rows import ReturnRow
from cip.sources.folder import Workspace
from cip.sources.grounds import grounds_of
from cip.trying.targets import EditTarget, target_of
from cip.trying.trial import Grounds, Trial

_WANTED = {
    "move-not-agreed": "agreed_by",
    "change-not-agreed": "agreed_by",
    "agreement-without-source": "source",
    "done-after-report": "done_on",
}
"""The column that is to be filled in, by the rule that minds that it is not."""


_NO_VALUE = (
    "This is a formula, and the file does not say what it shows. Write the words themselves."
)


_DONE = (Status.COMPLETE, Status.IN_PLACE)
_NOT_DONE = "This says when it was done, and the status of this row does not say that it was."


class CellFault(NamedTuple):
    """What is wrong with a cell: ``Return!H7``, and a sentence."""

    place: str
    said: str


class OpenedPlan:
    """A plan into which returns come, with all that their rows are held against."""

    def __init__(self, workspace: Workspace, name: str, *, today: date) -> None:
        self.today = today
        self.grounds: Grounds = grounds_of(workspace, name)
        self.picture = self.grounds.picture(today=today)
        self.names = Names(self.picture.plan, self.picture.index)
        words = status_words(self.picture.plan)
        self.statuses = {word.casefold(): status for status, word in words.items()}

    def target(self, ref: str) -> EditTarget | None:
        """Give the action with a number, or None."""
        found = target_of(self.grounds.now, ref)
        return found if found is not None and found.kind is Level.ACTION else None


class Said(NamedTuple):
    """What a row says once it could be read: the report, the move, and their day.

    ``is_dated`` says that the officer named the day herself.
    """

    on: date
    is_dated: bool
    report: Mapping[str, Any]
    move: Mapping[str, Any]

    @property
    def without_day(self) -> tuple[object, ...]:
        """Give all that it says but for a day that nobody named."""
        return (self.on if self.is_dated else None, repr(self.report), repr(self.move))


class Returned:
    """A row of a return with its action: what it says, what it would write, what is in its way."""

    def __init__(self, file: str, row: ReturnRow, plan: OpenedPlan, *, day: date) -> None:
        self.file = file
        self.row = row
        self.plan = plan
        self.faults: list[CellFault] = []
        self._default_day = day
        self.target = plan.target(row.ref)
        self._check_action()
        self.faults += [CellFault(row.places[key], _NO_VALUE) for key in row.unknown]
        self.said = self._read()

    def _check_action(self) -> None:
        """Mind an action that is gone, or whose file cannot be read now."""
        row = self.row
        if self.target is None:
            said = f"There is no action {row.ref[:60]} in {row.plan} that can be read."
            self.faults.append(CellFault(row.place, said))
            return
        try:
            opened(self.path, self.edited_text)
        except UneditableError as refused:
            self.faults.append(CellFault(row.place, str(refused)))

    def _read(self) -> Said:
        row, names = self.row, self.plan.names
        on = self._cell("on", lambda text: day_past(text, today=self.plan.today))
        report = {
            "status": self._cell("status", self._status),
            "note": self._cell("note", prose),
            "evidence": self._cell("evidence", lambda text: [*_evidence(text, names)]) or [],
            "done_on": self._cell("done_on", date_named),
            "expected": self._cell("expected", date_named),
            "next_": self._cell("next", prose),
        }
        move = {
            "deadline": self._cell("new_deadline", deadline_named),
            "reason": self._cell("reason", prose),
            "agreed_by": self._cell("agreed_by", names.agreed),
            "source": self._cell("source", names.source),
        }
        is_known = bool(report["status"]) or not row.text("status")
        if report["done_on"] and is_known and report["status"] not in _DONE:
            self.faults.append(CellFault(row.places["done_on"], _NOT_DONE))
        if row.text("new_deadline") and not row.text("reason"):
            self.faults.append(CellFault(row.places["reason"], "Say why the deadline moves."))
        for key in MOVE[1:]:
            if row.text(key) and not row.text("new_deadline"):
                place = row.answers[key].place
                self.faults.append(
                    CellFault(place, "This is for a move, and there is no new deadline.")
                )
        return Said(
            on or self._default_day,
            on is not None,
            {key: value for key, value in report.items() if value},
            {key: value for key, value in move.items() if value},
        )

    def _cell(self, key: str, read: Callable[[str], Any]) -> Any:
        answer = self.row.answers.get(key)
        if answer is None:
            return None
        try:
            return read(answer.text)
        except UsageError as refused:
            self.faults.append(CellFault(answer.place, str(refused)))
            return None

    def _status(self, text: str) -> str:
        """Give the status that a word means: the plan's own words go before all others."""
        known = self.plan.statuses.get(text.casefold())
        status = known.value if known is not None else status_named(text)
        if status == Status.WITHDRAWN:
            raise UsageError(f"What is withdrawn needs a reason: cip withdraw {self.row.address}")
        return status

    @property
    def path(self) -> str:
        """Give the file of the action."""
        return self.target.path if self.target is not None else ""

    @cached_property
    def edited_file(self) -> EditedFile:
        """Give the file of the action as it is. Raises ``UneditableError`` where it is broken."""
        return opened(self.path, self.edited_text)

    @property
    def edited_text(self) -> str:
        """Give the text of the file of the action as it is."""
        return self.plan.grounds.now.texts.get(self.path, "")

    @property
    def is_changed(self) -> bool:
        """Say whether the action says something else than when the return was made."""
        return fingerprint(self.edited_file.value) != self.row.mark.fingerprint

    @property
    def is_there_already(self) -> bool:
        """Say whether the action holds all that the row says: the file came in before."""
        value = self.edited_file.value
        return self._has_report(value) and self._has_move(value)

    def _has_report(self, value: Mapping[str, Any]) -> bool:
        if not self.said.report:
            return True
        (append,) = self._report_steps()
        wanted = plain_value(append.entry)
        return any(
            isinstance(entry, dict)
            and self._is_of_its_day(str(entry.get("date")))
            and _texts({**entry, "date": ""}) == _texts({**wanted, "date": ""})
            for entry in value.get("updates") or ()
        )

    def _has_move(self, value: Mapping[str, Any]) -> bool:
        if not self.said.move:
            return True
        return str(value.get("deadline")) == self.said.move.get("deadline") and any(
            isinstance(entry, dict) and self._is_of_its_day(str(entry.get("on")))
            for entry in value.get("rescheduled") or ()
        )

    def _is_of_its_day(self, day: str) -> bool:
        """Say whether an entry can be what this row became: it bears its day, or none was named."""
        if self.said.is_dated:
            return day == self.said.on.isoformat()
        return day >= self.row.mark.day.isoformat()

    def _report_steps(self) -> Sequence[Append]:
        """Give the step of the report, where there is one."""
        if not self.said.report:
            return ()
        steps = reported((), on=self.said.on, **self.said.report)
        return [step for step in steps if isinstance(step, Append)]

    def _move_steps(self, file: EditedFile) -> Sequence[Step]:
        move = self.said.move
        if not move:
            return ()
        return moved(
            file,
            (),
            move["deadline"],
            on=self.said.on,
            reason=move["reason"],
            agreed_by=move.get("agreed_by"),
            source=move.get("source"),
        )

    def tried(self) -> Trial | None:
        """Give what the row would write; None, and faults, where a check would refuse it."""
        try:
            report = self._trial(self._report_steps())
            if self._refused(report.errors, REPORT):
                return None
            whole = self._trial([*self._report_steps(), *self._move_steps(self.edited_file)])
            return None if self._refused(whole.errors, MOVE) else whole
        except UneditableError as refused:
            problems = [problem.message for problem in refused.problems] or [str(refused)]
            self.faults += [CellFault(self._first(REPORT), said) for said in problems]
        except UsageError as refused:
            self.faults.append(CellFault(self._first(MOVE), str(refused)))
        return None

    def _trial(self, steps: Sequence[Step]) -> Trial:
        text = self.edited_file.text
        made = edited(self.path, text, steps) if steps else text
        return Trial(self.plan.grounds, self.path, made, self.plan.picture)

    def _refused(self, errors: Sequence[Problem], keys: Sequence[str]) -> bool:
        for problem in errors:
            help_ = f" {problem.help}" if problem.help and "\n" not in problem.help else ""
            wanted = _WANTED.get(problem.rule, "")
            place = self.row.places[wanted] if wanted in keys else self._first(keys)
            self.faults.append(CellFault(place, f"{problem.message}.{help_}"))
        return bool(errors)

    def _first(self, keys: Sequence[str]) -> str:
        """Give the place of the first of some columns in which something was written."""
        written = [self.row.answers[key].place for key in keys if key in self.row.answers]
        return written[0] if written else self.row.place


def _evidence(text: str, names: Names) -> Iterator[Value]:
    for line in filter(None, map(str.strip, text.split("\n"))):
        yield names.evidence(line) if "=" in line else {"title": line}


def _texts(value: Any) -> Any:
    """Give a value of a file with all texts as plain texts, for two to be compared."""
    if isinstance(value, Mapping):
        return {str(key): _texts(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(item) for item in value]
    return None if value is None else " ".join(str(value).split())
