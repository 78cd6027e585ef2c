"""Tests of the rule about persons in what is published."""

import time

import pytest

from .corpus import check, laid_over, lead, rules_found


def _said(words: str) -> list[str]:
    return [problem.message for problem in check(laid_over(lead(f"detail: >-\n  {words}")))]


@pytest.mark.parametrize(
    "person",
    [
        "asmith@bedford.gov.uk",
        "anne.o'brien+plan@example.co.uk",
        "01234 567890",
        "01234567890",
        "(01234) 567 890",
        "020 7946 0958",
        "07700 900123",
        "07700-900-123",
        "+44 1632 960123",
        "+44 (0)1632 960123",
        "016977 2345",
        "Mr Smith",
        "Mrs. O'Brien",
        "Ms A. Smith",
        "Miss J.K. McDonald",
        "Dr Łukasz",
        "Dr van Rijn",
        "Cllr Patel",
        "Cllrs Patel",
    ],
)
def test_a_sure_sign_of_a_person_is_found_and_quoted(person: str) -> None:
    assert _said(f"It is led by {person}, who reports on it.") == [
        f"This names a person: '{person}'"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "John Smith in BI is leading",
        "on 2024-11-20 at 07:30, for £0123456789 or 0.1234567890",
        "03 04 2024 05 06 2024",
        "paper 1012345678901 and 01-02-2024",
        "the Cllr Development Group and Ms Teams",
        "It is in Station Dr. The council moved there",
        "meet @bedford, or three @ four",
        "MR SCAN and Drive and Mrs",
        "01234 56789012345",
        "the Councillor Development Steering Group",
    ],
)
def test_what_may_be_something_else_is_let_be(words: str) -> None:
    assert _said(words) == []


def test_one_value_is_told_once_with_all_that_it_names_also_across_its_lines() -> None:
    words = "Ms A.\n  Smith, asmith@bedford.gov.uk, 01234\n  567890 leads. Ask Ms A. Smith."
    assert _said(words) == [
        "This names a person: 'Ms A. Smith', 'asmith@bedford.gov.uk' and '01234 567890'"
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "detail: Mr Smith",
        "notes: [First, Mr Smith]",
        "updates: [{date: 2026-03-02, note: Mr Smith}]",
        "updates: [{date: 2026-03-02, note: Done, next: Mr Smith}]",
        "updates: [{date: 2026-03-02, note: Done, evidence: [{title: Letter to Mr Smith}]}]",
        "deadline: May 2026\nrescheduled: [{on: 2026-03-02, from: April 2026, reason: Mr Smith}]",
    ],
)
def test_it_is_found_where_officers_write(lines: str) -> None:
    assert rules_found(lead(lines)) == ["personal-data"]


@pytest.mark.parametrize(
    "lines",
    [
        "# Mr Smith\ndetail: Lead",
        "as_published: {detail: Mr Smith}",
        "updates: [{date: 2026-03-02, note: Done, evidence: [{title: It, "
        'url: "https://example.org/a@b.org/01234567890"}]}]',
        "detail: The head\nchanged: [{on: 2026-03-02, was: {detail: Mr Smith}, reason: A name}]",
    ],
)
def test_remarks_links_the_paper_s_words_and_what_was_corrected_are_let_be(lines: str) -> None:
    assert rules_found(lead(lines)) == []


@pytest.mark.parametrize(
    "line", ["a@b.c", "a" * 50 + "@", "Mr A. B. C.", "01234 ", "Mr Smith", "@" * 50, "+44 " * 12]
)
def test_a_text_full_of_signs_is_looked_at_quickly(line: str) -> None:
    notes = f"  - {line}\n" * 90
    text = lead(f"notes:\n{notes}detail: |\n" + f"  {line}\n" * 4_000)
    start = time.process_time()
    check(laid_over(text))
    assert time.process_time() - start < 5
