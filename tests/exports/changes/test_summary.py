"""The summary of a change: what stands above the fold, its limits, and that it is inert."""

import re
from random import Random

import pytest
from builders import REAL_PLANS, action, on, plan, real_plan, until, update
from changes.edits import edited
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from cip.changes.pairing import pairs_of
from cip.changes.told import told
from cip.exports.changes.summary import (
    MOST_CHARACTERS,
    MOST_LINES,
    MOST_WORDS,
    SummaryHeading,
    summary_page,
)
from cip.model.place import Place
from cip.model.problem import error, warning

LATE = action("1.1", "31 July 2024", update("2024-09-01", "underway"), title="Write a charter")
TODAY = on("2024-12-01")


ONE = SummaryHeading("1 change in 1 action.")


def page(before, after, heading=ONE):
    return summary_page([told(pairs_of(before, after), as_of=TODAY)], heading)


def above(text):
    """Give what stands above the first fold, without the heading of what is folded."""
    return text.split("\n\n#### ")[0].split("\n\n<details>")[0]


def test_a_moved_date_that_ends_lateness_stands_first_with_what_it_does():
    text = page(plan(LATE), plan(LATE._replace(deadline=until("2030"))))
    assert above(text) == (
        "## 1 change in 1 action.\n\n"
        "**Look first**\n\n"
        "- north/1.1: due 31 July 2024 → 2030 (+2,344 days), and nothing says why; no "
        "longer counted as overdue\n\n"
        "**Why the figures move:** overdue 1 → 0 (dates moved -1) "
        "· under way 0 → 1 (dates moved +1) "
        "· overdue by the first deadline 1 → 1\n\n"
        "**Changes**\n\n"
        "- 1 deadline moved, +2,344 days: north/1.1"
    )
    assert "| north/1.1 | Write a charter | due 31 July 2024 → 2030" in text


def test_nothing_to_look_at_is_said():
    text = page(plan(LATE), plan(LATE._replace(accountable=())))
    assert "Nothing to look at first." in above(text)
    assert "**Why the figures move:** at risk" in above(text) or "No figure moves" in above(text)


def test_what_a_check_found_is_to_be_mended_and_warnings_are_counted_by_rule():
    place = Place("plans/north/1.1.yaml", 9)
    problems = (
        error("deadline-moved-silently", place, "1.1 was due by 31 July 2024", "Paste this"),
        warning("owner-removed", place, "1.1 has no owner"),
    )
    heading = SummaryHeading("No.", problems=problems, touched=frozenset((place.path,)))
    text = page(plan(LATE), plan(LATE._replace(accountable=())), heading)
    assert "**To mend**" in above(text)
    assert "- plans/north/1.1.yaml:9: 1.1 was due by 31 July 2024" in above(text)
    assert "- Warnings: owner-removed 1" in above(text)
    assert "Paste this" in text.split("<details>")[1]


BLOCK = 'Add:\nchanged:\n  - on: 2026-03-31\n    reason: "``` </details> @team \u202e"'


def test_what_is_to_be_pasted_keeps_its_lines():
    problems = (error("scope-changed", Place("plans/north/1.1.yaml", 9), "It is wrong", BLOCK),)
    text = page(plan(LATE), plan(LATE), SummaryHeading("No.", problems=problems))
    assert "| Add: (below) | scope-changed |" in text
    assert (
        "\nplans/north/1.1.yaml:9: It is wrong. Add:\n\n````\nchanged:\n  - on: 2026-03-31\n"
        '    reason: "``` </details> @team '
    ) in text
    assert "\u202e" not in text
    assert text.rstrip().endswith("````\n\n</details>")


def test_a_sentence_of_what_is_to_be_mended_is_not_cut_before_its_point():
    said = (
        "1.3.2 was due by 31 July 2024, is due by 30 November 2024 (+122 days), and no reason "
        "stands under rescheduled"
    )
    path = "plans/north/1.3-roles-relationships-responsibilities/1.3.2-customer-policy.yaml"
    for number in range(1, 5):
        problems = tuple(
            error("deadline-moved-silently", Place(path, n), said) for n in range(1, number + 1)
        )
        text = above(page(plan(LATE), plan(LATE), SummaryHeading("No.", problems=problems)))
        assert text.count(f"{said}\n") + text.endswith(said) == number
        assert len(text.split()) <= MOST_WORDS
        assert len([row for row in text.splitlines() if row]) <= MOST_LINES


def test_warnings_in_files_that_do_not_differ_are_told_apart():
    problems = (warning("unevidenced", Place("plans/north/1.2.yaml", 9), "1.2 is complete"),)
    text = page(plan(LATE), plan(LATE), SummaryHeading("Yes.", problems=problems))
    assert "- Warnings in files that do not differ: unevidenced 1" in text
    assert "- Warnings: " not in text


def test_foreign_text_is_inert():
    evil = "</details><script>alert(1)</script> | @team #12 `x` ![a](http://b) \u202e"
    after = LATE._replace(title=evil, detail=evil)
    text = page(
        plan(LATE._replace(title="Fine")), plan(after), SummaryHeading(evil, remarks=(evil,))
    )
    assert "<script>" not in text
    assert text.count("</details>") == text.count("\n</details>\n")
    assert "\u202e" not in text
    assert not re.search(r"(?<!`)@team", text)
    for row in text.splitlines():
        if row.startswith("| north"):
            assert len(re.findall(r"(?<!\\)\|", row)) == 4


def test_a_row_for_each_fact_up_to_three_hundred_and_the_others_are_counted():
    before = [action(f"1.{n}", "July 2024") for n in range(400)]
    after = [item._replace(title=f"{item.title} more") for item in before]
    text = page(plan(*before), plan(*after))
    assert text.count("\n| north/") == 300
    assert "and 100 more: cip diff BASE" in text


def test_a_page_is_never_longer_than_it_may_be():
    long = "word " * 4000
    before = [action(f"1.{n}", "July 2024") for n in range(400)]
    after = [item._replace(title=f"{long}{n}", detail=long) for n, item in enumerate(before)]
    assert len(page(plan(*before), plan(*after))) <= MOST_CHARACTERS


@pytest.mark.parametrize("number", [1, 2, 3])
@law(12)
@given(st.integers(0, 2**32), st.integers(1, 120))
def test_what_is_above_the_fold_is_short_whatever_changed(number, seed, times):
    random = Random(seed)
    plans = []
    for name in REAL_PLANS[:number]:
        head = edited(real_plan(name), random, times=times)
        plans.append(told(pairs_of(real_plan(name), head), as_of=on("2025-01-31")))
    place = Place("plans/york/1.1.yaml", 9)
    problems = (error("action-deleted", place, "A thing that was there is gone " * 9),) * 9
    top = above(summary_page(plans, SummaryHeading("word " * 60, ("word " * 60,), problems)))
    words = [word for word in top.split() if re.search(r"\w", word)]
    assert len(words) <= MOST_WORDS
    assert len([line for line in top.splitlines() if line.strip()]) <= MOST_LINES


def test_what_a_figure_counts_stands_at_the_end_where_its_word_does_not_say_it():
    text = page(plan(LATE), plan(LATE._replace(deadline=until("2030"))))
    assert text.rstrip().rsplit("\n", 1)[-1] == (
        "What the figures count: overdue: open after its date; overdue by the first deadline: "
        "open after the deadline that was promised first, wherever it was moved to."
    )
    assert "What the figures count" not in page(plan(LATE), plan(LATE._replace(accountable=())))
