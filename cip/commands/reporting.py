"""The commands that report: update, complete, withdraw."""

import sys
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import typer

from cip.changes.pairing import Level
from cip.commands.answers import (
    date_named,
    decision_named,
    if_given,
    only_given,
    text_given,
    text_option,
)
from cip.commands.asking import Answers, Question, text_lines
from cip.commands.edit_options import (
    AgreedBy,
    DoneOn,
    EditAddress,
    EvidenceGiven,
    How,
    Note,
    Reason,
    SourceGiven,
    VerifiedBy,
    editing,
)
from cip.commands.edits import Edit
from cip.commands.questions import (
    agreed_question,
    done_question,
    evidence_given,
    evidence_question,
    lines_of,
    note_question,
    reason_question,
    status_question,
)
from cip.editing.actions import place_of, reported, said
from cip.editing.edited_file import EditedFile
from cip.editing.steps import Step
from cip.facts.edits import about
from cip.model.errors import UsageError
from cip.model.vocabulary import Status
from cip.terminal.screen import show

_TRACKED = (Level.ACTION, Level.PART)
_CLOSING = (Status.COMPLETE.value, Status.IN_PLACE.value)


@editing
def update(
    how: How,
    address: EditAddress = None,
    status: Annotated[
        str | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="not-started, underway, at-risk, in-place, complete or withdrawn.",
            show_default=False,
        ),
    ] = None,
    note: Note = None,
    evidence: EvidenceGiven = None,
    verified_by: VerifiedBy = None,
    done_on: DoneOn = None,
    expected: Annotated[
        str | None,
        typer.Option(
            "--expected",
            metavar="DATE",
            help="When it is now expected to be done.",
            show_default=False,
        ),
    ] = None,
    next_: Annotated[
        str | None,
        typer.Option("--next", metavar="TEXT", help="What comes next.", show_default=False),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option(
            "--value", metavar="NUMBER", help="Of a KPI: what was measured.", show_default=False
        ),
    ] = None,
    likelihood: Annotated[
        str | None,
        typer.Option(
            "--likelihood",
            metavar="N",
            help="Of a risk: from 1 (hardly) to 5 (almost certain).",
            show_default=False,
        ),
    ] = None,
    impact: Annotated[
        str | None,
        typer.Option(
            "--impact",
            metavar="N",
            help="Of a risk: from 1 (slight) to 5 (grave).",
            show_default=False,
        ),
    ] = None,
    response: Annotated[
        str | None,
        typer.Option(
            "--response",
            metavar="DECISION",
            help="Of a recommendation: accepted, accepted-in-principle, partly, noted, rejected.",
            show_default=False,
        ),
    ] = None,
    reason: Reason = None,
    agreed_by: AgreedBy = None,
    source: SourceGiven = None,
) -> None:
    """Report progress on an action or a part, or add a note.

    A recommendation, a workstream or a plan gets a note, a KPI a reading, a risk a score.

    In a terminal it asks for what is missing; `?` explains a question, and Ctrl-C writes nothing.
    """
    kinds = (*_TRACKED, *_ALLOWED)
    edit = Edit(how, address, kinds=kinds)
    given = only_given(
        status=if_given(status, edit.names.status),
        note=if_given(note, text_option),
        evidence=[edit.names.evidence(text) for text in evidence or ()],
        verified_by=if_given(verified_by, edit.names.officer),
        done_on=if_given(done_on, date_named),
        expected=if_given(expected, date_named),
        next_=if_given(next_, text_option),
        source=if_given(source, edit.names.source),
        value=value,
        likelihood=likelihood,
        impact=impact,
        response=if_given(response, decision_named),
        reason=if_given(reason, text_option),
        agreed_by=if_given(agreed_by, edit.names.agreed),
    )
    kind = edit.target.kind
    _refuse(given, edit)
    if edit.target.is_tracked:
        if given.get("status") == Status.WITHDRAWN:
            raise UsageError(
                f"What is withdrawn needs a reason: cip withdraw {edit.target.address}"
            )
        _report(edit, given)
    elif "response" in given:
        from cip.commands.answering import decide

        decide(edit, given)
    elif kind is Level.RECOMMENDATION:
        _note(edit, given)
    elif kind is Level.KPI:
        from cip.commands.measuring import read

        read(edit, given)
    elif kind is Level.RISK:
        from cip.commands.measuring import score

        score(edit, given)
    else:
        _comment(edit, given)


@editing
def complete(
    how: How,
    address: EditAddress = None,
    evidence: EvidenceGiven = None,
    note: Note = None,
    done_on: DoneOn = None,
    verified_by: VerifiedBy = None,
    source: SourceGiven = None,
) -> None:
    """Report an action or a part as complete, with what shows it.

    In a terminal it asks for what is missing; `?` explains a question, and Ctrl-C writes nothing.
    """
    edit = Edit(how, address, kinds=_TRACKED)
    given = only_given(
        status=Status.COMPLETE.value,
        note=if_given(note, text_option),
        evidence=[edit.names.evidence(text) for text in evidence or ()],
        verified_by=if_given(verified_by, edit.names.officer),
        done_on=if_given(done_on, date_named),
        source=if_given(source, edit.names.source),
    )

    def form(answers: Answers) -> Question | None:
        if "evidence" in given:
            return None
        if "note" not in answers:
            return note_question(_below(edit), is_optional=True)
        if "done_on" not in answers:
            return done_question()
        return evidence_question(edit.names, answers, is_needed=True)

    def missing(answers: Answers) -> str:
        if "evidence" in answers:
            return ""
        return (
            "What shows that it is complete? Name it with --evidence 'TITLE=WHERE'. Where nothing "
            f"does: cip update {edit.target.address} --status complete --note TEXT"
        )

    edit.finish(form, given, _report_steps(edit), missing=missing)


@editing
def withdraw(
    how: How,
    address: EditAddress = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason", metavar="TEXT", help="Why it will not be done.", show_default=False
        ),
    ] = None,
    superseded_by: Annotated[
        list[str] | None,
        typer.Option(
            "--superseded-by",
            metavar="REF",
            help="What takes its place: 1.2.1, 4.1(c), OTHER-PLAN/1.2. May be repeated.",
            show_default=False,
        ),
    ] = None,
    moved_to: Annotated[
        str | None,
        typer.Option(
            "--moved-to",
            metavar="TEXT",
            help="Where it went, in words, if that plan is not here.",
            show_default=False,
        ),
    ] = None,
    agreed_by: AgreedBy = None,
    source: SourceGiven = None,
) -> None:
    """Withdraw an action or a part that will not be done.

    In a terminal it asks for what is missing; `?` explains a question, and Ctrl-C writes nothing.
    """
    if superseded_by and moved_to:
        raise UsageError("Choose one of --superseded-by and --moved-to.")
    edit = Edit(how, address, kinds=_TRACKED)
    given = only_given(
        reason=if_given(reason, text_option),
        successors=_successors(edit, superseded_by or (), moved_to),
        agreed_by=if_given(agreed_by, edit.names.agreed),
        source=if_given(source, edit.names.source),
    )

    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        refs, words = answers.get("successors") or ((), None)
        return reported(
            edit.target.at,
            on=edit.on,
            status=Status.WITHDRAWN.value,
            note=answers["reason"],
            superseded_by=refs,
            moved_to=words,
            agreed_by=answers.get("agreed_by"),
            source=answers.get("source"),
            before=_place(edit, file),
        )

    def form(answers: Answers) -> Question | None:
        if "reason" not in answers:
            trial = edit.tried(steps, {"reason": "-"})
            return reason_question(
                "Why", "Why it will not be done, for those who look for it later."
            )._replace(lead=tuple(lines_of(*_loses(edit, trial.answers))))
        if "reason" in given:
            return edit.demanded(steps, answers)
        if "successors" not in answers:
            return _successors_question(edit)
        if "agreed_by" not in answers:
            demanded = edit.demanded(steps, answers)
            return demanded or agreed_question(edit.names, is_needed=False)
        return edit.demanded(steps, answers)

    edit.finish(
        form,
        given,
        steps,
        missing=lambda answers: "" if "reason" in answers else "Say why: --reason TEXT",
    )


_OF_OTHERS = {
    "value": "a KPI",
    "likelihood": "a risk",
    "impact": "a risk",
    "response": "a recommendation",
    "reason": "a recommendation",
    "agreed_by": "a recommendation",
}
"""What an update can say, but not of an action or a part, and of what."""
_ALLOWED = {
    Level.RECOMMENDATION: ("note", "evidence", "source", "response", "reason", "agreed_by"),
    Level.WORKSTREAM: ("note", "source"),
    Level.PLAN: ("note", "source"),
    Level.KPI: ("value", "note", "evidence"),
    Level.RISK: ("likelihood", "impact", "note"),
}
"""What can be said of what has no status and no deadline of its own."""


def _refuse(given: Mapping[str, Any], edit: Edit) -> None:
    """Refuse what cannot be said of something of its kind."""
    kind, address = edit.target.kind, edit.target.address
    allowed = _ALLOWED.get(kind)
    for key in given:
        option = f"--{key.rstrip('_').replace('_', '-')}"
        if allowed is None and key in _OF_OTHERS:
            raise UsageError(f"{option} is of {_OF_OTHERS[key]}, and {address} is none.")
        if allowed is not None and key not in allowed:
            what = "a KPI" if kind is Level.KPI else f"a {kind.value}"
            can = ", ".join(f"--{name.replace('_', '-')}" for name in allowed)
            raise UsageError(f"{address} is {what}, and has no {option}. It can have {can}.")
    if kind is Level.RECOMMENDATION:
        _refuse_both(given)


def _refuse_both(given: Mapping[str, Any]) -> None:
    """Refuse a note and a decision in one call: they stand in two places, each with its source."""
    if "response" in given and ("note" in given or "evidence" in given):
        raise UsageError("Choose one of --response and --note: enter the other one after it.")
    if "response" not in given and ("reason" in given or "agreed_by" in given):
        raise UsageError("--reason and --agreed-by go with --response, what the council decided.")


def _below(edit: Edit) -> str:
    """Give what stands below the line in an editor: what is known of the action."""
    known = about(edit.picture, edit.target)
    detail = edit.record.get("detail")
    texts = (f"{edit.target.address}  {known.title}", detail, *known.facts)
    return "\n\n".join(text for text in texts if isinstance(text, str) and text)


def _report(edit: Edit, given: dict[str, Any]) -> None:
    is_said = "status" in given or "note" in given
    if edit.can_ask and "status" in given:
        _status(edit, given["status"])

    def form(answers: Answers) -> Question | None:
        if not is_said and "status" not in answers:
            plan = edit.picture.plan
            return status_question(plan, is_optional=True, check=lambda text: _status(edit, text))
        if not is_said and "note" not in answers:
            is_optional = answers.get("status") is not None
            return note_question(_below(edit), is_optional=is_optional)
        status = answers.get("status")
        is_asked = status is not None and "evidence" not in given
        if is_asked and status == Status.COMPLETE and "done_on" not in answers:
            return done_question()
        if is_asked:
            return evidence_question(edit.names, answers, is_missed=status in _CLOSING)
        return None

    edit.finish(form, given, _report_steps(edit), missing=_missing_report)


def _status(edit: Edit, text: str) -> str:
    """Give the status that a word names, where what is reported on can have it on the day.

    What is due once is never in place: that is said before anything else is asked.
    """
    status = edit.names.status(text)
    if status == Status.IN_PLACE:
        for problem in edit.tried(_report_steps(edit), {"status": status}).errors:
            if problem.rule == "in-place-due-once":
                raise UsageError(f"{problem.message}: complete, where it is done.")
    return status


def _missing_report(answers: Answers) -> str:
    if "status" in answers or "note" in answers:
        return ""
    return "What is to be reported? Name it with --status, --note, or both."


def _report_steps(edit: Edit) -> Any:
    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        return reported(
            edit.target.at,
            on=edit.on,
            status=answers.get("status"),
            note=answers.get("note"),
            done_on=answers.get("done_on"),
            expected=answers.get("expected"),
            next_=answers.get("next_"),
            evidence=evidence_given(answers),
            verified_by=answers.get("verified_by"),
            source=answers.get("source"),
            before=_place(edit, file),
        )

    return steps


def _place(edit: Edit, file: EditedFile, key: str = "updates") -> int | None:
    """Give where a report of the day stands among those that there are."""
    return place_of(file, (*edit.target.at, key), edit.on)


def _note(edit: Edit, given: dict[str, Any]) -> None:
    """Add a note to a recommendation, with evidence."""

    def form(answers: Answers) -> Question | None:
        if "note" not in answers:
            return note_question(_below(edit), is_optional=False)
        return evidence_question(edit.names, answers) if "note" not in given else None

    edit.finish(form, given, _report_steps(edit), missing=_missing_note)


def _comment(edit: Edit, given: dict[str, Any]) -> None:
    """Add a commentary to a workstream or a plan."""
    if edit.target.kind is Level.PLAN:
        address = edit.target.address
        show(
            text_lines(
                f"This is a comment on the plan {address} as a whole. An action is named with its "
                f"number: {address}/{next((a.ref for a in edit.grounds.plan.actions), '1.2.1')}."
            ),
            sys.stderr,
        )

    def form(answers: Answers) -> Question | None:
        if "note" in answers:
            return None
        name = "How does it go as a whole"
        return note_question("", is_optional=False, name=name)

    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        place = _place(edit, file, "commentary")
        source = answers.get("source")
        return [said(edit.target.at, answers["note"], on=edit.on, source=source, before=place)]

    edit.finish(form, given, steps, missing=_missing_note)


def _missing_note(answers: Answers) -> str:
    return "" if "note" in answers else "What is to be noted? Name it with --note."


def _successors(
    edit: Edit, refs: Sequence[str], moved_to: str | None
) -> tuple[tuple[str, ...], str | None] | None:
    """Give what takes the place of something: numbers, or words."""
    if moved_to is not None:
        return (), text_given(moved_to)
    if not refs:
        return None
    known = tuple(ref for text in refs for ref in edit.names.successors(text))
    if len(known) < len(refs):
        raise UsageError(
            f"'{refs[0][:60]}' is no number of an action. Where its plan is not here, name it with "
            "--moved-to."
        )
    return known, None


def _successors_question(edit: Edit) -> Question:
    def check(text: str) -> tuple[tuple[str, ...], str | None]:
        refs = edit.names.successors(text)
        return (refs, None) if refs else ((), text_given(text))

    return Question(
        "successors",
        "Its place is taken by",
        text_lines("What takes its place? A number such as 1.2.1, or words for a plan elsewhere."),
        "The number of an action, part or workstream of this plan (1.2.1, 4.1(c), 1.2), several "
        "with commas between, one of another plan here (PLAN/1.2.1), or words.",
        is_optional=True,
        check=check,
    )


def _loses(edit: Edit, answers: Any) -> list[str]:
    """Say what depends on something, and which recommendations would lose their answer."""
    from cip.changes.wording import answer_words

    waiting = edit.picture.index.dependents(edit.target.name)
    said = [f"It is waited for by {', '.join(waiting)}."] if waiting else []
    return [*said, *(f"Recommendation {answer_words(state)}" for state in answers)]
