"""Words for messages: foreign text is cut, lists are counted, and close names are found quickly."""

import pytest

from cip.documents.explaining.quoting import LONGEST
from cip.model.likeness import Nearest
from cip.rules.words import chain, close_name, listed, place_words, quoted


@pytest.mark.parametrize(
    ("length", "shown"), [(LONGEST - 1, LONGEST - 1), (LONGEST, LONGEST), (LONGEST + 1, LONGEST)]
)
def test_a_text_is_cut_at_its_longest_and_not_before(length: int, shown: int) -> None:
    text = quoted("x" * length)
    assert len(text) == shown + 2
    assert text.endswith("…'") == (length > LONGEST)


def test_a_text_of_many_lines_becomes_one() -> None:
    assert quoted("Chief\n  Officer\tHR ") == "'Chief Officer HR'"


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["1"], "1"),
        (["1", "2"], "1 and 2"),
        (["1", "2", "3"], "1, 2 and 3"),
        (["x" * 30, "y" * 30, "z"], f"{'x' * 30}, {'y' * 30} and 1 more"),
        (["x" * 90, "y"], f"{'x' * 59}… and 1 more"),
        (["1"] * 2000, f"{', '.join(['1'] * 60)} and 1,940 more"),
    ],
)
def test_a_list_ends_in_and_and_counts_what_does_not_fit(names: list[str], words: str) -> None:
    assert listed(names) == words


def test_a_short_chain_is_whole_and_a_long_one_keeps_its_end() -> None:
    assert chain(["1.1", "1.2", "1.1"]) == "1.1 -> 1.2 -> 1.1"
    long = chain([*(f"1.{number}" for number in range(1, 5000)), "1.1"])
    assert long.startswith("1.1 -> 1.2 -> ")
    assert long.endswith(" -> ... -> 1.1")
    assert len(long) < 200


def test_a_place_in_the_same_file_is_a_line_and_in_another_one_a_file() -> None:
    path = "plans/york/1.2-leadership/1.2.1-behaviours.yaml"
    assert place_words(path, 9, path) == "in line 9"
    assert place_words(path, 9, "plans/york/plan.yaml") == "in 1.2-leadership/1.2.1-behaviours.yaml"
    far = f"plans/york/{'x' * 60}/1.2.1-behaviours.yaml"
    assert place_words(far, 9, path) == "in 1.2.1-behaviours.yaml"


def test_the_closest_name_comes_first_and_capitals_do_not_matter() -> None:
    near = Nearest(["Chief Officer HR", "Chief Operating Officer", "Head of BI"])
    assert near.to("chief oficer hr")[0] == "Chief Officer HR"
    assert close_name(near, "Chief Oficer HR") == "did you mean 'Chief Officer HR'? "
    assert close_name(near, "Gardener") == ""


def test_after_very_many_misspelt_names_no_more_are_compared() -> None:
    near = Nearest(["Head of BI"])
    answers = [near.to(f"Head of BI {number}") for number in range(60)]
    assert answers[0] == ["Head of BI"]
    assert answers[-1] == []
    assert near.to("Head of BI 0") == ["Head of BI"]
