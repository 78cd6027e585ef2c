"""The schemas of the JSON documents: whole, closed, in step with the code, and they bite."""

import json
import shutil
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from builders import (
    REAL_PLANS,
    REPOSITORY,
    action,
    on,
    plan,
    real_plan,
    repository,
    review,
    workstream,
)
from hypothesis import given
from imports import PAPERS, csv, imported
from invented_plan import invented_plan
from jsonschema import Draft202012Validator
from laws import law
from output_schemas import DOCUMENTS, FILES, FOLDER, KINDS, PARTS, Node, Seen, faults, read, walk
from random_plans import days, plans
from whole_plan import AS_OF, WHOLE_PLAN

from cip.assessment.picture import picture
from cip.assessment.trend import points
from cip.changes.change import ChangeKind
from cip.changes.followed import Thing, followed
from cip.changes.moments import Kept, Moment, Unread
from cip.changes.pairing import Level, pairs_of
from cip.checking import Checked, problems_of
from cip.checking_change import Compared, Sides, check_change
from cip.data.beginning import init_document
from cip.data.documents import (
    action_document,
    actions_document,
    as_text,
    check_document,
    coverage_document,
    diff_document,
    edit_document,
    fmt_document,
    item_document,
    kpis_document,
    risks_document,
    status_document,
    workstream_document,
)
from cip.data.imports import import_document
from cip.data.log import log_document, log_entry
from cip.data.objects import kpi, risk
from cip.data.returns import ReturnedRow, returns_document
from cip.data.trend import plan_trend, trend_document, trend_point
from cip.documents.reading.marks import Places
from cip.exports.problems.json import written
from cip.importing.account import Account, RowKind
from cip.importing.differences import differences
from cip.importing.frame import Frame
from cip.importing.headings import Key
from cip.importing.plan_files import Import
from cip.importing.present import present
from cip.importing.texts import pointed
from cip.loading.plan import Loaded, load_plan
from cip.model.changed import ChangeControl, Closed
from cip.model.deadline import DeadlineKind, Rhythm
from cip.model.mend import NewValue, Sureness, suggestion
from cip.model.place import Place, Pointer
from cip.model.plan import Plan
from cip.model.problem import Mended, error
from cip.model.vocabulary import (
    Every,
    OfficerKind,
    OverdueKind,
    Position,
    RecommendationState,
    ReviewKind,
    Severity,
    Status,
)
from cip.resources import folder
from cip.returning.mark import mark
from cip.returning.outcome import RowOutcome
from cip.returning.rows import Answer, ReturnRow
from cip.rules.of_change.strictness import Strictness
from cip.sources.folder import Workspace

WORDS: dict[str, type[StrEnum]] = {
    "common/status": Status,
    "common/position": Position,
    "common/overdue_kind": OverdueKind,
    "common/deadline_kind": DeadlineKind,
    "common/rhythm": Rhythm,
    "coverage/state": RecommendationState,
    "coverage/review_kind": ReviewKind,
    "status/officer_kind": OfficerKind,
    "check/severity": Severity,
    "trend/every": Every,
    "check/change_kind": ChangeKind,
    "check/strictness": Strictness,
    "check/sureness": Sureness,
    "import/column_key": Key,
    "import/row_kind": RowKind,
    "returns/row.outcome": RowOutcome,
}
"""The closed sets of words that are a vocabulary of the code."""

FORMS = {
    "common/status": ("common", "status"),
    "common/sum_kind": ("common", "finance", "items", "properties", "kind"),
    "common/rating_word": ("common", "board_ratings", "items", "properties", "rating"),
    "common/direction": ("kpis", "kpis", "items", "properties", "direction"),
    "coverage/decision": ("recommendations", "response"),
}
"""The closed sets of words that stand in files, and the form that says which they are."""

SEEN = (
    "common/closure",
    "common/deadline_origin",
    "common/recommendations_origin",
    "common/kpi_trend",
    "common/risk_trend",
    "check/finding_of",
    "init/file.done",
)
"""The closed sets of words that are worked out: all of them come up in the documents below."""

NEVER_EMPTY = {
    *("status.plans", "coverage.plans", "status/clock.steps"),
    *("common/silence.reasons", "common/changed.was", "check/cause.addresses"),
}
"""The lists that hold something in every document."""

Samples = list[tuple[str, Node]]

OBJECTS = [pytest.param(part, id=name) for name, part in PARTS if part.get("type") == "object"]
CLOSED = [part for part in OBJECTS if "properties" in part.values[0]]


@pytest.fixture(scope="module")
def west(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Give a plan in which everything stands that a document can hold."""
    return Workspace(repository(tmp_path_factory.mktemp("west"), WHOLE_PLAN)).load("west")


def documents(whole: Plan, as_of: str) -> Iterator[tuple[str, Node]]:
    """Give each document of a plan that is worked out for a day, with the name of its schema."""
    day = on(as_of)
    seen = picture(whole, as_of=day)
    yield "status", status_document([seen], as_of=day)
    yield "actions", actions_document([(seen, seen.standings)], as_of=day)
    yield "kpis", kpis_document([seen], as_of=day)
    yield "risks", risks_document([seen], as_of=day)
    yield "coverage", coverage_document([seen], as_of=day)
    for standing in seen.standings:
        yield "show-action", action_document(seen, standing, as_of=day)
    for item in whole.workstreams:
        yield "show-workstream", workstream_document(seen, item, as_of=day)
    for indicator in seen.kpis:
        yield "show-kpi", item_document("kpi", kpi(seen, indicator), as_of=day)
    for threat in seen.risks:
        yield "show-risk", item_document("risk", risk(seen, threat), as_of=day)


def checked(loaded: Loaded) -> Node:
    """Give the document of a check of a plan."""
    return check_document(problems_of(loaded, as_of=on(AS_OF)), files=len(loaded.texts))


def compared(west: Loaded) -> Node:
    """Give the document of a check of a change, in which all kinds of facts stand."""
    before = {**west.texts, **{path: _put(west.texts[path], was) for path, was in BEFORE.items()}}
    base = load_plan("west", {p: t for p, t in before.items() if p not in NEW} | GONE)
    change = check_change(Sides("west", base, west, "3f2a91c"), today=on(AS_OF))
    found = Compared(
        asked="main",
        base="3f2a91c",
        words="3f2a91c (main)",
        head="3f2a91d",
        is_clean=False,
        paths=tuple(BEFORE),
        plans=(change, change._replace(pairs=pairs_of(west.plan, west.plan), problems=())),
        today=on(AS_OF),
    )
    document: Node = json.loads(written(Checked(found.problems, {}, 3, found)))
    return document


def mended() -> Node:
    """Give the document of a check before which something was mended, and something is left."""
    said = suggestion("Write complete.", NewValue(Pointer("a"), "complete"))
    problem = error("not-a-choice", Place("a"), "No", said)
    done = [Mended(problem, "status: a -> b", "a"), Mended(None, "the first line", "a")]
    return check_document([problem], files=1, mended=done)


def edits(west: Loaded) -> Iterator[Node]:
    """Give the documents of edits: one that was written and committed, one that was refused."""
    told = compared(west)
    what = {"address": "west/1.1", "path": "plans/west/plan.yaml"}
    found = problems_of(west, as_of=on(AS_OF))
    lines = [("-", 3, "a"), ("+", 3, "b")]
    for is_done, commit, unjudged in ((True, "3f2a91c", None), (False, None, "No git.")):
        said = {**what, "written": is_done, "commit": commit, "unjudged": unjudged}
        yield edit_document(said, lines, told["plans"], found, as_of=on(AS_OF))
        lines, found, told = [], (), {"plans": []}


def fmts(west: Loaded) -> Iterator[Node]:
    """Give the documents of what was laid out: something of all kinds, and nothing."""
    found = problems_of(west, as_of=on(AS_OF))
    yield fmt_document(["plans/west/plan.yaml"], {"a": "No."}, found, files=3, written=True)
    yield fmt_document([], {}, [], files=0, written=False)


def diffs(west: Loaded) -> Iterator[Node]:
    """Give the documents of what was changed: from a commit to the disk, and between two."""
    told = compared(west)
    against = {key: value for key, value in told["against"].items() if key != "day"}
    yield diff_document(against, told["plans"], as_of=on(AS_OF))
    yield diff_document({**against, "clean": None}, [], as_of=on(AS_OF))


def logs(west: Loaded) -> Iterator[Node]:
    """Give the documents of a history: with all that an entry can hold, and with none."""
    base = load_plan("west", {path: _put(west.texts[path], was) for path, was in BEFORE.items()})
    moment = Moment(
        Kept("3f2a91c", on(AS_OF), "A"),
        base.plan,
        west.plan,
        unread=(Unread("plans/west/kpis.yaml", ()),),
        bridged=("plans/west/risks.yaml",),
        texts=west.texts,
    )
    nothing = Moment(Kept(), None, west.plan, texts=west.texts)
    lost = Moment(Kept(), west.plan, west.plan, unread=(Unread("plans/west/kpis.yaml", ()),))
    story = followed([nothing, moment, lost], Thing("west", Level.PLAN))
    entries = [log_entry(entry, Places(entry.texts).of) for entry in story.entries]
    yield log_document("west", "A", entries, ["Cut off."], as_of=on(AS_OF), is_whole=False)
    yield log_document("west", "", [], [], as_of=on(AS_OF), is_whole=True)


def trends(whole: Plan) -> Iterator[Node]:
    """Give the documents of how figures went: by the files of now and of each day, and none."""
    seen = list(points(whole, [on("2024-05-31"), on(AS_OF)]))
    days = [trend_point(seen[0]), trend_point(seen[1], "3f2a91c", ["plans/west/kpis.yaml"])]
    for told in (
        [plan_trend(whole, Every.MONTH, days, ["So."]), plan_trend(whole, Every.MEETING, [], [])],
        [],
    ):
        yield trend_document(told, as_of=on(AS_OF), recorded=bool(told))


def beginnings() -> Iterator[Node]:
    """Give the documents of a repository begun, of schemas renewed, and of nothing to be done."""
    for plan_name, forge, counts in (("west", "github", (0, 1)), (None, None, None)):
        for files in (["plans/west/plan.yaml"], []):
            yield init_document(
                "/plans",
                plan=plan_name,
                forge=forge,
                new=files,
                renewed=["schema/plan.schema.json"] if files else [],
                left=["README.md"] if files else [],
                next_steps=["Go on."] if files else [],
                counts=counts,
                as_of=on(AS_OF),
                is_dry=False,
            )


def imports() -> Iterator[Node]:
    """Give the documents of what was imported: with all that can come of a table, and of none."""
    head = ("Ref", "Action", "Lead", "By when", "Status", "Cost")
    rows = [head, ("1.1", "Plan it", "Clerk", "Spring", "On track", "")]
    more = ("1.2", "Do it", "Clerk", "2027", "", "")
    first = imported("a.csv", csv(*rows, more, ("Total", "1", "", "", "", "")))
    again = imported(
        "a.csv",
        csv(
            head, ("1.1", "Plan", "Mayor", "May 2026", "Delayed", ""), ("", "Go on", "", "", "", "")
        ),
        present=present(first.loaded.plan),
    )
    sheet = imported("northvale-tracker.xlsx", (PAPERS / "northvale-tracker.xlsx").read_bytes())
    there = present(first.loaded.plan)
    late = there.actions["1.2"]._replace(added=on("2025-09-15"))
    there = there._replace(actions={**there.actions, "1.2": late})
    for found, day in (
        (first, AS_OF),
        (sheet, AS_OF),
        (again, "2025-10-01"),
        (again, "2025-09-01"),
    ):
        frame = Frame("test", "Testshire Council", "Test", on(day))
        differing = differences(found.made.same, there, frame)
        yield import_document(
            "test",
            [found.paper],
            found.made,
            pointed(found.made, found.texts),
            differing,
            as_of=on(AS_OF),
            is_written=found is not again,
            command="cip import a.csv --into test",
        )
    none = Import({}, {}, (), (), Account(()), (), (), ())
    yield import_document(
        "test", [], none, [], [], as_of=on(AS_OF), is_written=False, command="cip import"
    )


def returns(west: Loaded) -> Iterator[Node]:
    """Give the documents of returns: with a row of everything, with little, and with nothing."""
    found = problems_of(west, as_of=on(AS_OF))
    row = ReturnRow(
        "west",
        "1.1",
        mark(on(AS_OF), "west/1.1", {}),
        {"note": Answer("Told", "Return!G2")},
        {"ref": "Return!A2"},
        {},
    )
    whole = ReturnedRow(
        "a.xlsx", row, RowOutcome.NEW, [("Return!G2", "No.")], "plans/west/plan.yaml"
    )
    whole = whole._replace(lines=[("+", 3, "b")], findings=found)
    bare = ReturnedRow("b.xlsx", row._replace(answers={}), RowOutcome.REFUSED, [], "")
    account = {outcome: int(outcome is RowOutcome.NEW) for outcome in RowOutcome}
    for rows, paths, failed, commit in (
        ([whole], ["plans/west/plan.yaml"], {"a": "No."}, "3f2a91c"),
        ([bare], [], {}, None),
        ([], [], {}, None),
    ):
        yield returns_document(
            rows,
            account,
            as_of=on(AS_OF),
            written=paths,
            failed=failed,
            commit=commit,
            outside=[("a.xlsx", "Return!C9", "is not taken.")] if failed else [],
            unread=[("c.xlsx", "It is empty.")] if failed else [],
        )


FOLDER_OF_FIRST = "plans/west/1-first"
NEW = (f"{FOLDER_OF_FIRST}/1.6-gone.yaml",)
"""The files that were not there before."""

GONE = {
    f"{FOLDER_OF_FIRST}/1.9-lost.yaml": (
        "ref: '1.9'\n\ntitle: Close the depot\n\nrecommendations: [R6]\n\ndeadline: May 2024\n"
    )
}
"""The files that are gone."""

MISTYPED = "{on: 2025-02-03, was: {from: January 2052}, mistyped: {document: report}}"

BEFORE = {
    "plans/west/plan.yaml": {"Lead well": "Lead"},
    "plans/west/recommendations.yaml": {
        "      - {id: R5, text: Do it with pace}\n": "      - {id: R9, text: Do it}\n"
    },
    f"{FOLDER_OF_FIRST}/1.1-train.yaml": {
        "deadline: May 2025": "deadline: April 2025",
        "    status: complete\n    done_on: 12 May 2025\n": "    status: underway\n",
    },
    "plans/west/2-second/2.1-buy.yaml": {
        "  - on: 2025-02-01\n    from: January 2025\n    reason: The supplier failed\n": "",
        f"    changed: [{MISTYPED}]\n": "",
        "deadline: April 2025": "deadline: January 2025",
        "    title: Choose": "    title: Select",
        "  - on: 2024-11-01\n    from: October 2024": "  - on: 2024-11-01\n    from: August 2024",
    },
}
"""What stood in the plan before, by what stands there now."""


def _put(text: str, was: dict[str, str]) -> str:
    for now, before in was.items():
        assert now in text, now
        text = text.replace(now, before)
    return text


@pytest.fixture(scope="module")
def samples(west: Loaded) -> Samples:
    """Give documents of plans with everything, little, and nothing: the short ones first."""
    bare = plan(
        action("1.1", None, accountable=()),
        workstreams=(workstream("1", None), workstream("2")),
        objectives=(),
        officers=(),
    )
    found = [("check", checked(west)), ("check", check_document([], files=0))]
    found += [("check", compared(west)), ("check", mended())]
    found.extend(("edit", document) for document in edits(west))
    found.extend(("fmt", document) for document in fmts(west))
    found.extend(("diff", document) for document in diffs(west))
    found.extend(("log", document) for document in logs(west))
    found.extend(("trend", document) for document in trends(west.plan))
    found.extend(("init", document) for document in beginnings())
    found.extend(("import", document) for document in imports())
    found.extend(("returns", document) for document in returns(west))
    control = ChangeControl(since=on("2024-05-01"))
    closed = Closed(on=on("2024-05-02"), reason="It ended")
    unheard = plan(action("1.1", "June 2024"), change_control=control, closed=closed)
    for whole in (west.plan, bare, unheard, plan(action(), sets=(review(),)), plan(objectives=())):
        for day in (AS_OF, "2024-05-31"):
            found.extend(documents(whole, day))
    texts = sorted(((kind, as_text(document)) for kind, document in found), key=_length)
    return [(kind, json.loads(text)) for kind, text in texts]


def _length(sample: tuple[str, str]) -> int:
    return len(sample[1])


# The schemas themselves


@pytest.mark.parametrize("file", FILES, ids=KINDS)
def test_a_schema_is_valid_and_written_as_json_writes_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)
    assert text == json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("part", [pytest.param(part, id=name) for name, part in PARTS])
def test_every_document_definition_and_key_is_described(part: Node) -> None:
    words = part["description"]
    assert words == words.strip()
    assert words.endswith(".")
    assert "`" not in words


@pytest.mark.parametrize("part", CLOSED)
def test_an_object_demands_every_key_and_allows_no_other(part: Node) -> None:
    assert part["required"] == list(part["properties"])
    assert part["additionalProperties"] is False


def test_every_object_is_closed_but_those_whose_keys_a_file_chooses() -> None:
    opened = [name for name, part in PARTS if isinstance(part.get("additionalProperties"), dict)]
    assert opened == ["common/published", "common/lost"]


def test_every_definition_is_used() -> None:
    text = "".join(file.read_text(encoding="utf-8") for file in FILES)
    for kind in KINDS:
        for name in read(kind).get("$defs", {}):
            assert f'#/$defs/{name}"' in text, name


def test_the_schemas_of_documents_are_not_asked_for_beside_the_forms(tmp_path: Path) -> None:
    repository(tmp_path, {})
    shutil.copytree(REPOSITORY / "schema", tmp_path / "schema")
    shutil.rmtree(tmp_path / "schema" / "output")
    assert FOLDER.is_dir()
    assert Workspace(tmp_path).schema_problems() == ()


# The words of closed sets


def enumerations() -> dict[str, list[str]]:
    """Give every closed set of words of the schemas."""
    return {name: part["enum"] for name, part in PARTS if "enum" in part}


def test_every_closed_set_of_words_is_held_against_something() -> None:
    assert set(enumerations()) == {*WORDS, *FORMS, *SEEN}


@pytest.mark.parametrize("name", WORDS)
def test_a_closed_set_of_words_is_that_of_the_code(name: str) -> None:
    assert enumerations()[name] == [word.value for word in WORDS[name]]


@pytest.mark.parametrize("name", FORMS)
def test_a_closed_set_of_words_is_that_of_the_form(name: str) -> None:
    file, first, *way = FORMS[name]
    form = json.loads((folder("schema") / f"{file}.schema.json").read_text(encoding="utf-8"))
    node = {**form.get("properties", {}), **form.get("$defs", {})}[first]
    for key in way:
        node = node[key]
    found = node["enum"] if "enum" in node else node["properties"]["decision"]["enum"]
    assert enumerations()[name] == found


def test_a_closed_set_of_words_that_is_worked_out_comes_up_whole(samples: Samples) -> None:
    found: dict[str, set[str]] = {name: set() for name in SEEN}
    for kind, document in samples:
        for seen in walk(kind, document):
            if seen.words in found and seen.value is not None:
                found[seen.words].add(seen.value)
    assert found == {name: set(enumerations()[name]) for name in SEEN}


def test_the_counts_are_those_of_the_positions() -> None:
    assert read("common")["$defs"]["counts"]["required"] == [p.value for p in Position]


# The documents


@pytest.mark.parametrize("as_of", ["2024-01-01", "2024-11-20", "2026-06-30"])
@pytest.mark.parametrize("name", REAL_PLANS)
def test_the_documents_of_the_real_plans_fit(name: str, as_of: str) -> None:
    for kind, document in documents(real_plan(name), as_of):
        if kind != "show-action":  # the same objects stand in the list
            assert faults(kind, json.loads(as_text(document))) == []


@pytest.mark.parametrize("as_of", ["2024-04-01", "2025-03-31", "2025-06-30", "2026-12-31"])
def test_the_documents_of_an_invented_plan_fit(as_of: str) -> None:
    for kind, document in documents(invented_plan(), as_of):
        assert faults(kind, json.loads(as_text(document))) == []


@law(50)
@given(plans, days)
def test_the_documents_of_any_plan_fit(plan: Plan, day: Any) -> None:
    for kind, document in documents(plan, day.isoformat()):
        assert faults(kind, json.loads(as_text(document))) == []


def test_the_documents_of_plans_with_everything_and_with_nothing_fit(samples: Samples) -> None:
    assert {kind for kind, _ in samples} == set(DOCUMENTS)
    for kind, document in samples:
        assert faults(kind, document) == []


def test_these_plans_leave_nothing_that_a_schema_tells_of_unseen(samples: Samples) -> None:
    values = [seen for kind, document in samples for seen in walk(kind, document)]
    described = {name for name, _ in PARTS if "." in name}
    assert described <= {seen.where for seen in values}
    lists = [seen for seen in values if isinstance(seen.value, list)]
    empty = {seen.where for seen in lists if not seen.value}
    filled = {seen.where for seen in lists if seen.value}
    assert filled >= empty
    assert filled - empty == NEVER_EMPTY
    nullable = [seen for seen in values if seen.is_nullable]
    null = {seen.where for seen in nullable if seen.value is None}
    assert null == {seen.where for seen in nullable if seen.value is not None}


# They bite


def changed(document: Node, seen: Seen, change: Callable[[Any, Any], None]) -> Node:
    """Give a copy of a document in which something was done to the value at the end of a way."""
    copy: Node = json.loads(json.dumps(document))
    holder: Any = copy
    for key in seen.way[:-1]:
        holder = holder[key]
    change(holder, seen.way[-1])
    return copy


def each_once(samples: Samples) -> Iterator[tuple[str, Node, Seen]]:
    """Give a value for each place of the schemas that lies in an object or a list."""
    known: set[str] = set()
    for kind, document in samples:
        for seen in walk(kind, document):
            if seen.way and seen.value is not None and seen.where not in known:
                known.add(seen.where)
                yield kind, document, seen


def test_a_key_that_is_taken_out_is_noticed_at_each_level(samples: Samples) -> None:
    dropped = set()
    for kind, document, seen in each_once(samples):
        if isinstance(seen.way[-1], str):
            dropped.add(seen.where)
            without = changed(document, seen, lambda holder, key: holder.pop(key))
            assert faults(kind, without), seen.where
    assert dropped == {name for name, _ in PARTS if "." in name}


def test_a_key_that_is_added_is_noticed_at_each_level(samples: Samples) -> None:
    added = 0
    for kind, document, seen in each_once(samples):
        if isinstance(seen.value, dict) and not seen.is_open:
            added += 1
            more = changed(document, seen, lambda holder, key: holder[key].update(another=1))
            assert faults(kind, more), seen.where
    roots = [(kind, doc) for kind, doc in samples if faults(kind, {**doc, "x": 1})]
    assert {kind for kind, _ in roots} == set(DOCUMENTS)
    assert added >= len(CLOSED) - len(DOCUMENTS)


@pytest.mark.parametrize("other", [{"another": [1]}, [{"another": 1}], 1.5, -999, "\t", ""])
def test_a_value_of_another_kind_is_noticed(samples: Samples, other: Any) -> None:
    for kind, document, seen in each_once(samples):
        if not _is_kin(seen.value, other):
            wrong = changed(document, seen, lambda holder, key: holder.__setitem__(key, other))
            assert faults(kind, wrong), seen.where


def _is_kin(value: object, other: object) -> bool:
    """Say whether one value may stand where the other does, as far as their kinds tell."""
    numbers = (int, float)
    if isinstance(value, numbers) and not isinstance(value, bool):
        return isinstance(other, numbers)
    return type(value) is type(other) and not isinstance(value, dict | list)


def test_null_is_noticed_where_nothing_says_that_it_may_stand(samples: Samples) -> None:
    for kind, document, seen in each_once(samples):
        nothing = changed(document, seen, lambda holder, key: holder.__setitem__(key, None))
        assert bool(faults(kind, nothing)) != seen.is_nullable, seen.where


@pytest.mark.parametrize("day", ["20241120", "2024-11-31", "20 November 2024", "2024-W47-3"])
def test_a_day_that_is_written_otherwise_is_noticed(samples: Samples, day: str) -> None:
    for kind, document, seen in each_once(samples):
        if seen.words == "common/day":
            wrong = changed(document, seen, lambda holder, key: holder.__setitem__(key, day))
            assert faults(kind, wrong), seen.where
