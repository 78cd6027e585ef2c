"""The commands that change what stands: reschedule moves a deadline, correct mends a mistake."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from cip.assessment.standing import Standing
from cip.changes.pairing import Level
from cip.commands.answers import day_past, deadline_named, status_named, text_given
from cip.commands.asking import Answers, Choice, Question, text_lines
from cip.commands.edits import Commit, DryRun, Edit, How, On, Yes
from cip.commands.options import EditAddress, Json
from cip.commands.questions import agreed_question, lines_of, reason_question, status_question
from cip.commands.reporting import AgreedBy, SourceGiven
from cip.editing.actions import corrected, entries_on, moved
from cip.editing.edited_file import EditedFile
from cip.editing.steps import Step
from cip.facts.edits import move_words
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.grammar import parse_deadline
from cip.model.place import Keys
from cip.model.text import safe

Reason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help="Why. A hyphen (-) takes it from the standard input.",
        show_default=False,
    ),
]


def reschedule(
    ctx: typer.Context,
    address: EditAddress,
    deadline: Annotated[
        str | None,
        typer.Argument(
            metavar="[DEADLINE]",
            help="The new deadline: '30 November 2024', 'Q3 2025/26', TBC.",
            show_default=False,
        ),
    ] = None,
    reason: Reason = None,
    agreed_by: AgreedBy = None,
    source: SourceGiven = None,
    on: On = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    commit: Commit = False,
    json: Json = False,
) -> None:
    """Move a deadline, and say why.

    The old one stays in the file. In a terminal it asks for what is missing; `?` explains a
    question, and Ctrl-C writes nothing.
    """
    how = How(on, dry_run, yes, commit, json)
    edit = Edit(ctx, address, how, kinds=(Level.ACTION, Level.PART))
    _refuse_without_deadline(edit)
    given = {
        key: value
        for key, value in {
            "deadline": None if deadline is None else deadline_named(deadline),
            "reason": None if reason is None else text_given(reason),
            "agreed_by": None if agreed_by is None else edit.names.agreed(agreed_by),
            "source": None if source is None else edit.names.source(source),
        }.items()
        if value
    }

    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        return moved(
            file,
            edit.target.at,
            answers["deadline"],
            on=edit.on,
            reason=answers.get("reason") or "-",
            agreed_by=answers.get("agreed_by"),
            source=answers.get("source"),
        )

    def form(answers: Answers) -> Question | None:
        if "deadline" not in answers:
            return _deadline_question(edit)
        if "reason" not in answers:
            lead = tuple(lines_of(*_how_far(edit, steps, answers)))
            asked = reason_question("Why", "Why it moves, as the board will read it.")
            return asked._replace(lead=lead)
        if "agreed_by" not in answers and "reason" not in given:
            demanded = edit.demanded(steps, answers)
            return demanded or agreed_question(edit.names, is_needed=False)
        return edit.demanded(steps, answers)

    edit.finish(form, given, steps, missing=_missing_move)


def _missing_move(answers: Answers) -> str:
    if "deadline" not in answers:
        return "When is it due now? Name the new deadline behind the address."
    return "" if "reason" in answers else "Say why it moves: --reason TEXT"


def _refuse_without_deadline(edit: Edit) -> None:
    """Refuse what ends with its last part, or has no deadline; say what to do instead."""
    if edit.record.get("deadline"):
        return
    address, name = edit.target.address, edit.target.name
    standing = _standing(edit)
    last = next(
        (
            part
            for part in (standing.parts if standing else ())
            if standing is not None
            and part.part.deadline is not None
            and part.part.deadline == standing.deadline
        ),
        None,
    )
    if last is not None:
        raise UsageError(
            f"{name} has no deadline of its own; part ({last.part.ref}) has the last. "
            f"cip reschedule '{last.address}'"
        )
    raise UsageError(
        f"{name} has no deadline that could move. Write its first one in {edit.target.path}: "
        f"deadline: 30 September 2027. ('cip show {address}' says what is known of it.)"
    )


def _standing(edit: Edit) -> Standing | None:
    standings = edit.picture.standings
    return next((s for s in standings if s.address == edit.target.address), None)


def _deadline_question(edit: Edit) -> Question:
    before = edit.record["deadline"]
    moves = edit.record.get("rescheduled")
    number = len(moves) if isinstance(moves, list) else 0
    times = {0: "never moved", 1: "moved once", 2: "moved twice"}
    how_often = times.get(number, f"moved {number} times")

    def check(text: str) -> str:
        named = deadline_named(text)
        if named == before:
            raise UsageError(f"It is due {before} already.")
        return named

    return Question(
        "deadline",
        "New deadline",
        text_lines(f"It was due {safe(before)}, {how_often}."),
        "When it is due now: 30 November 2024, November 2024, Q3 2025/26, 2027. Write TBC where "
        "there is no date yet.",
        check=check,
    )


def _how_far(edit: Edit, steps: Any, answers: Answers) -> Iterator[str]:
    """Say which day a new deadline means, and how far it moves."""
    last = parse_deadline(answers["deadline"]).last
    trial = edit.tried(steps, answers)
    day = f"That is due by {day_for_people(last)}" if last else "That names no last day"
    far = move_words(trial)
    yield f"{day} ({far})." if far else f"{day}."


def correct(
    ctx: typer.Context,
    address: EditAddress,
    day: Annotated[
        str | None,
        typer.Argument(
            metavar="[DAY]",
            help="The day of the entry that is wrong. Left out, the action itself is corrected.",
            show_default=False,
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="STATUS", help="The right status.", show_default=False),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option("--note", metavar="TEXT", help="The right note.", show_default=False),
    ] = None,
    new_date: Annotated[
        str | None,
        typer.Option(
            "--new-date", metavar="DATE", help="The right day of the entry.", show_default=False
        ),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="The right title.", show_default=False),
    ] = None,
    detail: Annotated[
        str | None,
        typer.Option("--detail", metavar="TEXT", help="The right detail.", show_default=False),
    ] = None,
    deadline: Annotated[
        str | None,
        typer.Option(
            "--deadline",
            metavar="DATE",
            help="The right deadline, where it was mistyped; with DAY, the one that was moved.",
            show_default=False,
        ),
    ] = None,
    reason: Reason = None,
    mistyped: Annotated[
        str | None,
        typer.Option(
            "--mistyped",
            metavar="DOCUMENT#PARA",
            help="In place of a reason: only the typing was wrong, as this paper shows.",
            show_default=False,
        ),
    ] = None,
    agreed_by: AgreedBy = None,
    source: SourceGiven = None,
    on: On = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    commit: Commit = False,
    json: Json = False,
) -> None:
    """Correct what was entered wrongly; what it was stays.

    That can be an entry of a day, a title, a detail or a mistyped deadline. In a terminal it asks
    for what is missing; `?` explains a question, and Ctrl-C writes nothing.
    """
    if reason is not None and mistyped is not None:
        raise UsageError("Choose one of --reason and --mistyped.")
    kinds = (Level.ACTION, Level.PART, Level.WORKSTREAM, Level.RECOMMENDATION)
    edit = Edit(ctx, address, How(on, dry_run, yes, commit, json), kinds=kinds)
    of = _Correction(edit, day)
    given: dict[str, Any] = {
        "values": of.values(
            status=status,
            note=note,
            new_date=new_date,
            title=title,
            detail=detail,
            deadline=deadline,
        ),
        "reason": None if reason is None else text_given(reason),
        "mistyped": None if mistyped is None else edit.names.source(mistyped),
        "agreed_by": None if agreed_by is None else edit.names.agreed(agreed_by),
        "source": None if source is None else edit.names.source(source),
    }
    of.run({key: value for key, value in given.items() if value})


_OF_AN_ENTRY = ("date", "on", "status", "note", "from", "reason", "text")
_OF_A_RECORD = ("title", "detail", "text", "deadline")
_WORDS = {
    "on": "day",
    "date": "day",
    "from": "deadline that was moved",
    "text": "text",
}


class _Correction:
    """What is corrected: an entry of a day, or the record itself."""

    def __init__(self, edit: Edit, day: str | None) -> None:
        self._edit = edit
        self._entries: Sequence[Keys] = ()
        if day is not None:
            on = day_past(day, today=edit.session.day)
            for key in ("updates", "rescheduled", "commentary"):
                self._entries = (
                    *self._entries,
                    *entries_on(edit.file, edit.target.at, on, key=key),
                )
            if not self._entries:
                raise UsageError(
                    f"{edit.target.address} has no entry of {day_for_people(on)}. {self._days()}"
                )
        self._has_day = day is not None

    def _days(self) -> str:
        """Say which days have an entry, the newest first."""
        record = self._edit.record
        days = {
            str(entry.get("date") or entry.get("on"))
            for key in ("updates", "rescheduled", "commentary")
            for entry in record.get(key) or ()
            if isinstance(entry, dict)
        }
        if not days:
            return "It has no entries yet."
        listed = sorted(days, reverse=True)
        more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
        return f"It has entries of {', '.join(listed[:5])}{more}."

    def values(self, **options: str | None) -> dict[str, str]:
        """Give the new values of options by the keys of the file, each checked."""
        found = {}
        for option, text in options.items():
            if text is not None:
                key = self._key(option)
                found[key] = self._checked(key, text)
        return found

    def _key(self, option: str) -> str:
        """Give the key that an option means in what is corrected."""
        if not self._has_day:
            if option in ("status", "note", "new_date"):
                raise UsageError(
                    f"--{option.replace('_', '-')} corrects an entry: name its day behind the "
                    "address, such as 2024-11-20."
                )
            return option
        if option in ("title", "detail"):
            raise UsageError(f"--{option} corrects the action itself: leave the day out.")
        held = self._record_at(self._entries[0])
        if option == "new_date":
            return "on" if "on" in held else "date"
        if option == "deadline":
            return "from"
        return "text" if option == "note" and "text" in held else option

    def _record_at(self, way: Keys) -> dict[str, Any]:
        held: dict[str, Any] = self._edit.file.at(way)
        return held

    def _checked(self, key: str, text: str) -> str:
        if key in ("date", "on"):
            return day_past(text, today=self._edit.session.day).isoformat()
        if key == "status":
            return status_named(text)
        if key in ("from", "deadline"):
            return deadline_named(text)
        return text_given(text)

    def run(self, given: dict[str, Any]) -> None:
        """Ask what is missing, and correct it."""
        edit = self._edit

        def steps(file: EditedFile, answers: Answers) -> list[Step]:
            entry = self._way(answers)
            return corrected(
                file,
                entry,
                answers.get("values") or {answers["key"]: answers["value"]},
                on=edit.on,
                reason=answers.get("reason"),
                mistyped=answers.get("mistyped"),
                agreed_by=None if self._has_day else answers.get("agreed_by"),
                source=None if self._has_day else answers.get("source"),
            )

        def form(answers: Answers) -> Question | None:
            return self._form(steps, given, answers)

        edit.finish(form, given, steps, missing=self._missing)

    def _way(self, answers: Answers) -> Keys:
        if not self._has_day:
            return self._edit.target.at
        number = int(answers.get("entry") or 0)
        return self._entries[number]

    def _missing(self, answers: Answers) -> str:
        if len(self._entries) > 1:
            return (
                f"There are {len(self._entries)} entries of that day: in a terminal it is asked "
                "which. Correct it in the file, as docs/editing.md tells."
            )
        if "values" not in answers:
            options = "--status, --note, --new-date or --deadline"
            named = options if self._has_day else "--title, --detail or --deadline"
            return f"What is right? Name it with {named}."
        if "reason" not in answers and "mistyped" not in answers:
            return "Say why: --reason TEXT, or --mistyped DOCUMENT#PARA with the paper."
        return ""

    def _form(self, steps: Any, given: Answers, answers: Answers) -> Question | None:
        if len(self._entries) > 1 and "entry" not in answers:
            return self._entry_question()
        if "values" not in given:
            if "key" not in answers:
                return self._key_question(answers)
            if "value" not in answers:
                return self._value_question(answers)
        if "mistyped" not in answers and "reason" not in answers:
            return self._mistyped_question(answers)
        if answers.get("mistyped") is None and answers.get("reason") is None:
            return reason_question("Why", "Why it is another now, for those who read it later.")
        return None if self._has_day else self._edit.demanded(steps, answers)

    def _entry_question(self) -> Question:
        choices = tuple(
            Choice(str(number), _said(self._record_at(way)))
            for number, way in enumerate(self._entries)
        )
        return Question(
            "entry",
            "Entry",
            text_lines("Which of them is wrong?"),
            "Each line is one entry of that day.",
            choices=choices,
        )

    def _key_question(self, answers: Answers) -> Question:
        held = self._record_at(self._way(answers))
        keys = _OF_AN_ENTRY if self._has_day else _OF_A_RECORD
        choices = tuple(
            Choice(key, f"{_WORDS.get(key, key)}: {safe(str(held[key]))}")
            for key in keys
            if isinstance(held.get(key), str)
        )
        return Question(
            "key",
            "Wrong is",
            text_lines("What is wrong?"),
            "The present value stands behind each word. A deadline that is to be another is no "
            "correction: 'cip reschedule' moves it.",
            choices=choices,
        )

    def _value_question(self, answers: Answers) -> Question:
        key = answers["key"]
        held = self._record_at(self._way(answers))[key]
        lead = text_lines(f"It says now: {safe(held)}")
        if key == "status":
            asked = status_question(self._edit.picture.plan, is_optional=False)
            return asked._replace(key="value", name="Right is", lead=lead)
        is_long = key in ("note", "detail", "text", "reason")
        return Question(
            "value",
            "Right is",
            lead,
            "What is right in its place.",
            check=lambda text: self._checked(key, text),
            below=held if is_long else None,
        )

    def _mistyped_question(self, answers: Answers) -> Question:
        is_deadline = (answers.get("key") or next(iter(answers.get("values") or ("",)))) in (
            "deadline",
            "from",
        )
        only = "A deadline that is to be another is moved with 'cip reschedule'. " * is_deadline
        return Question(
            "mistyped",
            "Paper that shows it",
            text_lines(f"{only}Was only the typing wrong? Then name the paper that shows it."),
            "A document of plan.yaml with its paragraph, such as minutes-2026-11#9. Where it was "
            "more than typing, Enter goes on to the reason.",
            is_optional=not is_deadline,
            check=self._edit.names.source,
        )


def _said(entry: dict[str, Any]) -> str:
    words = (entry.get(key) for key in ("status", "from", "note", "text", "reason"))
    return safe(": ".join(str(word) for word in words if word))[:160]
