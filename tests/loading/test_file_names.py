"""Tests of what the name of a file says that is not read."""

import time

import pytest

from cip.loading.file_names import how_to_name


@pytest.mark.parametrize("signs", [".", ",", ".,", ".,;"])
def test_very_many_names_of_nothing_but_dots_are_looked_through_quickly(signs: str) -> None:
    """As many as a plan may have, each as long as a file system takes it."""
    name = ("1.1-x" + 244 * signs)[:244]
    start = time.process_time()
    hints = {how_to_name(name, 3) for _ in range(20_000)}
    assert time.process_time() - start < 5
    (hint,) = hints
    assert hint is not None
    assert hint.startswith(f"Let its name be 1.1-x{signs}")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("1.1-x...txt", "Let its name be 1.1-x.yaml."),
        ("1.1-x.,; yml.", "Let its name be 1.1-x.yaml."),
        ("1.1-x. docx", "Copy its text into a text file that is called 1.1-x.yaml."),
    ],
)
def test_several_signs_before_the_ending_are_taken_as_one(name: str, hint: str) -> None:
    assert how_to_name(name, 3) == hint
