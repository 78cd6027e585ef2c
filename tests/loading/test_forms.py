"""Tests of the forms: the path of a file says which one it has."""

from typing import get_type_hints

import pytest

from cip.documents.fitting.schema import FileKind
from cip.loading.forms import FORMS, form_of, kind_of
from cip.model.plan import Plan


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("plans/york/plan.yaml", FileKind.PLAN),
        ("plans/york/recommendations.yaml", FileKind.RECOMMENDATIONS),
        ("plans/york/kpis.yaml", FileKind.KPIS),
        ("plans/york/risks.yaml", FileKind.RISKS),
        ("plans/york/1-x/workstream.yaml", FileKind.WORKSTREAM),
        ("plans/york/1-x/1.1-x.yaml", FileKind.ACTION),
        ("plans/york/1-x/anything.yaml", FileKind.ACTION),
        ("plans/york/1-x/plan.yaml", FileKind.ACTION),
        ("plans/york/workstream.yaml", None),
        ("plans/york/1.1-x.yaml", None),
        ("plans/york/Plan.yaml", None),
        ("plans/york/plan.yml", None),
        ("plans/york/1-x/Workstream.yaml", None),
        ("plans/york/1-x/workstream.yml", None),
        ("plans/york/1-x/1.1-x.YAML", None),
        ("plans/york/1-x/more/1.1-x.yaml", None),
        ("plans/plan.yaml", None),
    ],
)
def test_the_path_of_a_file_says_its_kind(path: str, kind: FileKind | None) -> None:
    assert kind_of(path) is kind


def test_every_kind_of_file_has_one_form() -> None:
    assert [form.kind for form in FORMS] == list(dict.fromkeys(form.kind for form in FORMS))
    assert {form.kind for form in FORMS} == set(FileKind)


def test_every_form_but_the_plan_s_own_is_a_field_of_the_plan() -> None:
    fields = [form.field for form in FORMS if form.kind is not FileKind.PLAN]
    assert set(fields) <= set(get_type_hints(Plan))
    assert len(set(fields)) == len(fields)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind.value)
def test_a_path_of_a_form_s_pattern_has_that_form(form: object) -> None:
    pattern: str = form.pattern  # type: ignore[attr-defined]
    assert form_of(f"plans/york/{pattern.replace('*', '1.2-words')}") is form
