"""Words for messages: foreign text is cut, lists are counted, and close names are found quickly."""

import pytest

from cip.documents.explaining.quoting import LONGEST
from cip.model.likeness import Nearest
from cip.model.mend import NewValue, suggestion
from cip.model.place import Pointer
from cip.rules.words import chain, close_name, entry, known_names, listed, place_words, quoted


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


def test_the_name_with_the_same_words_is_close_and_capitals_do_not_matter() -> None:
    near = Nearest(["Chief Officer HR", "Chief Operating Officer", "Head of BI"])
    at = Pointer("a", ("lead", 0))
    meant = "Chief Officer HR"
    said = f"Did you mean {meant!r}?"
    assert close_name(near, "chief oficer hr", at) == suggestion(said, NewValue(at, meant))
    assert close_name(near, "Head of BA", at) is None


def test_known_names_are_listed_the_likeliest_first_and_in_bounds() -> None:
    many = Nearest([*(f"Head of Service {number}" for number in range(90)), "Chief Executive"])
    words = known_names(many, "Chief of Parks", "officers")
    assert words.startswith("The plan's officers are Chief Executive, Head of Service 0, ")
    assert words.endswith(" more. ")
    assert len(words) < 200
    assert known_names(Nearest([]), "x", "boards") == "plan.yaml lists no boards yet. "
    assert known_names(Nearest(["a"]), "x", "boards") == "The plan has only a. "


@pytest.mark.parametrize(
    ("name", "added"),
    [
        ("Head of IT", "- {id: head-of-it, title: Head of IT}"),
        ("Head of Cafés", '- {id: head-of-cafes, title: "Head of Cafés"}'),
        ("Head: IT, Data", '- {id: head-it-data, title: "Head: IT, Data"}'),
        ("null", "- {id: null, title: …}"),
        ("report-2026", "- {id: report-2026, title: …}"),
        ("Büro", '- {id: buro, title: "Büro"}'),
        ("局", "- {id: short-name, title: …}"),
    ],
)
def test_the_entry_that_adds_a_name_is_written_out(name: str, added: str) -> None:
    assert entry(name) == added
