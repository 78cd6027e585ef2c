"""What a plan has already, as an import looks at it; nothing of it where the plan is new."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from cip.model.people import Officer
from cip.model.plan import Action, Plan


class Present(NamedTuple):
    """The officers, actions, workstreams and recommendations of a plan that is there.

    ``used`` are the numbers that no new action is given. ``is_draft`` says that a check of changes
    asks of what is new in it for no day since when it is there. ``beginning`` is the day of the
    plan: when it was approved, else when it began.
    """

    is_there: bool = False
    council: str = ""
    title: str = ""
    approved: date | None = None
    beginning: date | None = None
    is_draft: bool = True
    officers: tuple[Officer, ...] = ()
    actions: Mapping[str, Action] = {}
    workstreams: Mapping[str, str] = {}
    folders: Mapping[str, str] = {}
    objectives: Mapping[str, str] = {}
    documents: Mapping[str, str] = {}
    recommendations: tuple[tuple[str, str], ...] = ()
    sets: frozenset[str] = frozenset()
    texts: Mapping[str, tuple[str, ...]] = {}
    used: frozenset[str] = frozenset()

    def added(self, paper: date) -> date | None:
        """Give since when an action is in the plan that a paper brings; None for what it began as.

        What comes into a plan without actions was there from the start. So was what a paper prints
        that is no newer than the plan; where a check of changes asks for it, the plan's first day
        stands for that.
        """
        if not self.actions:
            return None
        if self.beginning is not None and paper <= self.beginning:
            return None if self.is_draft else self.beginning
        return paper

    def known(self, printed: str, title: str) -> str | None:
        """Give the reference of the action that a row is which prints another, or none; or None."""
        refs = self.texts.get(plain_words(title.split("\n")[0]), ())
        for ref in refs:
            published = self.actions[ref].as_published.get("ref", "")
            if published == printed:
                return ref
        return None


def present(plan: Plan, used: Iterable[str] = (), *, is_draft: bool = True) -> Present:
    """Give what a plan has; ``used`` are the numbers that were given in it, also former ones.

    ``is_draft`` says that its changes are not judged: it is still to be approved, or in no commit.
    """
    texts: dict[str, tuple[str, ...]] = {}
    for action in plan.actions:
        words = plain_words((action.detail or action.title).split("\n")[0])
        for text in {words, plain_words(action.title)}:
            texts[text] = (*texts.get(text, ()), action.ref)
    return Present(
        is_there=True,
        council=plan.council,
        title=plan.title,
        approved=plan.approved,
        beginning=plan.approved or plan.first_day,
        is_draft=is_draft,
        officers=plan.officers,
        actions={action.ref: action for action in plan.actions},
        workstreams={item.ref: item.title for item in plan.workstreams},
        folders={item.ref: item.folder for item in plan.workstreams},
        objectives={item.ref: item.title for item in plan.objectives},
        documents={paper.title: paper.id for paper in plan.papers},
        recommendations=tuple(
            (item.id, item.text) for review in plan.sets for item in review.recommendations
        ),
        sets=frozenset(review.id for review in plan.sets),
        texts=texts,
        used=frozenset(used) | {action.ref for action in plan.actions},
    )


def plain_words(text: str) -> str:
    """Give the words of a text alone, as two texts are compared."""
    return " ".join(re.findall(r"\w+", text.casefold()))
