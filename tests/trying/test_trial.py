"""What an edit would do, as a value: nothing here is on disk."""

from datetime import date

import builders

from cip.editing.actions import moved, reported
from cip.editing.gate import edited, opened
from cip.editing.steps import Step
from cip.facts.edits import move_words, position_of, subject_of, what_it_does
from cip.loading.plan import Loaded, load_plan
from cip.trying.targets import EditTarget, target_of
from cip.trying.trial import Grounds, Trial

DAY = date(2026, 11, 26)
PATH = "plans/north/1-lead/1.1-charter.yaml"
TWO = "plans/north/1-lead/1.2-train.yaml"
OWNER = "accountable: Head of HR\n\n"
ACTION = f'ref: "1.1"\n\ntitle: Charter\n\n{OWNER}deadline: July 2027\n\nrecommendations: [R1]\n'
SECOND = f'ref: "1.2"\n\ntitle: Train\n\n{OWNER}deadline: May 2027\n\ndepends_on: ["1.1"]\n'
SETS = "sets: [{id: s, title: S, kind: audit, recommendations: [{id: R1, text: A}]}]\n"
CONTROL = "approved: 2026-01-01\n\nchange_control: {since: 2026-02-01, tolerance_days: 31}\n"


def north(action: str = ACTION, *, plan: str = "approved: 2026-01-01\n") -> Loaded:
    """Give a plan of two actions, one of which waits for the other."""
    files = {
        "plans/north/plan.yaml": builders.PLAN + plan,
        "plans/north/recommendations.yaml": SETS,
        "plans/north/1-lead/workstream.yaml": builders.WORKSTREAM.format(ref="1"),
        PATH: action,
        TWO: SECOND,
    }
    return load_plan("north", files)


def tried(
    now: Loaded, *steps: Step, base: Loaded | None = None, unjudged: str = ""
) -> tuple[Trial, EditTarget]:
    """Give what steps would do to 1.1, held against a plan as it was."""
    grounds = Grounds(
        now=now,
        base=None if unjudged else base or now,
        commit="3f2a91c",
        unjudged=unjudged,
        beside=(),
        names=("north",),
    )
    target = target_of(now, "1.1")
    assert target is not None
    text = edited(PATH, now.texts[PATH], steps)
    return Trial(grounds, PATH, text, grounds.picture(today=DAY)), target


def move(loaded: Loaded, deadline: str, **more: str) -> list[Step]:
    """Give the steps that move the deadline of 1.1."""
    file = opened(PATH, loaded.texts[PATH])
    return moved(file, (), deadline, on=DAY, reason="Ill", **more)


def test_a_report_that_nothing_minds_has_no_problem_and_says_what_it_does() -> None:
    trial, target = tried(north(), *reported((), on=DAY, status="underway"))
    assert trial.problems == ()
    assert trial.remark == ""
    moved_to = position_of(trial, target)
    assert moved_to is not None
    assert moved_to.words == "not reported → under way"
    assert list(what_it_does(trial, target)) == [
        "north/1.1: not reported → under way",
        "Recommendation R1: planned → in progress",
    ]
    assert subject_of(trial, target) == "north/1.1: reported as underway on 26 November 2026"


def test_a_move_says_how_far_and_what_waits_for_it() -> None:
    loaded = north(plan="")
    trial, target = tried(loaded, *move(loaded, "30 September 2027"))
    assert move_words(trial) == "+61 days, 1st move"
    assert trial.grounds.plan.name == "north"
    assert subject_of(trial, target).startswith("north/1.1: due July 2027 to 30 September 2027")


def test_what_change_control_wants_refuses_and_within_the_tolerance_nothing_does() -> None:
    loaded = north(plan=CONTROL)
    far, _ = tried(loaded, *move(loaded, "30 September 2027"))
    assert [problem.rule for problem in far.errors] == ["move-not-agreed"]
    near, _ = tried(loaded, *move(loaded, "31 August 2027"))
    assert near.errors == ()


def test_what_was_wrong_before_is_not_wrong_anew_and_a_mended_file_may_be_edited() -> None:
    before = north(plan=CONTROL)
    now = north(ACTION.replace("July 2027", "August 2028"), plan=CONTROL)
    trial, _ = tried(now, *reported((), on=DAY, note="Half."), base=before)
    assert trial.judged is not None
    assert any(problem.rule == "deadline-moved-silently" for problem in trial.judged.problems)
    assert trial.problems == ()


def test_without_a_commit_only_the_files_are_judged_and_that_is_said() -> None:
    loaded = north(plan=CONTROL)
    trial, _ = tried(loaded, *move(loaded, "May 2029"), unjudged="Git is not installed.")
    assert trial.errors == ()
    assert trial.judged is None
    assert trial.remark == "Not compared with what stood before: git is not installed."
    early, _ = tried(
        loaded, *reported((), on=date(2020, 1, 1), note="x"), unjudged="Git is not installed."
    )
    assert [problem.rule for problem in early.errors] == ["update-before-plan"]


def test_a_plan_that_is_in_no_commit_is_judged_as_new() -> None:
    loaded = north(plan=CONTROL)
    grounds = Grounds(loaded, None, "3f2a91c", "", (), ("north",))
    text = edited(PATH, loaded.texts[PATH], move(loaded, "May 2029"))
    trial = Trial(grounds, PATH, text, grounds.picture(today=DAY))
    assert trial.errors == ()
    assert trial.remark == "north is in no commit yet, so nothing in it counts as changed."
