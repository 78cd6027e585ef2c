"""The real plans: every file is read and well written, and nothing is said that is not known."""

import io
import re
from pathlib import Path

import pytest
from builders import on, real_plan
from ruamel.yaml import YAML

from cip.assessment.colours import colour_of
from cip.assessment.picture import picture
from cip.assessment.record import missing_paper
from cip.documents.fitting.fit import shape_problems
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import MAX_BYTES, read_document
from cip.facts.record import banner
from cip.loading.forms import kind_of
from cip.model.vocabulary import Position
from cip.sources.folder import Workspace

ROOT = Path(__file__).resolve().parents[1]
WORKSPACE = Workspace(ROOT)
FILES = sorted((ROOT / "plans").rglob("*.yaml"))
EACH = pytest.mark.parametrize(
    "file", FILES, ids=lambda file: str(file.relative_to(ROOT / "plans"))
)


def path_of(file: Path) -> str:
    """Give the path of a file from the root of the repository."""
    return file.relative_to(ROOT).as_posix()


def test_the_plans_are_those_of_three_councils() -> None:
    assert WORKSPACE.plan_names() == ("bedford", "nottingham", "york")
    assert WORKSPACE.stray_problems() == ()
    assert len(FILES) >= 228


@pytest.mark.parametrize("name", ["bedford", "nottingham", "york"])
def test_a_real_plan_loads_without_a_problem(name: str) -> None:
    loaded = WORKSPACE.load(name)
    assert loaded.problems == ()
    assert loaded.plan.readable
    assert all(item.readable for item in loaded.plan.workstreams)
    assert loaded.files == len([file for file in FILES if f"/plans/{name}/" in file.as_posix()])


@EACH
def test_a_real_file_fits_its_form(file: Path) -> None:
    kind = kind_of(path_of(file))
    assert kind is not None
    document = read_document(path_of(file), file.read_text(encoding="utf-8"))
    assert isinstance(document, Document)
    assert shape_problems(document, kind) == []


@EACH
def test_the_first_line_tells_editors_the_form_of_the_file(file: Path) -> None:
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match
    schema = (file.parent / match[1]).resolve()
    kind = kind_of(path_of(file))
    assert kind is not None
    assert schema == ROOT / "schema" / f"{kind.value}.schema.json"
    assert schema.is_file()


@EACH
def test_a_round_trip_changes_no_byte(file: Path) -> None:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    written = io.BytesIO()
    yaml.dump(yaml.load(file.read_bytes()), written)
    assert written.getvalue() == file.read_bytes()


@EACH
def test_a_real_file_is_far_below_the_limits(file: Path) -> None:
    document = read_document(path_of(file), file.read_text(encoding="utf-8"))
    assert isinstance(document, Document)
    assert len(document.marks) <= 2_000
    assert file.stat().st_size <= MAX_BYTES / 4


@EACH
def test_the_bytes_are_those_of_any_editor(file: Path) -> None:
    data = file.read_bytes()
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert not re.search(rb"[ \t]\n", data)


@EACH
def test_a_blank_line_stands_between_the_keys_at_the_top(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").split("\n")
    keys = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+:", line)]
    assert all(lines[number - 1] == "" for number in keys[1:])


PICTURES = {
    # What is known on a day: past its date by kind, silent, in all.
    ("york", "2024-11-20"): ({"known-late": 0, "not-said": 8, "unheard": 26}, 21, 61),
    ("york", "2025-11-25"): ({"known-late": 0, "not-said": 8, "unheard": 44}, 7, 61),
    ("bedford", "2025-12-31"): ({"known-late": 0, "not-said": 0, "unheard": 0}, 7, 49),
    ("nottingham", "2025-06-30"): ({"known-late": 0, "not-said": 0, "unheard": 39}, 33, 76),
}


@pytest.mark.parametrize(("name", "day"), PICTURES)
def test_nobody_is_called_late_of_whom_only_silence_is_known(name: str, day: str) -> None:
    kinds, silent, total = PICTURES[name, day]
    whole = picture(real_plan(name), as_of=on(day))
    assert {kind.value: number for kind, number in whole.kinds.items()} == kinds
    assert whole.counts[Position.SILENT] == silent
    assert sum(whole.counts.values()) == len(whole.standings) == total


def test_before_its_approval_yorks_plan_was_a_draft_and_nothing_in_it_is_silent() -> None:
    whole = picture(real_plan("york"), as_of=on("2024-07-16"))
    assert whole.plan.is_draft
    assert whole.counts[Position.SILENT] == 0
    assert whole.record.is_current


def test_what_had_passed_when_yorks_plan_was_approved_is_told_apart() -> None:
    whole = picture(real_plan("york"), as_of=on("2024-11-20"))
    assert sum(standing.passed_at_approval for standing in whole.standings) == 14


@pytest.mark.parametrize(("name", "lost"), [("bedford", 5), ("nottingham", 24), ("york", 0)])
def test_nobody_is_blamed_for_what_our_copy_of_a_paper_lost(name: str, lost: int) -> None:
    plan = real_plan(name)
    whole = picture(plan, as_of=on("2026-07-01"))
    found = [s for s in whole.standings if s.lost or any(p.part.lost for p in s.parts)]
    assert len(found) == lost
    for standing in found:
        names = {signal.name for signal in standing.signals}
        assert "deadline" not in standing.lost or "undated" not in names
        assert "accountable" not in standing.lost or "unowned" not in names
        assert not standing.is_end_lost or colour_of(standing, plan) != "green"


def test_a_paper_that_is_not_at_hand_is_said_to_hold_what_yorks_silent_actions_lack() -> None:
    whole = picture(real_plan("york"), as_of=on("2024-11-20"))
    papers = {missing_paper(s, whole.plan) for s in whole.standings if s.last_heard is None}
    assert {paper.what for paper in papers if paper} == {"Annex 2 of the progress report"}


@pytest.mark.parametrize("name", ["bedford", "nottingham", "york"])
def test_counts_add_up_on_every_month_of_a_real_plans_life(name: str) -> None:
    plan = real_plan(name)
    for day in (on(f"{year}-{month:02}-15") for year in (2024, 2025, 2026) for month in (1, 5, 9)):
        whole = picture(plan, as_of=day)
        assert sum(whole.counts.values()) == len(whole.standings)
        assert sum(whole.kinds.values()) == whole.counts[Position.OVERDUE]
        assert bool(banner(whole)) is whole.record.needs_banner
