"""What GitHub's own parser makes of our Markdown: no link, picture or call that we did not mean.

The parser is that of GitHub (cmark-gfm) with its extensions. What GitHub does after it cannot be
tried here: it looks for ``@name`` in the text that is rendered, outside of code, and in comments
and summaries makes links of ``#123``, ``GH-1``, ``owner/name#12`` and hashes of commits. These are
tested by their rules. It also makes pictures of ``:sign:``, and links of hashes that are cut
short, which are not kept away.
"""

import re
from html import unescape

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st
from laws import law

from cip.checking import Checked
from cip.exports.problems.github import summary_page
from cip.model.place import Place
from cip.model.problem import error
from cip.model.text import safe
from cip.reports.markdown import diagram, diagram_text, line, link, paragraphs

CODE = re.compile(r"<code>[^<]*</code>")
TAG = re.compile(r"</?([a-zA-Z0-9]+)[^>]*>|<!--")
LINKED = re.compile(
    r"@[A-Za-z0-9]"
    r"|#[0-9]+(?![A-Za-z0-9_])"
    r"|(?<![A-Za-z0-9])(?i:gh)-[0-9]+(?![A-Za-z0-9_])"
    r"|(?<![A-Za-z0-9_])(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})(?![A-Za-z0-9_])"
)
SHA = "a5c3785ed8d6a35868bc169f07e40e889087fd2e"

NASTY = (
    *("a@b.org", "@org/team", "@user", "www.", "http://", "https://", "ftp://", "mailto:", "xmpp:"),
    *("a", "x.org", "1", " ", "\n", "\n\n", "_", "*", "~~", "~", "`", "``", "[", "](", ")", "!["),
    *("<", ">", "<b>", "</p>", "<script>", "<!--", "-->", "&", "&#64;", "&lt;", ";", ":", "|", "@"),
    *("#1", "#23", "GH-", "gh-4", "o/n", "#", SHA, SHA[:24]),
    *("\\", "#", "- ", "+ ", "1. ", "===", "---", "> ", "[^1]", "é", "(", ".", "/", "-", "+", "$$"),
)
TEXTS = st.lists(st.sampled_from(NASTY), max_size=14).map("".join) | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=40
)


def html_of(markdown: str) -> str:
    """Give what GitHub's parser makes of Markdown."""
    return cmarkgfm.github_flavored_markdown_to_html(markdown + "\n", Options.CMARK_OPT_UNSAFE)


def tags(html: str) -> set[str]:
    """Give the names of the tags."""
    return {match[1] or match[0] for match in TAG.finditer(html)}


def words(html: str) -> str:
    """Give the text that is shown, runs of spaces as one."""
    return " ".join(unescape(TAG.sub("", html)).split())


def links(html: str) -> bool:
    """Say whether something stands where GitHub makes a link of it later: outside of code."""
    return bool(LINKED.search(words(CODE.sub(" ", html))))


CASES = (
    *("a@b.org", "a@.b", "a@-b.c", "x a.b+c@d-e.org.", "mailto:a@b.org", "xmpp:a@b.org/c"),
    *("@org/team", "@user", "(@user)", "a @user, b", "@@user", "x@user", "@user@b.org", "@é"),
    *("www.x.org", "WWW.x.org", "a_www.x.org", "(www.x.org)", "*www.x.org", "~www.x.org"),
    *("http://x.org", "HTTPS://x.org", "_http://x.org", "1http://x.org", "éhttps://x.org"),
    *("ftp://x.org", "https://a@x.org/b@c", "<a@b.org>", "<http://x.org>", "https:www.x.org"),
    *("#123", "GH-1", "org/repo#12", "org#12", "(#1)", "#1, #2.", "#1#2", "#1-#2", "é#1", "#1é"),
    *("C#1", "&#1;", "x_gh-1", "a.b-c/d_e#1", "https://x.org/a#1", "#1 @a", "@a#1", "`#1`", "#1`"),
    *(SHA, f"{SHA}.", f"x {SHA.upper()}", f"o/n@{SHA}", f"{SHA[:24]}{SHA}", f"-{SHA}-", f"é{SHA}"),
    *("~~a~~", "~a~", "![a](b)", "[a](b)", "[a]: b", "[^1]", "<b>a</b>", "<script>", "<!-- a -->"),
    *("www", "a WWW", "(www", "x.www", "&lt", "a &amp", "R&D", "&#60", "1"),
    *("&#64;user", "`@user`", "``@user", "\\@user", "a|@user|b", "| a | b |", "**@user**"),
)


@pytest.mark.parametrize("text", CASES)
def test_a_text_is_shown_as_it_is_and_is_no_link(text: str) -> None:
    html = html_of(line(text))
    assert tags(html) <= {"p", "code"}
    assert words(html) == text
    assert not links(html)


@pytest.mark.parametrize("text", ["#1", "GH-1", "org/repo#12", SHA])
def test_no_escape_keeps_a_number_or_hash_from_being_a_link(text: str) -> None:
    assert links(html_of(text))
    assert links(html_of(text.replace("#", "\\#").replace("-", "\\-").replace("a5", "&#97;5")))
    assert html_of(line(text)) == f"<p><code>{text}</code></p>\n"


def test_code_alone_keeps_a_mail_address_from_being_a_link() -> None:
    assert "mailto:" in html_of("a\\@b.org")
    assert "mailto:" in html_of("a&#64;b.org")
    assert html_of(line("a@b.org")) == "<p><code>a@b.org</code></p>\n"


@given(TEXTS)
@law(500)
def test_any_line_is_shown_as_it_is_and_makes_nothing(text: str) -> None:
    text = text.replace("\n", " ")
    html = html_of(line(text))
    assert tags(html) <= {"p", "code"}
    assert words(html) == " ".join(safe(text).split())
    assert not links(html)


@given(TEXTS)
@law(300)
def test_any_text_stays_in_its_cell(text: str) -> None:
    html = html_of(f"| a | b |\n|---|---|\n| {line(text)} | end |")
    assert tags(html) <= {"table", "thead", "tbody", "tr", "th", "td", "code"}
    assert html.count("<td>") == 2
    assert "<td>end</td>" in html
    assert not links(html)


@given(TEXTS)
@law(300)
def test_any_paragraphs_are_paragraphs_and_lists(text: str) -> None:
    html = html_of(paragraphs(text))
    assert tags(html) <= {"p", "ul", "li", "code"}
    assert not links(html)


@given(TEXTS, TEXTS)
@law(300)
def test_any_link_is_the_one_that_is_meant(text: str, rest: str) -> None:
    html = html_of(f"x {link(text, f'https://x.org/{rest}')} y")
    assert tags(html) <= {"p", "a", "code"}
    assert html.count("<a ") <= 1
    assert html.count("<a ") == html.count('<a href="https://x.org/')
    assert not links(html)


@given(TEXTS)
@law(200)
def test_any_diagram_stays_in_its_fence(text: str) -> None:
    html = html_of(diagram(["gantt", diagram_text(text), text]))
    assert tags(html) <= {"pre", "code"}
    assert html.startswith('<pre lang="mermaid"><code>')


@given(TEXTS, TEXTS)
@law(100)
def test_any_problem_is_one_row_of_a_summary(message: str, path: str) -> None:
    html = html_of(summary_page(Checked((error("some-rule", Place(path), message),), {}, files=1)))
    assert tags(html) <= {"h2", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert html.count("<tr>") == 2
    assert not links(html)
