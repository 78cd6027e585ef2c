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
    """Give a plan's files with entries added that are dated after a day, at random."""
    random, found = Random(seed), json.loads(json.dumps(files))
    for path, data in list(found.items()):
        name = path.rsplit("/", 1)[1]
        if name == "plan.yaml":
            data.setdefault("approved", _later(day, random))
        elif name == "recommendations.yaml":
            for item in (r for group in data["sets"] for r in group["recommendations"]):
                _add_to_recommendation(item, day, random)
        elif name == "kpis.yaml":
            for item in data["kpis"]:
                item.setdefault("readings", []).append({"date": _later(day, random), "value": 7})
        elif name == "risks.yaml":
            for item in data["risks"]:
                score = {"date": _later(day, random), "likelihood": 5, "impact": 5}
                item.setdefault("scores", []).append(score)
        elif name != "workstream.yaml":
            _add_to_action(data, day, random)
    found.update(_new_actions(found, day, random))
    return found


def _later(day: date, random: Random) -> str:
    return str(day + timedelta(days=random.choice([1, 2, 30, 400])))


def _add_to_action(data: Data, day: date, random: Random) -> None:
    for item in (data, *data.get("milestones", ())):
        if random.random() < 0.7:
            item.setdefault("updates", []).append(_update(day, random))
        if "deadline" in item and random.random() < 0.5:
            _move(item, day, random)
    if random.random() < 0.5:
        rating = {"date": _later(day, random), "board": "b", "rating": "red", "reason": "Later"}
        data.setdefault("board_ratings", []).append(rating)
    if random.random() < 0.5:
        case = {"raised": _later(day, random), "cause": "Later", "consequence": "Later"}
        data.setdefault("exception", case)


def _update(day: date, random: Random) -> Data:
    return {
        "date": _later(day, random),
        "status": random.choice(STATUSES),
        "note": "This was said later",
        "evidence": [{"title": "Later", "url": "https://example.org/"}],
    }


def _move(item: Data, day: date, random: Random) -> None:
    moves = item.setdefault("rescheduled", [])
    reason = "A later move"
    moves.append({"on": _later(day, random), "from": item["deadline"], "reason": reason})
    item["deadline"] = random.choice(["December 2035", "TBC", "ongoing"])


def _add_to_recommendation(item: Data, day: date, random: Random) -> None:
    later = _later(day, random)
    item.setdefault("updates", []).append({"date": later, "note": "Said later"})
    if random.random() < 0.5:
        decision = random.choice(["accepted", "partly", "rejected"])
        response = {"decision": decision, "on": later, "reason": "Later", "decided_by": "Somebody"}
        item.setdefault("response", response)
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
