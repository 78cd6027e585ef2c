"""The workbook of one officer: the actions she answers for, and room for what she says of them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cip.assessment.picture import Picture
from cip.assessment.standing import PartStanding, Standing
from cip.exports.plans.workbook import PLAIN, Book, Sheet, Style
from cip.facts.phrases import stands, status_word
from cip.model.deadline import day_for_people
from cip.model.plan import Plan
from cip.model.progress import Update
from cip.model.text import counted
from cip.model.vocabulary import Status
from cip.returning.asked import ReturnItem
from cip.returning.form import (
    CAN_BE_CHOSEN,
    COLUMNS,
    COVER,
    KNOWN,
    MEANINGS,
    MOVE,
    SHEET,
    WHOSE,
    WORDS,
    status_words,
)
from cip.returning.mark import Mark

_HEAD = Style(bold=True, is_head=True)
_OPEN = Style(is_open=True)
_A4 = 9
_SCALE = 59
_MARGIN = 0.4
_ROOM = 5
"""How many lines of an answer can be seen in each row."""


class OfficersReturn(NamedTuple):
    """What a return is about: whose it is, of what, until when, and to whom it goes back.

    ``marks`` are those of what is asked for, by address, ``asked`` the officers who are asked.
    """

    picture: Picture
    who: str
    items: Sequence[ReturnItem]
    until: date
    to: str
    marks: Mapping[str, Mark]
    asked: Mapping[str, Sequence[str]]


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
    _put_words(book, plan)
    return book.written()


def open_words(items: Sequence[ReturnItem]) -> str:
    """Give how much is asked for: ``3 open actions and 2 parts``."""
    parts = sum(item.part is not None for item in items)
    actions = counted(len(items) - parts, "open action")
    if not parts:
        return actions
    named = counted(parts, "part")
    return f"{actions} and {named}" if parts < len(items) else counted(parts, "open part")


def _put_words(book: Book, plan: Plan) -> None:
    """Put the statuses, and the documents of the plan by the names that a cell can give them."""
    words = book.sheet(WORDS, [20, 50, 30, 80])
    for column, head in enumerate(("Status", "What it says", "Document", "What it is")):
        words.put(0, column, head, _HEAD)
    said = status_words(plan)
    for row, (status, word) in enumerate(said.items(), start=1):
        words.put(row, 0, word)
        words.put(row, 1, MEANINGS[status].replace("{complete}", said[Status.COMPLETE]))
    for row, paper in enumerate(plan.papers, start=1):
        words.put(row, 2, paper.id)
        words.put(row, 3, paper.title)
    words.protect()


def _put_cover(book: Book, asked: OfficersReturn) -> None:
    plan, day = asked.picture.plan, day_for_people(asked.picture.as_of)
    sheet = book.sheet(COVER, [26, 96])
    number = open_words(asked.items)
    sheet.put(0, 0, f"{plan.council}: {plan.title}", Style(bold=True, size=16, is_quiet=True))
    said = [
        (WHOSE, asked.who),
        ("As of", day),
        ("Send it back by", day_for_people(asked.until)),
        ("To", asked.to),
        (
            "What to do",
            f"The sheet {SHEET} has {number}. Choose a Status for those that you have something to "
            "say of, and write a sentence under What was done. All other cells may stay empty: "
            "fill in those that apply. What stands in white is known already, and cannot be "
            "changed here. Save the file as it is, under any name, and send it back.",
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
            sheet.tell(1, place, len(asked.items), column.heading, column.told)
    for row, item in enumerate(asked.items, start=1):
        known = dict(_known(asked, item))
        mark = asked.marks[item.address].with_known(book.text(known[key]) for key in KNOWN)
        known["mark"] = str(mark)
        for place, column in enumerate(COLUMNS):
            is_open = column.is_answer and (column.key not in MOVE or item.can_move)
            sheet.put(row, place, known.get(column.key), _OPEN if is_open else PLAIN)
        sheet.give_room(row, _ROOM)
    place = [column.key for column in COLUMNS].index("status")
    for row, item in enumerate(asked.items, start=1):
        sheet.offer(row, place, 1, WORDS, len(CAN_BE_CHOSEN) - item.is_due_once)
    sheet.made.freeze_panes(1, 2)
    _lay_out(sheet, len(asked.items))
    sheet.protect()


def _lay_out(sheet: Sheet, rows: int) -> None:
    """Print the rows on pages of A4 across, each with the numbers and titles; no marks."""
    keys = [column.key for column in COLUMNS]
    made = sheet.made
    made.set_paper(_A4)
    made.set_print_scale(_SCALE)
    made.set_margins(left=_MARGIN, right=_MARGIN)
    made.print_area(0, 0, rows, keys.index("plan") - 1)
    made.repeat_rows(0)
    made.repeat_columns(0, keys.index("title"))
    made.set_v_pagebreaks([keys.index("evidence"), keys.index("new_deadline")])


def _known(asked: OfficersReturn, item: ReturnItem) -> Iterator[tuple[str, str]]:
    plan, standing = asked.picture.plan, item.part or item.standing
    yield "ref", item.address.partition("/")[2]
    yield "title", _title(item) + _others(asked, item)
    yield "deadline", standing.deadline.text if standing.deadline else ""
    words = stands(standing, plan)
    yield "stands", words[:1].upper() + words[1:]
    yield "last", _last(asked.picture, _newest(standing))
    yield "plan", plan.name


def _title(item: ReturnItem) -> str:
    action = item.standing.action
    if item.part is None:
        return action.title
    return f"{item.part.part.title}\n(part of {action.ref} {action.title})"


def _others(asked: OfficersReturn, item: ReturnItem) -> str:
    """Give a line that names who else is asked about it."""
    others = [title for title in asked.asked.get(item.address, ()) if title != asked.who]
    return f"\n(asked too: {', '.join(others)})" if others else ""


def _newest(standing: Standing | PartStanding) -> Update | None:
    item = standing.action if isinstance(standing, Standing) else standing.part
    return max(reversed(item.updates), key=lambda update: update.date, default=None)


def _last(picture: Picture, newest: Update | None) -> str:
    """Give what was said last, and when."""
    if newest is None:
        return "Nothing yet in this record."
    status = status_word(newest.status, picture.plan) if newest.status else "note"
    said = f": {newest.note}" if newest.note else ""
    following = f" Next: {newest.next}" if newest.next else ""
    return f"{day_for_people(newest.date)}, {status}{said}{following}"
