"""What a shell offers when the tab key is pressed."""

import pytest
from builders import REPOSITORY, real_plan
from command_runner import process

COMPLETE = {"_CIP_COMPLETE": "complete_bash"}


def offered(line, cwd=REPOSITORY):
    """Give what bash is offered for the last word of a line."""
    words = line.split(" ")
    said = process(cwd=cwd, COMP_WORDS=line, COMP_CWORD=str(len(words) - 1), **COMPLETE)
    assert said.err == ""
    return said.out.split("\n")[:-1] if said.out.endswith("\n") else said.out.split("\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("cip sta", ["status"]),
        ("cip status y", ["york"]),
        ("cip status ", ["bedford", "nottingham", "york"]),
        ("cip coverage bed", ["bedford"]),
        ("cip show yor", ["york/"]),
        ("cip show york/1.2", ["york/1.2", "york/1.2.1", "york/1.2.2"]),
        ("cip explain unknown-off", ["unknown-officer"]),
        ("cip list --kind k", ["kpi"]),
        ("cip list --position not", ["not-reported", "not-started"]),
        ("cip status --fail-on o", ["overdue", "on-track"]),
    ],
)
def test_plans_addresses_rules_and_choices_are_offered(line, expected):
    assert [item for item in offered(line) if item] == expected


def test_officers_of_the_plans_that_were_named_are_offered_by_their_ids():
    """A shell would take the words of a title for several arguments."""
    known = {officer.id for officer in real_plan("york").officers}
    found = offered("cip status york --officer chief")
    assert found
    assert set(found) <= known
    assert all(name.startswith("chief") for name in found)


def test_where_there_are_no_plans_nothing_is_offered_and_nothing_fails(tmp_path):
    for line in ("cip status y", "cip show y", "cip show york/1", "cip status --officer c"):
        assert [item for item in offered(line, cwd=tmp_path) if item] == []
