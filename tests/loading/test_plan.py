"""Tests of loading: what fits is the plan, what does not is named, and neither hides the other."""

import gc
from types import FunctionType, ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cip.loading.plan import Loaded, load_plan
from cip.model.place import Place
from cip.model.problem import Problem, error

PLAN = """\
council: City of York Council
title: Improvement plan
period: {start: July 2024}
objectives:
  - {ref: "1", title: Leadership}
"""
SETS = """\
sets:
  - id: lga
    title: Peer challenge
    kind: peer-challenge
    recommendations:
      - {id: R1, text: Do it.}
"""
KPIS = "kpis:\n  - {id: kpi-1, title: Complaints}\n"
RISKS = "risks:\n  - {id: risk-1, title: Money}\n"
BROKEN = 'title: "not closed\n'
UNFIT = 'ref: "1.1"\n'
FOLDER = "plans/york/1-first"


def action(ref: str) -> str:
    """Give the text of an action."""
    return f'ref: "{ref}"\ntitle: Action {ref}\n'


def workstream(ref: str) -> str:
    """Give the text of a workstream."""
    return f'ref: "{ref}"\ntitle: Workstream {ref}\nobjective: "1"\n'


def whole() -> dict[str, str | Problem]:
    """Give the files of a plan in which nothing is wrong."""
    return {
        "plans/york/plan.yaml": PLAN,
        "plans/york/recommendations.yaml": SETS,
        "plans/york/kpis.yaml": KPIS,
        "plans/york/risks.yaml": RISKS,
        f"{FOLDER}/workstream.yaml": workstream("1"),
        f"{FOLDER}/1.1-x.yaml": action("1.1"),
        f"{FOLDER}/1.2-x.yaml": action("1.2"),
        "plans/york/2-second/workstream.yaml": workstream("2"),
        "plans/york/2-second/2.1-x.yaml": action("2.1"),
    }


def load(**changed: str | Problem) -> Loaded:
    """Load the plan with some of its files changed, named by the words of their paths."""
    files = whole()
    for name, text in changed.items():
        (path,) = (path for path in files if name.replace("_", ".") in path)
        files[path] = text
    return load_plan("york", files)


def test_a_whole_plan_has_all_its_parts_and_no_problem() -> None:
    loaded = load_plan("york", whole())
    assert loaded.problems == ()
    assert loaded.broken == ()
    assert loaded.files == 9
    assert loaded.texts == whole()
    plan = loaded.plan
    assert (plan.name, plan.council, plan.readable) == ("york", "City of York Council", True)
    assert [item.ref for item in plan.workstreams] == ["1", "2"]
    assert [(item.ref, item.workstream) for item in plan.actions] == [
        ("1.1", "1"),
        ("1.2", "1"),
        ("2.1", "2"),
    ]
    assert [len(part) for part in (plan.sets, plan.kpis, plan.risks, plan.objectives)] == [1] * 4


# Order


def test_workstreams_and_actions_stand_in_the_order_a_reader_counts() -> None:
    files = {"plans/p/plan.yaml": PLAN}
    for ref in ("10", "9", "2"):
        files[f"plans/p/{ref}-x/workstream.yaml"] = workstream(ref)
        for number in (10, 9, 1):
            files[f"plans/p/{ref}-x/{ref}.{number}-x.yaml"] = action(f"{ref}.{number}")
    plan = load_plan("p", files).plan
    assert [item.ref for item in plan.workstreams] == ["2", "9", "10"]
    assert [item.ref for item in plan.actions] == [
        *("2.1", "2.9", "2.10"),
        *("9.1", "9.9", "9.10"),
        *("10.1", "10.9", "10.10"),
    ]


def test_the_same_reference_twice_stands_in_the_order_of_the_paths() -> None:
    files = {f"{FOLDER}/{name}.yaml": action("1.1") for name in ("1.1-b", "1.1-a")}
    plan = load_plan("york", files).plan
    assert [item.path for item in plan.actions] == [f"{FOLDER}/1.1-a.yaml", f"{FOLDER}/1.1-b.yaml"]


@given(st.permutations(sorted(whole())))
def test_the_order_of_the_files_does_not_matter(order: list[str]) -> None:
    files = whole()
    assert load_plan("york", {path: files[path] for path in order}) == load_plan("york", files)


def test_problems_stand_in_the_order_of_files_and_lines() -> None:
    loaded = load(plan_yaml="zzz: a\nyyy: b\n", risks=BROKEN, **{"2_1": UNFIT})
    assert [problem.order for problem in loaded.problems] == sorted(
        problem.order for problem in loaded.problems
    )
    assert loaded.broken == (
        "plans/york/2-second/2.1-x.yaml",
        "plans/york/plan.yaml",
        "plans/york/risks.yaml",
    )


# A broken file hides no other

EVERY = sorted(whole())


@pytest.mark.parametrize("path", EVERY)
@pytest.mark.parametrize(
    "text",
    [
        BROKEN,
        UNFIT.replace("ref", "zzz"),
        "",
        error("unreadable-file", Place("?"), "It cannot be read"),
    ],
    ids=["broken", "unfit", "empty", "unreadable"],
)
def test_a_file_that_cannot_be_used_is_left_out_and_the_others_stay(
    path: str, text: str | Problem
) -> None:
    files = whole()
    files[path] = text._replace(place=Place(path)) if isinstance(text, Problem) else text
    loaded, before = load_plan("york", files), load_plan("york", whole())
    assert loaded.broken == (path,)
    assert loaded.files == before.files
    assert (path in loaded.texts) == isinstance(text, str)
    gone = [item for item in before.plan.actions if item.path == path]
    assert list(loaded.plan.actions) == [i for i in before.plan.actions if i not in gone]
    assert len(loaded.plan.workstreams) == 2
    for kept in ("sets", "kpis", "risks"):
        assert (
            getattr(loaded.plan, kept) == getattr(before.plan, kept)
            or kept in path
            or "recomm" in path
        )


def test_every_file_broken_is_still_a_plan() -> None:
    loaded = load_plan("york", dict.fromkeys(whole(), BROKEN))
    assert loaded.broken == tuple(sorted(whole()))
    assert loaded.plan.actions == ()
    assert [item.title for item in loaded.plan.workstreams] == ["first", "second"]


def test_no_file_at_all_is_a_plan_that_could_not_be_read() -> None:
    loaded = load_plan("york", {})
    assert (loaded.plan.title, loaded.plan.readable, loaded.problems) == ("york", False, ())


# Stand-ins


def test_a_plan_whose_file_is_missing_or_broken_stands_with_the_name_of_its_folder() -> None:
    files = whole()
    del files["plans/york/plan.yaml"]
    for loaded in (load(plan_yaml=BROKEN), load_plan("york", files)):
        plan = loaded.plan
        assert (plan.name, plan.council, plan.title) == ("york", "york", "york")
        assert (plan.readable, plan.path) == (False, "plans/york/plan.yaml")
        assert [item.ref for item in plan.actions] == ["1.1", "1.2", "2.1"]


def test_a_workstream_whose_file_is_missing_or_broken_stands_with_its_folder_s_words() -> None:
    path = "plans/york/1.2-leadership-framework"
    for broken in (
        {},
        {f"{path}/workstream.yaml": BROKEN},
        {f"{path}/workstream.yaml": 'ref: "7"\n'},
    ):
        loaded = load_plan("york", {f"{path}/1.2.1-x.yaml": action("1.2.1"), **broken})
        (stand_in,) = loaded.plan.workstreams
        assert (stand_in.ref, stand_in.title) == ("1.2", "leadership framework")
        assert (stand_in.folder, stand_in.readable, stand_in.objective) == (path, False, None)
        assert [item.workstream for item in loaded.plan.actions] == ["1.2"]


def test_a_folder_whose_every_file_is_broken_has_a_stand_in_too() -> None:
    loaded = load_plan("york", {f"{FOLDER}/1.1-x.yaml": BROKEN})
    assert [item.ref for item in loaded.plan.workstreams] == ["1"]


def test_an_action_belongs_to_the_number_of_its_folder_whatever_its_own_says() -> None:
    loaded = load_plan("york", {f"{FOLDER}/9.9-x.yaml": action("9.9")})
    assert [(item.ref, item.workstream) for item in loaded.plan.actions] == [("9.9", "1")]


def test_a_misplaced_file_changes_nothing_of_the_plan() -> None:
    path = f"{FOLDER}/1.9-x.yml"
    loaded = load_plan("york", {**whole(), path: action("1.9")})
    assert [problem.rule for problem in loaded.problems] == ["misplaced-file"]
    assert loaded.plan == load_plan("york", whole()).plan


# Twice


def test_a_file_whose_text_is_known_gives_the_same_record_again() -> None:
    before = load_plan("york", whole())
    text = action("1.2") + "detail: More.\n"
    after = load_plan("york", {**whole(), f"{FOLDER}/1.2-x.yaml": text}, before)
    kept = [now is then for now, then in zip(after.plan.actions, before.plan.actions, strict=True)]
    assert kept == [True, False, True]
    assert all(map(lambda a, b: a is b, after.plan.workstreams, before.plan.workstreams))
    assert after.plan.sets is before.plan.sets
    assert after.plan.actions[1].detail == "More."
    assert after == load_plan("york", {**whole(), f"{FOLDER}/1.2-x.yaml": text})


def test_a_file_that_was_broken_before_is_told_again_and_read_again_when_mended() -> None:
    broken = load(**{"1_2": BROKEN})
    assert load_plan("york", {**whole(), f"{FOLDER}/1.2-x.yaml": BROKEN}, broken) == broken
    assert load_plan("york", whole(), broken) == load_plan("york", whole())


def test_a_file_that_could_not_be_read_before_or_cannot_now_is_not_taken_over() -> None:
    unreadable = error("unreadable-file", Place("plans/york/risks.yaml"), "It cannot be read")
    without, readable = load(risks=unreadable), load()
    assert load_plan("york", whole(), without) == readable
    files = {**whole(), "plans/york/risks.yaml": unreadable}
    assert load_plan("york", files, readable) == without


def test_the_same_text_under_another_path_is_another_record() -> None:
    before = load_plan("york", whole())
    files = whole()
    files[f"{FOLDER}/1.2-y.yaml"] = files.pop(f"{FOLDER}/1.2-x.yaml")
    after = load_plan("york", files, before)
    assert [item.path for item in after.plan.actions][1] == f"{FOLDER}/1.2-y.yaml"


# What is kept


def test_what_is_loaded_keeps_no_document_and_nothing_of_the_parser() -> None:
    """Else a plan of many actions takes three times the memory."""
    loaded = load_plan("york", whole())
    seen: dict[int, object] = {}
    left: list[object] = [loaded]
    while left:
        found = left.pop()
        if id(found) not in seen and not isinstance(found, type | ModuleType | FunctionType):
            seen[id(found)] = found
            left.extend(gc.get_referents(found))
    homes = {type(found).__module__ for found in seen.values()}
    assert "cip.model.plan" in homes
    assert {home for home in homes if "ruamel" in home or "documents.reading" in home} == set()


def test_a_plan_of_more_values_than_may_be_is_read_up_to_there() -> None:
    """The plan's own files come first; a file that does not fit counts as well."""
    many = "ref: '1.1'\ntitle: T\nnonsense:\n" + "- x\n" * 296  # 300 values with the group
    files = {**whole(), **{f"{FOLDER}/1.{number}-y.yaml": many for number in range(10, 20)}}
    found = load_plan("york", files, most_values=1_000)
    (problem,) = (p for p in found.problems if p.rule == "plan-too-large")
    assert problem.place.path == f"{FOLDER}/1.14-y.yaml"
    assert "more than 1,000,000 values" in problem.message
    assert f"{FOLDER}/1.15-y.yaml" not in found.results
    assert [review.id for review in found.plan.sets] == ["lga"]


def test_actions_and_workstreams_with_roman_numerals_stand_in_their_order() -> None:
    numerals = ("i", "ii", "iii", "iv", "v", "ix", "x")
    files = {
        f"plans/p/{folder}-w/{folder}.{numeral}-x.yaml": f'ref: "{folder}.{numeral}"\ntitle: T\n'
        for folder in ("ix", "v", "iv")
        for numeral in reversed(numerals)
    }
    plan = load_plan("p", files).plan
    assert [workstream.ref for workstream in plan.workstreams] == ["iv", "v", "ix"]
    assert [action.ref for action in plan.actions[:7]] == [f"iv.{numeral}" for numeral in numerals]
