"""Tests of the records that are built of documents: nothing that a form knows is forgotten."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from sections import BASE, PATH

from cip.documents.building import build_action, build_lists, build_plan
from cip.documents.fitting.fit import shape_problems
from cip.documents.fitting.schema import FileKind, part_of, schema_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.marks import Places
from cip.documents.reading.reader import read_document
from cip.model.changed import ChangeControl, Closed
from cip.model.grammar import parse_deadline
from cip.model.place import Place
from cip.model.vocabulary import Status

BUILD: dict[FileKind, Callable[[Document], Any]] = {
    FileKind.ACTION: build_action.action,
    FileKind.WORKSTREAM: build_action.workstream,
    FileKind.PLAN: build_plan.plan,
    FileKind.RECOMMENDATIONS: build_lists.recommendation_sets,
    FileKind.KPIS: build_lists.kpis,
    FileKind.RISKS: build_lists.risks,
}

FOR_READERS = {"period note", "recommendations notes", "kpis notes", "risks notes"}
"""Keys that are there for readers of the file alone: no record holds them."""

KEPT_WHOLE = {"as_published", "lost", "abbreviations", "amounts"}
"""Maps that a record holds as they are."""

TEXTS = {
    "date": "2024-11-20",
    "date_or_unknown": "unknown",
    "deadline": "September 2024",
    "dated": "May 2024",
    "start": "commenced",
}


class Watched(dict[str, Any]):
    """A map that knows which of its keys somebody asked for."""

    def __init__(self, name: str, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.name = name
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __iter__(self) -> Iterator[str]:
        self.asked.update(super().keys())
        return super().__iter__()

    def items(self) -> Any:
        self.asked.update(super().keys())
        return super().items()


def filled_in(kind: FileKind, way: tuple[str, ...], maps: list[Watched], without: str = "") -> Any:
    """Give a value for a place in a form, with every key that the form knows there but one."""
    node = part_of(kind, way) or {}
    wanted = node.get("type", "")
    if node.get("enum"):
        return node["enum"][0]
    if "string" in wanted:
        is_address = "https?" in node.get("pattern", "")
        return "https://a.b" if is_address else TEXTS.get(node.get("format", ""), "a1")
    if wanted in ("integer", "number"):
        return 3
    if wanted == "array":
        return [filled_in(kind, (*way, "*"), maps, without)]
    keys = node.get("properties") or {"a1": {}}
    found = Watched(way[-1] if way else kind.value, {})
    maps.append(found)
    wanted_keys = [key for key in keys if key != without]
    found.update({key: filled_in(kind, (*way, key), maps, without) for key in wanted_keys})
    return found


def plain(value: Any) -> Any:
    """Give a value without anybody watching."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in dict.items(value)}
    return [plain(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", FileKind)
def test_every_key_of_a_form_is_asked_for(kind: FileKind) -> None:
    maps: list[Watched] = []
    document = Document(PATH, filled_in(kind, (), maps, without="changed"))
    assert shape_problems(Document(PATH, plain(document.value)), kind) == []
    assert BUILD[kind](document)
    looked_at = [found for found in maps if found.name not in KEPT_WHOLE]
    forgotten = {f"{a.name} {key}" for a in looked_at for key in dict.keys(a) - a.asked}
    assert forgotten <= FOR_READERS


def changes_in(value: Any) -> Iterator[Watched]:
    """Give every entry of ``changed`` in a document."""
    inner = dict.values(value) if isinstance(value, dict) else value
    for part in inner if isinstance(value, dict | list) else ():
        yield from changes_in(part)
    if isinstance(value, dict):
        yield from dict.get(value, "changed", ())


@pytest.mark.parametrize("kind", FileKind)
def test_every_change_is_asked_for_wherever_it_stands(kind: FileKind) -> None:
    document = Document(PATH, filled_in(kind, (), []))
    assert shape_problems(Document(PATH, plain(document.value)), kind) == []
    assert BUILD[kind](document)
    found = list(changes_in(document.value))
    assert found
    for entry in found:
        assert dict.keys(entry) - entry.asked == set()


FORMER = """\
ref: "1.2"
title: New
deadline: September 2024
recommendations: []
changed:
  - on: 2024-11-20
    was: {ref: york/1.3, title: Old, deadline: July 2042, recommendations: null, lead: CE}
    mistyped: {document: plan, page: 3}
  - on: 2024-11-21
    was: {detail: null}
    reason: R
    agreed_by: Cabinet
    source: {document: minutes, paragraph: 9}
updates:
  - date: 2024-10-01
    status: complete
    superseded_by: {moved_to: elsewhere}
    changed:
      - {on: 2024-11-20, was: {status: underway, superseded_by: "1.3"}, reason: R}
rescheduled:
  - on: 2024-10-01
    from: May 2024
    reason: R
    changed: [{on: 2024-11-20, was: {from: May 2042, reason: null}, mistyped: {document: plan}}]
milestones:
  - ref: a
    title: New part
    changed: [{on: 2024-11-20, was: {ref: phase-2, title: Old part}, reason: R}]
"""


def former(text: str = FORMER) -> Any:
    document = read_document(PATH, text)
    assert isinstance(document, Document)
    assert shape_problems(document, FileKind.ACTION) == []
    return build_action.action(document)


def test_what_something_was_is_built_as_what_it_is() -> None:
    action = former()
    typed, decided = action.changed
    assert typed.was == {
        "ref": "york/1.3",
        "title": "Old",
        "deadline": parse_deadline("July 2042"),
        "recommendations": None,
        "lead": ("CE",),
    }
    assert typed.keys == ("ref", "title", "deadline", "recommendations", "lead")
    assert (typed.is_mistyped, typed.mistyped.page, typed.reason) == (True, 3, None)
    assert (decided.was, decided.keys) == ({"detail": None}, ("detail",))
    assert (decided.reason, decided.agreed_by, decided.source.paragraph) == ("R", "Cabinet", "9")
    (update,), (move,), (part,) = action.updates, action.rescheduled, action.milestones
    assert update.changed[0].was == {
        "status": Status.UNDERWAY,
        "superseded_by": ("1.3",),
        "moved_to": None,
    }
    assert move.changed[0].was == {"previous": parse_deadline("May 2042"), "reason": None}
    assert move.changed[0].keys == ("from", "reason")
    assert part.changed[0].was == {"ref": "phase-2", "title": "Old part"}


def test_a_change_knows_where_it_stands() -> None:
    place = Places({PATH: FORMER}).of(former().updates[0].changed[0].spot.value("was", "status"))
    assert FORMER.split("\n")[place.line - 1][place.column - 1 :].startswith("underway")


def test_a_plan_knows_what_it_was_who_may_agree_and_when_it_ended() -> None:
    text = (
        "council: C\ntitle: T\nperiod: {start: 2024, end: 2026}\n"
        'objectives: [{ref: "1", title: Lead, changed: [{on: 2025-01-02, was: {title: Led},'
        " reason: R}]}]\n"
        "change_control: {since: 2025-01-01, agreed_by: Cabinet, tolerance_days: 30}\n"
        "closed: {on: 2026-03-31, reason: Done, succeeded_by: york-2027}\n"
        "changed:\n- on: 2025-06-01\n  was:\n    period: {start: 2023}\n"
        "    documents: [{id: a, title: A}]\n    thresholds: {stale_days: 31}\n"
        "    change_control: null\n    rests_on: {text: One}\n  reason: R\n"
    )
    document = read_document("plans/york/plan.yaml", text)
    assert isinstance(document, Document)
    assert shape_problems(document, FileKind.PLAN) == []
    plan = build_plan.plan(document)
    control, closed = plan.change_control, plan.closed
    assert control == ChangeControl(date(2025, 1, 1), ("Cabinet",), 30)
    assert closed == Closed(date(2026, 3, 31), "Done", "york-2027")
    assert plan.objectives[0].changed[0].was == {"title": "Led"}
    (change,) = plan.changed
    assert list(change.was) == [
        "start",
        "end",
        "papers",
        "thresholds",
        "change_control",
        "rests_on",
    ]
    assert (change.was["start"].text, change.was["end"]) == ("2023", None)
    assert [paper.id for paper in change.was["papers"]] == ["a"]
    assert (change.was["thresholds"].stale_days, change.was["change_control"]) == (31, None)


def test_a_change_costs_no_more_than_what_it_names() -> None:
    updates = "".join("- {date: 2024-11-20, note: n}\n" for _ in range(990))
    change = "- {on: 2024-11-20, was: {title: T}, reason: R}\n"
    start = time.process_time()
    former(f'ref: "1"\ntitle: x\nupdates:\n{updates}changed:\n{change * 100}')
    assert time.process_time() - start < 2


@pytest.mark.parametrize("kind", FileKind)
def test_a_form_with_only_what_it_needs_is_enough(kind: FileKind) -> None:
    document = Document(PATH, needed(kind, ()))
    assert shape_problems(document, kind) == []
    assert BUILD[kind](document)


def needed(kind: FileKind, way: tuple[str, ...]) -> Any:
    """Give a value for a place in a form, with only the keys that have to be there."""
    node = part_of(kind, way) or {}
    if node.get("type") == "array":
        return [needed(kind, (*way, "*"))]
    if node.get("type") != "object":
        return filled_in(kind, way, [])
    return {key: needed(kind, (*way, key)) for key in node.get("required", ())}


def test_an_action_has_the_values_of_its_file_and_knows_where_they_stand() -> None:
    document = read_document(PATH, BASE)
    assert isinstance(document, Document)
    assert shape_problems(document, FileKind.ACTION) == []
    action = build_action.action(document)
    assert (action.ref, action.workstream, action.path) == ("1.2.1", "1.2", PATH)
    assert action.accountable == ("Chief Officer HR",)
    assert action.deadline is not None
    assert action.deadline.last == date(2024, 9, 30)
    assert action.recommendations == ("R1", "R4")
    (update,) = action.updates
    assert (update.date, update.status) == (date(2024, 11, 20), Status.COMPLETE)
    places = Places({PATH: BASE})
    assert places.of(update.spot.value("status")) == Place(PATH, 16, 13, 21)
    assert places.of(update.evidence[0].spot.value("document")) == Place(PATH, 20, 19, 35)
    assert action.source is not None
    assert action.source.page == 13
    assert places.of(action.source.spot.key("page")) == Place(PATH, 28, 41, 45)


def test_an_action_that_names_no_recommendations_differs_from_one_that_names_none() -> None:
    for written, meant in (("", None), ("recommendations: []\n", ())):
        document = read_document(PATH, f'ref: "1"\ntitle: x\n{written}')
        assert isinstance(document, Document)
        assert build_action.action(document).recommendations == meant


def test_what_takes_the_place_of_something_is_one_or_several_or_words() -> None:
    for written, named, words in (
        ('"1.2"', ("1.2",), None),
        ('["1.2", york-2027/1.3]', ("1.2", "york-2027/1.3"), None),
        ("{moved_to: The transport plan}", (), "The transport plan"),
    ):
        entry = f"{{date: 2024-11-20, superseded_by: {written}}}"
        document = read_document(PATH, f'ref: "1"\ntitle: x\nupdates: [{entry}]\n')
        assert isinstance(document, Document)
        assert shape_problems(document, FileKind.ACTION) == []
        (update,) = build_action.action(document).updates
        assert (update.superseded_by, update.moved_to) == (named, words)


def test_a_move_on_an_unknown_day_has_none() -> None:
    moves = "[{on: unknown, from: May 2024}, {on: 2024-05-03, from: June 2024, reason: R}]"
    document = read_document(PATH, f'ref: "1"\ntitle: x\nrescheduled: {moves}\n')
    assert isinstance(document, Document)
    assert shape_problems(document, FileKind.ACTION) == []
    found = [(move.on, move.reason) for move in build_action.action(document).rescheduled]
    assert found == [(None, None), (date(2024, 5, 3), "R")]


@pytest.mark.parametrize(
    ("written", "decisions"),
    [
        ("{decision: noted, on: 2024-05-03}", ["noted"]),
        ("[{decision: noted, on: 2024-05-03}]", ["noted"]),
        ("[{decision: noted}, {decision: accepted}]", ["noted", "accepted"]),
    ],
)
def test_a_council_decides_once_or_more_often(written: str, decisions: list[str]) -> None:
    text = (
        f"sets: [{{id: a, title: A, kind: other, recommendations: [{{id: R1, text: Do it.,"
        f" response: {written}}}]}}]\n"
    )
    document = read_document(PATH, text)
    assert isinstance(document, Document)
    assert shape_problems(document, FileKind.RECOMMENDATIONS) == []
    (review,) = build_lists.recommendation_sets(document)
    (recommendation,) = review.recommendations
    assert [said.decision for said in recommendation.responses] == decisions
    last = recommendation.responses[-1]
    assert last is recommendation.response
    place = Places({PATH: text}).of(last.spot.value("decision"))
    assert text[place.column - 1 :].startswith(decisions[-1])


def test_every_kind_of_file_has_a_builder() -> None:
    assert set(BUILD) == set(FileKind)
    assert all(schema_of(kind)["type"] == "object" for kind in BUILD)
