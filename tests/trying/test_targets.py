"""What an address means to an edit: the file, and the way to the record in there."""

from pathlib import Path

import pytest
from builders import REPOSITORY, repository

from cip.changes.pairing import Level
from cip.loading.plan import Loaded
from cip.sources.folder import Workspace
from cip.trying.targets import target_of

ACTION = "plans/north/1-lead/1.1-charter.yaml"
SETS = (
    "sets:\n  - {id: one, title: One, kind: audit, recommendations: [{id: R1, text: A}]}\n"
    "  - {id: two, title: Two, kind: audit, recommendations: "
    "[{id: R1, text: B}, {id: R2, text: C}]}"
)


def north(folder: Path, action: str) -> Loaded:
    """Give a plan with an action, and two sets in which one number stands twice."""
    files = {"north/1-lead/1.1-charter.yaml": action, "north/recommendations.yaml": SETS}
    return Workspace(repository(folder, files)).load("north")


@pytest.mark.parametrize(
    ("name", "kind", "way"),
    [
        ("1.1", Level.ACTION, ()),
        (" 1.1/ ", Level.ACTION, ()),
        ("1.1(b)", Level.PART, ("milestones", 1)),
        ("1", Level.WORKSTREAM, ()),
        ("", Level.PLAN, ()),
        ("two/R1", Level.RECOMMENDATION, ("sets", 1, "recommendations", 0)),
        ("R2", Level.RECOMMENDATION, ("sets", 1, "recommendations", 1)),
        ("1-lead/1.1-charter.yaml", Level.ACTION, ()),
        (ACTION, Level.ACTION, ()),
        ("plan.yaml", Level.PLAN, ()),
    ],
)
def test_a_number_an_id_and_a_path_lead_to_a_record(
    tmp_path: Path, name: str, kind: Level, way: tuple[str | int, ...]
) -> None:
    parts = "milestones: [{ref: a, title: A}, {ref: b, title: B}]\n"
    found = target_of(north(tmp_path, parts), name)
    assert found is not None
    assert (found.kind, found.at) == (kind, way)


@pytest.mark.parametrize("name", ["1.2", "1.1(c)", "R9", "1.1-charter.yaml", "north/1.1"])
def test_what_is_nothing_leads_nowhere(tmp_path: Path, name: str) -> None:
    assert target_of(north(tmp_path, "milestones: [{ref: a, title: A}]\n"), name) is None


def test_a_file_that_does_not_fit_its_form_is_found_by_the_number_in_its_text(
    tmp_path: Path,
) -> None:
    loaded = north(tmp_path, "acountable: x\n\nmilestones: [{ref: a, title: A}, {ref: b}]\n")
    assert loaded.broken == (ACTION,)
    whole, part = target_of(loaded, "1.1"), target_of(loaded, "1.1(b)")
    assert whole is not None
    assert (whole.kind, whole.path, whole.at) == (Level.ACTION, ACTION, ())
    assert part is not None
    assert (part.kind, part.path, part.at) == (Level.PART, ACTION, ("milestones", 1))
    assert target_of(loaded, "1.1(c)") is None


def test_everything_of_the_real_plans_is_found_where_it_stands() -> None:
    for name in Workspace(REPOSITORY).plan_names():
        loaded = Workspace(REPOSITORY).load(name)
        for action in loaded.plan.actions:
            found = target_of(loaded, action.ref)
            assert found is not None
            assert (found.path, found.address) == (action.path, f"{name}/{action.ref}")
