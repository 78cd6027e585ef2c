"""Every suggestion is obeyed, and the plan checked again: the problem is gone, no new one came, and
the files mean what was meant before the mistake was made.

The mistakes are edits of the real plans' files, as officers make them.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from builders import REAL_PLANS, REPOSITORY
from mistakes import MISTAKES, Mistake
from obeying import asks, obeyed
from random_mistakes import MAKERS

from cip.checking import problems_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.loading.plan import load_plan
from cip.model.grammar import NotADeadline, parse_start
from cip.model.problem import Problem

AS_OF = date(2026, 1, 1)
DATED = {"deadline", "start", "end", "from", "by", "due", "done_on", "expected", "date", "on"}


@cache
def plan_texts(plan: str) -> Mapping[str, str]:
    files = sorted((REPOSITORY / "plans" / plan).rglob("*.yaml"))
    return {
        file.relative_to(REPOSITORY).as_posix(): file.read_text(encoding="utf-8") for file in files
    }


def plan_of(path: str) -> str:
    return path.split("/")[1]


@cache
def usual(plan: str) -> frozenset[tuple[str, str]]:
    return frozenset(told(problems(plan, plan_texts(plan))))


def problems(plan: str, texts: Mapping[str, str]) -> tuple[Problem, ...]:
    return problems_of(load_plan(plan, dict(texts)), as_of=AS_OF)


def told(found: Iterable[Problem]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message) for problem in found]


def unusual(plan: str, texts: Mapping[str, str]) -> list[Problem]:
    return [p for p in problems(plan, texts) if (p.rule, p.message) not in usual(plan)]


def meaning(value: Any, key: str = "") -> Any:
    """Give what a value says, however a date in it is written."""
    if isinstance(value, dict):
        return {key: meaning(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [meaning(item, key) for item in value]
    if key in DATED and isinstance(value, str):
        try:
            return parse_start(value).meaning
        except NotADeadline:
            return value
    return " ".join(value.split()) if isinstance(value, str) else value


def said(texts: Mapping[str, str], path: str) -> Any:
    document = read_document(path, texts[path])
    assert isinstance(document, Document), document
    return meaning(document.value)


def ways_of(
    texts: Mapping[str, str], found: list[Problem]
) -> Iterator[tuple[Problem, dict[str, str]]]:
    for problem in found:
        if not asks(problem):
            yield from ((problem, way) for way in obeyed(texts, problem))


def as_obeyed(plan: str, texts: dict[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """Obey all that can be obeyed, one problem after the other; give what is left."""
    for _ in range(8):
        found = unusual(plan, texts)
        before = Counter(told(found))
        for problem, way in ways_of(texts, found):
            now = Counter(told(unusual(plan, way)))
            key = (problem.rule, problem.message)
            if now[key] < before[key] and not now - before:
                texts = way
                break
        else:
            return texts, found
    raise AssertionError("obeying comes to no end")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_what_is_obeyed_is_mended_and_means_what_was_meant(mistake: Mistake) -> None:
    plan, texts = plan_of(mistake.path), plan_texts(plan_of(mistake.path))
    text = texts[mistake.path]
    assert mistake.right in text
    wrong = {**texts, mistake.path: text.replace(mistake.right, mistake.wrong, 1)}
    assert unusual(plan, wrong)
    mended, left = as_obeyed(plan, wrong)
    if mistake.meant is None:
        assert left
        assert [(p.message, p.help) for p in left if not asks(p)] == []
        return
    meant = {**texts, mistake.path: text.replace(mistake.right, mistake.meant, 1)}
    assert [(p.message, p.help) for p in left] == []
    assert said(mended, mistake.path) == said(meant, mistake.path)


def test_the_mistakes_are_many_and_most_are_mended_by_the_message_alone() -> None:
    assert len(MISTAKES) >= 200
    assert len({mistake.kind for mistake in MISTAKES}) >= 35
    assert sum(mistake.meant is None for mistake in MISTAKES) <= 25


# Mistakes at random

SEEDS = range(180)


def at_random(seed: int) -> tuple[str, str, str]:
    """Make the mistake of a seed: the path of its file, and the text with it."""
    chance, kinds = random.Random(seed), list(MAKERS)
    kind = kinds[seed % len(kinds)]
    while True:
        texts = plan_texts(chance.choice(REAL_PLANS))
        path = chance.choice(list(texts))
        lines = texts[path].split("\n")
        number = chance.randrange(1, len(lines))
        wrong = MAKERS[kind](lines[number], chance)
        if wrong is not None and wrong != lines[number]:
            return kind, path, "\n".join([*lines[:number], wrong, *lines[number + 1 :]])


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_obeyed_after_a_random_mistake_is_what_stood_there_before(seed: int) -> None:
    _, path, text = at_random(seed)
    plan, texts = plan_of(path), plan_texts(plan_of(path))
    wrong = {**texts, path: text}
    if not unusual(plan, wrong):
        return
    mended, left = as_obeyed(plan, wrong)
    assert [(p.message, p.help) for p in left if not asks(p)] == []
    if not left and mended != wrong:
        assert said(mended, path) == said(texts, path)


def test_most_random_mistakes_are_seen_and_most_of_those_are_mended() -> None:
    seen = mended = 0
    for seed in SEEDS[::2]:
        _, path, text = at_random(seed)
        plan = plan_of(path)
        wrong = {**plan_texts(plan), path: text}
        seen += bool(unusual(plan, wrong))
        mended += bool(unusual(plan, wrong)) and not as_obeyed(plan, wrong)[1]
    assert seen >= 0.85 * len(SEEDS[::2])
    assert mended >= 0.8 * seen
