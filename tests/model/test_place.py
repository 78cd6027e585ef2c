"""Tests of where a record and its values stand."""

from cip.model.place import NOWHERE, Place, Spot

MARKS = {
    (): (1, 1, 1, 1, 2),
    ("ref",): (1, 1, 1, 6, 13),
    ("updates",): (3, 1, 4, 3, 4),
    ("updates", 0): (4, 5, 4, 5, 6),
    ("updates", 0, "date"): (4, 5, 4, 11, 21),
}
SPOT = Spot("x.yaml", MARKS)


def test_a_value_and_its_key_have_places() -> None:
    assert SPOT.value("ref") == Place("x.yaml", 1, 6, 13)
    assert SPOT.key("ref") == Place("x.yaml", 1, 1, 4)


def test_a_record_inside_counts_from_its_own_keys() -> None:
    update = SPOT.within("updates", 0)
    assert update.value("date") == Place("x.yaml", 4, 11, 21)
    assert update.key("date") == Place("x.yaml", 4, 5, 9)
    assert update.value() == Place("x.yaml", 4, 5, 6)


def test_what_the_file_lacks_stands_at_the_nearest_thing_around_it() -> None:
    assert SPOT.value("updates", 0, "evidence", 3, "url") == SPOT.value("updates", 0)
    assert SPOT.key("updates", 0, "status") == SPOT.value("updates", 0)
    assert SPOT.value("deadline") == Place("x.yaml", 1, 1, 2)
    assert SPOT.key("deadline") == SPOT.value()


def test_an_item_of_a_list_has_no_key_and_stands_at_its_value() -> None:
    assert SPOT.key("updates", 0) == SPOT.value("updates", 0)
    assert SPOT.key() == SPOT.value()


def test_a_record_that_was_not_read_stands_nowhere() -> None:
    assert NOWHERE.value("ref") == Place("")
    assert NOWHERE.key("ref") == Place("")


def test_where_records_stand_takes_no_part_in_comparing_them() -> None:
    assert Spot("y.yaml", {}) == SPOT
    assert len({SPOT, NOWHERE}) == 1
    assert SPOT != "x.yaml"


def test_a_spot_says_its_file_and_its_way() -> None:
    assert repr(SPOT.within("updates", 0)) == "Spot('x.yaml', ('updates', 0))"
