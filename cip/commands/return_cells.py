"""Reads the cells of a return: each refusal is in words of the workbook, and says what to write."""

import re
import shlex
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from cip.commands.answers import Names, date_named, day_past, deadline_named, says_nothing
from cip.editing.values import Value, prose
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.grammar import parse_deadline
from cip.model.meaning import meaning_of
from cip.model.text import safe
from cip.model.vocabulary import Status
from cip.returning.form import COLUMNS, WORDS

_HEADINGS = {column.key: column.heading for column in COLUMNS}
_WHERE = f"The sheet {WORDS} has the documents."


class Cells:
    """Reads what officers write in the columns of a return, for one plan, as of today."""

    def __init__(self, names: Names, words: Mapping[Status, str], *, today: date) -> None:
        self._names = names
        self._words = words
        self._statuses = {word.casefold(): status for status, word in words.items()}
        self._today = today

    def read(self, key: str, text: str, address: str) -> Any:
        """Give what a cell of a column says of what has an address.

        Raises ``UsageError`` where it cannot be taken.
        """
        readers: Mapping[str, Callable[[str], Any]] = {
            "status": lambda text: self._status(text, address),
            "evidence": lambda text: [*self._evidence(text)],
            "done_on": self._date,
            "expected": self._date,
            "new_deadline": deadline_named,
            "agreed_by": lambda text: self._names.agreed(_words(text)),
            "source": self._source,
            "on": self._day,
        }
        return readers.get(key, _words)(text)

    def word(self, status: Status) -> str:
        """Give the word of the list for a status."""
        return self._words[status]

    def _status(self, text: str, address: str) -> str:
        """Give the status that a word means: the plan's own words go before all others."""
        word = text.casefold()
        known = self._statuses.get(word)
        if known is not None:
            return known.value
        choices = [status.value for status in Status]
        meaning = word if word in choices else meaning_of(word, choices).word
        if meaning == Status.WITHDRAWN:
            raise UsageError(
                f"What is withdrawn needs a reason: cip withdraw {shlex.quote(address)} --reason "
                "TEXT. A row has no room for it: leave this empty."
            )
        if word in choices:
            return word
        listed = [*self._words.values()]
        hint = f"Choose one of the list: {', '.join(listed[:-1])} or {listed[-1]}."
        if meaning is not None:
            hint = f"Did you mean '{self._words[Status(meaning)]}'?"
        raise UsageError(f"'{safe(text[:60])}' is no status. {hint}")

    def _evidence(self, text: str) -> Iterator[Value]:
        for line in filter(None, map(str.strip, text.split("\n"))):
            try:
                title = self._names.evidence_title(line)
            except UsageError as refused:
                raise UsageError(_in_a_cell(str(refused))) from None
            yield self._shown(line) if "=" in line else {"title": title}

    def _shown(self, line: str) -> Value:
        where = line.rpartition("=")[2].strip()
        is_web = re.fullmatch(r"https?://\S+", line.partition("=")[2].strip())
        if is_web:
            return self._of_document(line, self._names.evidence)
        if not re.fullmatch(r"[a-z0-9-]+(?:#.*)?", where):
            raise UsageError(
                f"'{safe(line[:60])}' cannot be read. Write a title alone, without =; or "
                f"Title=https://...; or Title=minutes#9, of a document and its paragraph. {_WHERE}"
            )
        return self._of_document(line, self._names.evidence)

    def _source(self, text: str) -> Value:
        if not re.fullmatch(r"[a-z0-9-]+(?:#.*)?", text):
            raise UsageError(
                f"'{safe(text[:60])}' is no document. Write its short name, and # before the "
                f"paragraph: minutes-2026-11#9. {_WHERE}"
            )
        return self._of_document(text, self._names.source)

    def _of_document(self, text: str, read: Callable[[str], Value]) -> Value:
        try:
            return read(text)
        except UsageError as refused:
            if " of plan.yaml. " not in str(refused):
                raise UsageError(_in_a_cell(str(refused))) from None
            said, _, hint = str(refused).partition(" of plan.yaml. ")
            hint = hint if hint.startswith("Did you mean") else _WHERE
            raise UsageError(f"{said} of the plan. {hint}") from None

    def _date(self, text: str) -> str:
        _refuse_today(text)
        return date_named(text)

    def _day(self, text: str) -> date:
        _refuse_today(text)
        return day_past(text, today=self._today)


def _words(text: str) -> str:
    """Give words as they are kept; those that only fill the cell are refused."""
    if says_nothing(text):
        raise UsageError(f"'{safe(text[:60])}' says nothing. {_EMPTY}")
    return prose(text)


def _in_a_cell(refusal: str) -> str:
    return refusal.replace("Leave it out where there is no evidence.", _EMPTY)


_EMPTY = "Leave the cell empty."


def past(deadline: str, on: date) -> str:
    """Say that a new deadline had passed on the day of its move; nothing where it had not."""
    last = parse_deadline(deadline).last
    if last is None or last >= on:
        return ""
    return (
        f"{day_for_people(last)} has passed: a deadline moves to a day after the move, "
        f"{day_for_people(on)}. Where it was decided earlier, write that day under "
        f"'{_HEADINGS['on']}'."
    )


def _refuse_today(text: str) -> None:
    if text.strip().lower() in ("today", "yesterday", "tomorrow", "now"):
        raise UsageError(
            f"'{safe(text)}' is another day when this is read. Write the day, such as "
            "30 September 2026."
        )


def in_headings(text: str) -> str:
    """Give the sentence of a check with the headings of columns in the place of keys of files."""

    def heading(found: re.Match[str]) -> str:
        return f"'{_HEADINGS[found[1] or found[2]]}'"

    kept = " ".join(part for part in re.split(r"(?<=\.) ", text) if not _OF_FILES.search(part))
    return _KEYS.sub(heading, kept)


_KEYS = re.compile(r"['`]?\b(done_on|agreed_by)\b['`]?|'(note|next|reason|evidence|expected)'")
"""The keys of files that are columns too: words that are none else, and others in quotes."""
_OF_FILES = re.compile(r"as_published|plan\.yaml")
"""What is said of keys of files that no cell has."""
