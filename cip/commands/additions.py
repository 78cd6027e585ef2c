"""What is added to a plan, an edit of its own: what all of it shares, its questions and its day."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from cip.changes.pairing import Level
from cip.commands.answers import deadline_named, text_given
from cip.commands.asking import Answers, Question, text_lines, yes_or_no
from cip.commands.edit_options import How
from cip.commands.edits import Edit
from cip.commands.questions import officer_question, source_question
from cip.editing.edited_file import EditedFile
from cip.editing.forms import new_file
from cip.editing.gate import UneditableError
from cip.editing.steps import Step
from cip.editing.values import Value
from cip.model.deadline import day_for_people
from cip.model.errors import UsageError
from cip.rules.of_change.strictness import Strictness, strictness

_WORDS = {
    "detail": "--detail",
    "accountable": "--accountable",
    "deadline": "--deadline",
    "start": "--start",
    "recommendations": "--recommendation",
    "source": "--source",
}
"""The options by what they give."""


class Addition(Edit):
    """Something that is added to what has an address; it gets a number of its own."""

    kinds: ClassVar[Collection[Level]] = ()
    kind: ClassVar[Level]
    noun: ClassVar[str]
    given_none: ClassVar[Collection[str]] = ()
    """What such a thing does not have."""

    def __init__(self, how: How, address: str | None, ref: str | None) -> None:
        super().__init__(how, address, kinds=self.kinds)
        self.wanted = ref

    def add(self, **given: Any) -> None:
        """Ask for what is missing, show it, write it, and say what it did."""
        said = {key: value for key, value in given.items() if value}
        for key in self.given_none:
            if key in said:
                raise UsageError(f"A {self.noun} has no {_WORDS[key]}.")
        self.finish(self._form, said, self._steps, missing=self._missing)

    def checked_title(self, text: str) -> str:
        """Give a title where it fits its form."""
        title = " ".join(text.split())
        try:
            self._text(f"{self._folder}/1-a.yaml", {"ref": "1", "title": title})
        except UneditableError as refused:
            raise UsageError(_why(refused)) from None
        return title

    # What is asked

    def _missing(self, answers: Answers) -> str:
        asked = f"What is the {self.noun} called? --title 'Run a staff survey'"
        return "" if "title" in answers else asked

    def _form(self, answers: Answers) -> Question | None:
        return next((q for q in self._questions() if q and q.key not in answers), None)

    def _questions(self) -> Iterator[Question | None]:
        """Give the questions in their order."""
        raise NotImplementedError

    def _title_question(self) -> Question:
        return Question(
            "title",
            "Title",
            text_lines(f"What is the {self.noun} called?"),
            "A short title, in the plan's own words. The whole text is asked next.",
            check=self.checked_title,
        )

    def _detail_question(self, what: str) -> Question:
        return Question(
            "detail",
            "In full",
            explained=f"{what}, word for word as the plan prints it. A single + opens an editor.",
            is_optional=True,
            check=text_given,
            below="",
        )

    def _officer_question(self, name: str, why: str, above: tuple[str, ...] = ()) -> Question:
        named = ", ".join(self.picture.index.officer_titles(above))
        otherwise = f" Enter leaves it to the workstream's: {named}." if named else ""
        asked = officer_question(self.names, "accountable", name, f"{why}{otherwise}")
        return asked._replace(is_optional=True)

    def _deadline_question(self) -> Question:
        return Question(
            "deadline",
            "Deadline",
            text_lines("When is it due? As the plan prints it: September 2026, Q3 2026/27, TBC."),
            "30 September 2026, September 2026, Q3 2026/27, 2027, June 2026, then ongoing, or TBC.",
            is_optional=True,
            check=deadline_named,
        )

    def _source_question(self) -> Question | None:
        if not self.names.papers:
            return None
        asked = source_question(self.names, is_needed=False)
        return asked._replace(
            lead=tuple(text_lines("Which paper has it? With # and the paragraph: plan-2026#9.")),
            explained="The paper that it is quoted from, as plan.yaml lists it.",
        )

    # Since when it is in the plan

    @property
    def _strictness(self) -> Strictness:
        """Give how strictly a check judges the plan; one that is in no commit yet is a draft."""
        base = self.grounds.base
        return strictness(base.plan if base is not None else None, today=self.session.day)

    @property
    def _beginning(self) -> date | None:
        """Give since when what came with the plan is in it, as the newest commit has it."""
        base = self.grounds.base
        return None if base is None else base.plan.approved or base.plan.first_day

    def _is_new_question(self) -> Question | None:
        """Ask whether it is new, or was in the plan and is typed in now."""
        first = self._beginning
        is_said = self.how.yes or self.how.on is not None
        if first is None or self._strictness is Strictness.DRAFT or is_said:
            return None
        return yes_or_no(
            "is_new",
            f"Is it new since {day_for_people(first)}?",
            explained=f"Yes: it came into the plan on {day_for_people(self.on)}. No: it was in the "
            f"plan on {day_for_people(first)}, and is only typed in now.",
            default=self._strictness is not Strictness.TYPING_IN,
        )

    def _added(self, answers: Answers) -> str | None:
        """Give the day on which it came into the plan, or None where it was there from the start.

        So counts what comes into a draft, and into a plan that is in no commit yet.
        """
        strict, first = self._strictness, self._beginning
        if self.how.on is None and strict is Strictness.DRAFT:
            return None
        is_new = answers.get("is_new", strict is not Strictness.TYPING_IN)
        day = self.on if is_new or first is None or self.how.on is not None else first
        return day.isoformat()

    # What is written

    @property
    def _folder(self) -> str:
        """Give the folder of what it is added to."""
        return self.target.path.rsplit("/", 1)[0]

    def _text(self, path: str, value: Mapping[str, Value]) -> str:
        return new_file(path, value)

    def _steps(self, file: EditedFile, answers: Answers) -> Sequence[Step]:
        raise NotImplementedError


def given_alone(**values: Value) -> dict[str, Value]:
    """Give the keys that have a value."""
    return {key: value for key, value in values.items() if value}


def _why(refused: UneditableError) -> str:
    said = [f"{problem.message}. {problem.help}".rstrip() for problem in refused.problems[:1]]
    return " ".join(said) or str(refused)
