"""What an edit is of, what it would write, and what it did, in lines."""

from collections.abc import Collection, Iterable, Iterator

from cip.editing.unified import changed_lines
from cip.facts.edits import AtAGlance, what_it_does
from cip.model.problem import Problem
from cip.model.text import counted, safe
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph
from cip.terminal.problem_view import problem_lines
from cip.trying.targets import EditTarget
from cip.trying.trial import Trial, refusal

_STYLES = {"+": "green", "-": "red"}


def about_lines(target: EditTarget, about: AtAGlance, width: int) -> Iterator[Line]:
    """Give what is edited, as it stands now: its title, who and when, what was said last."""
    yield from paragraph(safe(f"{target.address}  {about.title}"), width, style="strong")
    for said in about.facts:
        yield from paragraph(safe(said), width, indent=2)
    yield EMPTY


def preview_lines(
    trial: Trial, target: EditTarget, width: int, asked: Collection[str] = ()
) -> Iterator[Line]:
    """Give what would be written, and what that does; or why a check would refuse it.

    What is found by the rules that are ``asked`` is put right by another answer.
    """
    yield EMPTY
    yield line(safe(f"In {trial.path}:"))
    yield from _changed(trial, width)
    yield from _told(trial, target, width)
    yield from finding_lines(trial, width, asked)


def written_lines(
    trial: Trial, target: EditTarget, steps: Iterable[str], width: int, *, was_shown: bool = False
) -> Iterator[Line]:
    """Give what was written and what that did; ``steps`` are what to do next.

    Where a preview ``was_shown`` just before, it is not said again.
    """
    yield line(safe(f"Written to {trial.path}{'.' if was_shown else ':'}"))
    if not was_shown:
        yield from _changed(trial, width)
        yield from _told(trial, target, width)
        yield from finding_lines(trial, width)
    for step in steps:
        yield line(safe(step))  # whole, for it is there to be copied


def finding_lines(trial: Trial, width: int, asked: Collection[str] = ()) -> Iterator[Line]:
    """Give what a check would find wrong with an edit, and whether that refuses it.

    What is found by the rules that are ``asked`` is put right by another answer.
    """
    errors = trial.errors
    found = [_put_right(problem, asked) for problem in errors or trial.warnings]
    yield from problem_lines(found, trial.after.texts, width=width)
    if errors:
        yield from paragraph(refusal(errors), width, style="error")
        return
    if trial.warnings:
        said = counted(len(trial.warnings), "warning")
        yield from paragraph(
            f"{said}: this may be written, and a check of the change says so too "
            "(cip check --against HEAD).",
            width,
        )
        yield EMPTY


def _put_right(problem: Problem, asked: Collection[str]) -> Problem:
    """Give a problem with what helps where the question was just asked: to go back to it."""
    return problem._replace(help="< goes back to it.") if problem.rule in asked else problem


def _changed(trial: Trial, width: int) -> Iterator[Line]:
    lines = changed_lines(trial.before, trial.text)
    size = max((len(str(item.number)) for item in lines), default=1)
    for sign, number, text in lines:
        if not text.strip():
            continue
        head = f"  {sign} {number:>{size}} | "
        bare = text.lstrip(" ")
        indent = len(head) + len(text) - len(bare)
        shown = paragraph(safe(bare), width, indent=indent, first=head)
        yield from (tuple(Span(s.text, _STYLES[sign]) for s in item) for item in shown)
    yield EMPTY


def _told(trial: Trial, target: EditTarget, width: int) -> Iterator[Line]:
    said = list(what_it_does(trial, target))
    for sentence in said:
        yield from paragraph(safe(sentence), width, indent=2)
    if trial.remark:
        yield from paragraph(safe(trial.remark), width)
    if said or trial.remark:
        yield EMPTY


def typed_lines(text: str) -> Iterator[Line]:
    """Give what somebody wrote, so that it is not lost where nothing was written of it."""
    yield line("What you wrote, so that it is not lost:")
    yield EMPTY
    for written in text.split("\n"):
        yield line(written)
    yield EMPTY
