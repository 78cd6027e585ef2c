"""What columns hold by what stands in them, statuses or groups: where no heading tells alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cip.importing.colour_keys import colour_of
from cip.importing.columns import LEFT_OUT_BY_MAP, UNKNOWN_HEADING, PaperColumn, Told
from cip.importing.dates import says_nothing
from cip.importing.headings import Key, is_period, plain
from cip.importing.rows import Sorted
from cip.importing.statuses import is_known
from cip.tables.table import Table

_STATES = (Key.STATUS, Key.RAG)
_PERHAPS = (None, Key.NOTE, Key.PRIORITY)
"""What a column that looks like that of the status may be taken as."""
_LEAST = 2
_LEAST_WORDS = 2
_NEARLY_ALL = 0.8
_LONGEST_STATUS = 60
_LEVEL = re.compile(
    r"(?:(?:very|medium|high|low|[-–—/ ])*(?:high|low|medium|med|moderate|critical|essential|urgent"
    r"|routine|standard|minor|major|significant|fundamental|important|desirable|advisory|normal"
    r"|must|should|could|short|long|immediate|yes|no|[a-z])\b|priority|term|level|tier|[a-z]?[0-9]+"
    r"|[^a-z0-9]+)+"
)
"""High, Medium (2), P1, Priority 1, Must: how much something matters, and no group of actions."""
_GROUPS = re.compile(
    r"reports?|(?:name of )?audit(?: title| name| report| area)?|report title|title of report"
    r"|review|inspection|source report"
    r"|(?:[a-z]+ )?(?:findings?|issues?|areas? (?:for|of) improvement|weakness(?:es)?)"
    r"(?: identified)?"
)
"""Headings of columns that name the paper or the finding which asked for several actions."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_HEADED = re.compile(r"\b(?:status|b?rags?|position|colour)\b")

Sorting = Iterable[tuple[Table, Sorted]]
"""Tables with how their rows are sorted."""


class _Held(NamedTuple):
    """A column with what stands in it, over all the tables that have it.

    ``filled`` says of each cell whether it is merged with one that says something.
    """

    column: PaperColumn
    texts: list[str]
    colours: list[str]
    filled: list[bool]

    @property
    def is_of_groups(self) -> bool:
        """Say whether texts that are no levels or numbers stand over several actions each."""
        texts = [" ".join(text.split()).casefold() for text in self.texts]
        is_in_words = bool(texts) and not any(map(_LEVEL.fullmatch, texts))
        return (
            is_in_words
            and not self.colours
            and 2 * len(set(texts)) <= len(texts) + sum(self.filled)
        )

    @property
    def share(self) -> float:
        """Give which share of its cells is a status or a colour."""
        known = sum(is_known(text) or bool(colour_of(text)) for text in self.texts)
        number = len(self.texts) + len(self.colours)
        return (known + len(self.colours)) / number if number else 0.0

    @property
    def is_of_states(self) -> bool:
        """Say whether nearly all that stands in it is a status or a colour."""
        return len(self.texts) + len(self.colours) >= _LEAST and self.share >= _NEARLY_ALL


def by_values(tables: Sequence[tuple[Table, Sorted]], told: Told) -> Told:
    """Give what the values of columns say of their headings, where that is something else.

    One column of notes whose values are statuses is that of the status, where none is headed so;
    and one that is headed as the status, but whose texts are sentences, is a note. A priority in
    words that stands over several actions each groups them, where nothing else does.
    """
    held = _held(tables)
    found: dict[str, Key] = {}
    for heading, one in held.items():
        if heading not in told and one.column.key is Key.STATUS and _is_prose(one):
            found[heading] = Key.NOTE
    is_stated = any(
        one.column.key is Key.STATUS and heading not in found for heading, one in held.items()
    )
    notes = [
        heading
        for heading, one in held.items()
        if one.column.key is Key.NOTE and heading not in told and one.is_of_states
    ]
    if len(notes) == 1 and not is_stated:
        is_colour = all(colour_of(text) for text in held[notes[0]].texts)
        has_rag = any(one.column.key is Key.RAG for one in held.values())
        if not (is_colour and has_rag):
            found[notes[0]] = Key.RAG if is_colour else Key.STATUS
    return found | _times(held, told) | _groups(tables, held, told)


def _times(held: Mapping[str, _Held], told: Told) -> dict[str, Key]:
    """Give columns that are headed by times, a quarter each, where words say what is to be done."""
    found = {
        heading: one
        for heading, one in held.items()
        if heading not in told and one.column.key is None and is_period(one.column.heading)
    }
    texts = [text for one in found.values() for text in one.texts]
    said = [text for text in texts if len(_WORD.findall(text)) >= _LEAST_WORDS]
    is_said = 2 * sum(not is_known(text) for text in said) > len(texts)
    is_state = any(one.is_of_states for one in found.values())
    return dict.fromkeys(found, Key.DETAIL) if len(found) > 1 and is_said and not is_state else {}


def _groups(
    tables: Sequence[tuple[Table, Sorted]], held: Mapping[str, _Held], told: Told
) -> dict[str, Key]:
    """Give the one column that groups the actions of papers which have no other group."""
    groups = {raw.group[:2] for _, found in tables for raw in found.actions}
    if len(groups) != 1 or {Key.OBJECTIVE, Key.WORKSTREAM}.intersection(told.values()):
        return {}
    found = {
        heading: Key.OBJECTIVE if one.column.key is Key.PRIORITY else Key.WORKSTREAM
        for heading, one in held.items()
        if heading not in told
        and (one.column.key is Key.PRIORITY or (not one.column.key and _GROUPS.fullmatch(heading)))
        and one.is_of_groups
    }
    return found if len(found) == 1 else {}


def without_status(tables: Sequence[tuple[Table, Sorted]]) -> str:
    """Say that no column is taken as the status while one looks like it; else nothing."""
    held = _held(tables)
    if not held or any(one.column.key in _STATES for one in held.values()):
        return ""
    likely = sorted(
        (
            one
            for heading, one in held.items()
            if one.column.key in _PERHAPS and (one.is_of_states or _HEADED.search(heading))
        ),
        key=lambda one: (not one.is_of_states, -one.share),
    )
    if not likely:
        return ""
    heading = likely[0].column.heading.replace("'", "’")
    key = Key.STATUS if any(likely[0].texts) else Key.RAG
    return (
        f"No column was taken as the status: '{heading}' looks like one. Try --map "
        f"'{heading}={key}'."
    )


def left_out(tables: Sequence[tuple[Table, Sorted]]) -> str:
    """Say which columns with words are not taken, and in how many cells; else nothing.

    One that somebody leaves out is not named.
    """
    found: dict[str, int] = {}
    unknown: list[str] = []
    for table, sorted_ in tables:
        for raw in sorted_.actions:
            for taken in (raw.taken, *raw.continued, *(part.taken for part in raw.parts)):
                for column in taken.layout.columns:
                    cell = taken.row.cell(column.number)
                    is_lost = column.key is None and column.number not in table.hidden_columns
                    is_lost &= column.why != LEFT_OUT_BY_MAP and not taken.layout.is_own
                    if is_lost and not cell.is_filled and _WORD.search(cell.text):
                        name = " ".join(column.heading.split()) or f"column {column.number + 1}"
                        found[name] = found.get(name, 0) + 1
                        unknown += [name] if column.why == UNKNOWN_HEADING else []
    if not found:
        return ""
    named = ", ".join(
        f"{name} ({number} cell{'' if number == 1 else 's'})" for name, number in found.items()
    )
    said = f"Words of columns that are not taken come into no file: {named}."
    if not unknown:
        return said
    first = unknown[0].replace("'", "’")
    return (
        f"{said} --map '{first}=detail' takes one (=note where it says what was done), and "
        f"--map '{first}=ignore' leaves it out on purpose."
    )


def _is_prose(held: _Held) -> bool:
    return (
        len(held.texts) >= _LEAST
        and held.share < 1 - _NEARLY_ALL
        and sum(len(text) > _LONGEST_STATUS for text in held.texts) * 2 > len(held.texts)
    )


def _held(tables: Sorting) -> dict[str, _Held]:
    """Give the columns by their headings in the plain form, with what stands in them."""
    found: dict[str, _Held] = {}
    for column, text, colour, is_filled in _cells(tables):
        heading = plain(column.heading)
        held = found.setdefault(heading, _Held(column, [], [], []))
        held.filled.append(is_filled)
        if held.column.key is None and column.key is not None:
            held = found[heading] = held._replace(column=column)
        if text and not says_nothing(text):
            held.texts.append(text)
        elif colour and not text:
            held.colours.append(colour)
    return found


def _cells(tables: Sorting) -> Iterator[tuple[PaperColumn, str, str, bool]]:
    for table, sorted_ in tables:
        for raw in sorted_.actions:
            for column in raw.taken.layout.columns:
                is_hidden = column.number in table.hidden_columns and column.key is None
                if column.heading and not is_hidden and not raw.taken.layout.is_own:
                    cell = raw.taken.row.cell(column.number)
                    text = "" if cell.is_filled else cell.text
                    yield column, text, cell.colour, cell.is_filled and bool(cell.text)
