"""What findings of a change say is so: no more, no less, and in the words of the files."""

import pytest

from cip.checking_change import Sides, check_changes
from cip.loading.plan import load_plan
from cip.model.problem import Problem

from .change_corpus import TODAY, both, judged

PLAN = "plans/example/plan.yaml"
REVIEWS = "plans/example/recommendations.yaml"
LEAD = "plans/example/1-first/1.1-lead.yaml"
TRAIN = "plans/example/1-first/1.2-train.yaml"
BUDGET = "plans/example/2-second/2.1-budget.yaml"
FIRST = "plans/example/1-first/workstream.yaml"
CONTROL = """
change_control:
  since: 2025-04-01
  agreed_by: [improvement-board]
  tolerance_days: 14

thresholds: {stale_days: 60}
"""


def found(before: dict[str, str], after: dict[str, str], rule: str) -> tuple[Problem, ...]:
    """Give what one rule of change finds."""
    return tuple(p for p in judged(before, after).problems if p.rule == rule)


def files(**more: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the files before and after, with lines added at the end of some on both sides."""
    before, _ = both("")
    for name, lines in more.items():
        before[globals()[name]] += f"\n{lines}\n"
    return before, dict(before)


@pytest.mark.parametrize("path", [FIRST, LEAD])
def test_the_same_id_in_another_review_is_another_recommendation(path: str) -> None:
    before, after = files()
    before[REVIEWS] += (
        "\n  - id: audit-2025\n    title: Audit of 2025\n    kind: audit\n    recommendations:\n"
        "      - {id: R1, text: Count.}\n"
    )
    after[REVIEWS] = before[REVIEWS]
    for side in (before, after):
        side[FIRST] = side[FIRST].replace("[R1, R2]", "[R2]")
        side[BUDGET] += "\nrecommendations: [review-2025/R1, audit-2025/R1]\n"
    named = "recommendations: [{}]\n"
    if path == FIRST:
        before[path] = before[path].replace("[R2]", "[R2, audit-2025/R1]")
        after[path] = after[path].replace("[R2]", "[R2, R1]")
    else:
        before[path] += named.format("audit-2025/R1")
        after[path] += named.format("R1")
    (problem,) = found(before, after, "answer-dropped")
    assert "answered audit-2025/R1, and does not now" in problem.message
    after[path] = before[path]
    assert found(before, after, "answer-dropped") == ()


def test_what_nothing_answers_is_lost_in_its_own_review_alone() -> None:
    before, after = files()
    before[REVIEWS] += (
        "\n  - id: audit-2025\n    title: Audit of 2025\n    kind: audit\n    recommendations:\n"
        "      - {id: R1, text: Count.}\n"
    )
    after[REVIEWS] = before[REVIEWS]
    before[LEAD] += "recommendations: [R1, audit-2025/R1]\n"
    after[LEAD] += "recommendations: []\n"
    (lost,) = found(before, after, "cover-lost")
    assert lost.message == "Nothing answers R1 any more; 1.1 did"
    (dropped,) = found(before, after, "answer-dropped")
    assert dropped.message == "1.1 answered R1, and does not now"


@pytest.mark.parametrize(
    ("was", "says", "said", "shows"),
    [
        (
            "{change_control: {since: 2026-04-01}}",
            "'change_control' was '{since: 2026-04-01}'",
            "'{since: 2025-04-01, agreed_by: [improvement-board], ",
            "was: {change_control: {since: 2025-04-01, agreed_by: [improvement-board], "
            "tolerance_days: 14}}",
        ),
        (
            "{thresholds: {stale_days: 30}}",
            "'thresholds' was '{stale_days: 30}'",
            "'{stale_days: 60}'",
            "was: {thresholds: {stale_days: 60}}",
        ),
        (
            "{period: {start: May 2025, end: March 2027}}",
            "'period' was '{start: May 2025, end: March 2027}'",
            "'{start: April 2025, end: March 2027}'",
            "was: {period: {start: April 2025, end: March 2027}}",
        ),
        (
            "{title: Another plan, period: {start: April 2025, end: March 2027}}",
            "'title' was 'Another plan'",
            "'Improvement plan'",
            "was: {title: Improvement plan, period: {start: April 2025, end: March 2027}}",
        ),
        (
            "{documents: null}",
            "'documents' was no 'documents'",
            "'[{id: report-2025, title: Progress report of 2025}]'",
            "was: {documents: [{id: report-2025, title: Progress report of 2025}]}",
        ),
    ],
)
def test_what_the_plan_was_is_told_and_pasted_as_its_file_writes_it(
    was: str, says: str, said: str, shows: str
) -> None:
    before, after = files(PLAN=CONTROL)
    after[PLAN] += (
        f"\nchanged:\n  - on: 2026-03-31\n    was: {was}\n    reason: The board said so.\n"
    )
    (problem,) = found(before, after, "was-differs")
    assert problem.message.startswith(f"It says that {says}, and before this change it was {said}")
    assert problem.help == f"Write what it was:\n{shows}"
    after[PLAN] = after[PLAN].replace(was, problem.help.partition("was: ")[2])
    assert found(before, after, "was-differs") == ()


def test_what_an_action_lost_is_told_and_pasted_as_its_file_writes_it() -> None:
    lost = "lost: {start: \"The paper prints none: 'see annex'.\"}"
    before, after = files(LEAD=f"source: {{document: report-2025}}\n{lost}")
    was = "{lost: {start: None.}}"
    after[LEAD] += f"changed:\n  - {{on: 2026-03-31, was: {was}, reason: It is so.}}\n"
    (problem,) = found(before, after, "was-differs")
    assert "'lost' was '{start: " in problem.message
    assert problem.help == f"Write what it was:\nwas: {{{lost}}}"


def test_what_takes_the_place_of_something_is_one_key_of_an_entry() -> None:
    update = (
        "updates:\n  - date: 2025-11-20\n    status: withdrawn\n    note: It is done there.\n"
        "    superseded_by: {moved_to: The regional plan}\n"
    )
    before, after = files(LEAD=update)
    after[LEAD] = (
        before[LEAD]
        .replace("superseded_by: {moved_to: The regional plan}", "{}")
        .replace(
            "    {}\n",
            '    superseded_by: ["1.2"]\n    changed:\n'
            '      - {on: 2026-03-31, was: {superseded_by: ["2.1"]}, reason: It was wrong.}\n',
        )
    )
    (problem,) = found(before, after, "was-differs")
    assert problem.message == (
        "It says that 'superseded_by' was '2.1', and before this change it was "
        "'{moved_to: The regional plan}'"
    )
    assert problem.help.endswith("was: {superseded_by: {moved_to: The regional plan}}")
    after[LEAD] = before[LEAD].replace("The regional plan", "Nowhere")
    (problem,) = found(before, after, "entry-rewritten")
    assert "was: {superseded_by: {moved_to: The regional plan}}" in problem.help


TOLERANT = "\nchange_control:\n  since: 2025-04-01\n  tolerance_days: 40\n"
THIRD = """\
  - ref: "c"
    title: Train those who were away
    added: 2026-03-31
    deadline: {}
"""


def _by_parts(*, part: str = "") -> tuple[dict[str, str], dict[str, str]]:
    before, after = files(PLAN=TOLERANT)
    before[TRAIN] = before[TRAIN].replace("deadline: June 2026\n\nmilestones", "milestones") + part
    return before, after | {TRAIN: before[TRAIN]}


def test_new_parts_move_an_end_by_no_more_in_all_than_nobody_agrees_to() -> None:
    before, after = _by_parts()
    after[TRAIN] += THIRD.format("July 2026")
    assert found(before, after, "move-not-agreed") == ()
    later = dict(after)
    later[TRAIN] += THIRD.format("August 2026").replace('"c"', '"d"')
    (problem,) = found(after, later, "move-not-agreed")
    assert problem.message == (
        "1.2 was first to end by 30 June 2026, ended by 31 July 2026 with its last part, and ends "
        "by 31 August 2026 with a new one; nobody is named who agreed"
    )
    assert problem.help.startswith("Up to 40 days in all need nobody. Give the action a deadline")


def test_a_deadline_of_its_own_moves_an_end_by_no_more_in_all_than_nobody_agrees_to() -> None:
    before, after = _by_parts(part=THIRD.format("July 2026"))
    after[TRAIN] = before[TRAIN].replace(
        "milestones:",
        "deadline: August 2026\n\nrescheduled:\n  - on: 2026-03-31\n    from: July 2026\n"
        "    reason: It is late.\n\nmilestones:",
    )
    (problem,) = found(before, after, "move-not-agreed")
    assert "1.2 moves from July 2026 to August 2026" in problem.message
    after[TRAIN] = after[TRAIN].replace("August 2026", "8 August 2026")
    assert found(before, after, "move-not-agreed") == ()


@pytest.mark.parametrize("was", ["", "    deadline: to be confirmed\n"])
def test_a_part_that_gets_its_first_date_does_not_move_an_end_unseen(was: str) -> None:
    part = THIRD.format("X").replace("    deadline: X\n", was)
    before, after = _by_parts(part=part)
    after[TRAIN] = before[TRAIN].replace(part, THIRD.format("December 2026"))
    (problem,) = found(before, after, "move-not-agreed")
    assert problem.message == (
        "1.2 ended by 30 June 2026 with its last part, and ends by 31 December 2026 with (c), "
        "which had no date; nobody is named who agreed"
    )
    after[TRAIN] += (
        "    rescheduled:\n      - on: 2026-03-31\n        from: to be confirmed\n"
        "        reason: The trainer has a day.\n        agreed_by: improvement-board\n"
    )
    assert found(before, after, "move-not-agreed") == ()
    after[TRAIN] = before[TRAIN].replace(part, THIRD.format("May 2026"))
    assert found(before, after, "move-not-agreed") == ()


KPIS = "plans/example/kpis.yaml"
KPI = """kpis:
  - id: kpi-1
    title: Complaints answered in time
    unit: "%"
    direction: higher-is-better
    target: {value: 95, by: March 2027}
"""


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("value: 95", "value: 80", "target of KPI kpi-1: 95 by March 2027 → 80 by March 2027"),
        ("March 2027", "March 2029", "target of KPI kpi-1: 95 by March 2027 → 95 by March 2029"),
        (
            "    target: {value: 95, by: March 2027}\n",
            "",
            "target of KPI kpi-1: 95 by March 2027 → nothing",
        ),
        (
            "higher-is-better",
            "lower-is-better",
            "direction of KPI kpi-1: 'higher-is-better' → 'lower-is-better'",
        ),
        ('"%"', "complaints", "unit of KPI kpi-1: '%' → 'complaints'"),
        ("in time", "at all", "title of KPI kpi-1: 'Complaints answered in time' → "),
    ],
)
def test_what_a_kpi_measures_and_is_to_reach_is_changed_openly(
    was: str, now: str, said: str
) -> None:
    before, after = files()
    before[KPIS] = KPI
    after[KPIS] = KPI.replace(was, now)
    (problem,) = found(before, after, "terms-changed")
    assert said in problem.message
    block = problem.help.partition(":\n")[2].replace("(why it changed)", "There are fewer staff")
    block = block.replace("(who agreed)", "improvement-board")
    after[KPIS] += "".join(f"    {line}\n" for line in block.splitlines())
    assert found(before, after, "terms-changed") == ()


def test_a_kpi_is_called_otherwise_where_only_the_typing_differs() -> None:
    before, after = files()
    before[KPIS] = KPI
    after[KPIS] = KPI.replace("Complaints answered in time", "Complaints  answered in time.")
    assert found(before, after, "terms-changed") == ()


def test_what_a_kpi_says_that_it_was_it_was() -> None:
    before, after = files()
    before[KPIS] = KPI
    after[KPIS] = KPI.replace("95", "80") + (
        "    changed:\n      - on: 2026-03-31\n        was: {target: {value: 85, by: March 2027}}\n"
        "        reason: There are fewer staff.\n        agreed_by: improvement-board\n"
    )
    (problem,) = found(before, after, "was-differs")
    assert "'target' was '{value: 85, by: March 2027}'" in problem.message
    assert "'{value: 95, by: March 2027}'" in problem.message
    (unproved,) = found(before, after, "agreement-without-source")
    assert unproved.place.path == KPIS


def _judged_together(
    before: dict[str, str], after: dict[str, str], rule: str
) -> tuple[Problem, ...]:
    """Give what one rule finds in the second of two plans, the first of which is the base plan."""

    def sides(name: str) -> Sides:
        old, new = (
            {path: text for path, text in files.items() if path.startswith(f"plans/{name}/")}
            for files in (before, after)
        )
        head = load_plan(name, new)
        return Sides(name, load_plan(name, old, known=head), head, "3f2a91c")

    _, second = check_changes([sides("example"), sides("second")], today=TODAY)
    return tuple(p for p in second.problems if p.rule == rule)


@pytest.mark.parametrize("who", ["", "    agreed_by: improvement-board\n"])
def test_what_takes_a_place_in_another_plan_keeps_the_promise_of_that_plan(who: str) -> None:
    before, _ = files(PLAN=CONTROL)
    before = {**before, **{p.replace("/example/", "/second/"): t for p, t in before.items()}}
    train = TRAIN.replace("/example/", "/second/")
    before[train] = before[train].replace("June 2026", "March 2027")
    after = dict(before)
    after[TRAIN] += (
        "updates:\n  - date: 2026-03-30\n    status: withdrawn\n    note: It is in the second plan."
        f"\n    superseded_by: second/1.2\n{who}"
    )
    found_ = _judged_together(before, after, "move-not-agreed")
    assert len(found_) == (0 if who else 1)
    for problem in found_:
        assert problem.place.path == train
        assert "1.2 takes the place of example/1.2, which was first due by 30 June 2026" in (
            problem.message
        )
        assert f"Add to the withdrawal of example/1.2 in {TRAIN} who did" in problem.help


def test_what_is_moved_out_of_the_plans_says_who_agreed() -> None:
    before, after = files(PLAN=CONTROL)
    gone = (
        "updates:\n  - date: 2026-03-30\n    status: withdrawn\n    note: Not ours.\n"
        "    superseded_by: {moved_to: The plan of the region}\n"
    )
    after[TRAIN] += gone
    (problem,) = found(before, after, "withdrawn-alone")
    assert problem.message == (
        "1.2 is withdrawn, and is moved out of the plans; nobody is named who agreed"
    )
    after[TRAIN] += "    agreed_by: improvement-board\n"
    assert found(before, after, "withdrawn-alone") == ()
