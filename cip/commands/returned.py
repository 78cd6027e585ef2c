"""What a row of a return says, held against its plan: what is wrong in a cell, what it writes."""

import shlex
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from cip.assessment.standing import Standing
from cip.commands.answers import Names
from cip.commands.return_cells import Cells, in_headings, past
from cip.editing.actions import moved, place_of, reported
from cip.editing.edited_file import EditedFile
from cip.editing.gate import UneditableError, edited_file, opened
from cip.editing.steps import Append, plain_value
from cip.facts.asked import PROGRAMME_OFFICE
from cip.model.errors import UsageError
from cip.model.problem import Problem
from cip.model.vocabulary import Status
from cip.returning.asked import officers_asked
from cip.returning.form import COLUMNS, MOVE, REPORT, status_words
from cip.returning.mark import fingerprint
from cip.returning.rows import ReturnRow
from cip.sources.folder import Workspace
from cip.sources.grounds import grounds_of
from cip.trying.targets import EditTarget, target_of
from cip.trying.trial import PlanState, errors_of

_WANTED = {
    "move-not-agreed": "agreed_by",
    "change-not-agreed": "agreed_by",
    "agreement-without-source": "source",
    "not-their-decision": "agreed_by",
    "done-after-report": "done_on",
    "complete-without-evidence": "evidence",
    "update-before-plan": "on",
}
"""The column that is to be filled in, or otherwise, by the rule that minds it."""

_CURES = {
    "move-not-agreed": "Write here which board or officer agreed.",
    "change-not-agreed": "Write here which board or officer agreed.",
    "agreement-without-source": "Write here the document of the sheet Words, # and its paragraph.",
    "complete-without-evidence": "Write here the title of what shows it.",
    "done-after-report": "What is still to be done stands under 'Expected to be done'.",
}
"""What to write in that column, where a check says it of files."""

_HEADINGS = {column.key: column.heading for column in COLUMNS}
_DONE = (Status.COMPLETE, Status.IN_PLACE)


class CellFault(NamedTuple):
    """What is wrong with a cell: ``Return!H7``, ``1.3(a), Evidence``, and a sentence."""

    place: str
    about: str
    said: str


class RowRefusal(NamedTuple):
    """Why what a row says is refused, and the columns that say it."""

    keys: Sequence[str]
    problems: Sequence[Problem | str]


class RefusedRowError(Exception):
    """What a row says cannot be written into its file as it is."""

    def __init__(self, refusal: RowRefusal) -> None:
        super().__init__()
        self.refusal = refusal


class OpenedPlan:
    """A plan into which returns come, as it lies there, with all that rows are held against."""

    def __init__(self, workspace: Workspace, name: str, *, today: date) -> None:
        self.name = name
        self.grounds = grounds_of(workspace, name)
        self.state = PlanState(self.grounds, today)
        self.picture = picture = self.grounds.picture(today=today)
        names = Names(picture.plan, picture.index)
        self.cells = Cells(names, status_words(picture.plan), today=today)
        self._files: dict[str, EditedFile] = {}

    @cached_property
    def asked(self) -> Mapping[str, Sequence[str]]:
        """Give the titles of the officers who are asked about each action and part."""
        return officers_asked(self.picture)

    def officer(self, text: str) -> str:
        """Give whose return it is by what its cover says, or nothing where that is no officer."""
        found = self.picture.index.officer(text)
        if found is not None:
            return found.title
        is_asked = any(text in titles for titles in self.asked.values())
        return text if is_asked or text == PROGRAMME_OFFICE else ""

    def target(self, ref: str) -> EditTarget | None:
        """Give the action or part with a number, or None."""
        found = target_of(self.grounds.now, ref)
        is_it = found is not None and found.is_tracked and found.name == ref
        return found if is_it else None

    def opened(self, path: str) -> EditedFile:
        """Give a file as it lies there. Raises ``UneditableError`` where it cannot be read."""
        if path not in self._files:
            self._files[path] = opened(path, self.state.text(path))
        return self._files[path]


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
    """A row of a return with its action or part: what it says, what it writes, what is wrong.

    ``who`` is the officer whose return it is, as its cover says, or nothing.
    """

    def __init__(self, file: str, row: ReturnRow, plan: OpenedPlan, *, day: date, who: str) -> None:
        self.file = file
        self.who = plan.officer(who)
        self.row = row
        self.plan = plan
        self.faults: list[CellFault] = []
        self._default_day = day
        self._texts: dict[str, str] = {}
        self.target = plan.target(row.ref)
        self.said = self._read()
        self._check_target()
        if self.faults or not self.is_there_already:
            self._judge()

    def _check_target(self) -> None:
        """Mind what is gone, what cannot be read now, and a mark of something else."""
        row, plan = self.row, self.plan.name
        if self.target is None:
            what = "part" if "(" in row.ref else "action"
            self._fault(
                "ref",
                f"There is no {what} {row.ref[:60]} in {plan} that can be read. 'cip check {plan}' "
                "says whether its file is broken.",
            )
            return
        if not row.mark.is_of(row.address):
            self._fault(
                "ref",
                "The number and the mark of this row do not belong together: one of Ref, Plan and "
                "Mark was changed. Take what was written over into a new copy of the return.",
            )
            return
        try:
            _ = self.record
        except UneditableError as refused:
            self._fault("ref", f"{refused} 'cip check {plan}' says why.")

    def _why_no_move(self) -> str:
        standing = self._standing()
        if standing is not None and standing.deadline_from == "parts":
            return (
                f"{self.row.ref} has no deadline of its own: it ends with its last part. Write the "
                "new deadline in the row of the part."
            )
        return (
            "There is no deadline here that could move. Leave this empty, and write under "
            "'Expected to be done' when it will be done."
        )

    def _standing(self) -> Standing | None:
        standings = self.plan.picture.standings
        return next((s for s in standings if s.address == self.row.address), None)

    def _read(self) -> Said:
        row = self.row
        for key, why in row.unusable.items():
            self._fault(key, why)
        cells = {key: self._cell(key) for key in (*REPORT, *MOVE, "on")}
        on = cells["on"] or self._default_day
        report = {"next_" if key == "next" else key: cells[key] for key in REPORT if cells[key]}
        move = {
            "deadline" if key == "new_deadline" else key: cells[key] for key in MOVE if cells[key]
        }
        return Said(on, cells["on"] is not None, report, move)

    def _judge(self) -> None:
        """Find what is wrong with what it says as a whole; it is not in the plan yet."""
        row, said = self.row, self.said
        self._check_report(said.report)
        if row.text("new_deadline") and not row.text("reason"):
            self._fault("reason", "Say why the deadline moves.")
        elif said.move.get("deadline") and (why := past(said.move["deadline"], said.on)):
            self._fault("new_deadline", why)
        for key in MOVE[1:]:
            if row.text(key) and not row.text("new_deadline"):
                self._fault(
                    key,
                    "This is for a move, and there is no new deadline. Write one, or leave this "
                    "empty.",
                )
        is_bad = any(fault.place == row.places["ref"] for fault in self.faults)
        if row.text("new_deadline") and not is_bad and not self.record.get("deadline"):
            self._fault("new_deadline", self._why_no_move())

    def _check_report(self, report: Mapping[str, Any]) -> None:
        row, status = self.row, report.get("status")
        is_known = status is not None or not row.text("status")
        if report.get("done_on") and is_known and status not in _DONE:
            done = self.plan.cells.word(Status.COMPLETE)
            self._fault(
                "done_on",
                "This says when it was done, and the status of this row does not say that it was. "
                f"Choose the status '{done}', or leave this empty.",
            )
        elif report and not row.text("status") and not row.text("note"):
            key = next(key for key in REPORT if row.text(key))
            self._fault(
                key,
                "Say how it stands too: choose a Status, or write in plain words under 'What was "
                "done'.",
            )

    def _cell(self, key: str) -> Any:
        answer = self.row.answers.get(key)
        if answer is None or key in self.row.unusable:
            return None
        try:
            return self.plan.cells.read(key, answer.text, self.row.address)
        except UsageError as refused:
            self._fault(key, str(refused))
            return None

    def _fault(self, key: str, said: str) -> None:
        self.faults.append(self._fault_of(key, said))

    def _fault_of(self, key: str, said: str) -> CellFault:
        return CellFault(self.row.places[key], f"{self.row.ref[:60]}, {_HEADINGS[key]}", said)

    @property
    def others_asked(self) -> tuple[str, ...]:
        """Give the officers who are asked about it too."""
        asked = self.plan.asked.get(self.row.address, ())
        return tuple(title for title in asked if title != self.who)

    @property
    def path(self) -> str:
        """Give the file of the action."""
        return self.target.path if self.target is not None else ""

    @cached_property
    def record(self) -> Mapping[str, Any]:
        """Give what the file says of the action or part, as it lies there.

        Raises ``UneditableError`` where it is broken.
        """
        file = self.plan.opened(self.path)
        found: Mapping[str, Any] = file.at(self.target.at if self.target is not None else ())
        return found

    @property
    def is_changed(self) -> bool:
        """Say whether the action or part says something else than when the return was made."""
        return fingerprint(self.record) != self.row.mark.fingerprint

    @cached_property
    def is_there_already(self) -> bool:
        """Say whether the action or part holds all that the row says: the file came in before."""
        return self._has_report() and self._has_move()

    def _has_report(self) -> bool:
        if not self.said.report:
            return True
        wanted = plain_value(self._report_step(None).entry)
        return any(
            isinstance(entry, dict)
            and self._is_of_its_day(str(entry.get("date")))
            and _texts({**entry, "date": ""}) == _texts({**wanted, "date": ""})
            for entry in self.record.get("updates") or ()
        )

    def _has_move(self) -> bool:
        """Say whether a move to this deadline stands there, for these reasons."""
        if not self.said.move:
            return True
        wanted = {key: value for key, value in self.said.move.items() if key != "deadline"}
        entries = [e for e in self.record.get("rescheduled") or () if isinstance(e, dict)]
        led_to = [*(entry.get("from") for entry in entries[1:]), self.record.get("deadline")]
        return any(
            str(deadline) == self.said.move.get("deadline")
            and self._is_of_its_day(str(entry.get("on")))
            and _texts({k: v for k, v in entry.items() if k not in ("on", "from")})
            == _texts({key: plain_value(value) for key, value in wanted.items()})
            for entry, deadline in zip(entries, led_to, strict=False)
        )

    def _is_of_its_day(self, day: str) -> bool:
        """Say whether an entry can be what this row became: it bears its day, or none was named."""
        if self.said.is_dated:
            return day == self.said.on.isoformat()
        return day >= self.row.mark.day.isoformat()

    def _report_step(self, file: EditedFile | None) -> Append:
        """Give the step of the report; in a file it stands among those of other days."""
        at = self.target.at if self.target is not None else ()
        before = place_of(file, (*at, "updates"), self.said.on) if file is not None else None
        (step,) = reported(at, on=self.said.on, **self.said.report, before=before)
        if not isinstance(step, Append):
            raise TypeError(step)
        return step

    def written(self, text: str) -> str:
        """Give the text of its file with what the row says; the same text is written once.

        Raises ``RefusedRowError`` where it cannot be written there.
        """
        if text not in self._texts:
            self._texts[text] = self._written(text, self._changes)
        return self._texts[text]

    def refusal(self, state: PlanState, errors: Sequence[Problem]) -> RowRefusal:
        """Say which of its columns a check refuses on a plan, that found errors in all it says."""
        keys, _ = self._changes[-1]
        if len(self._changes) > 1:
            text = self._written(state.text(self.path), self._changes[:1])
            if alone := errors_of(state.with_texts({self.path: text}).new_since(state)):
                return RowRefusal(self._changes[0][0], alone)
        return RowRefusal(keys, errors)

    @property
    def _changes(self) -> "Sequence[tuple[Sequence[str], _Change]]":
        """Give the columns that say something, and what they change."""
        every = (
            (REPORT, self.said.report, self._with_report),
            (MOVE, self.said.move, self._with_move),
        )
        return [(keys, change) for keys, said, change in every if said]

    def _written(self, text: str, changes: "Sequence[tuple[Sequence[str], _Change]]") -> str:
        is_as_it_lies = text == self.plan.state.text(self.path)
        for keys, change in changes:
            try:
                file = self.plan.opened(self.path) if is_as_it_lies else opened(self.path, text)
                text, is_as_it_lies = change(file).text, False
            except UneditableError as refused:
                said = [problem.message for problem in refused.problems] or [str(refused)]
                raise RefusedRowError(RowRefusal(keys, said)) from None
            except UsageError as refused:
                raise RefusedRowError(RowRefusal(keys, [str(refused)])) from None
        return text

    def _with_report(self, file: EditedFile) -> EditedFile:
        return edited_file(file, [self._report_step(file)])

    def _with_move(self, file: EditedFile) -> EditedFile:
        at = self.target.at if self.target is not None else ()
        move, on = self.said.move, self.said.on
        return edited_file(file, moved(file, at, move["deadline"], on=on, **_why(move)))

    def faults_of(self, refusal: RowRefusal) -> list[CellFault]:
        """Give a refusal at the cells of the row."""
        return [
            self._fault_of(self._first(refusal.keys), in_headings(problem))
            if isinstance(problem, str)
            else self._refused(problem, refusal.keys)
            for problem in refusal.problems
        ]

    def _refused(self, problem: Problem, keys: Sequence[str]) -> CellFault:
        """Give what a check says, at the cell that it is about as far as that is known."""
        help_ = problem.help if "\n" not in problem.help else ""
        help_ = _CURES.get(problem.rule, help_)
        wanted = _WANTED.get(problem.rule, "")
        key = wanted if wanted in (*keys, "on") else self._first(keys)
        return self._fault_of(key, in_headings(f"{problem.message}. {help_}".rstrip()))

    def _first(self, keys: Sequence[str]) -> str:
        """Give the first of some columns in which something was written."""
        return next((key for key in keys if key in self.row.answers), "ref")

    @property
    def commands(self) -> tuple[str, ...]:
        """Give the commands with which what it says is entered by hand."""
        kinds = (("update", REPORT), ("reschedule", MOVE))
        address = shlex.quote(self.row.address)
        return tuple(
            f"cip {name} {address}"
            for name, keys in kinds
            if any(key in self.row.answers for key in keys)
        )


_Change = Callable[[EditedFile], EditedFile]


def _why(move: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in move.items() if key != "deadline"}


def _texts(value: Any) -> Any:
    """Give a value of a file with all texts as plain texts, for two to be compared."""
    if isinstance(value, Mapping):
        return {str(key): _texts(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_texts(item) for item in value]
    return None if value is None else " ".join(str(value).split())
