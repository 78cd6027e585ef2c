"""What an import asks in a terminal: what is missing, whether it is right, and whether to write."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from cip.commands.import_said import meaning_said
from cip.commands.import_settled import (
    ImportAsked,
    Importing,
    account_of,
    imported,
    outcome_of,
    sorted_papers,
)
from cip.commands.session import Session, day_named
from cip.model.errors import UsageError
from cip.model.text import counted

if TYPE_CHECKING:
    from cip.commands.asking import Answers, Question
    from cip.importing.meanings import Sign
    from cip.importing.present import Present
    from cip.tables.table import Tables


MEANINGS = {
    "ref": "the number of the action",
    "title": "what is to be done",
    "detail": "more of what is to be done",
    "accountable": "the owner, who answers for it",
    "lead": "who does the work",
    "lead_member": "the portfolio holder",
    "start": "when it begins",
    "deadline": "by when it is to be done",
    "original": "by when it was to be done before",
    "status": "how it stands, in words",
    "rag": "how it stands, as a colour",
    "note": "what was done: progress, updates, comments",
    "evidence": "what shows that it was done; a measure of success is detail",
    "next": "what comes next",
    "recommendations": "which recommendation it answers",
    "workstream": "the group that it belongs to",
    "objective": "the theme above the groups",
    "priority": "how urgent it is; it becomes a note",
    "support": "who only helps; it becomes a note",
    "ignore": "none of these: it is not taken",
}
"""What the keys of columns mean, as they are offered."""


class Questions:
    """What is asked: what is missing, whether the columns are right, and whether to write it."""

    def __init__(
        self, session: Session, papers: "tuple[Tables, ...]", have: "Present", asked: ImportAsked
    ) -> None:
        self._session, self._papers = session, papers
        self._have, self._asked = have, asked
        self._colours: tuple[Sign, ...] | None = None

    def form(self, answers: "Answers") -> "Question | None":
        """Give the next question, or None where there is none left."""
        for question in self._of_the_plan(answers):
            if question.key not in answers:
                return question
        if "columns" not in answers:
            return self._columns(answers)
        if answers["columns"] is False and (column := self._column(answers)):
            return column
        if colour := self._colour(answers):
            return colour
        return None if "write" in answers else self._last(answers)

    def _of_the_plan(self, answers: "Answers") -> "Iterator[Question]":
        from cip.commands.asking import Question

        asked = self._asked
        if not self._have.is_there and not asked.council:
            yield Question("council", "Council", explained="The council's name as papers print it.")
        if not self._have.is_there and not asked.title:
            yield Question(
                "title",
                "Title of the plan",
                explained="The title as it is published.",
                default=self._printed_title(answers),
            )
        if not asked.paper_date:
            yield Question(
                "paper_date",
                "Day of the paper",
                explained="The day that the paper speaks of. What it reports is dated with it.",
                check=self._past,
            )
        if not self._have.is_there and not asked.approved:
            yield Question(
                "approved",
                "Plan approved on",
                explained="The day that the plan was approved, where you know it.",
                is_optional=True,
                check=self._past,
            )

    def _past(self, text: str) -> str:
        day = day_named(text)
        if day > self._session.day:
            raise UsageError(f"{day.isoformat()} is still to come.")
        return day.isoformat()

    def _printed_title(self, answers: "Answers") -> str:
        from cip.importing.frame import printed_title

        found = sorted_papers(self._papers, self._asked)
        council = str(answers.get("council") or self._asked.council or "")
        return printed_title([(paper.paper, paper.tables) for paper in found], council)

    def _columns(self, answers: "Answers") -> "Question":
        from cip.commands.asking import yes_or_no
        from cip.terminal.import_view import column_lines
        from cip.terminal.screen import width

        found = sorted_papers(self._papers, with_answers(self._asked, answers))
        return yes_or_no(
            "columns",
            "Are the columns right?",
            lead=list(column_lines(found, width=width())),
            explained="Each column with what it is taken as, and the first values in it. n asks "
            "which one is wrong.",
        )

    def _column(self, answers: "Answers") -> "Question | None":
        """Give the question of the next column that is wrong: which one, and then what it is."""
        there = dict(self._headings())
        number = 1
        while there:
            if (which := f"wrong {number}") not in answers:
                return self._which(which, there, number)
            if (chosen := answers[which]) is None:
                return None
            if f"map {chosen}" not in answers:
                return self._meant(chosen, *there[chosen])
            del there[chosen]
            number += 1
        return None

    def _headings(self) -> "Iterator[tuple[str, tuple[str, str, tuple[str, ...]]]]":
        """Give the columns by their plain heading: the heading, what it is now, first values."""
        from cip.importing.headings import Key, plain

        for paper in sorted_papers(self._papers, self._asked):
            for table, column, samples in paper.samples:
                heading = column.heading or f"column {column.number + 1}"
                is_in_texts = column.number >= table.width
                if not is_in_texts and (column.heading or column.key):
                    yield plain(heading), (heading, str(column.key or Key.IGNORE), samples)

    def _which(
        self, key: str, there: "Mapping[str, tuple[str, str, tuple[str, ...]]]", number: int
    ) -> "Question":
        from cip.commands.asking import Choice, Question

        return Question(
            key,
            "Which column is wrong?" if number == 1 else "Another one?",
            explained="Answer with the number of a column; Enter where no other is wrong.",
            choices=[
                Choice(plain, f"{heading[:40]}: {now}")
                for plain, (heading, now, _) in there.items()
            ],
            is_optional=True,
        )

    def _meant(self, plain: str, heading: str, now: str, samples: tuple[str, ...]) -> "Question":
        from cip.commands.asking import Choice, Question

        return Question(
            f"map {plain}",
            f"{heading[:40]} is",
            explained=f"It begins with {' · '.join(samples) or 'nothing'}. Answer with the number "
            "or the word of what it is.",
            choices=[Choice(key, f"{key}: {meaning}") for key, meaning in MEANINGS.items()],
            default=now,
        )

    def _colour(self, answers: "Answers") -> "Question | None":
        """Give the question of the next colour that the paper does not explain: what it means."""
        from cip.commands.asking import Question

        asked = with_answers(self._asked, {k: v for k, v in answers.items() if k[:4] != "key "})
        if self._colours is None:
            day = {**answers, "write": False}
            self._colours = answered(
                self._session, self._papers, self._have, asked, day
            ).made.unexplained
        for sign in self._colours:
            if f"key {sign.sign}" not in answers:
                return Question(
                    f"key {sign.sign}",
                    f"{sign.shown} means",
                    explained=f"It stands in {counted(sign.number, 'cell')}, and {_of_key(sign)}.",
                    is_optional=True,
                    enter="it is to be decided",
                    check=partial(meaning_said, sign.shown),
                )
        return None

    def _last(self, answers: "Answers") -> "Question":
        from cip.commands.asking import yes_or_no

        made = answered(self._session, self._papers, self._have, self._asked, answers)
        return yes_or_no(
            "write",
            f"Write {counted(len(made.made.files) + len(made.made.added), 'file')}?",
            lead=list(account_of(made, outcome_of(made))),
            explained="Nothing is written over. Whatever is to be decided stands in the files.",
        )


def _of_key(sign: "Sign") -> str:
    if sign.meant:
        return (
            f"the paper's key says '{sign.meant}', of which no status comes. Answer with words for "
            "how such an action stands, such as 'At risk'"
        )
    return "the paper prints no key. Answer with the words of the council's key, such as 'On track'"


def with_answers(asked: ImportAsked, answers: "Answers") -> ImportAsked:
    """Give what was said, with what was answered."""
    from cip.importing.headings import Key

    maps = {
        key.removeprefix("map "): Key(value)
        for key, value in answers.items()
        if key.startswith("map ")
    }
    meant = {
        key.removeprefix("key "): value
        for key, value in answers.items()
        if key.startswith("key ") and value
    }
    return asked._replace(
        council=answers.get("council") or asked.council,
        title=answers.get("title") or asked.title,
        paper_date=answers.get("paper_date") or asked.paper_date,
        approved=answers.get("approved") or asked.approved,
        told={**asked.told, **maps},
        meanings={**asked.meanings, **meant},
    )


def answered(
    session: Session,
    papers: "tuple[Tables, ...]",
    have: "Present",
    asked: ImportAsked,
    answers: "Answers",
) -> Importing:
    """Give what becomes of papers, with what was answered."""
    asked = with_answers(asked, answers)
    found = imported(session, sorted_papers(papers, asked), have, asked)
    return found._replace(was_asked=True, is_wanted=bool(answers.get("write")))
