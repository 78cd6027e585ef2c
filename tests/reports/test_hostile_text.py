"""What a plan's text may hold never breaks a report: it is shown as it was written."""

import itertools
import re
from collections import Counter
from functools import cache

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hostile_plan import PHRASES, Bare, Texts, hostile_files, hostile_plan
from report_pages import cells, page, raw_tables, report, tokens_of

from cip.loading.plan import load_plan
from cip.model.plan import Plan
from cip.reports.catalogue import TEMPLATES

DAY, SINCE = "2025-03-10", "2025-01-15"

templates = pytest.mark.parametrize("template", TEMPLATES)


@cache
def _hostile() -> tuple[Plan, dict[str, str]]:
    plan, texts = hostile_plan()
    return plan, texts.given


@cache
def _report(template: str) -> str:
    return report(_hostile()[0], template, DAY, since=SINCE)


def _normal(text: str) -> str:
    return " ".join(text.split())


@templates
def test_a_hostile_report_keeps_its_outline(template: str) -> None:
    headings = page(_report(template)).headings
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(headings) == len(re.findall(r"^#+ ", _report(template), re.MULTILINE))


@templates
def test_a_hostile_report_keeps_its_tables(template: str) -> None:
    tables = list(raw_tables(_report(template)))
    assert len(page(_report(template)).tables) == len(tables)
    for lines in tables:
        assert re.fullmatch(r"\|(-{3,}:?\||--:\|)+", lines[1]), lines[1]
        assert {cells(line) for line in lines} == {cells(lines[0])}, lines[0]


LINKED = re.compile(r"@|#[0-9]|GH-[0-9]|[0-9a-f]{40}")


@templates
@pytest.mark.parametrize("html", [False, True])
def test_no_text_of_a_plan_becomes_markup(template: str, html: bool) -> None:
    found = page(_report(template), html=html)
    assert found.raw_html == []
    assert not any(fence.info != "mermaid" for fence in found.fences)
    tokens = tokens_of(_report(template), html=html)
    kinds = {token.type for token in tokens}
    assert not kinds & {"blockquote_open", "code_block", "ordered_list_open"}
    lines = [below for above, below in itertools.pairwise(tokens) if above.type == "hr"]
    assert len(lines) == _report(template).split("\n").count("---")
    assert all(below.tag == "h2" for below in lines), "a template draws a line above a part alone"
    for token in tokens_of(_report(template), html=html):
        marks = {child.type for child in token.children or []}
        code = [child.content for child in token.children or [] if child.type == "code_inline"]
        assert all(LINKED.search(content) for content in code), (
            "code keeps a text from being a link"
        )
        assert not marks & {"em_open", "s_open", "image", "html_inline", "hardbreak"}


@templates
def test_only_the_templates_make_text_bold(template: str) -> None:
    for token in tokens_of(_report(template)):
        children = token.children or []
        for mark, inside in itertools.pairwise(children):
            if mark.type == "strong_open":
                assert re.match(r"(What |Moved |This |[A-D]\. |[A-Z][a-z ,]+ \()", inside.content)
                assert not re.search(r"zq\d+qz", inside.content), inside.content


@templates
def test_wherever_a_text_of_a_plan_stands_it_stands_whole(template: str) -> None:
    given = _hostile()[1]
    seen = 0
    for text in page(_report(template)).texts:
        shown = _normal(text)
        for mark in re.findall(r"zq\d+qz", shown):
            assert _stands(_wanted(given[mark]), shown), (given[mark], shown)
            seen += 1
    assert seen > 20


def _stands(wanted: str, shown: str) -> bool:
    """Say whether a text stands whole, or as far as the words that a first page has room for."""
    if wanted in shown:
        return True
    kept = shown.split(" …")[0]
    return kept != shown and any(kept.endswith(wanted[:n]) for n in range(5, len(wanted)))


def _wanted(text: str) -> str:
    """Give what is to be shown of a text: the dash of a list, and a stop at the end, may go."""
    return _normal(text).removeprefix("- ").rstrip(" .;")


@templates
def test_links_stand_only_where_a_template_puts_them(template: str) -> None:
    for target in page(_report(template)).links:
        assert target == (
            "https://council.example/a_b_%28c%29?x=1&copy;=2%7C%60%24~*%5Bd%5D"
        ) or target.startswith("https://www.local.gov.uk/")


@templates
def test_no_address_in_a_text_becomes_a_link_by_itself(template: str) -> None:
    outside = re.sub(r"\]\(<[^>]*>\)|`[^`]*@[^`]*`", "", _report(template))
    assert not re.search(r"(?i)https?:|\bwww\.|@\w", outside)


@cache
def _bare(text: str, template: str) -> str:
    loaded = load_plan("hostile", hostile_files(Bare(text), actions=24))
    assert not loaded.problems
    made = report(loaded.plan, template, DAY, since=SINCE)
    return cmarkgfm.github_flavored_markdown_to_html(made, Options.CMARK_OPT_UNSAFE)


def _tags(html: str) -> Counter[str]:
    return Counter(tag for tag in re.findall(r"<[a-z!][^ >]*", html) if tag != "<code")


@templates
@pytest.mark.parametrize("text", ["1", "2024", "www", "&lt", "http", "_", "-", "#", "!", "="])
def test_what_a_template_adds_to_a_text_makes_no_markup_of_it(template: str, text: str) -> None:
    html = _bare(text, template)
    assert _tags(html) == _tags(_bare("word", template))
    assert html.count("&lt;") == 0


def test_the_diagram_holds_nothing_but_bars() -> None:
    (fence,) = page(_report("board-report")).fences
    first, *lines = fence.content.rstrip("\n").split("\n")
    assert first == "gantt"
    state, day = "(crit, |active, |done, )?", r"\d{4}-\d\d-\d\d"
    bar = rf"[^:;#%`<>]+ :{state}({day}, {day}|milestone, {day}, 0d)"
    head = r"accTitle: [\w .,]+|accDescr: [\w .,]+|dateFormat YYYY-MM-DD|axisFormat %b %Y"
    for line in lines:
        assert re.fullmatch(rf"    ({head}|inclusiveEndDates|section [^:;#%`<>]+|{bar})", line), (
            line
        )
    assert sum(" :" in line for line in lines) > 50


@pytest.mark.parametrize("sign", ["\u001b[31m", "\u202e", "\u200b", "\u0085", "\u2028", "\ufeff"])
def test_a_file_with_a_character_that_nobody_sees_never_comes_this_far(sign: str) -> None:
    files = hostile_files(Texts(), actions=1)
    path = "plans/hostile/1-w/1.1-a.yaml"
    files[path] = files[path].replace("zq", f"{sign}zq", 1)
    assert load_plan("hostile", files).broken == (path,)


def test_every_phrase_was_tried_at_the_start_and_at_the_end() -> None:
    given = set(_hostile()[1].values())
    for phrase in PHRASES:
        assert any(text.startswith(f"{phrase} zq") for text in given)
        assert any(text.endswith(f"qz {phrase}") for text in given)
