"""Markdown, HTML and Word say the same words in the same order."""

import re
from io import BytesIO

import pytest
from docx2python import docx2python
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from papers_read import (
    HOSTILE,
    REPORTS,
    Document,
    Page,
    document_of,
    html_of,
    markdown_of,
    page_of,
    word_of,
    words_of_markdown,
)

from cip.model.errors import UsageError
from cip.papers import reading

each_report = pytest.mark.parametrize(("plan", "template", "day"), REPORTS)


@each_report
def test_a_page_has_the_words_of_the_report(plan: str, template: str, day: str) -> None:
    assert page_of(plan, template, day).words() == _words(plan, template, day)


@each_report
def test_a_word_document_has_the_words_of_the_report(plan: str, template: str, day: str) -> None:
    assert document_of(plan, template, day).words() == _words(plan, template, day)


def _words(plan: str, template: str, day: str) -> list[str]:
    found = words_of_markdown(markdown_of(plan, template, day))
    assert len(found) > 50
    return found


LINK = re.compile(r'<a href="[^"]*">(.*?)</a>')


@pytest.mark.parametrize(
    ("plan", "template", "day"), [report for report in REPORTS if report[0] != HOSTILE]
)
def test_another_library_reads_the_same_words(plan: str, template: str, day: str) -> None:
    """It marks a point of a list with two hyphens, and writes a link as HTML."""
    with docx2python(BytesIO(document_of(plan, template, day).data)) as found:
        text = LINK.sub(r"\1", "\n\n".join(_cells(found.body)))
    wanted = [word for word in _words(plan, template, day) if word != "--"]
    assert [word for word in text.split() if word != "--"] == wanted


def _cells(body: list) -> list[str]:
    return [text for table in body for row in table for cell in row for text in cell]


PIECES = (
    *("# A\n", "## B\n\n", "- c\n", "  - d\n", "1. e\n", "7) f\n", "> g\n", "---\n", "\n", "\n\n"),
    *(
        "| a | b |\n|---|--:|\n| c | d |\n",
        "|\n",
        "```\nh\n```\n",
        "    i\n",
        "**j**",
        "*k*",
        "`l`",
    ),
    *(
        "[m](http://x.example/a?b=1&c=2)",
        "[n](javascript:alert(1))",
        "![o](http://x.example/p.png)",
    ),
    *(
        "<b>q</b>",
        "<script>",
        "&amp;",
        "&#12;",
        "&#8238;",
        "\\",
        "s  \n",
        "t",
        " ",
        "é",
        "\U0001f600",
    ),
    *(
        "]]>",
        "<!--",
        "{=x}",
        "=A1",
        "\u00a0",
        "[r]: http://x.example/",
        "[r]",
        "<http://x.example>",
    ),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@law(120)
def test_whatever_a_template_lays_out_has_the_same_words_as_a_page_and_in_word(text: str) -> None:
    page, document = Page(html_of(text)), Document(word_of(text))
    assert page.words() == document.words()


def test_a_diagram_is_left_out_and_the_table_beside_it_stands() -> None:
    text = "# A\n\n```mermaid\ngantt\n    title secret\n```\n\n| b |\n|---|\n| c |\n"
    assert Page(html_of(text)).words() == ["A", "b", "c"]
    assert Document(word_of(text)).words() == ["A", "b", "c"]


def test_a_picture_is_its_words_and_a_page_that_is_none_no_link() -> None:
    text = "![logo](http://x.example/y.png) [a](file:///etc/passwd) [b](//x.example) [c](mailto:d)"
    assert [a["href"] for a in Page(html_of(text)).all("a")] == ["#main"]
    assert not any(r.get("TargetMode") for r in Document(word_of(text)).relations())
    assert Page(html_of(text)).words()[:1] == ["logo"]


def test_a_report_that_is_too_long_for_a_paper_is_refused_in_a_sentence() -> None:
    text = "a" * (reading.MOST_SIGNS + 1)
    for made in (html_of, word_of):
        with pytest.raises(UsageError, match="more than 1,000,000 is written in Markdown alone"):
            made(text)
