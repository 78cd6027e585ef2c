"""What is longer than a file takes: what is left out of it is said."""

import pytest
from imports import csv, imported

HEAD = ("Ref", "Action", "Status", "Progress", "Evidence", "Priority")
LONG = "word " * 5_000


@pytest.mark.parametrize(
    ("cells", "keys"),
    [
        (("1.1", LONG + "LAST", "Complete", "", "", ""), ["detail"]),
        (("1.1", "Plan it", "Complete", LONG + "LAST", "", ""), ["updates"]),
        (("1.1", "Plan it", "Complete", "", "e" * 400, ""), ["updates"]),
        (("1.1", "Plan it", "Complete", "", "\n".join(["proof"] * 60), ""), ["updates"]),
        (("1.1", "Plan it", "Complete", "", "", LONG), ["notes"]),
        (("1.1", f"Plan:\n(a) {LONG}\n(b) it", "Complete", "", "", ""), ["title"]),
        (("1.1", "Plan it", LONG, "", "", ""), ["status", "status"]),
        (("1.1", "Plan it", "Complete", "Well", "", ""), []),
    ],
)
def test_what_no_file_has_room_for_is_to_be_decided_with_its_place(cells, keys):
    found = imported("a.csv", csv(HEAD, cells), told={"Status": "status"})
    assert [item.key for item in found.made.to_decide] == keys
    assert all(item.place.startswith("row 2") for item in found.made.to_decide)
    assert not found.loaded.problems


def test_a_heading_that_is_longer_than_a_title_is_said_to_be_cut():
    rows = csv(("Theme", "Ref", "Action"), (f"Money {'long ' * 80}", "1.1", "Do"))
    found = imported("a.csv", rows, told={"Theme": "objective"})
    assert any("more than 300 characters" in remark for remark in found.made.remarks)
