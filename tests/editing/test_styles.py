"""Tests of edits in every style: the right lines change, the value is the wanted one."""

import difflib
import re
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from builders import REAL_PLANS, REPOSITORY
from editing.styles import NO_LISTS, REFUSED, STYLES
from laws import SCALE

from cip.documents.reading.parser import pure_events
from cip.documents.reading.reader import read_document
from cip.editing.gate import UneditableError, edited
from cip.editing.steps import Append, Put, Step
from cip.editing.values import Plain, Quoted, prose

PATH = "plans/north/1.2-lead/1.2.1-behaviours.yaml"

LONG = (
    "A leadership framework has been developed and communicated, with an ongoing dialogue: "
    "managers and employees were reminded of the expected values # and behaviours.\n\n"
    "Building relationships with communities is not mentioned in it, although it was promised."
)
LISTED = "Done so far:\n- the charter, in two rounds\n- the letters: all of them\n  - to schools"


def update(note: str, **more: Any) -> dict[str, Any]:
    """Give a new update."""
    return {"date": Plain("2026-11-25"), **more, "note": prose(note)}


EVIDENCE = {"title": "Minutes, item 4", "document": "minutes-2026-11", "paragraph": "9"}
RATING = {"board": "cib", "rating": "green", "reason": "No: it is on its way"}
CORRECTION = {
    "on": Plain("2026-11-25"),
    "was": {"note": "Begun."},
    "mistyped": {"document": "minutes-2026-11"},
}
MOVE = {"on": Plain("2026-11-25"), "from": "July 2024", "reason": "The post is vacant"}

EDITS: dict[str, Callable[[Any], list[Step] | None]] = {
    "a short update": lambda _: [Append(("updates",), update("Done.", status="complete"))],
    "a long update": lambda _: [Append(("updates",), update(LONG, evidence=[EVIDENCE]))],
    "a list in a note": lambda _: [Append(("updates",), update(LISTED))],
    "an earlier update": lambda value: (
        [Append(("updates",), update("Done."), 0)] if value.get("updates") else None
    ),
    "an update before the last": lambda value: (
        [Append(("updates",), update(LONG), len(value["updates"]) - 1)]
        if value.get("updates")
        else None
    ),
    "a move": lambda value: (
        [Append(("rescheduled",), MOVE), Put(("deadline",), "November 2026")]
        if "deadline" in value
        else None
    ),
    "a first deadline": lambda _: [Put(("deadline",), Plain("2026-11-30"))],
    "a report on a part": lambda value: (
        [Append(("milestones", len(value["milestones"]) - 1, "updates"), update("Done."))]
        if "milestones" in value
        else None
    ),
    "a new part": lambda _: [Append(("milestones",), {"ref": Quoted("z"), "title": "A part"})],
    "a new list": lambda _: [Append(("board_ratings",), {"date": Plain("2026-11-25"), **RATING})],
    "evidence of an old update": lambda value: (
        [Append(("updates", len(value["updates"]) - 1, "evidence"), EVIDENCE)]
        if value.get("updates")
        else None
    ),
    "a correction of an old update": lambda value: (
        [
            Put(("updates", len(value["updates"]) - 1, "note"), "Not begun."),
            Append(("updates", len(value["updates"]) - 1, "changed"), CORRECTION),
        ]
        if value.get("updates")
        else None
    ),
    "another title": lambda _: [Put(("title",), "Behaviours: values & actions")],
    "a long title": lambda _: [Put(("title",), ("Leadership behaviours and " * 6).strip())],
    "another detail": lambda _: [Put(("detail",), prose(LONG))],
    "a short detail": lambda _: [Put(("detail",), "No.")],
}


def load(text: str) -> dict[str, Any]:
    """Give what the strict reader makes of a text, None for a nothing that is written."""
    document = read_document(PATH, text)
    assert not isinstance(document, list), document
    for way in document.nulls:
        assert len(way) == 1, "the styles have a nothing only at the left edge"
        document.value[str(way[0])] = None
    return document.value


def assert_both_parsers_agree(text: str) -> None:
    """Hold the fast parser against the pure one."""
    fast, pure = read_document(PATH, text), read_document(PATH, text, events=pure_events)
    assert not isinstance(fast, list), fast
    assert not isinstance(pure, list), pure
    assert (fast.value, fast.numbers, fast.nulls) == (pure.value, pure.numbers, pure.nulls)


def wanted(value: Any, steps: list[Step]) -> Any:
    """Give what a file should hold after an edit: worked out anew, and not by the code."""
    for step in steps:
        holder = value
        for key in step.way[:-1]:
            holder = holder[key]
        key = step.way[-1]
        if isinstance(step, Put):
            holder[key] = step.value
        elif isinstance(holder, dict) and holder.get(key):
            end = len(holder[key]) if step.before is None else step.before
            holder[key].insert(end, step.entry)
        else:
            holder[key] = [step.entry]
    return value


def without_last_line_ends(value: Any) -> Any:
    """Give a value whose texts have lost the line ends at their end."""
    if isinstance(value, dict):
        return {key: without_last_line_ends(held) for key, held in value.items()}
    if isinstance(value, list):
        return [without_last_line_ends(item) for item in value]
    return value.rstrip("\n") if isinstance(value, str) else value


def check(before: str, after: str, steps: list[Step]) -> None:
    """Hold an edit to the laws."""
    value = wanted(load(before), steps)
    assert without_last_line_ends(load(after)) == without_last_line_ends(value)
    assert_both_parsers_agree(after)
    replaced = [str(load(before).get(s.way[0])) for s in steps if isinstance(s, Put)]
    if not any("#" in text for text in replaced):  # else what looked like a remark was a text
        assert remarks(after, steps) == remarks(before, steps)
    gone = lines_gone(before, after)
    assert len(gone) <= most_gone(before, steps), gone
    assert_line_ends(before, after)


def remarks(text: str, steps: list[Step]) -> list[str]:
    """Give the remarks of a text in their order, without what edits wrote that looks like one."""
    written = repr(steps)
    found = re.findall(r"(?m)(?:^| )(#.*)$", text.replace("\r", ""))
    return [remark for remark in found if remark[:12] not in written]


def lines_gone(before: str, after: str) -> list[str]:
    """Give the lines that are gone or changed."""
    old, new = (text.replace("\r", "").split("\n") for text in (before, after))
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [line for tag, start, end, *_ in codes if tag != "equal" for line in old[start:end]]


def most_gone(before: str, steps: list[Step]) -> int:
    """Give how many old lines an edit may take away or change: of a list in lines none."""
    most = 0
    value = load(before)
    for step in steps:
        holder: Any = value
        for key in step.way[:-1]:
            holder = holder[key]
        there = holder.get(step.way[-1]) if isinstance(holder, dict) else holder[step.way[-1]]
        if isinstance(step, Put) and there is not None:
            most += 3 + there.count("\n") + len(there) // 20
        elif re.search(rf"""(?m){step.way[-1]}["']? *: *(\[|null|~)""", before):
            most += 3
        elif "{" in before.replace("{document: action", ""):
            most += 1
    return most


def assert_line_ends(before: str, after: str) -> None:
    """Hold new lines to the ends that all old ones have."""
    windows, all_of_them = before.count("\r\n"), before.count("\n")
    if windows in (0, all_of_them):
        assert after.count("\r\n") == (after.count("\n") if windows else 0)


def tried(before: str, edit: str) -> str | None:
    """Try an edit and hold it to the laws, updates twice; give what came of it."""
    if (steps := EDITS[edit](load(before))) is None:
        return None
    after = edited(PATH, before, steps)
    check(before, after, steps)
    if edit.endswith("update"):
        again = edited(PATH, after, steps)
        check(after, again, steps)
    return after


@pytest.mark.parametrize("name", STYLES)
def test_an_edit_changes_its_lines_and_no_others_in_every_style(name: str) -> None:
    for edit in EDITS:
        tried(STYLES[name], edit)


def test_there_are_as_many_styles_as_were_promised() -> None:
    assert len(STYLES) >= 82
    assert len(REFUSED) + len(NO_LISTS) >= 12


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_read_is_not_edited_and_its_own_problem_is_given(name: str) -> None:
    problems = read_document(PATH, REFUSED[name])
    assert isinstance(problems, list)
    with pytest.raises(UneditableError, match="cannot be read, and so it is not changed") as raised:
        edited(PATH, REFUSED[name], EDITS["a short update"]({}))
    assert list(raised.value.problems) == problems


@pytest.mark.parametrize("name", NO_LISTS)
def test_what_is_no_list_is_not_appended_to(name: str) -> None:
    with pytest.raises(UneditableError, match="cannot be changed safely") as raised:
        edited(PATH, NO_LISTS[name], EDITS["a short update"]({}))
    assert "  - date: 2026-11-25\n    status: complete\n    note: Done.\n" in str(raised.value)


@pytest.mark.parametrize("changed", ["as it is", "Windows line ends", "no final line end"])
@pytest.mark.parametrize("plan", REAL_PLANS)
def test_an_edit_of_a_real_action_changes_its_lines_and_no_others(plan: str, changed: str) -> None:
    files = [f for f in (REPOSITORY / "plans" / plan).glob("*/*.yaml") if f.name[0].isdigit()]
    assert len(files) > 30
    for number, file in enumerate(sorted(files)):
        text = file.read_text(encoding="utf-8")
        if changed == "Windows line ends":
            text = text.replace("\n", "\r\n")
        elif changed == "no final line end":
            text = text.removesuffix("\n")
        edits = list(EDITS) if SCALE > 1 else [list(EDITS)[number % len(EDITS)]]
        for edit in edits:
            tried(text, edit)


ADDED = ("", "   ", "# a remark", "  # a remark", "    # a remark", "      # a remark", "       ")
"""Lines that are put between others."""


def laid_out_at_random(random: Random, text: str) -> str:
    """Give a text with remarks, blank lines and spaces between its lines."""
    lines = []
    for line in text.replace("\r", "").split("\n"):
        while random.random() < 0.15:
            lines.append(random.choice(ADDED))
        spaces = " " * random.randint(1, 3) if random.random() < 0.1 else ""
        lines.append(line + spaces)
    return ("\r\n" if random.random() < 0.2 else "\n").join(lines)


def test_an_edit_in_a_random_layout_changes_its_lines_and_no_others_or_is_refused() -> None:
    random = Random(20261126)
    texts, done, refused = list(STYLES.values()), 0, 0
    while done < 200 * SCALE:
        before = laid_out_at_random(random, random.choice(texts))
        if isinstance(read_document(PATH, before), list):
            continue
        edit = random.choice(list(EDITS))
        done += 1
        try:
            tried(before, edit)
        except UneditableError:
            refused += 1
    assert refused * 100 <= done, f"{refused} of {done} were refused"
