"""A correction of what was entered wrongly: which entry it is, what of it, and what is right."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from cip.commands.answers import alternatives, day_past, one_or_many
from cip.commands.asking import Answers, Choice, Question, text_lines
from cip.commands.correctable import (
    LISTS,
    OF_A_THING,
    OF_AN_ENTRY,
    OPTIONS_OF_A_THING,
    OPTIONS_OF_AN_ENTRY,
    Correctable,
    Given,
    HeldAgainst,
    checked,
    key_of_a_thing,
    key_of_an_entry,
    keys_in_form,
    option_name,
)
from cip.commands.edits import Edit, Steps
from cip.commands.questions import (
    evidence_given,
    evidence_question,
    officer_question,
    reason_question,
    status_question,
)
from cip.commands.session import day_named
from cip.editing.actions import corrected, entries_on
from cip.editing.edited_file import EditedFile
from cip.editing.steps import Append, Step
from cip.editing.values import Value
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.place import Keys
from cip.model.text import safe, shortened

_EVIDENCE = "evidence"
_NO_CORRECTION = "A deadline that is to be another is no correction: 'cip reschedule' moves it."
_NOBODY = "nobody is named"
_MOST_DAYS = 9
_MOST_SHOWN = 240


class _Seen(NamedTuple):
    """An entry of a day: the way to it, and what it said when it was looked at."""

    way: Keys
    value: Mapping[str, Any]


class Correction:
    """What is corrected: an entry of a day, or the record itself."""

    def __init__(self, edit: Edit, day: str | None, options: Mapping[str, Given]) -> None:
        self._edit = edit
        self._is_asked = day is None and not options
        self._lists = self._lists_with(options)
        self._look_at(None if day is None else day_past(day, today=edit.session.day))
        if self._day is not None and not self._entries:
            raise UsageError(self._why_nothing(options))

    def _why_nothing(self, options: Collection[str]) -> str:
        """Say why no entry of the day can be meant: there is none, or none that has the option."""
        day = day_for_people(self._day) if self._day else ""
        self._lists = LISTS
        self._look_at(self._day)
        if not self._entries:
            said = f"{self._edit.target.address} has no entry of {day} that this could correct."
            return f"{said} {self._days()}"
        lacking = next(filter(lambda option: self._meant(option) is None, options), "")
        return self._why_not(lacking)

    def _look_at(self, day: date | None) -> None:
        """Take the entries of a day, or none where the record itself is corrected."""
        self._day = day
        self._entries = tuple(self._entries_in(self._edit.file))

    def _follow(self, answers: Answers) -> None:
        """Take what the first question was answered with: the record itself, or a day."""
        if self._is_asked:
            what = answers.get("what")
            day = day_named(what) if what is not None and what not in OF_A_THING else None
            if day != self._day:
                self._look_at(day)

    def _entries_in(self, file: EditedFile) -> Iterator[_Seen]:
        """Give the entries of the day in a file, none where the record itself is corrected."""
        if self._day is None:
            return
        for key in self._lists:
            for way in entries_on(file, self._edit.target.at, self._day, key=key):
                yield _Seen(way, file.at(way))

    def _days_there(self) -> list[str]:
        """Give the days that have an entry, the newest first."""
        days = {
            str(entry.get("date") or entry.get("on"))
            for key in LISTS
            for entry in self._edit.record.get(key) or ()
            if isinstance(entry, dict)
        }
        return sorted(days, reverse=True)

    def _days(self) -> str:
        """Say which days have an entry, the newest first."""
        listed = self._days_there()
        if not listed:
            return "It has no entries yet."
        more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
        return f"It has entries of {', '.join(listed[:5])}{more}."

    def _keys(self, *way: str | int) -> tuple[str, ...]:
        """Give the keys that the form has for the thing, or for an entry of a list in it."""
        return keys_in_form(self._edit.target.path, (*self._edit.target.at, *way))

    def _lists_with(self, options: Collection[str]) -> tuple[str, ...]:
        """Give the lists in whose entries options can be meant: a move has no status."""
        forms = {key: self._keys(key, 0) for key in LISTS}
        return tuple(
            key
            for key, form in forms.items()
            if all(key_of_an_entry(option, form) for option in options)
        )

    def values(self, options: Mapping[str, Given]) -> dict[str, Value]:
        """Give the new values of options by the keys of the file, each checked."""
        keys = {option: self._key(option) for option in options}
        return {key: self._checked(key, options[option]) for option, key in keys.items()}

    def _key(self, option: str) -> str:
        """Give the key that an option means in what is corrected."""
        key = self._meant(option)
        if key is None:
            raise UsageError(self._why_not(option))
        return key

    def _why_not(self, option: str) -> str:
        """Say why an option means nothing in what is corrected."""
        named, is_entry = option_name(option), self._day is not None
        if is_entry and option not in OPTIONS_OF_AN_ENTRY:
            return f"{named} corrects the action itself: leave the day out."
        if not is_entry and option not in OPTIONS_OF_A_THING:
            return (
                f"{named} corrects an entry: name its day behind the address, such as 2024-11-20."
            )
        what = (
            f"The entry of {day_for_people(self._day)}" if self._day else self._edit.target.address
        )
        return f"{what} has no {named}. It can have {self._can()}."

    def _can(self) -> str:
        """Give the options that what is corrected can have."""
        options = OPTIONS_OF_A_THING if self._day is None else OPTIONS_OF_AN_ENTRY
        return alternatives([option_name(option) for option in options if self._meant(option)])

    def _meant(self, option: str) -> str | None:
        """Give the key that an option means in what is corrected, or None where it has none."""
        if self._day is None:
            return key_of_a_thing(option, self._keys())
        return key_of_an_entry(option, self._form_of_entries())

    def _form_of_entries(self) -> tuple[str, ...]:
        way = self._entries[0].way
        return keys_in_form(self._edit.target.path, way)

    def _checked(self, key: str, given: Given) -> Value:
        edit = self._edit
        unit = edit.record.get("unit")
        around = HeldAgainst(edit.names, edit.session.day, unit if isinstance(unit, str) else None)
        return checked(key, given, around, self._of)

    @property
    def _of(self) -> Mapping[str, Correctable]:
        """Give what can be corrected, by its keys."""
        return OF_A_THING if self._day is None else OF_AN_ENTRY

    def run(self, given: dict[str, Any]) -> None:
        """Ask what is missing, and correct it."""

        def steps(file: EditedFile, answers: Answers) -> list[Step]:
            self._follow(answers)
            is_entry = self._day is not None
            way = self._way(file, answers)
            key = answers.get("key") or answers.get("what")
            if key == _EVIDENCE:
                return [Append((*way, _EVIDENCE), item) for item in evidence_given(answers)]
            return corrected(
                file,
                way,
                answers.get("values") or {str(key): one_or_many(answers["value"])},
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
            return f"What is right? Name it with {self._can()}."
        if "reason" not in answers and "mistyped" not in answers:
            return "Say why: --reason TEXT, or --mistyped DOCUMENT#PARA with the paper."
        return ""

    def _form(self, steps: Steps, given: Answers, answers: Answers) -> Question | None:
        self._follow(answers)
        if self._is_asked and "what" not in answers:
            return self._what_question()
        if len(self._entries) > 1 and "entry" not in answers:
            return self._entry_question()
        if "values" not in given:
            if self._entries and "key" not in answers:
                return self._key_question(answers)
            if self._key_of(answers) == _EVIDENCE:
                return evidence_question(self._edit.names, answers, is_needed=True)
            if "value" not in answers:
                return self._value_question(answers)
        if "mistyped" not in given and "reason" not in given:
            asked = self._why_question(answers)
            if asked is not None:
                return asked
        return None if self._entries else self._edit.demanded(steps, answers)

    def _key_of(self, answers: Answers) -> str:
        """Give the key that is corrected."""
        key = answers.get("key") or answers.get("what")
        return str(key or next(iter(answers.get("values") or ("",))))

    def _why_question(self, answers: Answers) -> Question | None:
        """Ask why; then, where there is no reason, for the paper that shows that it was typing."""
        is_deadline = self._key_of(answers) in ("deadline", "from")
        if not is_deadline and "reason" not in answers:
            asked = reason_question(
                "Why",
                "Why it is another now, for those who read it later. Where the typing alone was "
                "wrong, Enter goes on to the paper that shows it.",
            )
            return asked._replace(is_optional=True, enter="Enter: the typing alone was wrong")
        if answers.get("reason") is None and "mistyped" not in answers:
            return self._mistyped_question(is_deadline=is_deadline)
        return None

    def _what_question(self) -> Question:
        """Ask what is wrong: the action itself, or an entry of a day."""
        entries = tuple(
            Choice(day, f"what was said on {day_for_people(day_named(day))}")
            for day in self._days_there()[:_MOST_DAYS]
            if _is_day(day)
        )
        return Question(
            "what",
            "Wrong is",
            text_lines("What is wrong?"),
            f"The present value stands behind each word. {_NO_CORRECTION} An older entry is named "
            "by its day behind the address.",
            choices=(*self._choices(self._edit.record), *entries),
        )

    def _choices(self, held: Mapping[str, Any]) -> Iterator[Choice]:
        """Give what can be corrected of a thing or an entry that holds something of it."""
        for key, item in self._of.items():
            said = _words(held.get(key))
            if not said and key == "accountable" and key in self._keys():
                said = _NOBODY
            if said:
                yield Choice(key, f"{item.called}: {shortened(said, _MOST_SHOWN)}")

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
        choices = [*self._choices(held)]
        if "date" in held and self._edit.target.is_tracked:
            choices.append(Choice(_EVIDENCE, "evidence: add some"))
        return Question(
            "key",
            "Wrong is",
            text_lines("What is wrong?"),
            f"The present value stands behind each word. {_NO_CORRECTION}",
            choices=choices,
        )

    def _value_question(self, answers: Answers) -> Question:
        key = self._key_of(answers)
        held = self._record(answers).get(key)
        now = f"It says now: {_words(held)}" if held is not None else f"{_NOBODY} now."
        lead, item = text_lines(now[0].upper() + now[1:]), self._of[key]
        if item.is_officer:
            asked = officer_question(self._edit.names, "value", "Right is", "")
            return asked._replace(lead=lead, is_many=True)
        if key == "status":
            asked = status_question(self._edit.picture.plan, is_optional=False)
            return asked._replace(key="value", name="Right is", lead=lead)
        return Question(
            "value",
            "Right is",
            lead,
            "What is right in its place.",
            check=lambda text: self._checked(key, text),
            below=held if item.is_long and isinstance(held, str) else None,
        )

    def _mistyped_question(self, *, is_deadline: bool) -> Question:
        only = "A deadline that is to be another is moved with 'cip reschedule'. " * is_deadline
        return Question(
            "mistyped",
            "Paper that shows it",
            text_lines(f"{only}Was only the typing wrong? Then name the paper that shows it."),
            "A document of plan.yaml with its paragraph, such as minutes-2026-11#9."
            + ("" if is_deadline else " Where it was more than typing, < goes back to the reason."),
            check=self._edit.names.source,
        )


def _is_day(text: str) -> bool:
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None


def _words(value: Any) -> str:
    """Give a value of a file in words: a text, a number, or names with commas between."""
    names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return safe(", ".join(str(name) for name in names))


def _said(entry: Mapping[str, Any]) -> str:
    words = (entry.get(key) for key in ("status", "from", "value", "note", "text", "reason"))
    return safe(shortened(": ".join(str(word) for word in words if word), _MOST_SHOWN))
