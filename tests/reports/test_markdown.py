"""Tests of what makes foreign text safe for Markdown."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import law
from markdown_it import MarkdownIt
from report_pages import page, shown, tokens_of

from cip.model.text import safe
from cip.reports.markdown import Markdown, diagram, diagram_text, line, link, paragraphs

SHA = "a5c3785ed8d6a35868bc169f07e40e889087fd2e"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Plain text: (a), b-c & 50%!", "Plain text: (a), b-c & 50%!"),
        ("1.2.1 Title", "1.2.1 Title"),
        ("snake_case", "snake_case"),
        ("a | b", r"a \| b"),
        ("# title", r"\# title"),
        ("C #", r"C \#"),
        ("C#", "C#"),
        ("- item", r"\- item"),
        ("-5", "-5"),
        ("1. one", r"1\. one"),
        ("1) one", r"1\) one"),
        ("=", r"\="),
        ("&lt;", "&amp;lt;"),
        ("<b>", r"\<b\>"),
        ("https://x.example", r"https\://x.example"),
        ("www.x.example", r"www\.x.example"),
        ("@team", "`@team`"),
        ("Write to a.b@c.org.", "Write to `a.b@c.org`."),
        ("(a_b@c.org, @org/team)", "(`a_b@c.org`, `@org/team`)"),
        ("a@b@c and a@b+c@d", "`a@b@c` and `a@b+c@d`"),
        ("5 @ £10", "5 @ £10"),
        ("@, @. @@", "@, @. @@"),
        ("Recommendation #1.", "Recommendation `#1`."),
        ("(#12, GH-12; gh-1)", "(`#12`, `GH-12`; `gh-1`)"),
        ("Items #1-#3, #4/#5 and R#6", "Items `#1-#3`, `#4/#5` and `R#6`"),
        ("org/repo#12 | org#12", r"`org/repo#12` \| `org#12`"),
        ("C#, C# 7, #one, #1st, # 1, No. 1", "C#, C# 7, #one, #1st, # 1, No. 1"),
        ("# 1", r"\# 1"),
        ("#1 first", "`#1` first"),
        ("HIGH-1, GH-x, XGH-1 and 1,234,567", "HIGH-1, GH-x, XGH-1 and 1,234,567"),
        (f"see {SHA}, {SHA}a", f"see `{SHA}`, {SHA}a"),
        (f"a/b@{SHA} and {SHA[:24]}{SHA}", f"`a/b@{SHA}` and `{SHA[:24]}{SHA}`"),
        ("https://x.example/a#1", "`https://x.example/a#1`"),
        ("https://x.example/a#top", r"https\://x.example/a#top"),
        ("a@b#1 #1a@b", "`a@b#1` `#1a@b`"),
        ("# a@b #", r"\# `a@b` \#"),
        ("_http://x", r"\_http\://x"),
        ("1https://x", r"1https\://x"),
        ("a_www.x", r"a_www\.x"),
        ("\\", "\\\\"),
        ("  a \t b\n c  ", "a b c"),
        ("\u001b[31m", r"\<U+001B\>\[31m"),
    ],
)
def test_text_on_one_line(text: str, escaped: str) -> None:
    assert line(text) == escaped


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Plans based on:\n- Service redesign\n- Income",
            "Plans based on: Service redesign; Income",
        ),
        ("- one\n- two", "one; two"),
        ("One.\n- Two.\n- Three", "One. Two. Three"),
        ("based on:\n\n- one\n\n- two", "based on: one; two"),
        ("one\ntwo", "one two"),
    ],
)
def test_a_list_in_a_text_becomes_the_clauses_of_a_sentence(text: str, said: str) -> None:
    assert line(text) == said


LINES = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"]), max_size=60
) | st.text("\\`*_{}[]()#+-.!|<>~$&;:=@ 1a\t", max_size=30)


def as_shown(text: str) -> str:
    """Give a text with its hidden characters named and its runs of spaces as one."""
    return " ".join(safe(text).split())


@given(LINES)
@law(400)
def test_any_text_shows_as_it_was_written(text: str) -> None:
    wanted = as_shown(text)
    for html in (False, True):
        tokens = tokens_of(f"{line(text)}\n", html=html)
        assert as_shown("".join(shown(t) for t in tokens if t.type == "inline")) == wanted
        assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@given(LINES)
@law(200)
def test_any_text_stays_in_its_cell(text: str) -> None:
    (table,) = page(f"| a | b |\n|---|---|\n| {line(text)} | end |\n").tables
    ((first, last),) = table.rows
    assert as_shown(first) == as_shown(text)
    assert last == "end"


@given(LINES)
@law(200)
def test_any_text_stays_in_its_heading(text: str) -> None:
    ((level, shown_text),) = page(f"## {line(text)}\n").headings
    assert level == 2
    assert as_shown(shown_text) == as_shown(text)


@given(LINES)
@law(200)
def test_any_text_stays_in_its_link(text: str) -> None:
    found = page(f"x {link(text, 'https://a.example/b')} y\n")
    assert found.links == ["https://a.example/b"]
    assert as_shown(found.texts[0]) == as_shown(f"x {text} y")


@given(st.from_regex(r"https?://[^\s<>\"]{1,40}", fullmatch=True))
@law(200)
def test_any_address_stays_in_its_link(address: str) -> None:
    text = f"| {link('t', address)} | {link('u', address)} |"
    found = page(f"| a | b |\n|---|---|\n{text}\n")
    assert [cell for row in found.tables[0].rows for cell in row] == ["t", "u"]
    assert len(found.links) in (0, 2)


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://x",
        "//x",
        "https://a b",
        "x.html",
    ],
)
def test_only_the_address_of_a_page_makes_a_link(address: str | None) -> None:
    assert link("t", address) == "t"


def test_an_address_that_holds_a_sign_of_markdown_still_leads_there() -> None:
    assert link("t", "https://x.example/a_(b)?c=1&copy;|d`e") == (
        "[t](<https://x.example/a_%28b%29?c=1&amp;copy;%7Cd%60e>)"
    )
    (target,) = page(link("t", "https://x.example/?a=1&copy;=2") + "\n").links
    assert target == "https://x.example/?a=1&copy;=2"


def test_paragraphs_and_lists_of_a_text_stay_what_they_are() -> None:
    text = "First.\n- one\n- *two*\nSecond | third.\n\n# fourth"
    assert paragraphs(text) == ("First.\n\n- one\n- \\*two\\*\n\nSecond \\| third.\n\n\\# fourth")


@given(st.lists(LINES, max_size=5))
@law(200)
def test_paragraphs_hold_nothing_but_paragraphs_and_lists(lines: list[str]) -> None:
    kinds = {token.type for token in tokens_of(f"{paragraphs(chr(10).join(lines))}\n")}
    assert not kinds & {"heading_open", "fence", "code_block", "hr", "blockquote_open"}
    assert not kinds & {"table_open", "html_block", "ordered_list_open"}


def test_a_diagram_cannot_be_left() -> None:
    text = diagram(["gantt", "```", "x\n# y"])
    assert text == "```mermaid\ngantt\n'''\nx # y\n```"
    assert [t.type for t in MarkdownIt().parse(text)] == ["fence"]


@given(st.text(max_size=200), st.integers(10, 80))
@law(200)
def test_text_of_a_diagram_is_short_and_harmless(text: str, most: int) -> None:
    shown_text = diagram_text(text, most)
    assert len(shown_text) <= most
    assert not set(shown_text) & set('\n:;#%`<>"{}[]_|\\')


def test_markdown_is_not_escaped_twice() -> None:
    assert Markdown("**a**").__html__() == "**a**"


@pytest.mark.parametrize(
    "text",
    [
        *("y" * 300_000, "a@" * 100_000, "@-" * 100_000, "@." * 100_000, "#1" * 100_000),
        *("#1a" * 100_000, "#" * 300_000, "#" + "1" * 300_000 + "a", "gh-" * 100_000),
        *(
            "gh-1a" * 60_000,
            "a5" * 150_000,
            f"{SHA}-" * 8_000,
            f"{SHA}_" * 8_000,
            "https:" * 60_000,
        ),
    ],
)
def test_a_long_text_is_made_safe_in_time_that_grows_with_it(text: str) -> None:
    began = time.process_time()
    assert len(line(text)) >= len(text)
    assert time.process_time() - began < 5
