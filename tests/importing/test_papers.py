"""Six documents as councils have them, and what should come out of each."""

import re
from datetime import date

import pytest
from imports import PAPERS, expected, imported

from cip.checking import problems_of
from cip.importing.account import RowKind
from cip.model.vocabulary import Severity
from cip.terminal.import_view import column_lines

NAMES = sorted(path.name for path in PAPERS.iterdir() if not path.name.endswith(".json"))


@pytest.fixture(params=NAMES, scope="module")
def paper(request):
    wanted = expected(request.param)
    found = imported(
        request.param,
        (PAPERS / request.param).read_bytes(),
        told=wanted["map"],
        paper_date=wanted["paper_date"],
        council=wanted["council"],
    )
    return wanted, found


def words(text):
    return re.findall(r"\w+", text or "")


def day(found):
    return found and found.isoformat()


def test_each_action_comes_in_with_its_number_and_all_its_words(paper):
    wanted, found = paper
    assert list(found.actions) == [item["ref"] for item in wanted["actions"]]
    for item in wanted["actions"]:
        action = found.actions[item["ref"]]
        whole = action.detail or action.title
        assert words(whole) == words(item["text"]), item["ref"]
        assert words(action.title) == words(item["text"])[: len(words(action.title))]


def test_officers_stand_as_they_are_printed(paper):
    wanted, found = paper
    for item in wanted["actions"]:
        action = found.actions[item["ref"]]
        assert list(action.accountable) == item["people"], item["ref"]
        assert list(action.lead) == item["lead"]
        assert list(action.lead_member) == item["lead_member"]


def check_date(wanted, deadline, published):
    if wanted is None:
        assert deadline is None
    elif wanted["read"] == "no":
        assert deadline is None
        assert published == wanted["text"]
    else:
        assert (day(deadline.first), day(deadline.last)) == (wanted["first"], wanted["last"])
        assert deadline.goes_on == wanted["goes_on"]


def test_dates_have_the_meaning_that_is_printed(paper):
    wanted, found = paper
    for item in wanted["actions"]:
        action = found.actions[item["ref"]]
        check_date(item["start"], action.start, action.as_published.get("start"))
        check_date(item["deadline"], action.deadline, action.as_published.get("deadline"))
        moves = [(move.on, move.previous.text) for move in action.rescheduled]
        assert moves == ([(None, item["was"])] if item["was"] else [])


def test_a_status_comes_in_where_its_words_or_the_papers_key_bear_it(paper):
    wanted, found = paper
    for item in wanted["actions"]:
        action = found.actions[item["ref"]]
        said = action.updates[-1] if action.updates else None
        status = said.status.value if said and said.status else None
        assert status in (item["status"], *item["status_also"]), item["ref"]
        assert (said.note if said else None) == item["note"]
        if said:
            assert said.date == date.fromisoformat(wanted["paper_date"])
            assert said.source is not None
            assert not said.evidence


def test_parts_come_in_with_their_dates_and_leads(paper):
    wanted, found = paper
    for item in wanted["actions"]:
        parts = found.actions[item["ref"]].milestones
        assert [part.ref for part in parts] == [part["ref"] for part in item["parts"]]
        for part, asked in zip(parts, item["parts"], strict=True):
            assert part.title == asked["title"]
            assert list(part.lead) == asked["lead"]
            check_date(asked["start"], part.start, None)
            check_date(asked["deadline"], part.deadline, None)


def printed(entry):
    """Give the whole heading of a workstream or an objective, of which its title is the end."""
    whole = entry.source.section if entry.source and entry.source.section else entry.title
    assert whole.endswith(entry.title)
    assert entry.title == whole or entry.ref in whole.removesuffix(entry.title)
    return whole


def test_actions_stand_under_what_the_paper_prints_above_them(paper):
    wanted, found = paper
    plan = found.loaded.plan
    streams = {item.ref: item for item in plan.workstreams}
    objectives = {item.ref: item for item in plan.objectives}
    for item in wanted["actions"]:
        stream = streams[found.actions[item["ref"]].workstream]
        if item["workstream"]:
            assert printed(stream) == item["workstream"]
        if item["objective"]:
            assert printed(objectives[stream.objective]) == item["objective"]


def test_recommendations_come_in_once_and_are_named_by_their_actions(paper):
    wanted, found = paper
    held = {r.id: r.text for s in found.loaded.plan.sets for r in s.recommendations}
    asked = wanted["recommendations"]
    assert list(held.values()) == [item["text"] for item in asked]
    assert all(item["id"] in (None, known) for item, known in zip(asked, held, strict=True))
    for item in wanted["actions"]:
        ids = found.actions[item["ref"]].recommendations or ()
        named = [id_ if id_ in item["recommendations"] else held[id_] for id_ in ids]
        assert named == item["recommendations"]


def test_every_row_is_accounted_for(paper):
    wanted, found = paper
    account = found.made.account
    rows = wanted["rows"]
    assert account.of(RowKind.ACTION) == rows["actions"]
    assert account.of(RowKind.CONTINUED) == rows["continued"]
    assert account.of(RowKind.PART) == 0
    headings = [row for row in account.rows if row.kind is RowKind.HEADING]
    columns = [row for row in headings if row.what == "headings of the columns"]
    assert len(columns) == rows["column_headings"]
    printed = [(row.place, row.text) for row in headings if row not in columns]
    assert printed == [(item["where"], item["text"]) for item in wanted["headings"]]
    for item in wanted["left_out"]:
        kind = RowKind.KEY if "key" in item["why"].split() else RowKind.LEFT_OUT
        left = {row.place for row in account.rows if row.kind is kind}
        assert any(
            place == item["where"] or place.startswith(item["where"] + ",") for place in left
        )


def test_what_has_to_be_decided_is_just_what_cannot_be_read(paper):
    wanted, found = paper
    told = {(item.ref, item.key): item.text for item in found.made.to_decide}
    must = {(item["ref"], item["field"]): item["text"] for item in wanted["undecided"]}
    assert all(text in told.get(which, "") for which, text in must.items())
    statuses = {item["ref"]: item["status_also"] for item in wanted["actions"]}
    assert all(key == "rag" and None in statuses[ref] for ref, key in told.keys() - must.keys())


def test_columns_that_are_not_taken_are_named(paper):
    wanted, found = paper
    shown = [
        " ".join("".join(span.text for span in line).split())
        for line in column_lines([found.paper], width=200)
    ]
    printed = {column.heading: column.key for _, column in found.paper.columns if column.heading}
    assert [heading for heading, key in printed.items() if not key] == wanted["columns_not_taken"]
    for heading in wanted["columns_not_taken"]:
        assert any(line.startswith(f"{heading} not taken ") for line in shown)


def test_the_files_pass_the_check(paper):
    wanted, found = paper
    found_day = date.fromisoformat(wanted["paper_date"])
    problems = problems_of(found.loaded, as_of=found_day)
    assert [p for p in problems if p.severity is Severity.ERROR] == []


def test_what_is_not_for_publication_comes_out_nowhere(paper):
    _, found = paper
    assert "not for publication" not in "".join(found.texts.values()).lower()
