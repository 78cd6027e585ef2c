"""Tests of the gate: what an edit may not do is refused, and said with what to paste."""

from datetime import date
from typing import Any

import pytest
from builders import REPOSITORY

from cip.editing.gate import UneditableError, edited, is_same
from cip.editing.splices import Splice, lines_kept, spliced
from cip.editing.steps import Append, Put, Step
from cip.editing.values import Plain
from cip.loading.plan import load_plan
from cip.trying.trial import Grounds, Trial

PATH = "plans/north/1-lead/1.1-charter.yaml"
TEXT = 'ref: "1.1"\n\ntitle: Charter\n\nupdates:\n  - date: 2024-01-01\n    note: Begun.\n'
UPDATE = {"date": Plain("2024-02-01"), "note": "Done."}


def test_a_change_that_does_not_fit_the_schema_is_refused_with_its_problem() -> None:
    for step in (
        Append(("updates",), {"date": Plain("2024-02-30"), "note": "x"}),
        Append(("updates",), {"date": Plain("2024-02-01"), "status": "finished"}),
        Put(("deadline",), "one day"),
        Put(("unknown",), "x"),
        Put(("title",), Plain("12")),
    ):
        with pytest.raises(UneditableError, match="would not fit its form") as raised:
            edited(PATH, TEXT, [step])
        assert len(raised.value.problems) == 1


def test_a_problem_that_is_there_already_stops_no_edit() -> None:
    text = TEXT + "\nunknown: x\n"
    assert edited(PATH, text, [Append(("updates",), UPDATE)]).count("- date") == 2
    assert edited(PATH, text, [Put(("title",), "The charter")]).count("The charter") == 1


def test_a_way_that_is_not_there_is_refused() -> None:
    steps: list[Step] = [
        Append(("updates", 1, "evidence"), {"title": "x"}),
        Append(("milestones", 0, "updates"), UPDATE),
        Put(("source", "page"), Plain("1")),
        Put(("title", "x"), "y"),
    ]
    for step in steps:
        with pytest.raises(UneditableError, match="cannot be changed safely"):
            edited(PATH, TEXT, [step])


def test_what_cannot_be_made_is_printed_with_the_line_below_which_to_paste_it() -> None:
    text = TEXT.replace("updates:\n  - date: 2024-01-01\n    note: Begun.\n", "updates: none yet\n")
    with pytest.raises(UneditableError) as raised:
        edited(PATH, text, [Append(("updates",), UPDATE)])
    assert str(raised.value) == (
        "1.1-charter.yaml is written in a way that cannot be changed safely (line 5). Nothing was "
        "changed. Add this below line 5:\n\n  - date: 2024-02-01\n    note: Done.\n"
    )
    assert raised.value.exit_status == 1


def test_a_list_with_remarks_in_it_is_not_replaced_by_another_value() -> None:
    text = 'ref: "1"\n\ntitle: x\n\nlead:\n  - A  # acting\n  # and\n  - B\n\ntags: [a]\n'
    with pytest.raises(UneditableError, match="yourself:\n\nlead: Chief Executive"):
        edited(PATH, text, [Put(("lead",), "Chief Executive")])


def test_a_list_is_replaced_by_a_text_and_a_text_by_a_list() -> None:
    text = 'ref: "1"\n\ntitle: x\n\nlead:\n  - A\n  - B\n\ntags: [a]\n'
    one = edited(PATH, text, [Put(("lead",), "Chief Executive")])
    assert one == text.replace("lead:\n  - A\n  - B\n", "lead: Chief Executive\n")
    many = edited(PATH, one, [Put(("lead",), ["Mayor of all", "Chief Executive"])])
    assert many == text.replace("  - A\n  - B\n", "  - Mayor of all\n  - Chief Executive\n")
    assert edited(PATH, text, [Put(("tags",), ["b", "c"])]) == text.replace("[a]", "[b, c]")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a", "a\n", True),
        ("a\n\n", "a", True),
        ("a", "a ", False),
        ("1", Plain("1"), False),
        (Plain("1"), Plain("1"), True),
        (None, None, True),
        (None, "", False),
        (None, "null", False),
        (["a"], ["a", "b"], False),
        ({"a": "b"}, {"a": "b", "c": None}, False),
        ({"a": ["b"]}, {"a": ["b\n"]}, True),
        (["a"], {"0": "a"}, False),
    ],
)
def test_values_are_the_same_but_for_the_line_ends_at_their_end(
    one: Any, other: Any, same: bool
) -> None:
    assert is_same(one, other) is is_same(other, one) is same


def test_splices_replace_pieces_and_no_others() -> None:
    assert spliced("abcd", [Splice(3, 4, "D"), Splice(0, 1, "A"), Splice(1, 1, "+")]) == "A+bcD"
    for wrong in ([Splice(0, 2, ""), Splice(1, 3, "")], [Splice(3, 5, "")], [Splice(2, 1, "")]):
        with pytest.raises(ValueError, match="splices overlap"):
            spliced("abcd", wrong)


def test_every_line_that_no_splice_touches_is_to_be_kept() -> None:
    before = "a\nb\nc\n"
    assert lines_kept(before, "a\nx\nb\nc\n", [Splice(2, 2, "x\n")])
    assert lines_kept(before, "a\nx\nc\n", [Splice(2, 3, "x")])
    assert not lines_kept(before, "a\nx\nc\n", [Splice(0, 1, "a")])
    assert not lines_kept(before, "a\nc\nb\n", [Splice(6, 6, "")])
    assert not lines_kept(before, "a\nb\n", [Splice(2, 2, "")])


def test_the_problems_that_rules_find_with_a_change_and_not_without_it_are_given() -> None:
    folder = REPOSITORY / "plans" / "york"
    files = {
        file.relative_to(REPOSITORY).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*.yaml")
    }
    loaded = load_plan("york", files)
    (path,) = [path for path in files if path.split("/")[-1].startswith("1.2.1-")]
    day = date(2026, 11, 26)
    grounds = Grounds(loaded, None, "", "There is no git here.", (), ("york",))

    def found(*steps: Step) -> list[str]:
        text = edited(path, files[path], steps)
        trial = Trial(grounds, path, text, grounds.picture(today=day))
        return [problem.rule for problem in trial.problems]

    early = {"date": Plain("2024-09-01"), "note": "Earlier."}
    unknown = {"title": "Minutes", "document": "no-such-paper"}
    assert found(Append(("updates",), {"date": Plain("2026-11-25"), "note": "Done."})) == []
    assert found(Append(("updates",), early)) == ["update-out-of-order"]
    assert found(Put(("accountable",), "Chief Oficer HR")) == ["unknown-officer"]
    assert "unknown-document" in found(Append(("updates", 0, "evidence"), unknown))
