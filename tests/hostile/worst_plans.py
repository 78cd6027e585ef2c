"""Plans that a check accepts, each the worst in one respect: many of one thing, or long, or all
tied to one.

Each function takes a scale: at 1 it gives a plan of some 1.5 MB, and what is many grows with it.
All stay inside what the schema lets one file hold, so that only the whole is large.
"""

import json
import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

PLAN = "worst"
DAY = date(2025, 3, 31)
Files = dict[str, str]
Value = dict[str, Any]

LINE = 300
TEXT = 20_000
FILE = 250_000

OFFICER = "Chief Officer"


def words(length: int, *, of: str = "Word") -> str:
    """Give one line of words that is exactly so long."""
    return (f"{of} " * (length // (len(of) + 1) + 1))[: length - 1].rstrip().ljust(
        length - 1, "x"
    ) + "."


def fitting(items: list[Any], room: int = FILE) -> list[Any]:
    """Give the first items that have room in one file."""
    found = []
    for item in items:
        room -= len(json.dumps(item)) + 2
        if room < 0:
            break
        found.append(item)
    return found


def plan_files(
    actions: Mapping[str, Value],
    *,
    workstreams: Mapping[str, Value] | None = None,
    plan: Value | None = None,
    **lists: Value,
) -> Files:
    """Give the files of a plan; an action's reference begins with that of its workstream."""
    refs = dict.fromkeys(ref.split(".")[0] for ref in actions) if workstreams is None else {}
    found = {f"plans/{PLAN}/plan.yaml": {**_PLAN, **(plan or {})}}
    for ref, value in (
        workstreams if workstreams is not None else {key: {} for key in refs}
    ).items():
        folder = f"plans/{PLAN}/{ref}-w"
        found[f"{folder}/workstream.yaml"] = {
            "ref": ref,
            "title": f"Workstream {ref}",
            "objective": "1",
            **value,
        }
    for ref, value in actions.items():
        folder = f"plans/{PLAN}/{ref.split('.')[0]}-w"
        found[f"{folder}/{ref}-a.yaml"] = {"ref": ref, "title": f"Action {ref}", **value}
    for name, value in lists.items():
        found[f"plans/{PLAN}/{name}.yaml"] = value
    return {path: json.dumps(value, ensure_ascii=False) for path, value in found.items()}


_PLAN: Value = {
    "council": "Worst Council",
    "title": "Worst plan",
    "period": {"start": "April 2024"},
    "objectives": [{"ref": "1", "title": "Objective 1"}],
    "officers": [{"id": "chief", "title": OFFICER}],
    "boards": [{"id": "board", "title": "Board", "meetings": ["2025-01-15", "2025-04-15"]}],
}

LATE: Value = {"accountable": OFFICER, "deadline": "January 2025"}
"""An action that is late."""


def refs(number: int, each: int = 50) -> list[str]:
    """Give references of actions, so many in a workstream."""
    return [f"{n // each + 1}.{n % each + 1}" for n in range(number)]


def review(number: int, *, sets: int = 1, **more: Any) -> Value:
    """Give reviews with so many recommendations in all, their numbers R1, R2, ... throughout."""
    each = number // sets
    made = [
        {
            "id": f"s{s}",
            "title": f"Review {s}",
            "kind": "audit",
            "recommendations": [
                {"id": f"R{s * each + n}", "text": "Do", **more} for n in range(each)
            ],
        }
        for s in range(sets)
    ]
    return {"sets": made}


def days(number: int, first: date = date(2024, 4, 2)) -> list[str]:
    """Give days one after the other, none after the day of the reports."""
    return [min(first + timedelta(days=n), DAY).isoformat() for n in range(number)]


def many_actions(scale: float) -> Files:
    """Many small files."""
    return plan_files(dict.fromkeys(refs(int(3000 * scale)), LATE))


def many_workstreams(scale: float) -> Files:
    """Many workstreams with an action or two each."""
    number = int(1200 * scale)
    named = {
        str(n): {"depends_on": [str(m) for m in range(max(1, n - 10), n)]}
        for n in range(1, number + 1)
    }
    return plan_files(dict.fromkeys(refs(number, each=1), LATE), workstreams=named)


def many_abbreviations(scale: float) -> Files:
    """Many officers with many abbreviations, and long notes in which they stand."""
    officers = [
        {"id": f"o{n}", "title": f"Officer {n}", "abbreviations": [f"Q{n}X{m}" for m in range(20)]}
        for n in range(300)
    ]
    note = " ".join(f"Q{n % 300}X{n % 20}" for n in range(2500))[: TEXT - 1].rstrip()
    action = {
        "title": "A",
        "accountable": "Officer 1",
        "deadline": "January 2025",
        "updates": [{"date": "2024-07-01", "status": "underway", "note": note}],
    }
    return plan_files(
        dict.fromkeys(refs(int(80 * scale)), action),
        plan={
            "officers": officers,
            "abbreviations": {f"ZZ{n}": f"Meaning {n}" for n in range(500)},
        },
    )


def much_capitals(scale: float) -> Files:
    """Notes of nothing but abbreviations that the plan does not explain."""

    def note(n: int) -> str:
        return " ".join(
            f"{chr(65 + a)}{chr(65 + b)}{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}"
            for a in range(26)
            for b in range(26)
            for _ in range(5)
        )[: TEXT - 2]

    return plan_files(
        {
            ref: {**LATE, "title": "T", "updates": [{"date": "2024-07-01", "note": note(n)}]}
            for n, ref in enumerate(refs(int(80 * scale)))
        }
    )


def long_texts(scale: float) -> Files:
    """Every text as long as may be, of signs that Markdown has to escape."""
    signs = words(TEXT, of="*_[a](b)`<&amp;")
    title = words(LINE, of="*_[a]`|")
    action = {
        **LATE,
        "title": title,
        "detail": signs,
        "notes": [signs] * 3,
        "updates": [
            {
                "date": "2024-07-01",
                "status": "at-risk",
                "note": signs,
            }
        ],
        "rescheduled": [{"on": "2024-08-01", "from": "June 2024", "reason": signs}],
        "exception": {
            "raised": "2024-09-01",
            "cause": signs,
            "consequence": signs,
            "options": [{"option": "x", "effect": "y"}] * 20,
        },
    }
    return plan_files(dict.fromkeys(refs(int(10 * scale)), action))


def wide_titles(scale: float) -> Files:
    """Titles of wide letters and of combining ones, which have to be measured and cut."""
    return plan_files(
        {
            ref: {**LATE, "title": ("漢字" * 150 if n % 2 else "e\u0301" * 150)}
            for n, ref in enumerate(refs(int(1500 * scale)))
        }
    )


def long_words(scale: float) -> Files:
    """Notes of one word, and notes of words of one letter."""
    return plan_files(
        {
            ref: {
                **LATE,
                "title": "T",
                "detail": "x" * TEXT,
                "updates": [
                    {
                        "date": "2024-07-01",
                        "status": "at-risk",
                        "note": "y " * (TEXT // 2 - 1) + "y",
                    }
                ],
            }
            for ref in refs(int(35 * scale))
        }
    )


def all_on_one_workstream(scale: float) -> Files:
    """Every action and part waits for the same workstream, in which all are late."""
    number = int(2500 * scale)
    late = {f"1.{n}": LATE for n in range(number)}
    waiting = {f"2.{n}": {**LATE, "depends_on": ["1"]} for n in range(number)}
    return plan_files({**late, **waiting})


def parts_on_workstreams(scale: float) -> Files:
    """Actions of sixty parts, and each part waits for fifty workstreams."""
    late = {f"{n}.1": LATE for n in range(1, 51)}
    part = {"title": "P", "depends_on": [str(n) for n in range(1, 51)]}
    action = {**LATE, "milestones": [{"ref": f"p{n}", **part} for n in range(60)]}
    return plan_files({**late, **{f"99.{n}": action for n in range(int(60 * scale))}})


def all_on_one_action(scale: float) -> Files:
    """Every action waits for the same one, and says so of fifty of its parts."""
    parts = [{"ref": f"p{n}", "title": "P", "deadline": "January 2025"} for n in range(60)]
    first = {**LATE, "milestones": parts}
    action = {**LATE, "depends_on": ["1.1", *(f"1.1(p{n})" for n in range(49))]}
    return plan_files({"1.1": first, **{f"2.{n}": action for n in range(int(1800 * scale))}})


def heavy_target(scale: float) -> Files:
    """Every action waits for one that has sixty parts with many reports each, at each of them."""
    entries = [{"date": day, "status": "underway"} for day in days(80)]
    parts = [{"ref": f"p{n}", "title": "P", "updates": entries} for n in range(60)]
    first = {"accountable": OFFICER, "milestones": parts}
    action = {
        **LATE,
        "milestones": [{"ref": "a", "title": "P", "depends_on": ["1.1"]}],
        "depends_on": ["1.1", *(f"1.1(p{n})" for n in range(49))],
    }
    return plan_files({"1.1": first, **{f"2.{n}": action for n in range(int(1500 * scale))}})


def chain_of_actions(scale: float) -> Files:
    """Each action waits for the fifty before it."""
    listed = refs(int(1800 * scale))
    return plan_files(
        {ref: {**LATE, "depends_on": listed[max(0, n - 50) : n]} for n, ref in enumerate(listed)}
    )


def workstream_on_all(scale: float) -> Files:
    """Many workstreams wait for the same fifty, and all are shown with what needs them."""
    number = int(1500 * scale)
    return plan_files(
        dict.fromkeys((f"{n}.1" for n in range(1, number + 1)), LATE),
        workstreams={
            str(n): {"depends_on": [str(m) for m in range(1, 51)] if n > 50 else []}
            for n in range(1, number + 1)
        },
    )


def many_recommendations(scale: float) -> Files:
    """As many recommendations as a file holds, in workstreams that name a hundred each."""
    number = int(min(5000, 5000 * scale))
    made = review(number, sets=10)
    named = {
        str(n): {"recommendations": [f"R{(n * 7 + m) % number}" for m in range(100)]}
        for n in range(1, int(500 * scale) + 1)
    }
    return plan_files(
        {f"{n}.1": LATE for n in range(1, int(500 * scale) + 1)},
        workstreams=named,
        recommendations=made,
    )


def all_name_all(scale: float) -> Files:
    """A hundred recommendations, and every action answers each of them."""
    named = {str(n): {"recommendations": [f"R{m}" for m in range(100)]} for n in range(1, 11)}
    return plan_files(
        {f"{n % 10 + 1}.{n // 10 + 1}": LATE for n in range(int(500 * scale))},
        workstreams=named,
        recommendations=review(100),
    )


def all_name_all_at_length(scale: float) -> Files:
    """A hundred recommendations, and long notes on actions that answer each of them."""
    named = {"1": {"recommendations": [f"R{m}" for m in range(100)]}}
    action = {
        **LATE,
        "title": words(LINE),
        "updates": [{"date": "2024-07-01", "status": "underway", "note": words(TEXT)}],
    }
    return plan_files(
        {f"1.{n}": action for n in range(int(70 * scale))},
        workstreams=named,
        recommendations=review(100),
    )


def same_as(scale: float) -> Files:
    """Recommendations that all are the same as a hundred others."""
    made = review(140, sets=20, same_as=[f"R{n}" for n in range(100)])
    return plan_files(
        {key: {**LATE, "recommendations": ["R1"]} for key in refs(int(1000 * scale))},
        recommendations=made,
    )


def answered_by_plan(scale: float) -> Files:
    """A hundred recommendations that the plan answers as a whole, beside many others."""
    answers = [{"recommendation": f"R{n}", "how": "As a whole"} for n in range(100)]
    return plan_files(
        dict.fromkeys(refs(int(2500 * scale)), LATE),
        plan={"answers": answers},
        recommendations=review(4000, sets=10),
    )


def many_notes_on_recommendations(scale: float) -> Files:
    """Recommendations with many notes, each with evidence."""
    note = {
        "date": "2024-07-01",
        "note": "N",
        "evidence": [{"title": "E", "document": "d499"}] * 20,
    }
    made = review(40, updates=[note] * 7)
    return plan_files(
        dict.fromkeys(refs(int(1000 * scale)), LATE),
        plan={"documents": papers(500)},
        recommendations=made,
    )


def papers(number: int) -> list[Value]:
    """Give papers that can be cited."""
    return [
        {"id": f"d{n}", "title": f"Paper {n}", "url": f"https://example.org/{n}"}
        for n in range(number)
    ]


def many_citations(scale: float) -> Files:
    """Much evidence in every update, all of it from the last paper of very many."""
    cited = {"title": "E", "document": "d499"}
    update = {"date": "2024-07-01", "status": "complete", "evidence": [cited] * 50}
    action = {**LATE, "updates": [update] * 2, "source": {"document": "d499"}}
    return plan_files(
        dict.fromkeys(refs(int(400 * scale)), action), plan={"documents": papers(500)}
    )


def long_notes(scale: float) -> Files:
    """Actions that were reported on at length: more than anybody could read in one report."""
    note = {"date": "2025-03-01", "status": "underway", "note": words(TEXT)}
    action = {**LATE, "updates": [note]}
    return plan_files(dict.fromkeys(refs(int(4000 * scale)), action))


def many_updates(scale: float) -> Files:
    """As many updates as an action may have, of itself and of its parts."""
    entries = [{"date": day, "status": "underway"} for day in days(1000)]
    part = {"title": "P", "updates": entries[:90]}
    action = {
        **LATE,
        "updates": entries,
        "milestones": [{"ref": f"p{n}", **part} for n in range(30)],
    }
    return plan_files(dict.fromkeys(refs(int(8 * scale)), action))


def many_moves(scale: float) -> Files:
    """As many moves of a deadline as may be, of every action and of its parts."""
    moves = [
        {"on": day, "from": f"{n % 28 + 1} June 2024", "reason": "R"}
        for n, day in enumerate(days(100))
    ]
    action = {
        **LATE,
        "rescheduled": moves,
        "milestones": [
            {"ref": f"p{n}", "title": "P", "deadline": "January 2025", "rescheduled": moves}
            for n in range(10)
        ],
    }
    return plan_files(dict.fromkeys(refs(int(20 * scale)), action))


def many_in_place(scale: float) -> Files:
    """As many reports as may be that something is in place, and many parts whose dates move."""
    moves = [
        {"on": day, "from": f"{n + 1} June 2024, then ongoing", "reason": "R"}
        for n, day in enumerate(days(20))
    ]
    said = [{"title": "T", "url": "https://a.example"}]
    action = {
        "accountable": OFFICER,
        "updates": [{"date": day, "status": "in-place", "evidence": said} for day in days(1000)],
        "milestones": [
            {"ref": f"p{n}", "title": "P", "deadline": "June 2024, then ongoing"}
            | {"rescheduled": moves}
            for n in range(60)
        ],
    }
    return plan_files(dict.fromkeys(refs(int(9 * scale)), action))


def chain_of_successors(scale: float) -> Files:
    """Each action is withdrawn for the twenty after it."""
    listed = refs(int(1800 * scale))
    actions: dict[str, Value] = {}
    for n, ref in enumerate(listed):
        gone = {"date": "2024-06-03", "status": "withdrawn", "note": "N"}
        after = listed[n + 1 : n + 21]
        actions[ref] = {**LATE, "updates": [{**gone, "superseded_by": after}] if after else []}
    return plan_files(actions)


def many_parts(scale: float) -> Files:
    """Actions of sixty parts that are all late."""
    part = {"title": "P", "deadline": "January 2025", "lead": OFFICER}
    action = {**LATE, "milestones": [{"ref": f"p{n}", **part} for n in range(60)]}
    return plan_files(dict.fromkeys(refs(int(250 * scale)), action))


def many_ratings(scale: float) -> Files:
    """As many ratings by boards as an action may have, none as the tool would rate it."""
    ratings = [
        {"date": day, "board": "board", "rating": "green", "reason": "R"} for day in days(200)
    ]
    return plan_files({key: {**LATE, "board_ratings": ratings} for key in refs(int(100 * scale))})


def many_officers(scale: float) -> Files:
    """Actions that each have twenty accountable officers, leads and members."""
    officers = [{"id": f"o{n}", "title": f"Officer {n}"} for n in range(300)]

    def some(first: int) -> list[str]:
        return [f"Officer {(first + m) % 300}" for m in range(20)]

    return plan_files(
        {
            ref: {
                "deadline": "May 2025",
                "accountable": some(n),
                "lead": some(n + 20),
                "lead_member": some(n + 40),
            }
            for n, ref in enumerate(refs(int(900 * scale)))
        },
        plan={"officers": officers},
    )


def many_kpis(scale: float) -> Files:
    """As many indicators as may be, and as many readings as a file holds."""
    made = [
        {
            "id": f"k{n}",
            "title": "K",
            "direction": "higher-is-better",
            "target": {"value": 5, "by": "March 2026"},
            "objectives": ["1"],
            "workstreams": ["1"],
            "readings": [{"date": day, "value": n} for day in days(8)],
        }
        for n in range(500)
    ]
    return plan_files(dict.fromkeys(refs(int(1000 * scale)), LATE), kpis={"kpis": fitting(made)})


def many_readings(scale: float) -> Files:
    """A few indicators with as many readings as a file holds."""
    made = [
        {
            "id": f"k{n}",
            "title": "K",
            "direction": "higher-is-better",
            "readings": [{"date": day, "value": n} for day in days(1000)],
        }
        for n in range(7)
    ]
    return plan_files(dict.fromkeys(refs(int(1000 * scale)), LATE), kpis={"kpis": fitting(made)})


def many_risks(scale: float) -> Files:
    """As many risks as may be, with long descriptions and many scores."""
    made = [
        {
            "id": f"r{n}",
            "title": "R",
            "description": words(100),
            "owner": OFFICER,
            "scores": [{"date": day, "likelihood": 1 + n % 5, "impact": 5} for day in days(5)],
        }
        for n in range(500)
    ]
    return plan_files(dict.fromkeys(refs(int(1000 * scale)), LATE), risks={"risks": fitting(made)})


def many_boards(scale: float) -> Files:
    """As many boards as may be, with as many meetings as a file holds."""
    boards = [
        {
            "id": f"b{n}",
            "title": f"Board {n}",
            "meets": "weekly",
            "template": "board-report",
            "review_period_days": 1 + n,
            "meetings": sorted(days(300, date(2024, 7, 1))),
        }
        for n in range(50)
    ]
    return plan_files(dict.fromkeys(refs(int(200 * scale)), LATE), plan={"boards": boards})


def many_objectives(scale: float) -> Files:
    """As many objectives as may be, with long descriptions."""
    objectives = [
        {"ref": str(n), "title": words(LINE), "description": words(3000), "accountable": OFFICER}
        for n in range(1, 51)
    ]
    named = {str(n): {"objective": str(n % 50 + 1)} for n in range(1, int(500 * scale) + 1)}
    return plan_files(
        {f"{n}.{m}": LATE for n in range(1, int(500 * scale) + 1) for m in range(3)},
        workstreams=named,
        plan={"objectives": objectives},
    )


def many_tags(scale: float) -> Files:
    """Every action with fifty tags of its own."""
    return plan_files(
        {
            ref: {**LATE, "tags": [f"t{n}-{m}" for m in range(50)]}
            for n, ref in enumerate(refs(int(1500 * scale)))
        }
    )


def much_money(scale: float) -> Files:
    """Every action with a hundred sums and a whole business case."""
    sum_ = {"title": "S", "kind": "cost", "amount": 1}
    case = {
        **dict.fromkeys(("directorate", "sponsor", "approach", "economy"), "x"),
        **{key: ["y"] * 200 for key in ("options", "risks", "impacts", "indicators")},
        "resources": [{"role": "R", "time": "T"}] * 100,
        "financial": [
            {
                "item": "capital-one-off",
                "amounts": {f"{y}/{y - 1999}": 1 for y in range(2010, 2040)},
            }
        ]
        * 60,
    }
    return plan_files(
        {
            key: {**LATE, "finance": [sum_] * 100, "business_case": case}
            for key in refs(int(25 * scale))
        }
    )


def many_exceptions(scale: float) -> Files:
    """Every action has an exception that a board has to decide, with twenty options."""
    case = {
        "raised": "2024-09-01",
        "cause": "C",
        "consequence": "C",
        "asked_of": "board",
        "options": [{"option": f"o{n}", "effect": "e"} for n in range(20)],
    }
    return plan_files({key: {**LATE, "exception": case} for key in refs(int(900 * scale))})


def many_values(scale: float) -> Files:
    """As many values in as few bytes as may be: lists of one letter."""
    action = {
        **LATE,
        "notes": ["n"] * 200,
        "milestones": [{"ref": f"{n}", "title": "P"} for n in range(60)],
    }
    named = {
        str(n): {key: ["n"] * 200 for key in ("outcomes", "measurement", "resources", "notes")}
        for n in range(1, int(80 * scale) + 1)
    }
    return plan_files({f"{n}.1": action for n in range(1, int(80 * scale) + 1)}, workstreams=named)


def all_complete(scale: float) -> Files:
    """Actions that all are complete, withdrawn or replaced by another one."""

    def action(n: int) -> Value:
        said: Value = {
            "date": "2024-07-01",
            "status": "complete" if n % 2 else "withdrawn",
            "note": "N",
            "evidence": [{"title": "E"}],
        }
        if not n % 2:
            said["superseded_by"] = "1.2"
        return {**LATE, "updates": [said]}

    return plan_files({ref: action(n) for n, ref in enumerate(refs(int(2000 * scale)))})


def only_in_time(scale: float) -> Files:
    """Actions that all are due in the next days, under officers who have thousands each."""
    return plan_files(
        {key: {"accountable": OFFICER, "deadline": "May 2025"} for key in refs(int(2500 * scale))}
    )


def much_commentary(scale: float) -> Files:
    """As much as may be said of a plan as a whole, and many papers that are not at hand."""
    plan = {
        "rests_on": {
            "text": words(TEXT),
            "not_at_hand": [{"date": day, "what": words(LINE)} for day in days(200)],
        },
        "commentary": [{"date": day, "text": words(700), "by": "B"} for day in days(200)],
    }
    action = {"accountable": OFFICER, "deadline": "May 2025"}
    return plan_files(dict.fromkeys(refs(int(3000 * scale)), action), plan=plan)


def own_words(scale: float) -> Files:
    """Words of the plan's own that are as long as may be, in the place of every word of ours."""
    shown = ("not-started", "underway", "at-risk", "complete", "withdrawn", "overdue", "silent")
    legend = {name: {"word": words(LINE, of=f"*|{name}")} for name in shown}
    statuses = ("underway", "at-risk", "complete", "withdrawn", "not-started")
    actions = {
        ref: {**LATE, "updates": [{"date": "2024-07-01", "status": status, "note": "N"}]}
        for ref, status in zip(refs(int(1500 * scale)), cycle(statuses), strict=False)
    }
    return plan_files(actions, plan={"legend": legend})


def all_moved_away(scale: float) -> Files:
    """Actions that are withdrawn for what is told at length, or for twenty of another plan."""
    away = {"date": "2024-07-01", "status": "withdrawn", "note": "N"}
    told = {**away, "superseded_by": {"moved_to": words(4_000)}}
    others = {**away, "superseded_by": [f"next/1.{n}" for n in range(20)]}
    actions = {
        ref: {**LATE, "updates": [others if n % 4 else told]}
        for n, ref in enumerate(refs(int(1500 * scale)))
    }
    later = plan_files({f"1.{n}": LATE for n in range(20)})
    there = {path.replace(f"plans/{PLAN}", "plans/next"): text for path, text in later.items()}
    return {**plan_files(actions), **there}


def much_lost(scale: float) -> Files:
    """Actions and parts of which everything was lost, each in another way."""

    def lost(name: str, *keys: str) -> Value:
        return {key: f"{name} {key}" for key in keys}

    def action(ref: str) -> Value:
        parts = [
            {"ref": f"p{n}", "title": "P", "lost": lost(f"{ref} {n}", "start", "deadline", "lead")}
            for n in range(10)
        ]
        own = lost(ref, "start", "deadline", "accountable", "lead", "lead_member")
        return {"source": {"document": "d0"}, "lost": own, "milestones": parts}

    actions = {ref: action(ref) for ref in refs(int(700 * scale))}
    return plan_files(actions, plan={"documents": papers(1)})


def many_groups(scale: float) -> Files:
    """As many recommendations as a file holds, each in a group of its own."""
    made = review(int(1500 * scale), sets=5)
    for one in made["sets"]:
        for item in one["recommendations"]:
            item["group"] = words(60, of=item["id"])
    named = {
        str(n): {"recommendations": [f"R{n * 30 + m}" for m in range(30)]}
        for n in range(int(40 * scale))
    }
    return plan_files(
        {f"{n}.{m}": LATE for n in range(int(40 * scale)) for m in range(10)},
        workstreams=named,
        recommendations=made,
    )


PLANS: dict[str, Callable[[float], Files]] = {
    function.__name__: function
    for function in (
        many_actions,
        many_workstreams,
        many_abbreviations,
        much_capitals,
        long_texts,
        wide_titles,
        long_words,
        all_on_one_workstream,
        parts_on_workstreams,
        all_on_one_action,
        heavy_target,
        chain_of_actions,
        workstream_on_all,
        many_recommendations,
        all_name_all,
        all_name_all_at_length,
        same_as,
        answered_by_plan,
        many_notes_on_recommendations,
        many_citations,
        many_updates,
        long_notes,
        many_moves,
        many_in_place,
        chain_of_successors,
        many_parts,
        many_ratings,
        many_officers,
        many_kpis,
        many_readings,
        many_risks,
        many_boards,
        many_objectives,
        many_tags,
        much_money,
        many_exceptions,
        many_values,
        all_complete,
        only_in_time,
        much_commentary,
        own_words,
        all_moved_away,
        much_lost,
        many_groups,
    )
}
"""All of them by name."""


def findings_in_one_file(scale: float) -> Files:
    """One file with thousands of names that the plan does not have."""
    unknown = [f"Nobody {n}" for n in range(20)]
    parts = [{"ref": f"p{n}", "title": "P", "lead": unknown} for n in range(60)]
    updates = [{"date": "2024-07-01", "verified_by": f"No {n}"} for n in range(int(999 * scale))]
    return plan_files({"1.1": {**LATE, "milestones": parts, "updates": updates}})


def findings_everywhere(scale: float) -> Files:
    """Many files, and in each dozens of names that the plan does not have."""
    action = {
        "accountable": [f"Nobody {n}" for n in range(20)],
        "depends_on": [f"9.{n}" for n in range(50)],
        "recommendations": [f"X{n}" for n in range(50)],
    }
    return plan_files(dict.fromkeys(refs(int(800 * scale)), action))


def unknown_among_many_workstreams(scale: float) -> Files:
    """Parts that wait for thousands of things that are not there, beside thousands of workstreams.

    What is there instead is told with each of them.
    """
    parts = [
        {"ref": f"p{n}", "title": "P", "depends_on": [f"99999.{n * 50 + m}" for m in range(50)]}
        for n in range(60)
    ]
    action = {"deadline": "June 2025", "milestones": parts}
    actions = dict.fromkeys((f"1.{n}" for n in range(int(40 * scale))), action)
    return plan_files(actions, workstreams={f"{n}": {} for n in range(1, int(3000 * scale))})


def broken_files(scale: float) -> Files:
    """Many files that do not fit their schema, each in more ways than are told."""
    files = plan_files(dict.fromkeys(refs(int(300 * scale)), LATE))
    broken = json.dumps({f"unknown{n}": n for n in range(30)})
    return {path: broken if path.endswith("-a.yaml") else text for path, text in files.items()}


def broken_behind_empty_lines(scale: float) -> Files:
    """Files of nothing but empty lines, and at the end of each what cannot be read."""
    files = plan_files(dict.fromkeys(refs(int(20 * scale)), LATE))
    broken = f"{FILE // 2 * chr(10)} a: 1{FILE // 2 * chr(10)}b: c: d"
    return {path: broken if path.endswith("-a.yaml") else text for path, text in files.items()}


def misfits_to_the_last(scale: float) -> Files:
    """Many values in every file, and none of them fits."""
    update = {"date": "x", "status": "y", "note": [], "source": 3, "evidence": "x", "a": 1, "b": 2}
    parts = [{"ref": [], "title": {}, "lead": 1, "start": "s", "deadline": "d"}] * 60
    broken = {"updates": [update] * 1000, "milestones": parts}
    return plan_files({f"1.{n}": broken for n in range(int(20 * scale))})


def unknown_keys(scale: float) -> Files:
    """Files of as many keys as may be, and no form knows one of them."""
    broken = {f"k{n}": 1 for n in range(18_000)}
    return plan_files({f"1.{n}": broken for n in range(int(8 * scale))})


def _of(lines: str, number: int, head: str = "") -> Files:
    """Give a plan of so many actions, the file of each as large as may be, of the same lines."""
    files = plan_files({ref: {"title": "T"} for ref in refs(number)})
    for path in [path for path in files if path.endswith("-a.yaml")]:
        ref = path.rsplit("/", 1)[1].removesuffix("-a.yaml")
        text = f'ref: "{ref}"\ntitle: T\n{head}'
        files[path] = text + lines * ((FILE - len(text)) // len(lines.encode()))
    return files


def hidden_characters(scale: float) -> Files:
    """Files of very short lines, and in each a character that nobody can see."""
    return _of("# \u200b\n", int(40 * scale))


def tabs(scale: float) -> Files:
    """Files of very short lines, and in each a tab."""
    return _of("#\t\n", int(40 * scale))


def spoilt_signs(scale: float) -> Files:
    """Texts of very short lines, and in each a sign that was spoilt."""
    head = "accountable: Nobody\nnotes:\n"
    return _of("- |\n" + 4_900 * " \uf0b7\n", int(40 * scale), head)


def keys_in_texts(scale: float) -> Files:
    """Very many longer texts, and in each a key that was meant to stand beside it."""
    update = "- date: 2024-07-01\n  note: |\n    status: x\n"
    return _of(update, int(8 * scale), "updates:\n")


def names_of_the_same_letters(scale: float) -> Files:
    """Long titles of officers, and of those that are named, in which only the order differs."""
    drawn = random.Random(1)

    def name() -> str:
        return "".join(drawn.sample("ab" * 45, 90))

    officers = [{"id": f"o{n}", "title": name(), "abbreviations": [name()]} for n in range(300)]
    part = {"title": "P", "lead": [name() for _ in range(20)]}
    parts = [{"ref": f"p{n}", **part} for n in range(int(60 * scale))]
    files = {ref: {**LATE, "accountable": name(), "milestones": parts} for ref in refs(60)}
    return plan_files(files, plan={"officers": officers})


def names_of_the_same_letters_in_many_plans(scale: float) -> Files:
    """Many plans, each of which has such names of its own."""
    drawn = random.Random(1)

    def name() -> str:
        return "".join(drawn.sample("ab" * 45, 90))

    found: Files = {}
    for number in range(int(60 * scale)):
        officers = [{"id": f"o{n}", "title": name()} for n in range(60)]
        parts = [
            {"ref": f"p{n}", "title": "P", "lead": [name() for _ in range(20)]} for n in range(3)
        ]
        files = plan_files({"1.1": {"milestones": parts}}, plan={"officers": officers})
        moved = f"plans/{PLAN}-{number}"
        found |= {path.replace(f"plans/{PLAN}", moved): text for path, text in files.items()}
    return found


def unknown_words(scale: float) -> Files:
    """Files of as many words as are told of, and no closed set has one that is so spelt."""
    drawn = random.Random(1)

    def word() -> str:
        return "".join(drawn.choices("adeilnoprstu", k=9))

    def update() -> Value:
        return {"date": "2024-07-01", "status": f"{word()} {word()}"}

    return plan_files(
        {ref: {"updates": [update() for _ in range(21)]} for ref in refs(int(600 * scale))}
    )


def unknown_plans(scale: float) -> Files:
    """Actions that other plans have taken over, none of which is there, beside very many plans."""
    gone = {"date": "2024-07-01", "status": "withdrawn", "note": "N"}
    files = plan_files(
        {
            ref: {
                "updates": [
                    {**gone, "superseded_by": [f"plan-of-concil-{n}-{m}/1.1" for m in range(20)]}
                ]
            }
            for n, ref in enumerate(refs(int(400 * scale)))
        }
    )
    others = (f"plans/plan-of-council-{n}/README.md" for n in range(int(2000 * scale)))
    return {**files, **dict.fromkeys(others, "")}


REFUSED: dict[str, Callable[[float], Files]] = {
    function.__name__: function
    for function in (
        findings_in_one_file,
        findings_everywhere,
        unknown_among_many_workstreams,
        broken_files,
        broken_behind_empty_lines,
        misfits_to_the_last,
        unknown_keys,
        hidden_characters,
        tabs,
        spoilt_signs,
        keys_in_texts,
        names_of_the_same_letters,
        names_of_the_same_letters_in_many_plans,
        unknown_words,
        unknown_plans,
    )
}
"""Plans that a check refuses, with as much to say of them as may be."""


def write(root: Path, files: Files) -> None:
    """Write files below a root."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
