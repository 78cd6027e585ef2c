"""Tests of where a record and its values stand."""

import pytest

from cip.model.place import NOWHERE, Place, Pointer, Spot

MARKS = {
    (): (1, 1, 1, 1, 2),
    ("ref",): (1, 1, 1, 6, 13),
    ("updates",): (3, 1, 4, 3, 4),
    ("updates", 0): (4, 5, 4, 5, 6),
    ("updates", 0, "date"): (4, 5, 4, 11, 21),
}
SPOT = Spot("x.yaml")
UPDATE = SPOT.within("updates", 0)


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (SPOT.value("ref"), (1, 6, 13)),
        (SPOT.key("ref"), (1, 1, 4)),
        (UPDATE.value("date"), (4, 11, 21)),
        (UPDATE.key("date"), (4, 5, 9)),
        (UPDATE.value(), (4, 5, 6)),
    ],
)
def test_a_value_and_its_key_have_places(pointer: Pointer, place: tuple[int, int, int]) -> None:
    assert pointer.place(MARKS) == Place("x.yaml", *place)


@pytest.mark.parametrize(
    ("pointer", "nearest"),
    [
        (SPOT.value("updates", 0, "evidence", 3, "url"), UPDATE.value()),
        (SPOT.key("updates", 0, "status"), UPDATE.value()),
        (SPOT.value("deadline"), SPOT.value()),
        (SPOT.key("deadline"), SPOT.value()),
    ],
)
def test_what_the_file_lacks_stands_at_the_nearest_thing_around_it(
    pointer: Pointer, nearest: Pointer
) -> None:
    assert pointer.place(MARKS) == nearest.place(MARKS)


@pytest.mark.parametrize("spot", [SPOT, UPDATE])
def test_an_item_of_a_list_and_the_file_have_no_key_and_stand_at_their_value(spot: Spot) -> None:
    assert spot.key().place(MARKS) == spot.value().place(MARKS)


@pytest.mark.parametrize("pointer", [SPOT.value("ref"), SPOT.key("ref"), Pointer("x.yaml")])
def test_where_nothing_is_known_of_the_file_the_place_is_its_start(pointer: Pointer) -> None:
    assert pointer.place({}) == Place("x.yaml", 1, 1, 1)


def test_a_record_inside_counts_from_its_own_keys() -> None:
    assert UPDATE.value("date") == Pointer("x.yaml", ("updates", 0, "date"))
    assert UPDATE.key("date") == Pointer("x.yaml", ("updates", 0, "date"), of_key=True)


def test_records_at_the_same_place_of_two_files_share_the_way_to_it() -> None:
    assert Spot("y.yaml").within("updates", 0).keys is UPDATE.keys


def test_where_records_stand_takes_no_part_in_comparing_them() -> None:
    assert Spot("y.yaml", ("ref",)) == SPOT
    assert len({SPOT, NOWHERE}) == 1
    assert SPOT != "x.yaml"


def test_a_spot_says_its_file_and_its_way() -> None:
    assert repr(UPDATE) == "Spot('x.yaml', ('updates', 0))"
