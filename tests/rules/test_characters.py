"""Tests of the rule about signs that pasting or saving has spoilt."""

import time

import pytest

from .corpus import check, helps, laid_over, lead, rules_found


@pytest.mark.parametrize(
    ("written", "help"),
    [
        ("cafÃ©", "Write é in its place."),
        ("â€œso", "Write “ in its place."),
        ("June â€“ July", "Write – in its place."),
        ("â‚¬4m", "Write € in its place."),
        ("Â£4m", "Write £ in its place."),
        ("4Â\u00a0m", "Type a space in its place."),
        ("one \uf0b7 two", "Type another sign in its place."),
    ],
)
def test_what_is_to_be_written_for_a_spoilt_sign_is_said(written: str, help: str) -> None:
    assert helps(lead(f"detail: {written}")) == [help]
    (right,) = [help.split()[1]] if help.startswith("Write") else ["x"]
    assert rules_found(lead(f"detail: the {right} of it")) == []


def test_a_bullet_of_word_at_the_beginning_of_a_line_becomes_a_hyphen() -> None:
    assert helps(lead("detail: |\n  \uf0b7 Review")) == ["Write a hyphen in its place."]


def test_a_text_of_spoilt_signs_is_looked_at_quickly() -> None:
    notes, detail = "  - x\uf0b7\n" * 90, "  Ã©\n" * 5_000
    start = time.process_time()
    found = check(laid_over(lead(f"notes:\n{notes}detail: |\n{detail}")))
    assert time.process_time() - start < 5
    assert [problem.rule for problem in found] == ["spoilt-sign"] * 20 + ["too-many-problems"]
    assert sum(problem.number for problem in found) == 5_090
