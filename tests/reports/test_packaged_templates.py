"""The templates that come with the tool: all in the catalogue, strict, and only laid out."""

import re
from pathlib import Path

import pytest
from builders import on, real_plan
from jinja2 import DictLoader, nodes
from jinja2.exceptions import TemplateError, UndefinedError
from report_pages import asked

from cip.facts.catalogue import FACTS, facts
from cip.reports.catalogue import SUFFIX, TEMPLATES
from cip.reports.render import (
    environment,
    refuse_arithmetic,
    render,
    tidied,
)
from cip.resources import folder

ALL = sorted(folder("templates").iterdir())
FILES = [file for file in ALL if file.name != "start"]  # there lie the texts of a new repository
files = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
ENVIRONMENT = environment(DictLoader({}))
DAY = on("2024-11-20")


def test_the_catalogue_names_the_templates_that_there_are() -> None:
    files = folder("templates").glob(f"[a-z]*{SUFFIX}")
    assert {file.name.removesuffix(SUFFIX) for file in files} == set(TEMPLATES)


def test_the_folder_holds_nothing_but_templates_and_their_parts() -> None:
    parts = {file.name for file in FILES if file.name.startswith("_")}
    assert {file.name for file in FILES} - parts == {f"{name}{SUFFIX}" for name in TEMPLATES}
    used = {
        name for file in FILES for name in re.findall(r'include "([^"]+)"', file.read_text("utf-8"))
    }
    assert used == parts


@files
def test_no_template_calculates(file: Path) -> None:
    refuse_arithmetic(ENVIRONMENT, file.read_text("utf-8"), file.name)


@pytest.mark.parametrize("sum_", ["1 + 1", "a - b", "a * 2", "a / 2", "a // 2", "a % 2", "a ** 2"])
def test_a_template_that_calculates_is_refused(sum_: str) -> None:
    with pytest.raises(TemplateError, match="line 2 of mine calculates"):
        refuse_arithmetic(ENVIRONMENT, f"\n{{{{ {sum_} }}}}", "mine")


@files
def test_a_template_asks_only_for_what_every_report_is_given(file: Path) -> None:
    given = set(FACTS)
    tree = ENVIRONMENT.parse(file.read_text("utf-8"))
    stored = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "store"}
    loaded = {n.name for n in tree.find_all(nodes.Name) if n.ctx == "load"}
    of_includer = {"listed", "told", "totals", "of", "d"} if file.name.startswith("_") else set()
    assert loaded - stored - given - of_includer - {"loop"} == set()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_fact_that_is_missing_stops_a_report(name: str) -> None:
    found = facts(asked(real_plan("york"), name, DAY))
    del found["head"]
    with pytest.raises(Exception, match="'head' is undefined"):
        render(name, found)


def test_an_undefined_name_raises() -> None:
    made = environment(DictLoader({"a": "{{ nothing }}", "b": "{{ head.nothing }}"}))
    for name in "ab":
        with pytest.raises(UndefinedError):
            made.get_template(name).render(head={})


def test_the_facts_are_plain_data() -> None:
    def check(value: object) -> None:
        assert value is None or type(value) in (str, int, float, bool, dict, list), type(value)
        if isinstance(value, dict):
            check(list(value.values()))
        elif isinstance(value, list):
            for item in value:
                check(item)

    for plan in ("york", "bedford", "nottingham"):
        check(facts(asked(real_plan(plan), "board-report", DAY)))


def test_what_a_template_prints_is_made_safe() -> None:
    made = environment(DictLoader({"a": "{{ x }}|{{ n }}|{{ gone }}|{{ x|upper }}"}))
    text = made.get_template("a").render(x="<b> | *", n=-3, gone=None)
    assert text == r"\<b\> \| \*|-3||\<B\> \| \*"


@pytest.mark.parametrize(
    "name",
    [
        *("safe", "escape", "forceescape", "e", "striptags", "urlize", "xmlattr", "tojson"),
        *("sum", "round", "abs", "int", "float", "max", "min", "count", "wordcount"),
        *("format", "center", "replace", "indent", "wordwrap", "attr", "pprint", "random"),
    ],
)
def test_a_filter_that_calculates_or_unescapes_is_not_there(name: str) -> None:
    with pytest.raises(TemplateError, match=f"No filter named '{name}'"):
        ENVIRONMENT.from_string(f"{{{{ head.council|{name} }}}}")


def test_text_from_a_plan_is_never_a_template() -> None:
    made = environment(DictLoader({"a": "{{ x }}"}))
    assert made.get_template("a").render(x="{{ 7*7 }}{% raw %}") == r"{{ 7\*7 }}{% raw %}"


def test_a_report_is_tidied() -> None:
    assert tidied(["\n\na ", " \n\n\n\nb\t\n \n"]) == "a\n\nb\n"
