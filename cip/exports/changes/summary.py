"""The summary of a change in Markdown: the verdict, what to look at first, why the figures move.

What a reviewer has to see stands above the first fold, in at most 25 lines and 250 words; below it,
folded, everything else. All text from files is made inert.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cip.changes.change import Change
from cip.changes.look_first import fitted
from cip.changes.told import Told
from cip.changes.wording import (
    answer_words,
    figures_words,
    group_words,
    meanings,
    said_of,
    what,
)
from cip.model.place import Place
from cip.model.problem import Problem
from cip.model.text import counted, shortened
from cip.model.vocabulary import Severity
from cip.reports.markdown import cell, code, line

MOST_LINES = 25
"""How many lines stand above the first fold, empty ones not counted."""

MOST_WORDS = 250
"""How many words stand above the first fold."""

MOST_CHARACTERS = 200_000
"""How long the whole summary is at most."""

MOST_ROWS = 300
"""How many facts the table has."""

_MOST_PROBLEMS = 5
_LONGEST_CELL = 450
_LONGEST_SENTENCE = 160
_WORDS_OF_A_PROBLEM = (12, 30)
_LEAST_OF_A_PLAN = 24


class SummaryHeading(NamedTuple):
    """What stands around the facts of all plans.

    ``verdict`` is one sentence, ``remarks`` are what a reader has to know of the comparison.
    ``problems`` are what a check found; none where nothing was checked. ``touched`` are the files
    that differ: a warning in another one is not this change's. ``layout_only`` is how many files
    differ in their layout alone, ``command`` what prints all facts.
    """

    verdict: str
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    touched: frozenset[str] = frozenset()
    layout_only: int = 0
    command: str = "cip diff BASE"


def summary_page(plans: Sequence[Told], heading: SummaryHeading) -> str:
    """Give the summary of a change of some plans. Plans of which nothing is told are left out."""
    shown = [plan for plan in plans if not plan.is_empty]
    above = "\n".join(_above(shown, heading))
    return _whole(above, _below(shown, heading))


def _whole(above: str, below: Iterable[str]) -> str:
    """Put the parts together, up to the length that a page may have."""
    page, used = [above], len(above)
    for part in below:
        if used + len(part) > MOST_CHARACTERS - 200:
            page.append("\n\nThe rest has no room here.\n")
            break
        page.append(part)
        used += len(part)
    return "".join(page)


class _Room:
    """The lines and words that are left above the first fold."""

    def __init__(self) -> None:
        self.lines = MOST_LINES
        self.words = MOST_WORDS

    def fitting(self, text: str, *, most: int) -> str:
        """Give a text in at most so many words, and enter it."""
        words = text.split()
        most = max(min(most, self.words), 1)
        kept = text if len(words) <= most else " ".join(words[: most - 1]) + " …"
        self.lines -= 1
        self.words -= min(len(words), most)
        return kept


def _above(plans: Sequence[Told], heading: SummaryHeading) -> Iterator[str]:
    """Give the lines above the first fold."""
    room = _Room()
    yield f"## {line(room.fitting(heading.verdict, most=40))}"
    for remark in heading.remarks[:2]:
        yield ""
        yield str(line(room.fitting(remark, most=30)))
    problems = _problem_lines(heading)
    number = max(len(plans), 1)
    least, most_of_one = _WORDS_OF_A_PROBLEM
    words = max((room.words - 30 - least * len(problems)) // number, _LEAST_OF_A_PLAN)
    for_problems = len(problems) + 1 if problems else 0
    around = 2 if number == 1 else 3
    most = max((room.lines - for_problems) // number - around, 1)
    for plan in plans:
        yield from _plan(plan, room, words=words, looks=most, is_only=len(plans) == 1)
    if problems:
        yield ""
        yield "**To mend**"
        yield ""
        room.lines -= 1
        each = min(max((room.words - 30) // len(problems), least), most_of_one)
        for text in problems:
            yield f"- {line(room.fitting(text, most=each))}"
    if len(plans) == 1:
        yield from _groups(plans[0], room)


def _plan(plan: Told, room: _Room, *, words: int, looks: int, is_only: bool) -> Iterator[str]:
    before = room.words
    if not is_only:
        yield ""
        yield f"### {line(room.fitting(plan.name, most=4))}"
    figures = figures_words(plan.effect)
    for_figures = min(len(" ".join(figures).split()), words // 2)
    shown = fitted(plan.looks, min(looks, 7))
    yield ""
    if shown:
        yield "**Look first**"
        yield ""
        room.lines -= 1
        each = max((words - for_figures - 4) // len(shown), 6)
        for look in shown:
            yield f"- {line(room.fitting(look.text, most=each))}"
    else:
        yield str(line(room.fitting("Nothing to look at first.", most=8)))
    yield ""
    left = max(words - (before - room.words), 12)
    said = " · ".join(figures) if figures else "No figure moves"
    yield f"**Why the figures move:** {line(room.fitting(said, most=left))}"


def _problem_lines(heading: SummaryHeading) -> list[str]:
    """Give the errors one by one as far as there is room, and warnings by their rules.

    Those in files that the change leaves alone come last: they were there before it.
    """
    errors = [p for p in heading.problems if p.severity is Severity.ERROR]
    shown = [
        f"{_where(p.place)}: {shortened(p.message, _LONGEST_SENTENCE)}"
        for p in errors[:_MOST_PROBLEMS]
    ]
    if len(errors) > _MOST_PROBLEMS:
        shown.append(f"and {len(errors) - _MOST_PROBLEMS:,} more errors, below")
    warnings = [p for p in heading.problems if p.severity is Severity.WARNING]
    of_change = [p for p in warnings if p.of_change or p.place.path in heading.touched]
    others = [p for p in warnings if not (p.of_change or p.place.path in heading.touched)]
    if of_change:
        shown.append(f"Warnings: {_by_rule(of_change)}")
    if others:
        shown.append(f"Warnings in files that do not differ: {_by_rule(others)}")
    return shown


def _by_rule(problems: Iterable[Problem]) -> str:
    rules: dict[str, int] = {}
    for problem in problems:
        rules[problem.rule] = rules.get(problem.rule, 0) + problem.number
    return ", ".join(f"{rule} {number}" for rule, number in list(rules.items())[:6])


def _groups(plan: Told, room: _Room) -> Iterator[str]:
    """Give the changes by groups, as far as there is room; the table below has them all."""
    if room.lines < 3 or room.words < 20 or not plan.groups:
        return
    yield ""
    yield "**Changes**"
    yield ""
    room.lines -= 1
    for group in plan.groups:
        if room.lines < 2 or room.words < 20:
            yield "- and others, below"
            return
        named = ", ".join(group.addresses[:3])
        more = f" and {len(group.addresses) - 3:,} more" if len(group.addresses) > 3 else ""
        yield f"- {line(room.fitting(f'{group_words(group)}: {named}{more}', most=20))}"


def _below(plans: Sequence[Told], heading: SummaryHeading) -> Iterator[str]:
    """Give what is folded: all that was found, then all facts by address."""
    if heading.problems:
        yield from _folded(
            f"{counted(len(heading.problems), 'problem')}, with what to do",
            ("Place", "Problem", "What to do", "Rule"),
            (_problem_row(problem) for problem in heading.problems),
            _to_paste(heading.problems),
        )
    for plan in (plan for plan in plans if plan.facts):
        rows = [_row(fact) for fact in plan.facts[:MOST_ROWS]]
        yield f"\n\n#### {line(plan.name)}"
        title = counted(len(plan.facts), "change")
        yield from _folded(title, ("Where", "What", "Change"), rows, _after_table(plan, heading))
    if heading.layout_only:
        verb = "differs" if heading.layout_only == 1 else "differ"
        yield f"\n{counted(heading.layout_only, 'file')} {verb} in layout or typing only.\n"
    if said := meanings(plan.effect for plan in plans):
        yield f"\nWhat the figures count: {line('; '.join(said))}.\n"


def _after_table(plan: Told, heading: SummaryHeading) -> Iterator[str]:
    if len(plan.facts) > MOST_ROWS:
        yield f"\nand {len(plan.facts) - MOST_ROWS:,} more: {line(heading.command)}\n"
    answers = plan.effect.recommendations
    if answers:
        said = "; ".join(map(answer_words, answers[:20]))
        more = f"; and {len(answers) - 20:,} more" if len(answers) > 20 else ""
        yield f"\nRecommendations: {line(said + more)}\n"


def _folded(
    title: str, header: Sequence[str], rows: Iterable[str], after: Iterable[str] = ()
) -> Iterator[str]:
    """Give a table that is folded; nothing in its title comes from a file."""
    yield f"\n\n<details><summary>{title}</summary>\n\n"
    yield f"| {' | '.join(header)} |\n|{'---|' * len(header)}\n"
    yield from rows
    yield from after
    yield "\n</details>\n"


def _row(fact: Change) -> str:
    title = shortened(fact.title, 80)
    said = shortened(f"{what(fact)}{said_of(fact)}", _LONGEST_CELL)
    return f"| {cell(fact.address)} | {cell(title)} | {cell(said)} |\n"


def _where(place: Place) -> str:
    """Give the file and the line of a place; a file that is gone has no line."""
    return f"{place.path}:{place.line}" if place.has_line else place.path


def _problem_row(problem: Problem) -> str:
    place, said = _where(problem.place), f"{problem.severity.value}: {problem.message}"
    first, _, block = problem.help.partition("\n")
    todo = f"{first} (below)" if block else first
    return f"| {cell(place)} | {cell(said)} | {cell(todo)} | {cell(problem.rule)} |\n"


def _to_paste(problems: Iterable[Problem]) -> Iterator[str]:
    """Give the lines that are to be pasted as they are: in a table they would be one line."""
    for problem in problems:
        first, _, block = problem.help.partition("\n")
        if block:
            heading = line(f"{_where(problem.place)}: {problem.message}. {first}")
            yield f"\n{heading}\n\n{code(block)}\n"
