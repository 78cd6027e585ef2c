"""Tests of new files: they look like the form that the schema offers to editors."""

import json
import re

import pytest
from builders import REPOSITORY

from cip.documents.reading.reader import read_document
from cip.editing.forms import new_file
from cip.editing.gate import UneditableError
from cip.editing.layout import laid_out
from cip.editing.values import Plain, Quoted

PATH = "plans/north/1.2-lead/1.2.4-charter.yaml"


def test_a_new_action_is_the_form_of_the_schema_filled_in() -> None:
    schema = json.loads((REPOSITORY / "schema/action.schema.json").read_text(encoding="utf-8"))
    (form,) = [s["bodyText"] for s in schema["defaultSnippets"] if "bodyText" in s]
    answers = {
        "1": "1.2.4",
        "2": "A charter",
        "3": "Write a charter.",
        "4": "Chief Officer HR",
        "5": "July 2026",
        "6": "action-plan-2024-07",
        "7": "Annex A",
    }
    filled = re.sub(r"\$\{(\d):[^}]*\}", lambda match: answers[match[1]], form)
    text = new_file(
        PATH,
        {
            "title": "A charter",
            "ref": Quoted("1.2.4"),
            "detail": "Write a charter.",
            "accountable": "Chief Officer HR",
            "deadline": "July 2026",
            "source": {"document": "action-plan-2024-07", "section": Quoted("Annex A")},
        },
    )
    assert text == filled.replace("\\$", "$")


def test_a_new_file_is_laid_out_and_holds_what_was_given() -> None:
    value = {
        "ref": Quoted("1.2.4"),
        "title": "Charter: a new one",
        "added": Plain("2026-11-26"),
        "detail": "One sentence.\nAnother paragraph, " + "word " * 30 + "end.",
        "recommendations": ["R1", "R4"],
        "tags": ["10"],
    }
    text = new_file(PATH, value)
    assert laid_out(PATH, text, in_order=True) == text
    document = read_document(PATH, text)
    assert not isinstance(document, list)
    assert document.value == value


@pytest.mark.parametrize(
    "value",
    [
        {"title": "No number"},
        {"ref": Quoted("1.2.4"), "title": "x", "deadline": "one day"},
        {"ref": Quoted("1.2.4"), "title": "x", "unknown": "y"},
        {"ref": Quoted("1.2.4"), "title": "x\u202e"},
    ],
)
def test_what_does_not_fit_the_schema_is_no_new_file(value: dict[str, str]) -> None:
    with pytest.raises(UneditableError, match="would not fit its form") as raised:
        new_file(PATH, value)
    assert raised.value.problems


def test_a_file_that_belongs_nowhere_is_no_new_file() -> None:
    with pytest.raises(UneditableError, match="is no file of a plan"):
        new_file("plans/north/x/y/z.yaml", {})
