"""Tables that are made to take long: what their rows are is known soon, or they are refused."""

from collections.abc import Callable
from time import process_time

import pytest
from imports import csv, imported

from cip.importing.colour_keys import is_key
from cip.model.errors import UsageError

HEADS = ("Ref", "Action", "Lead")
SLOW: dict[str, Callable[[], bytes]] = {
    "headings of no list in each row": lambda: csv(
        HEADS, ("1.1", "Do it", "Head of X"), *[("Lead", "Deadline", "Status")] * 4_900
    ),
    "headings of a list that is none in each row": lambda: csv(
        HEADS,
        ("1.1", "Do it", "Head of X"),
        *[("Action", "Action", "Lead", *[""] * 30)] * 2_500,
    ),
    "rows of one text below the list": lambda: csv(
        HEADS, ("1.1", "Do it", "Head of X"), *((f"Note {n}", "", "", "") for n in range(4_900))
    ),
}


@pytest.mark.parametrize("table", SLOW.values(), ids=SLOW)
def test_what_the_rows_of_a_long_table_are_is_known_soon(table: Callable[[], bytes]) -> None:
    data = table()
    began = process_time()
    found = imported("a.csv", data)
    assert process_time() - began < 10
    assert [action.ref for action in found.made.actions] == ["1.1"]


def test_more_officers_than_can_be_told_apart_are_refused_soon() -> None:
    def roles(row: int, sign: str) -> str:
        return "; ".join(f"\u4e00{chr(0x4E00 + row)}{chr(0x4E00 + n)}{sign}" for n in range(20))

    rows = ((f"1.{n}", "Do it", roles(n, "a"), roles(n, "b")) for n in range(2_000))
    data = csv(("Ref", "Action", "Owner", "Delivery lead"), *rows)
    began = process_time()
    with pytest.raises(UsageError, match="more than 2,000 officers, which no plan has"):
        imported("a.csv", data)
    assert process_time() - began < 10


def test_a_key_to_the_colours_that_is_none_is_seen_soon() -> None:
    texts = [f"key: {'a - ' * 140}= {number}" for number in range(2_000)]
    began = process_time()
    assert not any(map(is_key, texts))
    assert process_time() - began < 4
