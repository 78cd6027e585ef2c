"""Tests of mendings: another name for a key, another order of entries, and what is dropped."""

import time
from collections import Counter
from datetime import date

import pytest
from editing.styles import STYLES
from editing.test_styles import PATH, without_last_line_ends

from cip.checking import check as check_plans
from cip.documents.reading.reader import read_document
from cip.editing.fixes import Fixing, State
from cip.editing.gate import UneditableError, made
from cip.editing.layout import with_first_line
from cip.editing.steps import Rearrange, Rename
from cip.loading.plan import load_plan
from cip.model.problem import Problem

AS_OF = date(2026, 1, 1)
FIRST = "plans/north/1-first/1.1-train.yaml"
SECOND = "plans/north/1-first/1.2-other.yaml"
NORTH = "plans/north/plan.yaml"
PLAN = {
    NORTH: """council: North Council
title: Improvement Plan
period: {start: April 2024, end: March 2027}
objectives:
  - {ref: "1", title: Lead}
officers:
  - {id: head-of-hr, title: Head of HR}
boards:
  - {id: board, title: Improvement Board}
""",
    "plans/north/1-first/workstream.yaml": 'ref: "1"\ntitle: First\nobjective: "1"\n',
    FIRST: 'ref: "1.1"\ntitle: Train\n',
}


def value(text: str) -> dict[str, object]:
    """Give what a text holds, without the line ends at the end of texts."""
    document = read_document(PATH, text)
    assert not isinstance(document, list), document
    held = without_last_line_ends(document.value)
    assert isinstance(held, dict)
    return held


@pytest.mark.parametrize("name", STYLES)
def test_in_every_style_a_key_gets_another_name_and_its_own_again(name: str) -> None:
    text = STYLES[name]
    for key in value(text):
        renamed = made(PATH, text, [Rename((key,), "some_key")])
        held = value(text)
        assert value(renamed) == {("some_key" if k == key else k): v for k, v in held.items()}
        assert renamed.count("\n") == text.count("\n")
        again = made(PATH, renamed, [Rename(("some_key",), key)])
        assert value(again) == held


def lines(text: str) -> Counter[str]:
    """Give the lines of a text, without line ends, and how often each stands there."""
    return Counter(line.rstrip("\r") for line in text.split("\n") if line.strip())


@pytest.mark.parametrize("name", STYLES)
def test_in_every_style_entries_change_places_and_no_line_is_lost(name: str) -> None:
    text = STYLES[name]
    for key, held in value(text).items():
        if not isinstance(held, list) or len(held) < 2:
            continue
        order = tuple(reversed(range(len(held))))
        try:
            after = made(PATH, text, [Rearrange((key,), order)])
        except UneditableError:  # left as it is, and nothing was changed
            continue
        assert value(after)[key] == held[::-1]
        if "[" not in text:
            assert lines(after) == lines(text)
        assert value(made(PATH, after, [Rearrange((key,), order)])) == value(text)


ENTRIES = """ref: "1.1"

updates:
  # the second
  - date: 2024-12-01
    note: >-
      Two

      lines
    # of it

  # the first
  -
    date: 2024-11-20
    note: |
      One
"""


def test_an_entry_takes_the_remarks_with_it_that_stand_above_it_or_in_it() -> None:
    assert (
        made(PATH, ENTRIES, [Rearrange(("updates",), (1, 0))])
        == """ref: "1.1"

updates:
  # the first
  -
    date: 2024-11-20
    note: |
      One

  # the second
  - date: 2024-12-01
    note: >-
      Two

      lines
    # of it
"""
    )


def test_most_styles_let_entries_change_places() -> None:
    done = left = 0
    for text in STYLES.values():
        for key, held in value(text).items():
            if isinstance(held, list) and len(held) > 1:
                try:
                    made(PATH, text, [Rearrange((key,), tuple(reversed(range(len(held)))))])
                    done += 1
                except UneditableError:
                    left += 1
    assert done > 30
    assert left < 0.1 * done


@pytest.mark.parametrize("name", STYLES)
def test_the_first_line_is_put_and_all_else_stays(name: str) -> None:
    text = STYLES[name]
    after = with_first_line(PATH, text)
    assert with_first_line(PATH, after) == after
    assert value(after) == value(text)
    if after != text:
        first, rest = after.split("\n", 1)
        assert first.startswith("# yaml-language-server: ")
        assert text.endswith(rest)


# What is mended, and what is dropped


def fixing(**files: str) -> Fixing:
    """Begin to mend a plan with some files by name in its folder."""
    texts = {**PLAN, **{f"plans/north/1-first/{name}": text for name, text in files.items()}}
    texts[NORTH] = texts.pop("plans/north/1-first/../plan.yaml", texts[NORTH])
    plan = load_plan("north", texts)

    def check(state: State) -> tuple[Problem, ...]:
        changed = plan.with_texts(dict(state.texts), list(state.was.values()))
        return check_plans([changed], (), as_of=AS_OF, whole=True).problems

    return Fixing(check, texts.get, lambda _: True)


def told(found: Fixing) -> list[str]:
    """Give in short what was mended."""
    return [item.words for item in found.mended]


def test_a_key_and_then_its_value_are_mended_in_one_go() -> None:
    wrong = 'ref: "1.1"\ntitle: A\nupdates:\n  - {date: 2024-11-20, Status: At Risk}\n'
    found = fixing(**{"1.1-train.yaml": wrong})
    found.mend_what_is_sure()
    assert told(found) == ["Status: -> status:, status: At Risk -> at-risk"]
    assert found.problems == ()
    assert found.state.texts[FIRST].endswith("{date: 2024-11-20, status: at-risk}\n")


def test_a_file_gets_its_name_and_what_is_wrong_in_it_is_mended_then() -> None:
    found = fixing(**{"1.2-other.yml": "ref: 1.2\ntitle: B\n"})
    found.mend_what_is_sure()
    assert told(found) == ["1.2-other.yml -> 1.2-other.yaml", 'ref: 1.2 -> "1.2"']
    assert found.state == State({SECOND: 'ref: "1.2"\ntitle: B\n'}, {SECOND: SECOND[:-4] + "yml"})
    assert found.problems == ()


def test_a_file_is_not_called_what_another_one_is() -> None:
    found = fixing(**{"1.1-train.yml": "ref: 1.1\ntitle: Old\n"})
    found.mend_what_is_sure()
    assert found.mended == []
    assert [p.rule for p in found.problems] == ["misplaced-file"]


def test_a_key_that_stands_there_already_is_not_written_twice() -> None:
    found = fixing(**{"1.1-train.yaml": 'ref: "1.1"\ntitle: A\nTitle: B\n'})
    found.mend_what_is_sure()
    assert found.mended == []
    assert len(found.problems) == 1


def test_a_mending_that_makes_something_wrong_elsewhere_is_dropped() -> None:
    """With its key, 1.2 would close a circle, and that is told of 1.1."""
    wrong = 'ref: "1.2"\ntitle: B\nDepends_on: ["1.1"]\ndeadline: 30th May 2026\n'
    files = {"1.1-train.yaml": 'ref: "1.1"\ntitle: A\ndepends_on: ["1.2"]\n'}
    found = fixing(**files, **{"1.2-other.yaml": wrong})
    found.mend_what_is_sure()
    assert told(found) == ["deadline: 30th May 2026 -> 30 May 2026"]
    assert [p.rule for p in found.problems if p.severity.value == "error"] == ["unknown-key"]


def test_a_mending_that_is_only_likely_is_not_made_and_one_that_warns_not_offered() -> None:
    update = "updates:\n  - {date: 2024-11-20, status: in-place}\n"
    due = f'ref: "1.1"\ntitle: A\nlead: Head of HRR\ndeadline: May 2026\n{update}'
    found = fixing(**{"1.1-train.yaml": due.replace("HRR", "HR")})
    found.mend_what_is_sure()
    assert found.mended == []
    assert found.likely == 0  # complete would need evidence
    assert list(found.offers()) == []


def test_what_is_offered_is_made_where_it_is_taken_and_else_not() -> None:
    wrong = 'ref: "1.1"\ntitle: A\nlead: Head of HR\naccountable: Hed of HR\n'
    found = fixing(**{"1.1-train.yaml": wrong})
    assert found.likely == 1
    (offer,) = found.offers()
    assert (offer.before, offer.after) == (wrong, wrong.replace("Hed of", "Head of"))
    assert found.state == State({}, {})
    (offer,) = fixing(**{"1.1-train.yaml": wrong}).offers()
    found.take(offer)
    assert found.state.texts == {FIRST: offer.after}
    assert told(found) == ["accountable: Hed of HR -> Head of HR"]
    assert found.problems == ()


def test_entries_that_are_out_of_order_are_put_in_order_once_for_all_of_them() -> None:
    days = ("2024-12-03", "2024-12-01", "2024-12-02", "2024-11-30")
    entries = "".join(f"  - date: {day}\n    note: N{day[-2:]}\n" for day in days)
    found = fixing(**{"1.1-train.yaml": f'ref: "1.1"\ntitle: A\nupdates:\n{entries}'})
    for offer in found.offers():
        found.take(offer)
    assert told(found) == ["updates: the oldest first"]
    assert found.problems == ()
    after = found.state.texts[FIRST]
    assert [line[-2:] for line in after.split("\n") if "note" in line] == ["30", "01", "02", "03"]


def test_very_many_mistakes_are_mended_round_by_round() -> None:
    entries = "".join(f"  - {{date: 2024-11-{n:02}, status: Underway}}\n" for n in range(1, 31))
    found = fixing(**{"1.1-train.yaml": f'ref: "1.1"\ntitle: A\nupdates:\n{entries}'})
    found.mend_what_is_sure()
    assert len(found.mended) == 30
    assert found.problems == ()


def test_a_hostile_file_is_mended_in_seconds() -> None:
    update = f'  - {{date: 2024-11-20, note: "{"x" * 350}", source: {{document: minuts-2024}}}}\n'
    paper = "documents:\n  - {id: minutes-2024, title: Minutes, date: 2024-11-20}\n"
    wrong = f'ref: "1.1"\ntitle: A\nupdates:\n{update * 500}'
    began = time.process_time()
    found = fixing(**{"1.1-train.yaml": wrong, "../plan.yaml": PLAN[NORTH] + paper})
    found.mend_what_is_sure()
    assert found.likely > 0
    assert time.process_time() - began < 90
