"""A plan that fits its schemas, and in which every text tries to break out of a report."""

import json
from itertools import count
from typing import Any

from cip.loading.plan import load_plan
from cip.model.plan import Plan

PHRASES = (
    *("# heading", "###### deep", "#", "- item", "+ item", "* item", "1. one", "12) twelve"),
    *("> quote", "---", "- - -", "* * *", "===", "=", "| a | b |", "|---|---|", "|", ":---:"),
    *("```python", "~~~", "````", ": definition", "[x]: https://evil.example", "[ ] task"),
    *(
        "<script>alert(1)</script>",
        "<!-- hidden -->",
        "<details><summary>",
        "<img src=x onerror=y>",
    ),
    *("</table>", "<https://evil.example>", "<a@evil.example>", "<?php ?>", "<![CDATA[x]]>"),
    *("{{ 7*7 }}", "{% raw %}", "{# note #}", "{{ head.council }}", "{% include 'x' %}", "${x}"),
    *("#12", "GH-12", "org/repo#12", "a5c3785ed8d6a35868bc169f07e40e889087fd2e", "item #1."),
    *("@team", "https://evil.example/a?b=c", "www.evil.example", "someone@evil.example"),
    *("[x](javascript:alert(1))", "![x](https://evil.example/p.png)", "[x][y]", "[^1]", "[[w]]"),
    *("**bold**", "__init__", "_em_", "snake_case_word", "~~gone~~", "`code`", "``", "*"),
    *("$x^2$", "$$", "&lt;b&gt;", "&copy;", "&#64;team", "&", "\\", "\\|", "\\\\|", "\\*", "a|b"),
    *("100% %% comment", "a; b: c", "section x", "click me", "title x", "dateFormat X"),
    *("::warning::", "##[error]x", "::stop-commands::", "=cmd|' /C calc'!A0", "Ŵyl ŷ é 💥"),
    *("''' \"\"\"", "Use C #", "x ##", "x \\", "a -- b", "1.", "2)", "(c)", "!", "[", "](x)", "x:"),
)
"""What somebody could write where a title or a note belongs."""


class Texts:
    """Gives hostile texts one after the other, each with a mark of its own; keeps what it gave."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self._numbers = count()

    def line(self) -> str:
        """Give a text of one line that begins, or ends, with a hostile phrase."""
        number = next(self._numbers)
        phrase, mark = PHRASES[number % len(PHRASES)], f"zq{number}qz"
        text = f"{phrase} {mark}" if number // len(PHRASES) % 2 == 0 else f"{mark} {phrase}"
        self.given[mark] = text
        return text

    def text(self) -> str:
        """Give a text of several lines, each of them hostile."""
        return f"{self.line()}\n{self.line()}\n\n{self.line()}"

    def lines(self, number: int) -> list[str]:
        """Give several texts of one line."""
        return [self.line() for _ in range(number)]


class Bare(Texts):
    """Gives one text again and again, so that it is whole: nothing but what a template adds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def line(self) -> str:
        """Give the text."""
        return self._text

    def text(self) -> str:
        """Give the text, where there may be several lines too."""
        return self._text


URL = "https://council.example/a_b_(c)?x=1&copy;=2|`$~*[d]"
"""An address that the schema lets through, with all signs that could end a link early."""

SHOWN = (
    *("not-started", "underway", "at-risk", "in-place", "complete", "withdrawn", "overdue"),
    *("silent", "evidenced", "verified"),
)
"""What a plan has words of its own for."""

STATUSES = ("underway", "complete", "at-risk", "not-started", "withdrawn")


def hostile_files(texts: Texts, actions: int = 2 * len(PHRASES)) -> dict[str, str]:
    """Give the files of the plan, as JSON, which is YAML too."""
    found: dict[str, Any] = {
        "plan.yaml": _plan(texts),
        "recommendations.yaml": {"sets": [_review(texts, "first"), _review(texts, "second")]},
        "kpis.yaml": {"kpis": [_kpi(texts, n) for n in range(3)]},
        "risks.yaml": {"risks": [_risk(texts, n) for n in range(3)]},
    }
    for ref in ("1", "2"):
        found[f"{ref}-w/workstream.yaml"] = _workstream(texts, ref)
    for number in range(actions):
        ref = f"{1 + number % 2}.{1 + number // 2}"
        found[f"{ref[0]}-w/{ref}-a.yaml"] = _action(texts, ref, number)
    return {
        f"plans/hostile/{path}": json.dumps(data, ensure_ascii=False)
        for path, data in found.items()
    }


def hostile_plan() -> tuple[Plan, Texts]:
    """Give the plan, read from its files, and the texts in it by their marks."""
    texts = Texts()
    loaded = load_plan("hostile", hostile_files(texts))
    assert not loaded.problems, loaded.problems[0]
    return loaded.plan, texts


def _evidence(texts: Texts) -> list[dict[str, Any]]:
    return [
        {"title": texts.line(), "url": URL},
        {"title": texts.line(), "document": "paper"},
        {"title": texts.line()},
    ]


def _plan(texts: Texts) -> dict[str, Any]:
    return {
        "council": texts.line(),
        "title": texts.line(),
        "summary": texts.text(),
        "period": {"start": "April 2024"},
        "labels": {
            name: {"one": texts.line(), "many": texts.line()}
            for name in ("objective", "workstream", "action")
        },
        "objectives": [
            {"ref": ref, "title": texts.line(), "target": texts.text()} for ref in ("1", "2")
        ],
        "officers": [
            {"id": "one", "title": texts.line(), "abbreviations": [texts.line(), "ONE"]},
            {"id": "two", "title": texts.line()},
        ],
        "boards": [
            {
                "id": f"board-{n}",
                "title": texts.line(),
                "meets": "monthly",
                "meetings": ["2025-01-31", "2025-04-30"],
                "template": name,
            }
            for n, name in enumerate(("board-report", "highlight-report", "exception-report"))
        ],
        "documents": [{"id": "paper", "title": texts.line(), "url": URL}],
        "colour_rule": texts.text(),
        "legend": {name: {"word": texts.line(), "colour": "green"} for name in SHOWN},
        "rests_on": {
            "text": texts.text(),
            "not_at_hand": [{"date": "2025-03-05", "what": texts.line()} for _ in range(2)],
        },
        "commentary": [
            {"date": day, "text": texts.text(), "by": texts.line(), "source": _source(texts)}
            for day in ("2025-02-03", "2025-03-03")
        ],
        "answers": [{"recommendation": "R6", "how": texts.text()}],
        "finance": [{"title": texts.line(), "kind": "saving", "amount": 10}],
        "abbreviations": {"TLA": texts.line(), "[x](y)": texts.line(), "|": texts.line()},
        "notes": texts.lines(2),
        "closed": {"on": "2025-03-04", "reason": texts.text(), "succeeded_by": "next"},
    }


def _source(texts: Texts) -> dict[str, Any]:
    return {"document": "paper", "section": texts.line(), "note": texts.text()}


def _review(texts: Texts, id: str) -> dict[str, Any]:
    listed: list[dict[str, Any]] = [
        {
            "id": f"R{n}",
            "text": texts.text(),
            "group": texts.line() if n < 4 else "Leadership",
            "priority": texts.line(),
            "updates": [{"date": "2025-02-01", "note": texts.text(), "evidence": _evidence(texts)}],
        }
        for n in range(1, 7)
    ]
    listed[2]["response"] = {
        "decision": "rejected",
        "reason": texts.text(),
        "decided_by": texts.line(),
    }
    listed[1]["response"] = {
        "decision": "partly",
        "reason": texts.text(),
        "decided_by": texts.line(),
        "on": "2025-01-02",
    }
    listed[3]["gap"] = {"reason": texts.text(), "decided_by": texts.line()}
    return {
        "id": id,
        "title": texts.line(),
        "kind": "peer-challenge",
        "date": "November 2024",
        "body": texts.line(),
        "recommendations": listed,
    }


def _kpi(texts: Texts, number: int) -> dict[str, Any]:
    readings = [
        {"date": "2025-01-01", "value": 1, "note": texts.text()},
        {"date": "2025-02-01", "value": 2.5},
    ]
    return {
        "id": f"k{number}",
        "title": texts.text(),
        "unit": texts.line(),
        "owner": "one",
        "objectives": ["1"],
        **({"readings": readings} if number else {}),
    }


def _risk(texts: Texts, number: int) -> dict[str, Any]:
    return {
        "id": f"x{number}",
        "title": texts.line(),
        "description": texts.text(),
        "mitigations": [texts.text(), texts.line()],
        "owner": ["one", texts.line()],
        "scores": [{"date": "2025-01-01", "likelihood": 3, "impact": number + 1}],
    }


def _case(texts: Texts) -> dict[str, Any]:
    names = ("directorate", "service_area", "sponsor", "manager")
    long = ("approach", "effectiveness", "equity", "efficiency", "economy")
    return {
        **{name: texts.line() for name in names},
        **{name: texts.text() for name in long},
        **{name: [texts.text(), texts.line()] for name in ("options", "risks", "impacts")},
        "indicators": texts.lines(2),
        "resources": [
            {"role": texts.line(), "responsibilities": texts.text(), "time": texts.line()}
        ],
        "financial": [
            {"item": "saving-ongoing", "funding": texts.line(), "amounts": {"2025/26": 1000}}
        ],
    }


def _workstream(texts: Texts, ref: str) -> dict[str, Any]:
    return {
        "ref": ref,
        "title": texts.line(),
        "objective": ref,
        "purpose": texts.text(),
        "accountable": ["one", texts.line()],
        "lead": texts.line(),
        "lead_member": texts.line(),
        "recommendations": ["R1", "R2"] if ref == "1" else ["second/R1"],
        "outcomes": [texts.text()],
        "measurement": [texts.text()],
        "resources": [texts.text()],
        "finance": [_sum(texts)],
        "interdependencies": texts.text(),
        "business_case": _case(texts),
    }


def _sum(texts: Texts) -> dict[str, Any]:
    return {
        "title": texts.line(),
        "kind": "cost",
        "amount": 5,
        "period": texts.line(),
        "funding": texts.line(),
        "as_published": texts.line(),
    }


def _changed(texts: Texts) -> dict[str, Any]:
    was = {"title": texts.line(), "detail": texts.text(), "lead": [texts.line(), texts.line()]}
    entry = {"on": "2025-03-02", "was": was, "reason": texts.text(), "agreed_by": texts.line()}
    return {**entry, "source": {"document": "paper", "section": texts.line()}}


def _lost(texts: Texts) -> dict[str, Any]:
    return {key: texts.text() for key in ("start", "lead_member")}


def _action(texts: Texts, ref: str, number: int) -> dict[str, Any]:
    told = number % 6
    updates: list[dict[str, Any]] = [
        {"date": "2024-09-01", "status": "underway", "note": texts.text()},
        {
            "date": "2025-03-01",
            "status": STATUSES[told % len(STATUSES)],
            "note": texts.text(),
            "evidence": _evidence(texts),
            "next": texts.text(),
            "agreed_by": texts.line(),
            "source": _source(texts),
        },
    ]
    if updates[1]["status"] == "withdrawn":
        moved = {"moved_to": texts.text()}
        updates[1]["superseded_by"] = (moved, ["1.1", "other/1.1"])[number % 2]
    if number % 12 == 7:
        updates.append({"date": "2025-03-09", "verified_by": texts.line(), "note": texts.line()})
    exception = {
        "raised": "2025-03-01",
        "cause": texts.text(),
        "consequence": texts.text(),
        "options": [{"option": texts.text(), "effect": texts.text()} for _ in range(2)],
        "recommendation": texts.text(),
        **({"decided": {"on": "2025-03-05", "decision": texts.text()}} if number % 2 else {}),
    }
    move = {"on": "2025-02-01", "reason": texts.text(), "agreed_by": texts.line()}
    rating = {"date": "2025-03-03", "board": "board-0", "rating": "blue", "reason": texts.text()}
    found = {
        "ref": ref,
        "title": texts.line(),
        "detail": texts.text(),
        "accountable": ["one", texts.line()] if number % 3 else [],
        "lead": [texts.line()],
        "deadline": ("June 2025", "December 2024", "ongoing", "TBC")[number % 4],
        "rescheduled": [{**move, "from": "May 2024"}] if number % 4 < 2 else [],
        "depends_on": ["1.1"] if number > 2 else [],
        **({"changed": [_changed(texts)]} if number % 7 == 0 else {}),
        "milestones": [
            {"ref": "a", "title": texts.text(), "lead": texts.line()},
            {"ref": "b", "title": texts.text(), "deadline": "March 2025"},
        ],
        "finance": [_sum(texts)],
        **({"updates": updates} if told < 5 else {}),
        **({"exception": exception} if number % 9 == 0 else {}),
        **({"board_ratings": [rating]} if number % 5 == 0 else {}),
        **({"business_case": _case(texts)} if number % 40 == 0 else {}),
        **({"source": _source(texts), "lost": _lost(texts)} if number % 8 == 3 else {}),
        "notes": texts.lines(1),
        "tags": [f"tag{number}"],
    }
    return {key: value for key, value in found.items() if value != []}
