"""cip silent, as it is printed."""

from builders import (
    action,
    on,
    seen,
    update,
)

from cip.terminal.lines import plain
from cip.terminal.silent_view import silent_groups, silent_lines


def test_who_is_to_be_asked_is_an_officer_or_else_the_programme_office():
    lost = {"accountable": "the cell is empty"}
    whole = seen(
        action("1.1", "June 2024", accountable=("CE", "Head of HR")),
        action("1.2", "June 2024", accountable=("Head of HR", "CE")),
        action("1.3", "June 2024", accountable=(), lead=("Head of IT",)),
        action("1.4", "June 2024", accountable=(), lost=lost),
        action("1.5", "June 2024", accountable=()),
        as_of="2024-10-02",
    )
    text = plain(silent_lines(silent_groups([whole]), width=80))
    assert [line for line in text.split("\n") if line.endswith(")")] == [
        "Chief Executive, Head of HR (2)",
        "Head of IT (lead) (1)",
        "the programme office (the officer is lost in our copy of the paper) (1)",
        "the programme office (no officer is named) (1)",
    ]


def test_a_reason_that_most_share_is_said_once():
    items = [action(f"1.{n}", "2030") for n in range(1, 5)]
    whole = seen(
        *items,
        action("1.5", "2030", update("2024-06-01", "underway")),
        as_of="2024-12-01",
        approved=on("2024-05-01"),
    )
    text = " ".join(plain(silent_lines(silent_groups([whole]), width=80)).split())
    shared = "no report in this record for 214 days, since a report could be expected on 1 May 2024"
    assert text.count(shared) == 1
    assert text.count("for 183 days, since the last report on 1 June 2024") == 1
