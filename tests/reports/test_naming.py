"""Which facts a template names."""

import pytest
from builders import real_plan
from jinja2 import FileSystemLoader, meta
from report_pages import report

from cip.facts.catalogue import FACTS
from cip.reports.catalogue import SUFFIX, TEMPLATES
from cip.reports.files import template_text
from cip.reports.naming import MOST_SIGNS, names_in
from cip.reports.render import environment
from cip.resources import folder

KNOWN = ("head", "counts", "changes", "risks")


def found(**texts):
    return names_in("a", texts.get, KNOWN)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ head.title }}", {"head"}),
        ("{% for c in counts %}{{ c }}{% endfor %}", {"counts"}),
        ("{{ head.counts }} {{ item.risks|join }}", {"head"}),
        ("{{ head['counts'] }}", {"head", "counts"}),
        ("nothing {{ of }} that", set()),
        ('{% include "b" %}', {"risks", "changes"}),
        ("{% include head.part %}", set(KNOWN)),
        ("{% from head import x %}", set(KNOWN)),
    ],
)
def test_a_template_needs_what_it_and_its_parts_name(text, names):
    assert found(a=text, b="{{ risks }}{% include 'c' %}", c="{{ changes }}{% include 'a' %}") == (
        names
    )


def test_of_parts_without_end_not_more_are_looked_at_than_may_be():
    asked = []

    def source(name):
        """Give a part that names the next one."""
        asked.append(name)
        return f'"{len(asked)}"'.ljust(50_000)

    assert names_in("0", source, KNOWN) == set(KNOWN)
    assert len(asked) == MOST_SIGNS // 50_000 + 1


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_fact_that_a_packaged_template_uses_is_left_out(template):
    made = environment(FileSystemLoader(folder("templates")))
    used, waiting = set(), [template + SUFFIX]
    while waiting:
        tree = made.parse(template_text(waiting.pop(), None))
        used |= meta.find_undeclared_variables(tree)
        waiting += meta.find_referenced_templates(tree)
    names = names_in(template + SUFFIX, lambda name: template_text(name, None), FACTS)
    assert used & set(FACTS) <= names < set(FACTS)


def test_what_no_template_names_is_not_worked_out(monkeypatch):
    worked_out = []
    for name, fact in FACTS.items():
        monkeypatch.setitem(FACTS, name, lambda r, n=name, f=fact: worked_out.append(n) or f(r))
    report(real_plan("york"), "coverage", "2024-11-20")
    assert "head" in worked_out
    assert "slippage" not in worked_out
    assert len(worked_out) == len(set(worked_out))
