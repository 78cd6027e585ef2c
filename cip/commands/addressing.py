"""Finds what an edit is about: by its address, its number alone, or words of its title."""

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

from cip.commands.asking import Answers, Choice, Question, ask, text_lines
from cip.commands.session import plan_names
from cip.loading.plan import Loaded
from cip.model.errors import CipError, UsageError
from cip.model.text import as_typed, safe, shortened
from cip.sources.folder import Workspace
from cip.terminal.screen import show

_MOST = 9
_NUMBER = re.compile(r"[0-9][0-9A-Za-z.\-]*(\([0-9A-Za-z-]+\))?")


class Candidate(NamedTuple):
    """Something that can be meant: its address and its title."""

    address: str
    title: str


def address_of(workspace: Workspace, address: str | None, *, command: str, can_ask: bool) -> str:
    """Give the address that is meant; it is asked for where it was left out, in a terminal.

    Raises ``UsageError`` where it was left out and nobody can be asked, and where a number is named
    without its plan.
    """
    if address is None:
        if not can_ask:
            raise UsageError(
                f"What is it about? Name it: cip {command} {_example(workspace, command)}"
            )
        return _asked(workspace, _example(workspace, command))
    text = as_typed(address).strip()
    if "/" not in text and text not in workspace.plan_names() and _NUMBER.fullmatch(text):
        near = [item.address for item in _named(workspace) if _has_number(item, text)]
        if near:
            meant = near[0] if len(near) == 1 else f"{', '.join(near[:-1])} or {near[-1]}"
            raise UsageError(f"There is no plan '{safe(text[:60])}'. Did you mean {meant}?")
    return address


def _example(workspace: Workspace, command: str) -> str:
    """Give an address that there is: of an action, or of a workstream that gets one."""
    for loaded in _loaded(workspace):
        plan = loaded.plan
        for item in plan.workstreams if command == "new" else plan.actions:
            return f"{plan.name}/{item.ref}"
    return "PLAN/1.2" if command == "new" else "PLAN/1.2.1"


def _asked(workspace: Workspace, example: str) -> str:
    found: dict[str, tuple[Candidate, ...]] = {}

    def check(text: str) -> str:
        found[text] = _meant(workspace, text)
        return text

    def form(answers: Answers) -> Question | None:
        if "about" not in answers:
            return Question(
                "about",
                "About what",
                text_lines(f"About what? A number such as {example}, or words of its title."),
                "What stands before the slash is the plan; words are looked for in the titles of "
                "all plans.",
                check=check,
            )
        near = found[answers["about"]]
        if len(near) == 1 or "which" in answers:
            return None
        return Question(
            "which",
            "Which",
            text_lines("Which of these?"),
            "Each line is something with these words, or this number. < asks for others.",
            choices=tuple(
                Choice(item.address, f"{item.address}  {shortened(item.title, 100)}")
                for item in near
            ),
        )

    answers = ask(form)
    chosen: str = answers.get("which") or found[answers["about"]][0].address
    show([()], sys.stdout)
    return chosen


def _meant(workspace: Workspace, text: str) -> tuple[Candidate, ...]:
    """Give what a number or words can mean, the likeliest first and not too many."""
    wanted = text.strip()
    if "/" in wanted or wanted in workspace.plan_names():
        plan_names(workspace, [wanted.removeprefix("plans/").partition("/")[0]])
        return (Candidate(wanted, ""),)
    items = list(_named(workspace))
    if _NUMBER.fullmatch(wanted):
        found = [item for item in items if _has_number(item, wanted)]
    else:
        words = wanted.casefold().split()
        found = [item for item in items if all(word in item.title.casefold() for word in words)]
    if not found:
        raise UsageError(
            f"Nothing has '{safe(wanted[:60])}' as its number or in its title. Write fewer words, "
            "or a plan, a slash and a number: PLAN/1.2.1."
        )
    return tuple(found[:_MOST])


def _has_number(item: Candidate, number: str) -> bool:
    return item.address.partition("/")[2] == number


def _named(workspace: Workspace) -> Iterator[Candidate]:
    """Give what there is in all plans: actions with their parts, workstreams, recommendations."""
    for loaded in _loaded(workspace):
        plan = loaded.plan
        for action in plan.actions:
            yield Candidate(f"{plan.name}/{action.ref}", action.title)
            for part in action.milestones:
                yield Candidate(f"{plan.name}/{action.ref}({part.ref})", part.title)
        for workstream in plan.workstreams:
            yield Candidate(f"{plan.name}/{workstream.ref}", workstream.title)
        for review in plan.sets:
            for item in review.recommendations:
                yield Candidate(f"{plan.name}/{item.id}", item.text)
        for kpi in plan.kpis:
            yield Candidate(f"{plan.name}/{kpi.id}", kpi.title)
        for risk in plan.risks:
            yield Candidate(f"{plan.name}/{risk.id}", risk.title)


def _loaded(workspace: Workspace) -> Iterator[Loaded]:
    for name in workspace.plan_names():
        try:
            yield workspace.load(name)
        except CipError:
            continue
