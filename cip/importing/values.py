"""The values of an action's file from its rows, and what of it has to be decided."""

from collections.abc import Iterator
from typing import NamedTuple

from cip.editing.values import Value
from cip.importing.account import ToDecide
from cip.importing.dates import dated_text, key_advice, says_nothing
from cip.importing.headings import PEOPLE, Key
from cip.importing.lists import Item, Listed, listed
from cip.importing.numbers import Numbered
from cip.importing.reading_rows import LONGEST_LINE, Context, RowRead, Values
from cip.importing.row_dates import beside, not_later, take_dates
from cip.importing.row_people import helpers_as_printed, take_people
from cip.importing.row_reports import take_report
from cip.importing.rows import Raw, RawPart

_LONGEST_TITLE = 120
_MOST_PARTS = 60


def action_values(raw: Raw, numbered: Numbered, context: Context) -> Values:
    """Give the values of an action's file, in any order of keys."""
    row = RowRead(raw.taken, numbered.ref, context)
    published: Values = {"ref": numbered.printed} if numbered.printed else {}
    values: Values = {"ref": numbered.ref}
    words = _text_of(raw)
    values |= _titled(row, words)
    refs = {item.ref for item in words.items} | {part.ref for part in raw.parts}
    leads: dict[str, list[str]] = {}
    for key in PEOPLE:
        for part, role in take_people(row, key, values, published, parts=refs):
            leads.setdefault(part, []).append(role)
    take_dates(row, words.items, values, published)
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
    helped = [
        f"{'Helps' if ref == row.ref else f'Helps with {ref}'}, as printed: {' '.join(who.split())}"
        for ref, who in context.helped
    ]
    notes = [*_more(raw, row), *helped, *_notes(row)]
    take_report(row, (raw.taken, *raw.continued), values, published)
    if notes:
        values["notes"] = notes
    if published:
        values["as_published"] = {key: _fitting(row, key, text) for key, text in published.items()}
    values["source"] = row.source()
    return values


def _fitting(row: RowRead, key: str, text: Value) -> Value:
    """Give the paper's words as they fit: a reference and a colour are one line."""
    assert isinstance(text, str)  # noqa: S101 - for the type checker
    if key in ("ref", "rag"):
        return row.fitting(key, " ".join(text.split()), LONGEST_LINE)
    return row.fitting(key, text)


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


def _titled(row: RowRead, words: _Text) -> Values:
    """Give the title and the detail: a long text is cut for the title, and whole in the detail."""
    text, detail = words.text, words.detail
    if "\n" not in text and len(text) <= (LONGEST_LINE if words.is_own else _LONGEST_TITLE):
        short: Values = {"title": text}
        return {**short, "detail": row.fitting("detail", detail)} if detail else short
    first = text.split("\n", 1)[0]
    whole = f"{text}\n{detail}" if detail else text
    return {"title": _cut(first), "detail": row.fitting("detail", whole)}


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_TITLE:
        return text
    end = text.rfind(" ", 0, _LONGEST_TITLE)
    return text[: end if end > 0 else _LONGEST_TITLE - 1].rstrip(" ,;:–—-") + "…"


def _parts_of_text(row: RowRead, items: tuple[Item, ...], values: Values) -> Iterator[Values]:
    """Give the parts that stand in the text of an action, with the dates that stand beside them."""
    starts = beside(row, Key.START, items)
    ends = beside(row, Key.DEADLINE, items)
    for number, item in enumerate(items):
        of_part = row._replace(ref=f"{row.ref}({item.ref})")
        part: Values = {"ref": item.ref, "title": of_part.fitting("title", item.title)}
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
                of_part.undecided(key, text, key_advice(found, key))
        not_later(part, words, values)
        if words:
            part["as_published"] = words
        yield part


def _part_row(raw: RawPart, ref: str, context: Context, whole: Values) -> Values:
    """Give a part from a row of its own."""
    row = RowRead(raw.taken, f"{ref}({raw.ref})", context)
    text = "\n".join(filter(None, (raw.taken.text(Key.TITLE), raw.taken.text(Key.DETAIL))))
    part: Values = {"ref": raw.ref, "title": row.fitting("title", text)}
    published: Values = {}
    key = Key.LEAD if raw.taken.own_text(Key.LEAD) else Key.ACCOUNTABLE
    if raw.taken.own_text(key):
        take_people(row, key, part, published, "lead")
    if any(raw.taken.own_text(key) for key in (Key.START, Key.DEADLINE, Key.ORIGINAL)):
        take_dates(row, (), part, published)
    take_report(row, (raw.taken,), part, published)
    not_later(part, published, whole)
    if published:
        part["as_published"] = {key: _fitting(row, key, text) for key, text in published.items()}
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


def _recommendations(row: RowRead, raw: Raw, values: Values, published: Values) -> None:
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


def _more(raw: Raw, row: RowRead) -> Iterator[str]:
    """Give what rows that go on with an action print beside its text, as notes to be decided."""
    for more in raw.continued:
        for key in _OWN:
            text = more.own_text(key)
            if text and not says_nothing(text) and text != raw.taken.text(key):
                column = next(c for c in more.layout.columns if c.key is key)
                said = " ".join(text.split("\n"))
                place = more.place[:1].upper() + more.place[1:]
                note = f"{place} also prints under {column.heading or key}: {said}"
                yield row.fitting("notes", note)
                advice = "It stands in the notes of the action: write it where it belongs."
                row.context.decide.append(ToDecide(more.place, row.ref, "notes", text, advice))


def _notes(row: RowRead) -> Iterator[str]:
    """Give what is printed of an action and has no key of its own."""
    for cell in row.taken.cells(Key.PRIORITY):
        if not says_nothing(cell.text):
            said = " ".join(cell.text.split())
            yield row.fitting("notes", f"Priority as printed: {said}")
    yield from helpers_as_printed(row)
    for note in row.taken.footnotes:
        yield row.fitting("notes", f"Footnote: {' '.join(note.split())}")
