"""What a resident is told: promised, done, next, and what each abbreviation stands for."""

import re
from collections.abc import Iterable
from typing import Any

from cip.assessment.picture import by_due
from cip.assessment.reasons import counted
from cip.model.plan import Plan
from cip.model.vocabulary import Position
from cip.reports.actions import completed, rows
from cip.reports.request import Request

Data = dict[str, Any]

NEXT_DAYS = 92

_ABBREVIATION = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b")
_SHOUTED = re.compile(r"[A-Z]{2,}s?")


def promises(request: Request) -> list[Data]:
    """Give for each objective what was promised, what was done, what is late and what is next."""
    picture = request.picture
    found = []
    for objective, standings in picture.by_objective():
        if not standings or objective is None:
            continue
        done = [s for s in standings if s.position is Position.COMPLETE]
        late = [s for s in standings if s.position is Position.OVERDUE]
        ahead = [s for s in standings if s.is_open and s.position is not Position.OVERDUE]
        found.append(
            {
                "title": objective.title,
                "target": objective.target or objective.description or "",
                "total": len(standings),
                "done": completed(picture, done),
                "begun": rows(
                    picture, [s for s in standings if s.reported and s.is_open and s not in late]
                ),
                "late": rows(picture, sorted(late, key=lambda s: -(s.days_overdue or 0))),
                "next": rows(picture, sorted((s for s in ahead if s.due), key=by_due)[:5]),
                "sentence": _sentence(len(standings), len(done), len(late)),
            }
        )
    return found


def _sentence(total: int, done: int, late: int) -> str:
    said = (
        f"Of {counted(total, 'promise')} under this aim, {done} {'is' if done == 1 else 'are'} done"
    )
    return f"{said} and {late} {'is' if late == 1 else 'are'} late."


def abbreviations(plan: Plan, texts: Iterable[str]) -> Data:
    """Give the abbreviations in texts: those that the plan explains, and those that it does not."""
    explained = dict(plan.abbreviations)
    for officer in plan.officers:
        for short in officer.abbreviations:
            if short != officer.title:
                explained.setdefault(short, officer.title)
    used = dict.fromkeys(word for text in texts for word in words_in(text))
    return {
        "explained": [
            {"short": short, "meaning": explained[short]}
            for short in sorted(used)
            if short in explained
        ],
        "unexplained": [short for short in sorted(used) if short not in explained],
    }


def words_in(text: str) -> list[str]:
    """Give the abbreviations in a text: words with two capitals or more, their plural s left off."""
    found = []
    for word in _ABBREVIATION.findall(text):
        if _SHOUTED.fullmatch(word):
            found.append(word.removesuffix("s"))
    return found


def glossary(request: Request) -> Data:
    """Give the abbreviations in all that a public summary can quote."""
    plan = request.picture.plan
    texts = [plan.title, plan.summary or ""]
    texts.extend(f"{o.title} {o.target or ''} {o.description or ''}" for o in plan.objectives)
    for action in plan.actions:
        texts.append(action.title)
        texts.extend(u.note or "" for u in action.updates if u.date <= request.as_of)
        texts.extend(request.picture.index.officer_titles(action.accountable))
    return abbreviations(plan, texts)
