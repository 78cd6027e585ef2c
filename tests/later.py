"""Adds to a plan's files what is dated later than a day, in every place that holds a dated entry.

Files are written as JSON, which the reader of YAML takes too, so that no text has to be spliced.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

Data = dict[str, Any]

STATUSES = ("not-started", "underway", "at-risk", "complete", "withdrawn")


def plan_data(folder: Path, root: Path) -> dict[str, Any]:
    """Give what each file of a plan holds, by its path from the root."""
    return {str(f.relative_to(root)): _data(f) for f in sorted(folder.rglob("*.yaml"))}


def _data(file: Path) -> Any:
    return json.loads(
        json.dumps(YAML(typ="safe").load(file.read_text(encoding="utf-8")), default=str)
    )


def write(files: dict[str, Any], root: Path) -> Path:
    """Write a plan's files, and give the repository."""
    for path, data in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return root


def with_later(files: dict[str, Any], day: date, seed: int) -> dict[str, Any]:
    """Give a plan's files with entries added that are dated after a day, at random.

    Not the plan's ``approved``: where a plan does not say it, nobody knows whether it was a draft.
    """
    random, found = Random(seed), json.loads(json.dumps(files))
    for path, data in list(found.items()):
        name = path.rsplit("/", 1)[1]
        if name == "plan.yaml":
            _add_to_plan(data, day, random)
        elif name == "recommendations.yaml":
            _add_to_reviews(data["sets"], day, random)
        elif name == "kpis.yaml":
            _add_to_kpis(data["kpis"], day, random)
        elif name == "risks.yaml":
            _add_to_risks(data["risks"], day, random)
        elif name == "workstream.yaml":
            _comment(data, day, random)
            _change_workstream(data, day, random)
        else:
            _add_to_action(data, day, random)
    found.update(_new_actions(found, day, random))
    return found


def _add_to_kpis(kpis: list[Data], day: date, random: Random) -> None:
    for item in kpis:
        for said in item.get("readings", ()):
            _correct(said, day, random, value=7, note="Later")
        item.setdefault("readings", []).append({"date": _later(day, random), "value": 7})


def _add_to_risks(risks: list[Data], day: date, random: Random) -> None:
    for item in risks:
        for said in item.get("scores", ()):
            _correct(said, day, random, likelihood=5, impact=5)
        score = {"date": _later(day, random), "likelihood": 5, "impact": 5}
        item.setdefault("scores", []).append(score)


def _later(day: date, random: Random) -> str:
    return str(day + timedelta(days=random.choice([1, 2, 30, 400])))


def _comment(data: Data, day: date, random: Random) -> None:
    for said in data.get("commentary", ()):
        _correct(said, day, random, text="What was meant all along")
    said = {"date": _later(day, random), "text": "A later comment", "by": "Somebody"}
    data.setdefault("commentary", []).append(said)


def _change(data: Data, day: date, random: Random, **now: Any) -> None:
    """Change some keys later, as an officer does who says so: ``None`` takes one out."""
    keys = [key for key in now if random.random() < 0.7]
    if not keys:
        return
    was = {key: data.get(key) for key in keys}
    entry = {"on": _later(day, random), "was": was, "reason": "Later", "agreed_by": "Somebody"}
    data.setdefault("changed", []).append(entry)
    for key in keys:
        data[key] = now[key]
        if now[key] is None:
            del data[key]


def _correct(entry: Data, day: date, random: Random, **now: Any) -> None:
    """Correct what was said up to a day in a dated entry, later."""
    said = entry.get("date") or entry.get("on") or ""
    if said <= str(day) and random.random() < 0.5:
        _change(entry, day, random, **now)
        for change in entry.get("changed", ()):
            change.pop("agreed_by", None)


def _add_to_plan(data: Data, day: date, random: Random) -> None:
    _comment(data, day, random)
    for objective in data["objectives"]:
        _change(objective, day, random, title="A later objective", deadline="December 2037")
    _change(
        *(data, day, random),
        title="A later title",
        summary="A later summary",
        colour_rule="A later rule",
        thresholds={"due_soon_days": 999, "stale_days": 1},
        period={"start": "January 2020", "end": "December 2039"},
        legend={"complete": {"word": "Later", "colour": "purple"}},
        notes=["A later note"],
        abbreviations={"LATER": "Later"},
    )
    since = _later(day, random)
    data["change_control"] = {"since": since, "agreed_by": ["Somebody"], "tolerance_days": 999}
    data["closed"] = {"on": _later(day, random), "reason": "Later", "succeeded_by": "later"}
    if "rests_on" in data:
        paper = {"date": _later(day, random), "what": "A later annex"}
        data["rests_on"].setdefault("not_at_hand", []).append(paper)


def _change_workstream(data: Data, day: date, random: Random) -> None:
    _change(
        *(data, day, random),
        title="A later workstream",
        purpose="A later purpose",
        accountable=["Somebody else"],
        depends_on=None,
        outcomes=["A later outcome"],
        recommendations=None,
    )


def _change_action(data: Data, parts: list[Data], day: date, random: Random) -> None:
    _change(
        *(data, day, random),
        title="A later action",
        detail="A later detail",
        accountable=["Somebody else"],
        start="January 2021",
        depends_on=None,
        recommendations=[],
        tags=["later"],
        notes=["A later note"],
    )
    for part in parts:
        _change(part, day, random, title="A later part", lead="Somebody else", start=None)
    for item in (data, *parts):
        for said in item.get("updates", ()):
            better = {"status": "complete"} if said.get("status") != "in-place" else {}
            _correct(said, day, random, note="What was meant", next=None, evidence=[], **better)
        for move in item.get("rescheduled", ()):
            _correct(move, day, random, reason="A later reason", agreed_by="Somebody")
    for rating in data.get("board_ratings", ()):
        _correct(rating, day, random, rating="green", reason="Later")


def _add_to_action(data: Data, day: date, random: Random) -> None:
    parts = data.get("milestones", [])
    _change_action(data, parts, day, random)
    for item in (data, *parts):
        if random.random() < 0.7:
            item.setdefault("updates", []).append(_update(item, day, random))
        if "deadline" in item and random.random() < 0.5:
            _move(item, day, random)
    if parts and random.random() < 0.5:
        new = {"ref": "z", "title": "Added later", "added": _later(day, random)}
        parts.append({**new, "deadline": "December 2039"})
    if random.random() < 0.5:
        rating = {"date": _later(day, random), "board": "b", "rating": "red", "reason": "Later"}
        data.setdefault("board_ratings", []).append(rating)
    if random.random() < 0.5:
        case = {"raised": _later(day, random), "cause": "Later", "consequence": "Later"}
        data.setdefault("exception", case)


def _update(item: Data, day: date, random: Random) -> Data:
    """Give a later update; what is in place is said only of what goes on."""
    on = _later(day, random)
    goes_on = "ongoing" in item.get("deadline", "")
    status = random.choice(STATUSES + (("in-place",) if goes_on else ()))
    said: Data = {"date": on, "status": status, "note": "This was said later"}
    if status in ("complete", "in-place"):
        said["done_on"] = str(day + timedelta(days=1))
        said["evidence"] = [{"title": "Later", "url": "https://example.org/"}]
    elif status == "withdrawn":
        said.update(agreed_by="Somebody", superseded_by={"moved_to": "a later plan"})
    else:
        said.update(expected="December 2036", next="What comes later")
    return said


def _move(item: Data, day: date, random: Random) -> None:
    """Move a deadline later: to another one, or to none at all."""
    moves = item.setdefault("rescheduled", [])
    reason = "A later move"
    moves.append({"on": _later(day, random), "from": item["deadline"], "reason": reason})
    item["deadline"] = random.choice(["December 2035", "TBC", "ongoing", None])
    if item["deadline"] is None:
        del item["deadline"]


def _add_to_reviews(groups: list[Data], day: date, random: Random) -> None:
    for group in groups:
        for item in group["recommendations"]:
            _add_to_recommendation(item, day, random)
        for key in ("action_plan_published", "progress_review", "progress_report_published"):
            group.setdefault(key, _later(day, random))
    last = date.fromisoformat(_later(day, random))
    asked = {"id": "later-1", "text": "Something that was asked for later."}
    new = {"id": "later", "title": "A later review", "kind": "other", "date": str(last)}
    groups.append({**new, "recommendations": [asked]})
    groups.append(
        {
            **new,
            "id": "later-progress",
            "kind": "peer-challenge",
            "progress_review_of": groups[0]["id"],
            "recommendations": [{**asked, "id": "later-2"}],
        }
    )


def _add_to_recommendation(item: Data, day: date, random: Random) -> None:
    later = _later(day, random)
    for said in item.get("updates", ()):
        _correct(said, day, random, note="What was meant")
    _change(item, day, random, text="A later text", priority="Later", owner="Somebody else")
    item.setdefault("updates", []).append({"date": later, "note": "Said later"})
    if random.random() < 0.5:
        decision = random.choice(["accepted", "partly", "rejected"])
        response = {"decision": decision, "on": later, "reason": "Later", "decided_by": "Somebody"}
        before = item.get("response", [])
        item["response"] = [*(before if isinstance(before, list) else [before]), response]
    item.setdefault("gap", {"reason": "Later", "decided_by": "Somebody", "on": later})


def _new_actions(files: dict[str, Any], day: date, random: Random) -> Iterator[tuple[str, Data]]:
    """Give for some workstreams an action that is added later and waits for another."""
    for path, data in list(files.items()):
        if path.endswith("/workstream.yaml") and random.random() < 0.5:
            ref = f"{data['ref']}.99"
            yield (
                path.replace("workstream.yaml", f"{ref}-later.yaml"),
                {
                    "ref": ref,
                    "title": "Added later",
                    "added": _later(day, random),
                    "deadline": "January 2020",
                    "depends_on": [data["ref"]],
                },
            )
