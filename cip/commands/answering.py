"""What the council decides about a recommendation, as an update enters it."""

from typing import Any

from cip.commands.asking import Answers, Question
from cip.commands.edits import Edit
from cip.commands.questions import agreed_question, reason_question
from cip.editing.actions import decided
from cip.editing.edited_file import EditedFile
from cip.editing.steps import Step

_WITH_A_REASON = ("partly", "rejected")


def decide(edit: Edit, given: dict[str, Any]) -> None:
    """Enter a decision; one that does not accept the whole says why, and who decided."""
    is_needed = given["response"] in _WITH_A_REASON

    def form(answers: Answers) -> Question | None:
        if is_needed and "reason" not in answers:
            return reason_question("Why", "Why the council does not do all of it.")
        if is_needed and "agreed_by" not in answers:
            asked = agreed_question(edit.names, is_needed=False)
            return asked._replace(name="Decided by", is_optional=False)
        return None

    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        return decided(
            file,
            edit.target.at,
            answers["response"],
            on=edit.on,
            reason=answers.get("reason"),
            decided_by=answers.get("agreed_by"),
            source=answers.get("source"),
        )

    def missing(answers: Answers) -> str:
        if not is_needed or ("reason" in answers and "agreed_by" in answers):
            return ""
        return "Say why, and who decided: --reason TEXT --agreed-by WHO"

    edit.finish(form, given, steps, missing=missing)
