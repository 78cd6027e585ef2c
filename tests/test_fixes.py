"""What a check says can be mended is mended so, and nothing else: laws over mistakes that are made
in the files of the real plans, as officers make them and at random.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from mistakes import MISTAKES, Mistake
from obeying import obeyed
from test_obeyed_suggestions import AS_OF, at_random, plan_of, plan_texts, said, told, usual

from cip.checking import problems_of
from cip.documents.reading.document_type import Document
from cip.documents.reading.reader import read_document
from cip.editing.fixes import Fixing, State, mended
from cip.loading.plan import Loaded, load_plan
from cip.model.mend import ByDay, NewKey, NewName, NewValue
from cip.model.problem import Problem


@cache
def whole(plan: str) -> Loaded:
    """Give a real plan as it is."""
    return load_plan(plan, dict(plan_texts(plan)))


def fixing(path: str, text: str) -> Fixing:
    """Begin to mend the plan of a file that has another text."""
    plan = whole(plan_of(path))
    wrong = plan.with_texts({path: text})

    def check(state: State) -> tuple[Problem, ...]:
        return problems_of(wrong.with_texts(dict(state.texts)), as_of=AS_OF)

    return Fixing(check, wrong.texts.get, lambda asked: asked == path)


def now(path: str, text: str, fixing: Fixing) -> str:
    """Give what a file holds that was being mended."""
    return fixing.state.texts.get(path, text)


def fixed(path: str, text: str, *, ask: bool = False) -> Fixing:
    """Mend a file: what is sure, and where it is asked, what is likely too."""
    found = fixing(path, text)
    found.mend_what_is_sure()
    for offer in found.offers() if ask else ():
        found.take(offer)
    return found


def leaves(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Give each text of a document with the way to it."""
    if isinstance(value, dict | list):
        for key, held in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(held, (*way, key))
    else:
        yield way, value


def texts_by_way(path: str, text: str) -> dict[Any, Any]:
    """Give what each place of a file holds; nothing of one that cannot be read."""
    document = read_document(path, text)
    return dict(leaves(document.value)) if isinstance(document, Document) else {}


def elsewhere(path: str, before: str, after: str, found: Fixing) -> dict[Any, Any]:
    """Give what differs between two texts at places other than those that were mended."""
    one, other = texts_by_way(path, before), texts_by_way(path, after)
    allowed = []
    for item in found.mended:
        assert item.problem is not None
        assert item.problem.mend is not None
        change = item.problem.mend.change
        allowed.append(change.at.keys)
        if isinstance(change, NewKey):
            allowed.append((*change.at.keys[:-1], change.key))
    return {
        way: (one.get(way), other.get(way))
        for way in one.keys() | other.keys()
        if one.get(way) != other.get(way)
        and not any(way[: len(keys)] == keys for keys in allowed)
        and not any(keys[-1:] == (0,) and way == keys[:-1] for keys in allowed)
    }


def hold(path: str, text: str, found: Fixing) -> None:
    """Hold what was mended to the laws."""
    after = now(path, text, found)
    known = usual(plan_of(path))
    before = Counter(told(fixing(path, text).problems))
    new = [p for p in told(found.problems) if p not in known and p not in before]
    assert new == []  # nothing is wrong that was not so, or is not always so in this plan
    assert elsewhere(path, text, after, found) == {}
    again = fixed(path, after)
    assert again.mended == []
    assert (after == text) == (found.mended == [])


def wrong_text(mistake: Mistake) -> str:
    return plan_texts(plan_of(mistake.path))[mistake.path].replace(mistake.right, mistake.wrong, 1)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_what_is_mended_is_what_was_meant(mistake: Mistake) -> None:
    path, text = mistake.path, wrong_text(mistake)
    found = fixed(path, text, ask=True)
    hold(path, text, found)
    if mistake.meant is None:
        assert found.problems  # the writer is asked, and no mending hides that
        return
    plan = plan_of(path)
    meant = plan_texts(plan)[path].replace(mistake.right, mistake.meant, 1)
    if found.mended and all(item in usual(plan) for item in told(found.problems)):
        assert said({path: now(path, text, found)}, path) == said({path: meant}, path)


@law(40)
@given(st.integers(0, 100_000))
def test_a_mistake_at_random_is_mended_by_the_laws(seed: int) -> None:
    _, path, text = at_random(seed)
    sure = fixed(path, text)
    hold(path, text, sure)
    if sure.mended and not [p for p in told(sure.problems) if p not in usual(plan_of(path))]:
        assert said({path: now(path, text, sure)}, path) == said(plan_texts(plan_of(path)), path)


def in_words(texts: Mapping[str, str], problem: Problem) -> list[Any]:
    """Give what the file says in each way in which a problem can be obeyed by its words."""
    path = problem.place.path
    ways = [read_document(path, way[path]) for way in obeyed(texts, problem)]
    return [way.value for way in ways if isinstance(way, Document)]


@pytest.mark.parametrize("mistake", MISTAKES[::2], ids=lambda mistake: mistake.name)
def test_a_mending_does_what_the_words_of_its_problem_say(mistake: Mistake) -> None:
    path, plan = mistake.path, whole(plan_of(mistake.path))
    wrong = plan.with_texts({path: wrong_text(mistake)})
    for problem in problems_of(wrong, as_of=AS_OF):
        change = problem.mend.change if problem.mend is not None else None
        if change is None or isinstance(change, ByDay | NewName):
            continue
        assert isinstance(change, NewKey | NewValue)
        assert (change.key if isinstance(change, NewKey) else change.text[:40]) in problem.help
        after = mended(path, wrong.texts[path], change)
        if after is not None and len(after.words) == 1:
            document = read_document(path, after.text)
            assert isinstance(document, Document)
            assert document.value in in_words(wrong.texts, problem)
