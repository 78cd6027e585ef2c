"""The workbook of one officer: the actions she answers for, and room for what she says of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cip.assessment.picture import Picture
from cip.assessment.standing import Standing
from cip.exports.plans.workbook import PLAIN, Book, Style
from cip.facts.phrases import stands, status_word
from cip.model.deadline import day_for_people
from cip.model.text import counted
from cip.returning.form import COLUMNS, SHEET, status_words
from cip.returning.mark import Mark

_HEAD = Style(bold=True, is_head=True)
_OPEN = Style(is_open=True)
_WORDS = "Words"


class OfficersReturn(NamedTuple):
    """What a return is about: whose it is, which actions, until when, and to whom it goes back.

    ``fingerprints`` are those of the actions' files, by path.
    """

    picture: Picture
    who: str
    standings: Sequence[Standing]
    until: date
    to: str
    fingerprints: Mapping[str, str]


def written(asked: OfficersReturn) -> bytes:
    """Give the workbook: what to do, the return itself, and the words for the statuses."""
    plan = asked.picture.plan
    book = Book(
        title=f"Return of {asked.who}: {plan.title}",
        author=plan.council,
        as_of=asked.picture.as_of,
        font="Calibri",
    )
    _put_cover(book, asked)
    _put_return(book, asked)
    words = book.sheet(_WORDS, [24])
    words.put(0, 0, "Status", _HEAD)
    for row, word in enumerate(status_words(plan).values(), start=1):
        words.put(row, 0, word)
    words.protect()
    return book.written()


def _put_cover(book: Book, asked: OfficersReturn) -> None:
    plan, day = asked.picture.plan, day_for_people(asked.picture.as_of)
    sheet = book.sheet("Read me", [26, 96])
    number = counted(len(asked.standings), "open action")
    sheet.put(0, 0, f"{plan.council}: {plan.title}", Style(bold=True, size=16, is_quiet=True))
    said = [
        ("Return of", asked.who),
        ("As of", day),
        ("Send it back by", day_for_people(asked.until)),
        ("To", asked.to),
        (
            "What to do",
            f"The sheet {SHEET} has {number}. Write in the yellow cells of those that you have "
            "something to say of, and leave the others empty. What stands in white is known "
            "already, and cannot be changed here.",
        ),
        *((column.heading, column.told) for column in COLUMNS if column.is_answer),
        (
            "What comes of it",
            "Each row becomes a report of its day, and is checked as any "
            "other. Names of persons do not belong in it.",
        ),
    ]
    for row, (head, text) in enumerate(said, start=2):
        sheet.put(row, 0, head, Style(bold=True))
        sheet.put(row, 1, text)
    sheet.protect()


def _put_return(book: Book, asked: OfficersReturn) -> None:
    sheet = book.sheet(SHEET, [column.width for column in COLUMNS])
    for place, column in enumerate(COLUMNS):
        sheet.put(0, place, column.heading, _HEAD)
        if column.is_answer and column.key != "status":
            sheet.tell(1, place, len(asked.standings), column.heading, column.told)
    for row, standing in enumerate(asked.standings, start=1):
        known = dict(_known(asked, standing))
        for place, column in enumerate(COLUMNS):
            sheet.put(row, place, known.get(column.key), _OPEN if column.is_answer else PLAIN)
    place = [column.key for column in COLUMNS].index("status")
    sheet.offer(1, place, len(asked.standings), _WORDS, len(status_words(asked.picture.plan)))
    sheet.made.freeze_panes(1, 2)
    sheet.made.repeat_rows(0)
    sheet.protect()


def _known(asked: OfficersReturn, standing: Standing) -> Iterator[tuple[str, str]]:
    plan, action = asked.picture.plan, standing.action
    yield "ref", action.ref
    yield "title", action.title
    yield "deadline", standing.deadline.text if standing.deadline else ""
    words = stands(standing, plan)
    yield "stands", words[:1].upper() + words[1:]
    yield "last", _last(asked.picture, standing)
    yield "plan", plan.name
    yield "mark", str(Mark(asked.picture.as_of, asked.fingerprints[action.path]))


def _last(picture: Picture, standing: Standing) -> str:
    """Give what was said last, and when."""
    newest = standing.last_update
    if newest is None:
        return "Nothing yet in this record."
    status = status_word(newest.status, picture.plan) if newest.status else "note"
    said = f": {newest.note}" if newest.note else ""
    following = f" Next: {newest.next}" if newest.next else ""
    return f"{day_for_people(newest.date)}, {status}{said}{following}"
