"""Cells of officers as councils print them: which offices they name, who helps, what is not sure.

In ``roles.tsv`` roles are parted by bars, and ``\\n`` is the end of a line.
"""

from pathlib import Path

import pytest

from cip.importing.dates import dated_text
from cip.importing.offices import MAY_BE_ONE, UNSURE
from cip.importing.owners import owners, sure_roles

_ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "roles.tsv").read_text("utf-8").splitlines()[1:]
]
_NAMES = (
    *("Smith", "Jones", "Brown", "Khan", "@", "01234", "Chaudhry", "Akers", "Proctor", "Pirie"),
    *("Buchan", "Mutch", "Ogilvie", "Begum", "Holt", "Whitlock", "Tolley", "Prosser", "Lane"),
    *("Kowalczyk", "Balogun", "Drummond", "Okonkwo", "Weaver", "Stone", "Iqbal", "Dunn", "Rees"),
)


def listed(text):
    return [item for item in text.split(" | ") if item]


def said(found):
    """Give in a word what has to be decided."""
    if found.joined:
        words = {UNSURE: "several?", MAY_BE_ONE: "one person?"}
        advice = found.joined[0][1]
        return words.get(advice) or ("initials?" if "initials" in advice else "not said for sure")
    if found.may_be_a_name:
        return "a name?"
    if found.words is not None:
        return "nobody"
    if found.left_out_names and not found.roles:
        return "a person"
    return "who helps" if found.helpers else ""


@pytest.mark.parametrize(("text", "roles", "helpers", "decide"), _ROWS, ids=lambda text: text[:60])
def test_a_cell_names_its_offices_each_as_it_is_printed(text, roles, helpers, decide):
    found = owners(text.replace("\\n", "\n"))
    assert list(found.roles) == listed(roles)
    assert list(found.helpers) == listed(helpers)
    assert said(found) == decide


def test_what_is_not_sure_is_taken_apart_where_the_paper_names_each_by_itself():
    known = sure_roles(["Director of Law", "Monitoring Officer", "Legal; Chief Executive"])
    both = "Director of Law and Monitoring Officer"
    assert owners(both).roles == (both,)
    assert owners(both, known).roles == ("Director of Law", "Monitoring Officer")
    assert owners(both, known).joined == ()
    assert owners("Chief Executive, Legal", known).roles == ("Chief Executive", "Legal")
    assert owners("Chief Executive, Audit", known).joined != ()


def test_roles_that_are_not_sure_are_not_known_by_themselves():
    assert sure_roles(["Director of Law and Monitoring Officer"]) == frozenset()


def test_no_name_of_a_person_stands_in_what_is_taken():
    for text, *_ in _ROWS:
        found = owners(text.replace("\\n", "\n"))
        taken = " ".join((*found.roles, *found.helpers))
        assert not any(name in taken for name in _NAMES)
        assert found.may_be_a_name or not any(name in found.bare for name in _NAMES)


def test_what_may_be_a_name_is_kept_whole_and_never_taken_or_left_out():
    for text in ("Monitoring Officer – Xyqo Blatherwick", "Zyx Blatherwick", "Age Concern"):
        found = owners(text)
        assert (found.roles, found.left_out_names, found.bare) == ((), 0, text)
        assert found.may_be_a_name


def test_a_date_in_more_words_than_it_needs_is_read_and_its_words_are_kept():
    for text, written in (
        ("May 2026 (Annual Meeting)", "May 2026"),
        ("By the end of the 2025/26 financial year", "2025/26"),
        ("Autumn 2025 (Cabinet)", None),
        ("May 2026 (phase one)", None),
    ):
        found = dated_text(text)
        assert (found.written, found.words) == (written, text)
