"""The questions that several edits ask: status, note, evidence, who agreed, which paper."""

from collections.abc import Callable, Iterator

from cip.commands.answers import Names, date_named, status_named, text_given
from cip.commands.asking import Answers, Choice, Question, text_lines
from cip.editing.values import Value
from cip.facts.phrases import status_word
from cip.model.people import Officer
from cip.model.plan import Plan
from cip.model.vocabulary import Status
from cip.terminal.lines import Line

NOT_RECORDED = "Enter: not recorded; a check will ask for it"
"""What the prompt says of Enter alone where a check would miss the answer."""

_STATUSES = {
    Status.NOT_STARTED: "nothing has been done yet",
    Status.UNDERWAY: "somebody is working on it",
    Status.AT_RISK: "it may not be done by its date",
    Status.IN_PLACE: "it goes on, and works",
    Status.COMPLETE: "it is done",
    Status.WITHDRAWN: "it will not be done: 'cip withdraw' asks what it needs",
}


def status_question(
    plan: Plan, *, is_optional: bool, check: Callable[[str], str] = status_named
) -> Question:
    """Ask where it stands; of one that is withdrawn another command asks."""
    statuses = [status for status in Status if status is not Status.WITHDRAWN]
    return Question(
        "status",
        "Status",
        text_lines("How does it stand? Answer with a number or the word."),
        "\n".join(f"{status_word(s, plan)}: {_STATUSES[s]}." for s in statuses)
        + "\nEnter leaves the status as it was, for a note alone.",
        choices=tuple(Choice(s.value, status_word(s, plan)) for s in statuses),
        is_optional=is_optional,
        check=check,
    )


def note_question(below: str, *, is_optional: bool, name: str = "Note") -> Question:
    """Ask what was done, in plain words."""
    return Question(
        "note",
        name,
        explained="What was done, in plain words, on one line. A single + opens an editor, for "
        "more than a line.",
        is_optional=is_optional,
        check=text_given,
        below=below,
    )


def reason_question(name: str, explained: str, below: str = "") -> Question:
    """Ask why."""
    return Question(
        "reason",
        name,
        explained=f"{explained} A single + opens an editor, for more than a line.",
        check=text_given,
        below=below,
    )


def evidence_question(
    names: Names, answers: Answers, *, is_needed: bool = False, is_missed: bool = False
) -> Question | None:
    """Ask for one more piece of evidence: its title, then where it is; None once there is no more.

    ``evidence_given`` gives what was answered. It ``is_missed`` where a check asks for it.
    """
    number = 1
    while f"evidence {number}" in answers:
        if answers[f"evidence {number}"] is None:
            return None
        if f"where {number}" not in answers:
            return _where_question(names, answers, number)
        number += 1
    return Question(
        f"evidence {number}",
        "Evidence" if number == 1 else "More evidence",
        text_lines("What shows it? Its title, such as Minutes of the board, 9 September 2024.")
        if number == 1
        else (),
        "What shows that it is done: the policy, the minute that adopted it, the page. Give its "
        "title now; the document or address is asked next.",
        is_optional=not is_needed or number > 1,
        check=names.evidence_title,
        enter=NOT_RECORDED if is_missed and number == 1 else "",
    )


def _where_question(names: Names, answers: Answers, number: int) -> Question:
    title = answers[f"evidence {number}"]
    papers = names.papers
    return Question(
        f"where {number}",
        "Document or address",
        text_lines("Where is it? A document of the plan, with # and its paragraph, or https://…"),
        "A document that plan.yaml lists, such as minutes-2026-11#9 for its paragraph 9; or the "
        "address of a page, beginning with https://. A paper on a shared drive has neither: Enter "
        "takes its title alone. Say in the title which paper it is, with its date; < goes back "
        "to it.",
        choices=tuple(Choice(paper.id, f"{paper.id}: {paper.title}") for paper in papers[-9:]),
        is_open=True,
        is_optional=True,
        check=lambda where: names.evidence_at(title, where),
        enter="Enter: title alone",
    )


def evidence_given(answers: Answers) -> list[Value]:
    """Give the evidence that was given with the call, and what was answered."""
    found: list[Value] = list(answers.get("evidence") or ())
    number = 1
    while (title := answers.get(f"evidence {number}")) is not None:
        found.append(answers.get(f"where {number}") or {"title": title})
        number += 1
    return found


def done_question() -> Question:
    """Ask when it was done."""
    return Question(
        "done_on",
        "When was it done",
        explained="A day, a month or a year, such as 8 November 2024. Without it, only the day of "
        "this report is known.",
        is_optional=True,
        check=date_named,
    )


def _called(officer: Officer) -> str:
    """Give how an officer is offered: ``Chief Executive (CEX)``."""
    short = ", ".join(officer.abbreviations)
    return f"{officer.title} ({short})" if short else officer.title


def officer_question(names: Names, key: str, name: str, why: str) -> Question:
    """Ask for an officer of the plan."""
    return Question(
        key,
        name,
        text_lines(why),
        "An officer of plan.yaml, by number or in words. Who is not listed is entered there "
        "first, under officers.",
        choices=tuple(Choice(officer.title, _called(officer)) for officer in names.officers),
        check=names.officer,
    )


def agreed_question(names: Names, *, is_needed: bool) -> Question:
    """Ask who agreed."""
    return Question(
        "agreed_by",
        "Agreed by",
        text_lines("Who agreed?"),
        "The board or officer who agreed. Another name may be written too."
        + (" This plan is under change control, and needs one." if is_needed else ""),
        choices=tuple(Choice(name) for name in names.who_may_agree()),
        is_open=True,
        is_optional=not is_needed,
        check=names.agreed,
    )


def source_question(names: Names, *, is_needed: bool) -> Question:
    """Ask which paper says that it was agreed."""
    papers = names.papers
    why = (
        "This plan is under change control, and needs it."
        if is_needed
        else "Without it, a check warns."
    )
    return Question(
        "source",
        "Paper",
        text_lines("Which paper says so? Add # and the paragraph: minutes-2026-11#9."),
        f"The minute or the report, as plan.yaml lists it. {why}",
        choices=tuple(Choice(paper.id, f"{paper.id}: {paper.title}") for paper in papers[-9:]),
        is_open=True,
        is_optional=not is_needed,
        check=names.source,
    )


def lines_of(*texts: str) -> Iterator[Line]:
    """Give texts as lines to stand above a question."""
    for text in texts:
        yield from text_lines(text)
