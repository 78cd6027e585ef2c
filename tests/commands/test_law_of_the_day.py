"""The law of the day: what is dated later changes no byte of what a day's output says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import later
import pytest
from builders import REPOSITORY, on
from command_runner import cip

from cip.reports.catalogue import TEMPLATES
from cip.sources.folder import Workspace

CASES = [
    ("york", "2024-06-01"),
    ("york", "2024-11-20"),
    ("bedford", "2025-12-31"),
    ("nottingham", "2024-06-30"),
]
MOST_SHOWN = 3


def calls(name: str, refs: list[str], day: str) -> Iterator[tuple[str, ...]]:
    """Give every command that has a day, in each of its forms."""
    dated = ("--as-of", day)
    for command in ("status", "overdue", "at-risk", "silent", "list"):
        yield (command, name, "--fail-on", "overdue", *dated)
        yield (command, name, "--json", *dated)
    for form in ((), ("--json",)):
        yield ("due", name, "--within", "3m", *form, *dated)
        yield ("coverage", name, "--fail-on", "uncovered", *form, *dated)
        yield ("trend", name, "--every", "quarter", *form, *dated)
    yield ("coverage", name, "--verbose", *dated)
    for form in ((), ("--json",)):
        for kind in ("kpi", "risk"):
            yield ("list", name, "--kind", kind, *form, *dated)
        for ref in refs:
            yield ("show", f"{name}/{ref}", *form, *dated)
    for template in TEMPLATES:
        yield ("report", name, "--template", template, "--since", "2024-03-01", *dated)
    yield ("list", name, "--csv", *dated)
    yield ("coverage", name, "--csv", *dated)
    yield ("export", name, "--format", "ics", *dated)


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case))
def outputs(request, tmp_path_factory):
    """Give how each command answers for a real plan, and for it with what was said later."""
    name, day = request.param
    files = later.plan_data(REPOSITORY / "plans" / name, REPOSITORY)
    plain = later.write(files, tmp_path_factory.mktemp("plain"))
    asked = list(calls(name, _shown(plain, name), day))
    before = [cip(*call, root=plain) for call in asked]
    assert not any(said.err for said in before if not said.err.startswith("As of "))
    return files, on(day), asked, before


def _shown(root: Path, name: str) -> list[str]:
    """Give what ``show`` is tried on: some actions, a workstream, a KPI and a risk."""
    plan = Workspace(root).load(name).plan
    step = max(1, len(plan.actions) // MOST_SHOWN)
    listed = [action.ref for action in plan.actions[::step]]
    listed += [workstream.ref for workstream in plan.workstreams[:2]]
    return listed + [item.id for item in (*plan.kpis[:1], *plan.risks[:1])]


def test_what_is_dated_later_changes_no_byte_of_any_output_of_a_day(outputs, tmp_path):
    files, day, asked, before = outputs
    root = later.write(later.with_later(files, day, seed=day.toordinal()), tmp_path)
    for call, said in zip(asked, before, strict=True):
        assert cip(*call, root=root) == said, call


def test_what_is_added_is_seen_on_its_own_day(outputs, tmp_path):
    files, _, asked, _ = outputs
    root = later.write(later.with_later(files, date(2024, 1, 1), 0), tmp_path)
    assert "2024-01-0" in cip(*asked[1], root=root).out + cip(*asked[9], root=root).out
