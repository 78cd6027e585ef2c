"""Reports of what is measured and judged: a reading of a KPI, a score of a risk."""

from typing import Any

from cip.commands.answers import number_named, score_named
from cip.commands.asking import Answers, Question, text_lines
from cip.commands.edits import Edit
from cip.commands.questions import evidence_given, evidence_question, note_question
from cip.editing.actions import measured, place_of, scored
from cip.editing.edited_file import EditedFile
from cip.editing.steps import Step


def read(edit: Edit, given: dict[str, Any]) -> None:
    """Enter what a KPI was measured to be."""
    unit = _text(edit, "unit")
    if "value" in given:
        given = {**given, "value": number_named(given["value"], unit)}

    def form(answers: Answers) -> Question | None:
        if "value" in given:
            return None
        if "value" not in answers:
            return _value_question(unit)
        if "note" not in answers:
            return note_question("", is_optional=True)
        return evidence_question(edit.names, answers) if "evidence" not in given else None

    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        return measured(
            edit.target.at,
            answers["value"],
            on=edit.on,
            note=answers.get("note"),
            evidence=evidence_given(answers),
            before=place_of(file, (*edit.target.at, "readings"), edit.on),
        )

    edit.finish(form, given, steps, missing=_missing_value)


def _value_question(unit: str | None) -> Question:
    counted_in = f", in {unit}" if unit else ""
    return Question(
        "value",
        "Value",
        text_lines(f"What was measured{counted_in}?"),
        "The figure alone, such as 1200.5. It is for today, or for the day of --on.",
        check=lambda text: number_named(text, unit),
    )


def _missing_value(answers: Answers) -> str:
    return "" if "value" in answers else "What was measured? Name it with --value NUMBER."


def score(edit: Edit, given: dict[str, Any]) -> None:
    """Enter how likely and how grave a risk is judged to be."""
    given = {key: score_named(v) if key in _SCALES else v for key, v in given.items()}

    def form(answers: Answers) -> Question | None:
        for key, scale in _SCALES.items():
            if key not in answers and key not in given:
                return _score_question(edit, key, scale)
        is_said = "note" in answers or all(key in given for key in _SCALES)
        return None if is_said else note_question("", is_optional=True)

    def steps(file: EditedFile, answers: Answers) -> list[Step]:
        return scored(
            edit.target.at,
            answers["likelihood"],
            answers["impact"],
            on=edit.on,
            note=answers.get("note"),
            before=place_of(file, (*edit.target.at, "scores"), edit.on),
        )

    edit.finish(form, given, steps, missing=_missing_score)


_SCALES = {
    "likelihood": "From 1 (hardly) to 5 (almost certain).",
    "impact": "From 1 (slight) to 5 (grave).",
}


def _score_question(edit: Edit, key: str, scale: str) -> Question:
    newest = _newest_score(edit).get(key)
    default = str(newest) if newest is not None else None
    name = key.capitalize()
    return Question(
        key,
        f"{name} [{default}]" if default else name,
        text_lines(scale),
        f"How it is judged today, or on the day of --on. {scale}"
        + (" Enter leaves it as it was." if default else ""),
        default=default,
        check=score_named,
    )


def _newest_score(edit: Edit) -> dict[str, Any]:
    """Give the score of the newest day in the record, as its file has it."""
    scores = edit.record.get("scores")
    dated = [item for item in scores if isinstance(item, dict)] if isinstance(scores, list) else []
    return max(reversed(dated), key=lambda item: str(item.get("date", "")), default={})


def _missing_score(answers: Answers) -> str:
    missing = [f"--{key} N" for key in _SCALES if key not in answers]
    return f"How likely is it, and how grave? Name {' and '.join(missing)}." if missing else ""


def _text(edit: Edit, key: str) -> str | None:
    value = edit.record.get(key)
    return str(value) if isinstance(value, str) else None
