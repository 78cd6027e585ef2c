"""What is withdrawn says why and what takes its place, and nobody waits for it."""

import time
from datetime import date

import pytest
from builders import action, on, plan, update

from cip.model.plan import Action
from cip.rules.rule import Plans, Subject
from cip.rules.withdrawal import superseded_in_a_circle, unknown_successor

from .corpus import file, found, helps, lead, rules_found, train

UPDATE = "updates:\n  - {date: 2026-03-02, status: withdrawn%s}"
GONE = UPDATE % ", note: N"


@pytest.mark.parametrize(
    ("further", "rules"),
    [
        ("", ["unexplained-withdrawal"]),
        (", superseded_by: '1.2'", ["unexplained-withdrawal"]),
        (", note: N", []),
        (", note: N}\n  - {date: 2026-03-03, status: withdrawn", []),
        ("}\n  - {date: 2026-03-03, note: N", ["unexplained-withdrawal"]),
        (
            ", note: N}\n  - {date: 2026-03-03, status: underway, note: N}\n"
            "  - {date: 2026-03-04, status: withdrawn",
            ["unexplained-withdrawal"],
        ),
    ],
)
def test_a_withdrawal_says_why(further: str, rules: list[str]) -> None:
    assert rules_found(lead(UPDATE % further)) == rules


@pytest.mark.parametrize(
    ("target", "rules"),
    [
        ("1.1", ["superseded-by-itself"]),
        ("1.1(a)", ["superseded-by-itself"]),
        ("1.2", []),
        ("1", []),
    ],
)
def test_nothing_takes_its_own_place(target: str, rules: list[str]) -> None:
    part = 'milestones: [{ref: "a", title: A}]\n\n'
    assert rules_found(lead(part + UPDATE % f", note: N, superseded_by: '{target}'")) == rules


def test_a_part_may_go_up_in_its_action_but_not_in_itself() -> None:
    part = 'milestones:\n  - {ref: "a", title: A, updates: [{date: 2026-03-02, status: withdrawn, '
    assert rules_found(lead(part + "note: N, superseded_by: '1.1'}]}")) == []
    (line,) = found(lead(part + "note: N, superseded_by: '1.1(a)'}]}"))
    assert "1.1(a) is superseded by itself" in line


def test_what_waits_for_something_withdrawn_is_told_its_successor() -> None:
    waiting = train('depends_on: ["1.1"]')
    successor = lead(UPDATE % ", note: N, superseded_by: '2.1'")
    assert helps(successor + waiting) == [
        "2.1 has taken its place: write that, or take it out of depends_on."
    ]
    assert helps(lead(GONE) + waiting) == [
        "Take it out of depends_on, or write what has taken its place."
    ]
    itself = lead(UPDATE % ", note: N, superseded_by: '1.2'")
    assert helps(itself + waiting) == helps(lead(GONE) + waiting)


@pytest.mark.parametrize(
    "waiting",
    [
        train('depends_on: ["1.1"]'),
        train('depends_on: ["1.1(a)"]'),
        train('milestones: [{ref: "b", title: B, depends_on: ["1.1"]}]'),
        file(
            "2-second/workstream.yaml",
            'ref: "2"\n\ntitle: S\n\nobjective: "2"\n\ndepends_on: ["1.1"]',
        ),
    ],
)
def test_whoever_waits_for_it_is_told(waiting: str) -> None:
    gone = lead(f'milestones: [{{ref: "a", title: A}}]\n\n{GONE}')
    (line,) = found(gone + waiting)
    assert "which was withdrawn on 2 March 2026 [withdrawn-target]" in line


def test_what_waits_for_a_withdrawn_part_is_told_and_for_another_part_not() -> None:
    part = '{ref: "a", title: A, updates: [{date: 2026-03-02, status: withdrawn, note: N}]}'
    parts = lead(f'milestones: [{part}, {{ref: "b", title: B}}]')
    assert rules_found(parts + train('depends_on: ["1.1(a)"]')) == ["withdrawn-target"]
    assert rules_found(parts + train('depends_on: ["1.1(b)", "1.1"]')) == []


@pytest.mark.parametrize(
    ("day", "rules"),
    [(1, ["update-in-future"]), (2, ["withdrawn-target"]), (3, ["withdrawn-target"])],
)
def test_a_withdrawal_counts_from_its_day(day: int, rules: list[str]) -> None:
    text = lead(GONE) + train('depends_on: ["1.1"]')
    assert rules_found(text, as_of=date(2026, 3, day)) == rules


def test_what_is_closed_waits_for_nothing() -> None:
    closed = train(f'depends_on: ["1.1"]\n\n{GONE}')
    assert rules_found(lead(GONE) + closed) == []
    parts = f'milestones: [{{ref: "b", title: B, depends_on: ["1.1"]}}]\n\n{GONE}'
    assert rules_found(lead(GONE) + train(parts)) == []


def _gone(successor: str) -> str:
    update = f"date: 2026-03-02, status: withdrawn, note: N, superseded_by: {successor}"
    return f"updates: [{{{update}}}]"


CIRCLE = "superseded-in-a-circle"


@pytest.mark.parametrize(
    ("first", "second", "rules"),
    [
        (_gone("'1.2'"), _gone("'1.1'"), [CIRCLE]),
        (_gone("['2.1', '1.2']"), _gone("'1.1'"), [CIRCLE]),
        (_gone("'1.2'"), _gone("'2.1'"), []),
        (_gone("'1.2'"), "", []),
        (_gone("'1'"), _gone("'1.1'"), []),
        (
            _gone("'1.2'").replace("}]", "}, {date: 2026-03-04, status: underway, note: N}]"),
            _gone("'1.1'"),
            [],
        ),
    ],
)
def test_what_took_a_place_does_not_give_it_back(first: str, second: str, rules: list[str]) -> None:
    assert rules_found(lead(first) + train(second)) == rules


def test_a_circle_goes_through_parts_too() -> None:
    part = f'milestones: [{{ref: "a", title: A, {_gone("1.2")}}}]'.replace(": 1.2}", ': "1.2"}')
    (line,) = found(lead(part) + train(_gone("'1.1(a)'")))
    assert "What took its place gave it back: 1.1(a) -> 1.2 -> 1.1(a) [superseded-in-a" in line


def test_what_has_taken_its_own_place_is_said_once() -> None:
    assert rules_found(lead(_gone("'1.1'"))) == ["superseded-by-itself"]


def test_an_address_in_the_plan_itself_is_written_without_the_plan() -> None:
    text = lead(_gone("example/1.2"))
    assert rules_found(text) == ["unknown-successor"]
    assert helps(text) == ['Write "1.2".']


@pytest.mark.parametrize("itself", ["example/1.1", "example/1.1(a)"])
def test_what_takes_its_own_place_is_seen_with_the_plans_name_too(itself: str) -> None:
    assert "superseded-by-itself" in rules_found(lead(_gone(itself)))
    assert "superseded-in-a-circle" not in rules_found(lead(_gone(itself)))


def test_what_other_plans_hold_is_not_judged_where_it_is_not_known() -> None:
    assert rules_found(lead(_gone("example-2027/9.9"))) == []


def test_each_successor_of_a_list_is_looked_up() -> None:
    updates = _gone("['1.2', '1.9']")
    (line,) = found(lead(updates))
    column = updates.index("'1.9'") + 1
    assert line.startswith(f"plans/example/1-first/1.1-lead.yaml:5:{column}: ")
    assert "'1.9' is not an action or workstream of this plan [unknown-dependency]" in line


def replaced(ref: str, successor: str) -> Action:
    gone = update("2024-06-03", "withdrawn", "N", superseded_by=(successor,))
    return action(ref, None, gone)


def test_very_many_circles_of_very_many_plans_are_each_looked_at_in_its_own_plan() -> None:
    number = 2_500
    small = [
        plan(replaced("1.1", "1.2"), replaced("1.2", "1.1"), name=f"p{n}") for n in range(number)
    ]
    pairs = ((f"{n}.{m}", f"{n}.{3 - m}") for n in range(1, number + 1) for m in (1, 2))
    large = plan(*(replaced(*pair) for pair in pairs), name="large")
    read: dict[str, Subject] = {}
    plans = Plans([one.name for one in (*small, large)], read)
    for one in (*small, large):
        read[one.name] = Subject(one, on("2025-01-01"), plans=plans)
    start = time.process_time()
    told = [len(list(superseded_in_a_circle(subject))) for subject in read.values()]
    assert time.process_time() - start < 5
    assert told == [1] * number + [number]


def test_one_circle_of_very_many_plans_is_soon_told_in_each_of_them() -> None:
    number = 4_000
    names = [f"p{n}" for n in range(number)]
    read: dict[str, Subject] = {}
    plans = Plans(names, read)
    for name, following in zip(names, (*names[1:], names[0]), strict=True):
        one = plan(replaced("1.1", f"{following}/1.1"), name=name)
        read[name] = Subject(one, on("2025-01-01"), plans=plans)
    start = time.process_time()
    told = [list(superseded_in_a_circle(subject)) for subject in read.values()]
    assert time.process_time() - start < 2
    assert {len(faults) for faults in told} == {1}
    assert told[1][0].message.startswith("What took its place gave it back: 1.1 -> p2/1.1 -> ")
    assert told[1][0].message.endswith(" -> ... -> 1.1")


@pytest.mark.parametrize("number", [2, 3, 5])
def test_a_circle_of_plans_is_told_in_each_of_them_from_its_own_member_on(number: int) -> None:
    names = [f"p{n}" for n in range(number)]
    read: dict[str, Subject] = {}
    plans = Plans(names, read)
    for n, name in enumerate(names):
        one = plan(replaced("1.1", f"{names[(n + 1) % number]}/1.1"), name=name)
        read[name] = Subject(one, on("2025-01-01"), plans=plans)
    for n, subject in enumerate(read.values()):
        (fault,) = superseded_in_a_circle(subject)
        others = [f"{names[(n + k) % number]}/1.1" for k in range(1, number)]
        assert fault.message.endswith(": " + " -> ".join(["1.1", *others, "1.1"]))


def test_very_many_names_of_plans_that_are_not_there_are_soon_told() -> None:
    gone = [
        update("2024-06-03", "withdrawn", "N", superseded_by=(f"plan-of-concil-{n}/1.1",))
        for n in range(400)
    ]
    plans = Plans([f"plan-of-council-{n}" for n in range(2_500)], {})
    subject = Subject(plan(action("1.1", None, *gone)), on("2025-01-01"), plans=plans)
    start = time.process_time()
    told = list(unknown_successor(subject))
    assert time.process_time() - start < 5
    assert len(told) == 400
    assert "Did you mean 'plan-of-council-0/1.1'?" in told[0].help.words


def test_of_very_many_plans_the_close_ones_do_not_depend_on_their_order() -> None:
    names = [f"plan-of-council-{n:04}" for n in range(2_500)]
    asked = "plan-of-council-2499x"
    close = Plans(names, {}).near.to(asked)
    assert close == Plans(frozenset(reversed(names)), {}).near.to(asked)
