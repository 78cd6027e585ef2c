"""The values of an action's file from its rows, and what of it has to be decided."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from cip.editing.values import Value
from cip.importing.account import ToDecide
from cip.importing.asked_for import Recommendations
from cip.importing.colour_keys import shown_colour
from cip.importing.dates import Dated, dated, dated_text, says_nothing
from cip.importing.headings import PEOPLE, Key
from cip.importing.known_officers import Officers
from cip.importing.lists import Item, Listed, listed, without_marks
from cip.importing.numbers import Numbered
from cip.importing.owners import own_owners, owners
from cip.importing.rows import Raw, RawPart
from cip.importing.statuses import Stated, stated
from cip.importing.taken import Taken
from cip.tables.table import Cell

Values = dict[str, Value]

_LONGEST_TITLE = 120
_LONGEST_TEXT = 20_000
_LONGEST_LINE = 300
_MOST_PARTS = 60
_NOT_YET = frozenset({"tbc", "tba", "tbd", "vacant", "to be confirmed", "to be agreed", "unknown"})
_OWNER = "Write the officer who answers for it, a role and not a person."
_JOINED = "If these are several officers, write each on its own: who answers for it first."
_NOT_DUE = "Write when it has to be done; or leave it so, where nothing is due."
_NO_DEADLINE = re.compile(r"n/?a|none|not applicable", re.IGNORECASE)
_HELPERS = "Who helps is left out: write a role under lead, where it leads the work."
_NO_OFFICER = "Its officers lead the parts. Write who answers for the whole, a role."
_TWO_ENDS = "These are several dates. Make them parts, each with its own, or write the last one."
_CROSSED = "It starts after it ends: mend the one that is wrong."


class Context(NamedTuple):
    """What an import knows beside the row: the paper, its day, its key, officers, recommendations.

    ``roles`` are those that the paper names by themselves. ``decide`` and ``names`` are added to:
    what has to be decided, and where names were left out.
    """

    document: str
    day: date
    colours: Mapping[str, str]
    officers: Officers
    asked: Recommendations
    decide: list[ToDecide]
    names: list[str]
    roles: frozenset[str] = frozenset()


class _Row(NamedTuple):
    """A row whose values are being taken: of an action, or of a part of one."""

    taken: Taken
    ref: str
    context: Context

    def source(self, cell: Cell | None = None) -> Values:
        """Give where something is read: a row, or a cell of it."""
        place = cell.place if cell else self.taken.place
        return {"document": self.context.document, "note": place[:1].upper() + place[1:]}

    def undecided(self, key: str, text: str, advice: str, cell: Cell | None = None) -> None:
        """Note what somebody has to decide."""
        place = cell.place if cell and cell.place else self.taken.place
        self.context.decide.append(ToDecide(place, self.ref, key, text, advice))


def maps_in(value: Value) -> list[Values]:
    """Give the maps in a list; of anything else, none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def action_values(raw: Raw, numbered: Numbered, context: Context) -> Values:
    """Give the values of an action's file, in any order of keys."""
    row = _Row(raw.taken, numbered.ref, context)
    published: Values = {"ref": numbered.printed} if numbered.printed else {}
    values: Values = {"ref": numbered.ref}
    words = _text_of(raw)
    values |= _titled(words)
    refs = {item.ref for item in words.items} | {part.ref for part in raw.parts}
    leads: dict[str, list[str]] = {}
    for key in PEOPLE:
        for part, role in _people(row, key, values, published, parts=refs):
            leads.setdefault(part, []).append(role)
    _dates(row, words.items, values, published)
    parts = [
        *_parts_of_text(row, words.items, values),
        *(_part_row(part, numbered.ref, context, values) for part in raw.parts),
    ]
    if parts:
        for held in parts:
            if (named := leads.get(str(held["ref"]))) and "lead" not in held:
                held["lead"] = named[0] if len(named) == 1 else list(named)
        values["milestones"] = _apart(parts)
    _recommendations(row, raw, values, published)
    notes = [*_more(raw, row), *_notes(row)]
    _update(row, (raw.taken, *raw.continued), values, published)
    if notes:
        values["notes"] = notes
    if published:
        values["as_published"] = {key: _fitting(key, text) for key, text in published.items()}
    values["source"] = row.source()
    return values


def _fitting(key: str, text: Value) -> Value:
    """Give the paper's words as they fit: a reference and a colour are one line."""
    assert isinstance(text, str)  # noqa: S101 - for the type checker
    return " ".join(text.split())[:_LONGEST_LINE] if key in ("ref", "rag") else text


class _Text(NamedTuple):
    """What is to be done: the text of the action, its detail, and the items that are parts."""

    text: str
    detail: str
    items: tuple[Item, ...]
    is_own: bool = False


def _text_of(raw: Raw) -> _Text:
    """Give the text of an action with those of its rows that go on with it."""
    title, detail = raw.taken.text(Key.TITLE), raw.taken.text(Key.DETAIL)
    if raw.taken.layout.is_own:
        return _Text(title, detail, (), is_own=True)
    more = [row.own_text(Key.TITLE) for row in raw.continued]
    title = "\n".join(filter(None, (title, *more)))
    detail = "\n".join(filter(None, (detail, *(row.own_text(Key.DETAIL) for row in raw.continued))))
    if not title:
        title, detail = detail, ""
    of_title, of_detail = listed(title), listed(detail)
    if of_title.items:
        return _checked(of_title, detail, title)
    if of_detail.items:
        return _checked(Listed(title, of_detail.items), of_detail.text, title)
    return _Text(title, detail, ())


def _checked(found: Listed, detail: str, whole: str) -> _Text:
    """Take a list as parts where each can be one, else as text."""
    if len(found.items) > _MOST_PARTS:
        return _Text(whole, detail, ())
    return _Text(found.text, detail, found.items)


def _titled(words: _Text) -> Values:
    """Give the title and the detail: a long text is cut for the title, and whole in the detail."""
    text, detail = words.text[:_LONGEST_TEXT], words.detail
    if "\n" not in text and len(text) <= (_LONGEST_LINE if words.is_own else _LONGEST_TITLE):
        short: Values = {"title": text}
        return {**short, "detail": detail[:_LONGEST_TEXT]} if detail else short
    first = text.split("\n", 1)[0]
    whole = f"{text}\n{detail}" if detail else text
    return {"title": _cut(first), "detail": whole[:_LONGEST_TEXT]}


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    end = text.rfind(" ", 0, _LONGEST_TITLE)
    return text[: end if end > 0 else _LONGEST_TITLE - 1].rstrip(" ,;:–—-") + "…"


def _people(
    row: _Row,
    key: Key,
    values: Values,
    published: Values,
    name: str = "",
    parts: Collection[str] = (),
) -> list[tuple[str, str]]:
    """Take the officers of a column: roles as they are printed, and no names of persons.

    Gives those who lead parts, each with the reference of its part.
    """
    name = name or key.value
    text = row.taken.text(key)
    if says_nothing(text):
        return []
    if text.strip(" .").casefold() in _NOT_YET:
        published[name] = text
        row.undecided(name, text, _OWNER)
        return []
    is_own = row.taken.layout.is_own
    found = own_owners(text) if is_own else owners(text, row.context.roles, parts)
    if found.left_out_names:
        row.context.names.append(row.taken.place)
        if not found.roles:
            row.undecided(name, text, f"It seems to be a person's name: it is left out. {_OWNER}")
    if found.words is not None:
        published[name] = found.words
        row.undecided(name, text, _OWNER)
    if found.helpers:
        published[name] = text
        row.undecided(name, text, _HELPERS)
    if found.joined and not row.context.officers.has(found.joined):
        row.undecided(name, text, _JOINED)
    if found.of_parts and not found.roles and key is Key.ACCOUNTABLE:
        published[name] = text
        row.undecided(name, text, _NO_OFFICER)
    is_member = key is Key.LEAD_MEMBER
    titles = [row.context.officers.title(role, is_member=is_member) for role in found.roles]
    if titles:
        values[name] = titles[0] if len(titles) == 1 else titles
    return [(part, row.context.officers.title(role)) for part, role in found.of_parts]


def _dates(row: _Row, items: tuple[Item, ...], values: Values, published: Values) -> None:
    """Take the start and the end; dates that pair with the parts are left to them."""
    start, end = _one(row, Key.START, items), _one(row, Key.DEADLINE, items)
    before = _one(row, Key.ORIGINAL, ())
    if before is not None and before.words is None and before.written is None:
        before = None
    if end is not None and not end.written and not end.words and before is not None:
        end, before = before, None
    if start is not None:
        _take(row, "start", start, values, published)
    printed = row.taken.text(Key.DEADLINE)
    if end == Dated() and before is None and _NO_DEADLINE.fullmatch(printed.strip()):
        end = Dated(words=printed, advice=_NOT_DUE)
    if end is None:
        return
    if end.is_undecided and before is not None:
        words = f"{before.words or before.written}, now {end.words}"
        end, before = Dated(words=words, advice=end.advice), None
    _take(row, "deadline", end, values, published)
    if before is not None and end.written is not None:
        _moved(row, before, end, values, published)
    _uncrossed(row, values, published, start, end)


def _one(row: _Row, key: Key, items: tuple[Item, ...]) -> Dated | None:
    """Give the one date of a column; None where there is none, or where each part has its own."""
    cells = row.taken.cells(key)
    text = row.taken.text(key)
    lines = [line for line in text.split("\n") if line]
    if len(lines) < 2:
        return dated(cells[0], starts=key is Key.START) if cells else Dated()
    if _pairs(items, lines):
        return None
    joined = dated_text(" ".join(lines), starts=key is Key.START)
    if joined.meaning is not None:
        return joined
    return Dated(words=text, advice=_TWO_ENDS)


def _pairs(items: tuple[Item, ...], lines: list[str]) -> bool:
    return len(items) > 1 and len(items) == len(lines) and not any(i.deadline for i in items)


def _take(row: _Row, key: str, found: Dated, values: Values, published: Values) -> None:
    if found.written is not None:
        values[key] = found.written
    if found.words is not None:
        published[key] = found.words
    if found.is_undecided:
        cell = next(iter(row.taken.cells(Key(key))), None)
        row.undecided(key, found.words or "", found.advice, cell)


def _moved(row: _Row, before: Dated, end: Dated, values: Values, published: Values) -> None:
    """Take an original date beside the one that holds now: a move of which no day is known."""
    cell = next(iter(row.taken.cells(Key.ORIGINAL)), None)
    if before.written is None or before.meaning is None:
        published["dates"] = before.words
        row.undecided("rescheduled", before.words or "", before.advice, cell)
    elif end.meaning is None or before.meaning.meaning != end.meaning.meaning:
        move: Values = {"on": "unknown", "from": before.written, "source": row.source(cell)}
        values["rescheduled"] = [move]
        if before.words:
            published["dates"] = before.words


def _uncrossed(
    row: _Row, values: Values, published: Values, start: Dated | None, end: Dated
) -> None:
    """Leave out a start that comes after the end, in the paper's words."""
    if not (start and start.meaning and end.meaning and "start" in values):
        return
    first, last = start.meaning.first, end.meaning.last
    if first and last and first > last:
        words = start.words or start.written or ""
        del values["start"]
        published["start"] = words
        row.undecided("start", words, _CROSSED, next(iter(row.taken.cells(Key.START)), None))


def _parts_of_text(row: _Row, items: tuple[Item, ...], values: Values) -> Iterator[Values]:
    """Give the parts that stand in the text of an action, with the dates that stand beside them."""
    starts = _beside(row, Key.START, items)
    ends = _beside(row, Key.DEADLINE, items)
    for number, item in enumerate(items):
        part: Values = {"ref": item.ref, "title": item.title[:_LONGEST_TEXT]}
        words: Values = {}
        if item.lead:
            part["lead"] = row.context.officers.title(item.lead)
        for key, text in (
            ("start", starts[number] if starts else ""),
            ("deadline", item.deadline or (ends[number] if ends else "")),
        ):
            found = dated_text(text, starts=key == "start")
            if found.written is not None:
                part[key] = found.written
            if found.words is not None:
                words[key] = found.words
            if found.is_undecided:
                ref = f"{row.ref}({item.ref})"
                place = row.taken.place
                row.context.decide.append(ToDecide(place, ref, key, text, found.advice))
        _not_later(part, words, values)
        if words:
            part["as_published"] = words
        yield part


def _beside(row: _Row, key: Key, items: tuple[Item, ...]) -> list[str]:
    lines = [line for line in row.taken.text(key).split("\n") if line]
    return without_marks(lines, items) if _pairs(items, lines) else []


def _not_later(part: Values, words: Values, values: Values) -> None:
    """Keep the paper's words of a part that is due after its action, as the plan asks for."""
    own, whole = part.get("deadline"), values.get("deadline")
    if not (isinstance(own, str) and isinstance(whole, str)):
        return
    end, last = dated_text(own).meaning, dated_text(whole).meaning
    if end and last and end.last and last.last and end.last > last.last:
        words.setdefault("deadline", own)


def _part_row(raw: RawPart, ref: str, context: Context, whole: Values) -> Values:
    """Give a part from a row of its own."""
    row = _Row(raw.taken, f"{ref}({raw.ref})", context)
    text = "\n".join(filter(None, (raw.taken.text(Key.TITLE), raw.taken.text(Key.DETAIL))))
    part: Values = {"ref": raw.ref, "title": text[:_LONGEST_TEXT]}
    published: Values = {}
    key = Key.LEAD if raw.taken.own_text(Key.LEAD) else Key.ACCOUNTABLE
    if raw.taken.own_text(key):
        _people(row, key, part, published, "lead")
    if any(raw.taken.own_text(key) for key in (Key.START, Key.DEADLINE, Key.ORIGINAL)):
        _dates(row, (), part, published)
    _update(row, (raw.taken,), part, published)
    _not_later(part, published, whole)
    if published:
        part["as_published"] = published
    return part


def _apart(parts: list[Values]) -> list[Value]:
    """Give parts with a reference each, as the paper has it where two have the same."""
    taken: set[str] = set()
    for part in parts:
        ref = str(part["ref"])
        number = 1
        while part["ref"] in taken:
            number += 1
            part["ref"] = f"{ref}-{number}"
        taken.add(str(part["ref"]))
    return list(parts)


def _recommendations(row: _Row, raw: Raw, values: Values, published: Values) -> None:
    text = row.taken.text(Key.RECOMMENDATIONS) or raw.group.recommendation
    found = row.context.asked.answered(text)
    if found.ids:
        values["recommendations"] = list(found.ids)
    if found.words:
        published["recommendations"] = found.words
        advice = "No text of this recommendation is printed: add it to recommendations.yaml."
        row.undecided("recommendations", found.words, advice)


_OWN = (*PEOPLE, Key.START, Key.DEADLINE, Key.ORIGINAL, Key.STATUS, Key.RAG, Key.RECOMMENDATIONS)
"""What a row that goes on with an action may print anew."""


def _more(raw: Raw, row: _Row) -> Iterator[str]:
    """Give what rows that go on with an action print beside its text, as notes to be decided."""
    for more in raw.continued:
        for key in _OWN:
            text = more.own_text(key)
            if text and not says_nothing(text) and text != raw.taken.text(key):
                column = next(c for c in more.layout.columns if c.key is key)
                said = " ".join(text.split("\n"))
                place = more.place[:1].upper() + more.place[1:]
                yield f"{place} also prints under {column.heading or key}: {said}"[:_LONGEST_TEXT]
                advice = "It stands in the notes of the action: write it where it belongs."
                row.context.decide.append(ToDecide(more.place, row.ref, "notes", text, advice))


def _notes(row: _Row) -> Iterator[str]:
    """Give what is printed of an action and has no key of its own."""
    for cell in row.taken.cells(Key.PRIORITY):
        if not says_nothing(cell.text):
            yield f"Priority as printed: {' '.join(cell.text.split())}"
    for note in row.taken.footnotes:
        yield f"Footnote: {' '.join(note.split())}"


def _update(row: _Row, rows: tuple[Taken, ...], values: Values, published: Values) -> None:
    """Take status, note, evidence and next steps as one update, dated with the paper."""
    update: Values = {}
    for key in (Key.NOTE, Key.NEXT):
        if text := "\n".join(_said(rows, key)):
            update[key.value] = text[:_LONGEST_TEXT]
    evidence = [line for text in _said(rows, Key.EVIDENCE) for line in text.split("\n")]
    if evidence:
        update["evidence"] = [{"title": line[:_LONGEST_LINE].strip()} for line in evidence[:50]]
    found = _possible(_stated(row), row.taken.text(Key.STATUS), update, values)
    if found.words:
        published["status"] = found.words
    if found.rag:
        published["rag"] = found.rag
    if found.status:
        update["status"] = found.status
    if found.undecided:
        cell = next(iter(row.taken.cells(Key(found.undecided))), None)
        words = found.words if found.undecided == "status" else found.rag
        row.undecided(found.undecided, words or "", found.advice, cell)
    if update:
        first = _first_cell(row.taken)
        whole: Values = {"date": row.context.day.isoformat(), **update}
        values["updates"] = [{**whole, "source": row.source(first)}]


def _said(rows: tuple[Taken, ...], key: Key) -> Iterator[str]:
    """Give what rows of one action print; a cell that is merged with one above is taken once."""
    for taken in rows:
        for cell in taken.cells(key):
            is_of_above = cell.is_filled and taken is not rows[0]
            if cell.text and not says_nothing(cell.text) and not is_of_above:
                yield cell.text


def _stated(row: _Row) -> Stated:
    rag = next((shown_colour(cell) for cell in row.taken.cells(Key.RAG)), "")
    cells = row.taken.cells(Key.STATUS)
    status = row.taken.text(Key.STATUS)
    if not status and cells and not rag:
        rag = cells[0].colour
    return stated(status, rag, row.context.colours)


def _possible(found: Stated, status: str, update: Values, values: Values) -> Stated:
    """Leave out a status that could not stand, and keep the paper's words.

    That is withdrawn without a reason, and in place though it is due once.
    """
    advice = ""
    if found.status == "withdrawn" and "note" not in update:
        advice = "A withdrawal says why: write the update with its reason."
    elif found.status == "in-place" and _is_due_once(values):
        advice = "What is due once is complete: write that, or a deadline that goes on."
    if not advice:
        return found
    words = found.words or status or None
    key = "status" if words else "rag"
    return found._replace(status=None, words=words, undecided=key, advice=advice)


def _is_due_once(values: Values) -> bool:
    ends = [values.get("deadline")]
    if ends == [None]:
        ends = [part.get("deadline") for part in maps_in(values.get("milestones"))]
    read = [dated_text(end).meaning for end in ends if isinstance(end, str)]
    return any(read) and all(end is None or (end.last and not end.goes_on) for end in read)


def _first_cell(taken: Taken) -> Cell | None:
    """Give the first cell of a report in a row: its source."""
    for key in (Key.STATUS, Key.RAG, Key.NOTE, Key.EVIDENCE, Key.NEXT):
        for cell in taken.cells(key):
            if cell.place:
                return cell
    return None
