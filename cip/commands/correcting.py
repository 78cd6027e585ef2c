"""The command that corrects what was entered wrongly; what it was stays in the file."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, NamedTuple

import typer

from cip.changes.pairing import Level
from cip.changes.wording import cut
from cip.commands.answers import (
    date_named,
    day_past,
    deadline_named,
    status_named,
    text_given,
    text_option,
)
from cip.commands.asking import Answers, Choice, Question, text_lines
from cip.commands.edit_options import (
    AgreedBy,
    Commit,
    DryRun,
    EditAddress,
    How,
    On,
    Reason,
    SourceGiven,
    Yes,
)
from cip.commands.edits import Edit, Steps
from cip.commands.options import Json
from cip.commands.questions import reason_question, status_question
from cip.editing.actions import corrected, entries_on
from cip.editing.edited_file import EditedFile
from cip.editing.steps import Step
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.place import Keys
from cip.model.text import safe


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
    options = {
        key: text
        for key, text in (
            ("status", status),
            ("note", note),
            ("new_date", new_date),
            ("title", title),
            ("detail", detail),
            ("deadline", deadline),
        )
        if text is not None
    }
    of = _Correction(edit, day, options)
    given: dict[str, Any] = {
        "values": of.values(options),
        "reason": None if reason is None else text_option(reason),
        "mistyped": None if mistyped is None else edit.names.source(mistyped),
        "agreed_by": None if agreed_by is None else edit.names.agreed(agreed_by),
        "source": None if source is None else edit.names.source(source),
    }
    of.run({key: value for key, value in given.items() if value})


_LISTS = ("updates", "rescheduled", "commentary")
_OF_AN_ENTRY = (
    *("date", "on", "status", "note", "done_on", "expected", "next", "from", "reason", "text"),
)
_OF_A_RECORD = ("title", "detail", "text", "deadline")
_WORDS = {"on": "day", "date": "day", "from": "deadline that was moved", "next": "what comes next"}
_MOST_SHOWN = 240
_LONG = ("note", "detail", "text", "reason", "next")


class _Seen(NamedTuple):
    """An entry of a day: the way to it, and what it said when it was looked at."""

    way: Keys
    value: Mapping[str, Any]


class _Correction:
    """What is corrected: an entry of a day, or the record itself."""

    def __init__(self, edit: Edit, day: str | None, options: Mapping[str, str]) -> None:
        self._edit = edit
        self._day = None if day is None else day_past(day, today=edit.session.day)
        self._lists = _lists_of(options)
        self._entries = tuple(self._entries_in(edit.file))
        if self._day is not None and not self._entries:
            said = f"{edit.target.address} has no entry of {day_for_people(self._day)}"
            raise UsageError(f"{said} that this could correct. {self._days()}")

    def _entries_in(self, file: EditedFile) -> Iterator[_Seen]:
        """Give the entries of the day in a file, none where the record itself is corrected."""
        if self._day is None:
            return
        for key in self._lists:
            for way in entries_on(file, self._edit.target.at, self._day, key=key):
                yield _Seen(way, file.at(way))

    def _days(self) -> str:
        """Say which days have an entry, the newest first."""
        days = {
            str(entry.get("date") or entry.get("on"))
            for key in _LISTS
            for entry in self._edit.record.get(key) or ()
            if isinstance(entry, dict)
        }
        if not days:
            return "It has no entries yet."
        listed = sorted(days, reverse=True)
        more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
        return f"It has entries of {', '.join(listed[:5])}{more}."

    def values(self, options: Mapping[str, str]) -> dict[str, str]:
        """Give the new values of options by the keys of the file, each checked."""
        keys = {option: self._key(option) for option in options}
        return {key: self._checked(key, options[option]) for option, key in keys.items()}

    def _key(self, option: str) -> str:
        """Give the key that an option means in what is corrected."""
        if self._day is None:
            if option in ("status", "note", "new_date"):
                raise UsageError(
                    f"--{option.replace('_', '-')} corrects an entry: name its day behind the "
                    "address, such as 2024-11-20."
                )
            return option
        if option in ("title", "detail"):
            raise UsageError(f"--{option} corrects the action itself: leave the day out.")
        held = self._entries[0].value
        if option == "new_date":
            return "on" if "on" in held else "date"
        if option == "deadline":
            return "from"
        return "text" if option == "note" and "text" in held else option

    def _checked(self, key: str, text: str) -> str:
        if key in ("date", "on"):
            return day_past(text, today=self._edit.session.day).isoformat()
        if key == "status":
            return status_named(text)
        if key in ("from", "deadline"):
            return deadline_named(text)
        return date_named(text) if key in ("done_on", "expected") else text_given(text)

    def run(self, given: dict[str, Any]) -> None:
        """Ask what is missing, and correct it."""

        def steps(file: EditedFile, answers: Answers) -> list[Step]:
            is_entry = self._day is not None
            return corrected(
                file,
                self._way(file, answers),
                answers.get("values") or {answers["key"]: answers["value"]},
                on=self._edit.on,
                reason=answers.get("reason"),
                mistyped=answers.get("mistyped"),
                agreed_by=None if is_entry else answers.get("agreed_by"),
                source=None if is_entry else answers.get("source"),
            )

        def form(answers: Answers) -> Question | None:
            return self._form(steps, given, answers)

        self._edit.finish(form, given, steps, missing=self._missing)

    def _way(self, file: EditedFile, answers: Answers) -> Keys:
        """Give the way to what is corrected, which must still say what was looked at."""
        if self._day is None:
            return self._edit.target.at
        number = int(answers.get("entry") or 0)
        found = tuple(self._entries_in(file))
        if [seen.value for seen in found] != [seen.value for seen in self._entries]:
            raise UsageError(
                f"The entries of {day_for_people(self._day)} were changed meanwhile. Nothing was "
                "written: look at them, and correct them again."
            )
        return found[number].way

    def _record(self, answers: Answers) -> Mapping[str, Any]:
        """Give what is corrected, as it was looked at."""
        if self._day is None:
            return self._edit.record
        return self._entries[int(answers.get("entry") or 0)].value

    def _missing(self, answers: Answers) -> str:
        if len(self._entries) > 1:
            return (
                f"There are {len(self._entries)} entries of that day. Which one is meant is asked "
                "in a terminal, without --json."
            )
        if "values" not in answers:
            options = "--status, --note, --new-date or --deadline"
            named = options if self._entries else "--title, --detail or --deadline"
            return f"What is right? Name it with {named}."
        if "reason" not in answers and "mistyped" not in answers:
            return "Say why: --reason TEXT, or --mistyped DOCUMENT#PARA with the paper."
        return ""

    def _form(self, steps: Steps, given: Answers, answers: Answers) -> Question | None:
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
        return None if self._entries else self._edit.demanded(steps, answers)

    def _entry_question(self) -> Question:
        choices = tuple(
            Choice(str(number), _said(seen.value)) for number, seen in enumerate(self._entries)
        )
        return Question(
            "entry",
            "Entry",
            text_lines("Which of them is wrong?"),
            "Each line is one entry of that day.",
            choices=choices,
        )

    def _key_question(self, answers: Answers) -> Question:
        held = self._record(answers)
        keys = _OF_AN_ENTRY if self._entries else _OF_A_RECORD
        choices = tuple(
            Choice(key, f"{_WORDS.get(key, key)}: {safe(cut(str(held[key]), _MOST_SHOWN))}")
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
        held = self._record(answers)[key]
        lead = text_lines(f"It says now: {safe(held)}")
        if key == "status":
            asked = status_question(self._edit.picture.plan, is_optional=False)
            return asked._replace(key="value", name="Right is", lead=lead)
        return Question(
            "value",
            "Right is",
            lead,
            "What is right in its place.",
            check=lambda text: self._checked(key, text),
            below=held if key in _LONG else None,
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


def _lists_of(options: Mapping[str, str]) -> tuple[str, ...]:
    """Give the lists in which an entry can be meant: a status stands in no move of a deadline."""
    if "deadline" in options:
        return ("rescheduled",)
    return ("updates", "commentary") if {"status", "note"} & options.keys() else _LISTS


def _said(entry: Mapping[str, Any]) -> str:
    words = (entry.get(key) for key in ("status", "from", "note", "text", "reason"))
    return safe(cut(": ".join(str(word) for word in words if word), _MOST_SHOWN))
