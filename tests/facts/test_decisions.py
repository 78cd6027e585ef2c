"""Which exceptions are brought before which board."""

from datetime import date

import pytest
from builders import action, board, seen

from cip.facts.changes import decided, decisions
from cip.facts.request import Request
from cip.model.oversight import ExceptionCase

DAY = date(2024, 6, 1)
BOARDS = (board("steering"), board("scrutiny"))


def case(asked_of, **more):
    return ExceptionCase(DAY, "The supplier failed.", "It is late.", asked_of=asked_of, **more)


WHOLE = seen(
    action("1.1", exception=case("steering")),
    action("1.2", exception=case("scrutiny")),
    action("1.3", exception=case(None)),
    action("1.4", exception=case("scrutiny", decided_on=DAY, decision="Go on.")),
    boards=BOARDS,
    as_of="2024-07-01",
)


@pytest.mark.parametrize(
    ("reader", "waiting", "taken"),
    [
        (BOARDS[0], ["1.1", "1.3"], []),
        (BOARDS[1], ["1.2", "1.3"], ["1.4"]),
        (None, ["1.1", "1.2", "1.3"], ["1.4"]),
    ],
    ids=["one board", "the other", "no board"],
)
def test_a_board_is_asked_what_is_for_it_or_for_any(reader, waiting, taken):
    request = Request(picture=WHOLE, board=reader)
    assert [item["ref"] for item in decisions(request)] == waiting
    assert [item["ref"] for item in decided(request)] == taken


def test_an_exception_says_of_which_board_it_is_asked():
    asked = [item["asked_of"] for item in decisions(Request(picture=WHOLE))]
    assert asked == [BOARDS[0].title, BOARDS[1].title, "the board"]
