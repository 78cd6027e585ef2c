"""A page of HTML that needs nothing else, and that everybody can read."""

import itertools
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from papers_read import AUTHOR, DAYS, REPORTS, Page, html_of, markdown_of, page_of
from report_pages import page

each_report = pytest.mark.parametrize(("plan", "template", "day"), REPORTS)

BOARD = ("york", "board-report", DAYS["york"][1])

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "nav", "div", "a"),
    *("h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "strong", "em", "pre", "br", "hr"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "href", "rel", "id", "tabindex"),
    *("role", "scope", "aria-labelledby", "data-label", "start"),
}


@each_report
def test_a_page_has_no_script_no_style_of_a_tag_and_fetches_nothing(
    plan: str, template: str, day: str
) -> None:
    found = page_of(plan, template, day)
    assert {element.tag for element in found.elements} <= TAGS
    assert {name for element in found.elements for name in element.attributes} <= ATTRIBUTES
    links = [a["href"] for a in found.all("a") if not (a["href"] or "").startswith("#")]
    assert links == page(markdown_of(plan, template, day)).links
    assert "url(" not in found.html


def test_the_policy_of_a_page_lets_through_its_own_style_and_nothing_else() -> None:
    found = page_of(*BOARD)
    (policy,) = (m["content"] for m in found.all("meta") if "http-equiv" in m)
    ((_, style),) = ((i, text) for i, text in found.texts if i[-1:] == ("style",))
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
    )
    assert found.html.index("Content-Security-Policy") < found.html.index("<style>")


@each_report
def test_a_page_says_its_language_its_title_and_whose_it_is(
    plan: str, template: str, day: str
) -> None:
    found = page_of(plan, template, day)
    assert found.all("html") == [{"lang": "en-GB"}]
    (title,) = (text for inside, text in found.texts if inside[-1:] == ("title",))
    assert " ".join(title.split()) == " ".join(
        page(markdown_of(plan, template, day)).headings[0][1].split()
    )
    assert {"name": "author", "content": AUTHOR} in found.all("meta")


@each_report
def test_headings_skip_no_level_and_every_name_is_there_once(
    plan: str, template: str, day: str
) -> None:
    found = page_of(plan, template, day)
    levels = [int(e.tag[1]) for e in found.elements if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    names = [e.attributes["id"] for e in found.elements if "id" in e.attributes]
    assert len(names) == len(set(names))
    called = [
        e.attributes["aria-labelledby"] for e in found.elements if "aria-labelledby" in e.attributes
    ]
    assert set(called) <= set(names)
    inside = [a["href"][1:] for a in found.all("a") if (a["href"] or "").startswith("#")]
    assert inside[0] == "main"
    assert set(inside) <= set(names)


@each_report
def test_each_table_has_a_caption_and_cells_that_head_columns_and_rows(
    plan: str, template: str, day: str
) -> None:
    found = page_of(plan, template, day)
    tables = page(markdown_of(plan, template, day)).tables
    captions = [text for inside, text in found.texts if inside[-1:] == ("caption",)]
    assert len(found.all("table")) == len(found.all("caption")) == len(captions) == len(tables)
    assert all(text.strip() for text in captions)
    heads = [e.attributes.get("scope") for e in found.elements if e.tag == "th"]
    columns = sum(1 for table in tables for text in table.header if text)
    rows = sum(1 for table in tables for row in table.rows if row[0])
    assert heads.count("col") == columns
    assert heads.count("row") == rows
    assert len(heads) == columns + rows


def test_each_cell_names_its_column_for_a_narrow_window() -> None:
    found = Page(html_of('| a | <b "c"> |\n|---|--:|\n| d | 1 |\n'))
    (cell,) = found.all("td")
    assert cell == {"role": "cell", "class": "n", "data-label": '<b "c">'}


def test_a_long_report_begins_with_a_list_of_its_parts_and_a_short_one_does_not() -> None:
    parts = "".join(f"## Part {n}\n\nx\n\n" for n in range(4))
    assert [a["href"] for a in Page(html_of(f"# A\n\n{parts}")).all("a")] == [
        "#main",
        *(f"#part-{n}" for n in range(1, 5)),
    ]
    assert Page(html_of("# A\n\n## B\n\nx\n")).all("nav") == []


def test_the_same_report_gives_the_same_page() -> None:
    text = markdown_of(*BOARD)
    assert html_of(text) == html_of(text)
    assert "\r" not in html_of(text)
