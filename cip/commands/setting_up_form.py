"""The questions of init, and what their answers make of a new plan."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from cip.commands.asking import Answers, Choice, Form, Question, text_lines, yes_or_no
from cip.commands.session import day_named
from cip.editing.gate import UneditableError
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.text import UNSEEN, safe
from cip.rules.of_change.terms import MOST_DAYS_OF_TYPING_IN
from cip.sources.folder import is_plan_name
from cip.starting.answers import Forge, NewPlan, officers_named, period_named, short_name
from cip.starting.plan_files import plan_files

_NOT_YET = ("no", "not yet", "none")


class Answered(NamedTuple):
    """What was said in the call of a new plan, as it was typed; None where nothing was."""

    council: str | None = None
    plan: str | None = None
    title: str | None = None
    approved: str | None = None
    period: str | None = None
    objectives: tuple[str, ...] | None = None
    officers: str | None = None
    board: str | None = None
    since: str | None = None
    forge: Forge | None = None
    example: bool | None = None

    @property
    def is_about_a_plan(self) -> bool:
        """Say whether a plan is meant, and not only what lies around the plans."""
        said = (self.council, self.plan, self.title, self.approved, self.period, self.since)
        return any((*said, self.objectives))

    @property
    def name(self) -> str:
        """Give the name of the plan that is meant, or nothing."""
        return self.plan or (short_name(self.council) if self.council else "")


def new_plan(said: Answered) -> NewPlan:
    """Give the plan that is begun. Raises ``UsageError`` where something said of it is wrong."""
    if said.council is None:
        raise UsageError(
            "A new plan needs the council's name: cip init --council 'Exampleton Borough Council'."
        )
    texts = (said.council, said.title, said.period, said.officers, said.board)
    for text in (*texts, *(said.objectives or ())):
        if text and re.search(UNSEEN, text):
            raise UsageError(f"There is something in '{safe(text[:60])}' that nobody can see.")
    plan = NewPlan(name=said.name, council=said.council, is_bare=said.example is False)
    if not is_plan_name(plan.name):
        raise UsageError(
            f"'{plan.name[:60]}' is no name for the folder of a plan: small letters, digits and "
            "single hyphens, at most 60 in all."
        )
    plan = plan._replace(**dict(_answers(said)))
    _check(plan)
    return plan


def _answers(said: Answered) -> Iterator[tuple[str, Any]]:
    """Give what was said of a plan beside its names, by the fields of ``NewPlan``."""
    if said.title is not None:
        yield "title", said.title
    if said.period is not None:
        yield from zip(("start", "end"), period_named(said.period), strict=True)
    if said.objectives is not None:
        yield "objectives", tuple(" ".join(title.split()) for title in said.objectives)
    if said.officers is not None:
        yield "officers", officers_named(said.officers)
    if said.board is not None:
        yield "board", " ".join(said.board.split())
    if said.approved is not None and said.approved.strip().lower() not in _NOT_YET:
        yield "approved", day_named(said.approved)
    if said.since is not None:
        yield "since", day_named(said.since)


def _check(plan: NewPlan) -> None:
    today = day_named(None)
    latest = today + timedelta(days=MOST_DAYS_OF_TYPING_IN)
    if plan.since and plan.since > latest:
        raise UsageError(
            f"The record can begin on {day_for_people(latest)} at the latest, "
            f"{MOST_DAYS_OF_TYPING_IN} days from today."
        )
    try:
        plan_files(plan, as_of=today)
    except UneditableError as refused:
        said = [f"{problem.message}. {problem.help}".rstrip() for problem in refused.problems[:1]]
        raise UsageError(" ".join(said) or str(refused)) from None


def questions(said: Answered, forge: Forge) -> Form:
    """Give the questions for what was not said of a new plan; ``forge`` is what Enter answers."""

    def form(answers: Answers) -> Question | None:
        known = said._replace(**answers)
        return next(
            (q for q in _questions(known, forge) if q.key not in answers and _is_open(said, q.key)),
            None,
        )

    return form


def _is_open(said: Answered, key: str) -> bool:
    return getattr(said, key) is None


def _questions(said: Answered, forge: Forge) -> list[Question]:
    def fits(key: str, value: Any) -> Any:
        answer: dict[str, Any] = {key: value}
        new_plan(Answered(council=said.council, plan=said.plan or "a-plan")._replace(**answer))
        return value

    return [
        Question(
            "council",
            "Council",
            text_lines("What is the council called? Its full name, as its papers print it."),
            "For instance: Exampleton Borough Council.",
            check=lambda text: fits("council", text),
        ),
        Question(
            "title",
            "Title of the plan",
            explained="As it was published.",
            default="Corporate Improvement Plan",
            check=lambda text: fits("title", text),
        ),
        Question(
            "plan",
            "Short name",
            text_lines("The plan's short name is what you type in commands."),
            "Small letters, digits and single hyphens. It is the name of the plan's folder.",
            default=said.name or None,
            check=lambda text: fits("plan", text),
        ),
        Question(
            "approved",
            "Approved on",
            text_lines("On which day was the plan approved, or will it be?"),
            "A day, such as 17 July 2026. Where it is still to come, the plan is a draft until "
            "then, in which everything may change. You can write it into plan.yaml later too.",
            is_optional=True,
            check=lambda text: fits("approved", text),
        ),
        Question(
            "period",
            "Period",
            text_lines("When does the plan begin, and end? For instance: April 2026 to March 2029"),
            "In the words of the paper: a day, a month or a year. TBC where it is not known.",
            default="TBC",
            check=lambda text: fits("period", text),
        ),
        Question(
            "objectives",
            "First objective",
            text_lines("What is the title of the plan's first objective, word for word?"),
            "The top level of the plan, whatever the paper calls it: an objective, a theme, a "
            "priority. The others can be written into plan.yaml later, under objectives. With "
            "Enter brackets stand in its place, and 'cip check' says that it is to be written.",
            is_optional=True,
            check=lambda text: fits("objectives", (text,)),
        ),
        Question(
            "officers",
            "Officers",
            text_lines(
                "Which officers answer for actions, beside the chief executive? Their titles, with "
                "commas between."
            ),
            "For instance: Director of Finance, Head of HR. More can be written into plan.yaml "
            "later, under officers.",
            is_optional=True,
            check=lambda text: fits("officers", text),
        ),
        Question(
            "board",
            "Board",
            text_lines("Which board reads the reports?"),
            "Others can be written into plan.yaml later, under boards.",
            default="Improvement Board",
            check=lambda text: fits("board", text),
        ),
        Question(
            "since",
            "Typed in by",
            text_lines(
                "By which day will the whole plan be typed in? Until then you can put right what "
                "you typed without a reason. From that day on, a change of what was promised has "
                "to say who agreed to it. Press Enter if you do not know yet."
            ),
            f"A day, such as 1 December 2026, {MOST_DAYS_OF_TYPING_IN} days ahead at most. With "
            "Enter no day is written; you can name one in plan.yaml later, under change_control. "
            "Until you do, 'cip check' only warns of a change to which nobody agreed, and refuses "
            "one that makes something disappear.",
            is_optional=True,
            check=lambda text: fits("since", text),
        ),
        yes_or_no(
            "example",
            "Begin with an example of a workstream and an action?",
            explained="They show how such files are written, and are to be written over or deleted "
            "before the first commit. Without them 'cip new' adds your first workstream, and its "
            "actions are counted from 1.",
        ),
        Question(
            "forge",
            "Kept on",
            text_lines("Where will the repository be kept, and changes be proposed and checked?"),
            "Files for checks, forms and templates are written for it.",
            choices=(
                Choice(Forge.GITHUB),
                Choice(Forge.GITLAB),
                Choice(Forge.NONE, "none: a folder, or another service"),
            ),
            default=forge,
            check=Forge,
        ),
    ]
