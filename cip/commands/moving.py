"""The command that moves a deadline."""

from collections.abc import Iterator
from shlex import quote
from typing import Annotated, Any

import typer

from cip.assessment.ends import counted_moves, history_until
from cip.assessment.standing import Standing
from cip.changes.pairing import Level
from cip.commands.answers import deadline_named, if_given, only_given, text_option
from cip.commands.asking import Answers, Question, text_lines
from cip.commands.edit_options import (
    AgreedBy,
    EditAddress,
    How,
    Reason,
    SourceGiven,
    editing,
)
from cip.commands.edits import Edit
from cip.commands.questions import agreed_question, lines_of, reason_question
from cip.editing.actions import moved
from cip.editing.edited_file import EditedFile
from cip.editing.steps import Step
from cip.facts.edits import days_moved, going_on_as_before, move_words
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.model.grammar import parse_deadline
from cip.model.plan import Action, Milestone
from cip.model.text import counted, safe


@editing
def reschedule(
    how: How,
    address: EditAddress = None,
    deadline: Annotated[
        str | None,
        typer.Argument(
            metavar="[DEADLINE]",
            help="The new deadline: '30 November 2024', 'Q3 2025/26', TBC.",
            show_default=False,
        ),
    ] = None,
    reason: Reason = None,
    agreed_by: AgreedBy = None,
    source: SourceGiven = None,
) -> None:
    """Move a deadline, and say why.

    The old one stays in the file. In a terminal it asks for what is missing; `?` explains a
    question, and Ctrl-C writes nothing.
    """
    edit = Edit(how, address, kinds=(Level.ACTION, Level.PART))
    _refuse_without_deadline(edit)
    given = only_given(
        deadline=if_given(deadline, lambda text: _to_come(edit, text)),
        reason=if_given(reason, text_option),
        agreed_by=if_given(agreed_by, edit.names.agreed),
        source=if_given(source, edit.names.source),
    )

    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        return moved(
            file,
            edit.target.at,
            answers["deadline"],
            on=edit.on,
            reason=answers.get("reason") or "-",
            agreed_by=answers.get("agreed_by"),
            source=answers.get("source"),
        )

    def form(answers: Answers) -> Question | None:
        if "deadline" not in answers:
            return _deadline_question(edit)
        if "reason" not in answers:
            lead = tuple(lines_of(*_how_far(edit, steps, answers)))
            asked = reason_question("Why", "Why it moves, as the board will read it.")
            return asked._replace(lead=lead)
        if "agreed_by" not in answers and "reason" not in given:
            demanded = edit.demanded(steps, answers)
            return demanded or agreed_question(edit.names, is_needed=False)
        return edit.demanded(steps, answers)

    edit.finish(form, given, steps, missing=_missing_move)


def _missing_move(answers: Answers) -> str:
    if "deadline" not in answers:
        return "When is it due now? Name the new deadline behind the address."
    return "" if "reason" in answers else "Say why it moves: --reason TEXT"


def _refuse_without_deadline(edit: Edit) -> None:
    """Refuse what ends with its last part, or has no deadline; say what to do instead."""
    if edit.record.get("deadline"):
        return
    address, name = edit.target.address, edit.target.name
    standing = _standing(edit)
    last = next(
        (
            part
            for part in (standing.parts if standing else ())
            if standing is not None
            and part.part.deadline is not None
            and part.part.deadline == standing.deadline
        ),
        None,
    )
    if last is not None:
        raise UsageError(
            f"{name} has no deadline of its own; part ({last.part.ref}) has the last. "
            f"cip reschedule {quote(last.address)}"
        )
    raise UsageError(
        f"{name} has no deadline that could move. Write its first one in {edit.target.path}: "
        f"deadline: 30 September 2027. ('cip show {address}' says what is known of it.)"
    )


def _standing(edit: Edit) -> Standing | None:
    standings = edit.picture.standings
    return next((s for s in standings if s.address == edit.target.address), None)


def _to_come(edit: Edit, text: str) -> str:
    """Give a new deadline as it was written; one that had passed on the day of the move is none."""
    named = deadline_named(text)
    last = parse_deadline(named).last
    if last is not None and last < edit.on:
        address = quote(edit.target.address)
        raise UsageError(
            f"{day_for_people(last)} has passed: a deadline is moved to a day after the move, "
            f"{day_for_people(edit.on)}. A move that was decided earlier is entered with --on and "
            f"its day; a deadline that was mistyped is corrected: cip correct {address} --deadline "
            f"{quote(named)}"
        )
    return named


def _how_often(edit: Edit) -> str:
    """Say how often it was moved: of an approved plan, since it was approved."""
    moves = edit.record.get("rescheduled")
    number = every = len(moves) if isinstance(moves, list) else 0
    plan, ref = edit.picture.plan, edit.target.name
    item = edit.picture.index.target(ref)
    if isinstance(item, Action | Milestone) and not plan.is_draft:
        number = len(counted_moves(item, history_until(plan)))
    times = {0: "never moved", 1: "moved once", 2: "moved twice"}
    said = times.get(number, f"moved {number} times")
    return said if number == every else f"{said} since the plan was approved"


def _deadline_question(edit: Edit) -> Question:
    before = edit.record["deadline"]

    def check(text: str) -> str:
        named = _to_come(edit, text)
        if named == before:
            raise UsageError(f"It is due {before} already.")
        return named

    return Question(
        "deadline",
        "New deadline",
        text_lines(f"It was due {safe(before)}, {_how_often(edit)}."),
        "When it is due now: 30 November 2024, November 2024, Q3 2025/26, 2027. Write TBC where "
        "there is no date yet.",
        check=check,
    )


def _how_far(edit: Edit, steps: Any, answers: Answers) -> Iterator[str]:
    """Say which day a new deadline means, and how far it moves."""
    last = parse_deadline(answers["deadline"]).last
    trial = edit.tried(steps, answers)
    day = f"That is due by {day_for_people(last)}" if last else "That names no last day"
    far = move_words(trial)
    yield f"{day} ({far})." if far else f"{day}."
    if (days := days_moved(trial)) < 0:
        yield f"That is {counted(-days, 'day')} earlier than it was due."
    if going_on := going_on_as_before(trial):
        yield (
            f"It went on after that; from now on it ends. < goes back: write '{going_on}' where "
            "it goes on."
        )
