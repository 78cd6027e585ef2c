"""What boards were asked about an action, and how they rated it."""

from collections.abc import Iterator

from cip.assessment.picture import Picture
from cip.model.deadline import day_for_people
from cip.model.plan import Action
from cip.model.text import safe
from cip.terminal.fields import fields, section
from cip.terminal.lines import Line, paragraph


def oversight_lines(picture: Picture, action: Action, width: int) -> Iterator[Line]:
    """Give the exception that was raised by the day, and the ratings that boards gave."""
    boards = {board.id: board.title for board in picture.plan.boards}
    case = action.exception
    if case is not None:
        yield from section(f"Exception, raised {day_for_people(case.raised)}", width)
        options = "; ".join(f"{o.option} ({o.effect})" for o in case.options)
        asked = boards.get(case.asked_of or "", case.asked_of or "")
        yield from fields(
            (
                ("  Cause", safe(case.cause)),
                ("  Consequence", safe(case.consequence)),
                ("  Options", safe(options)),
                ("  Recommended", safe(case.recommendation or "")),
                ("  Asked of", safe(asked)),
                ("  Decision", safe(case.decision or "") if case.decided_on else "not yet decided"),
            ),
            width,
        )
    if action.board_ratings:
        yield from section("Ratings by boards, newest first", width)
    for rating in reversed(action.board_ratings):
        board = boards.get(rating.board, rating.board)
        text = f"{day_for_people(rating.date)}: {rating.rating}, {board}. {rating.reason}"
        yield from paragraph(safe(text), width, indent=4, first="  - ")
