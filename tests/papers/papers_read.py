"""Makes papers for tests, and reads them back by other readers than the tool's own.

Markdown is read by GitHub's parser, a Word document as the XML of its parts, a page of HTML by
Python's reader of HTML.
"""

import re
import zipfile
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree as ET

import cmarkgfm
from builders import on
from cmarkgfm.cmark import Options
from hostile_plan import hostile_plan
from report_pages import DAYS, real_report, report

from cip.papers.forms import PaperForm, laid_out
from cip.papers.look import WordLook
from cip.reports.catalogue import TEMPLATES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

AUTHOR = "North & <South> Council"
HOSTILE = "hostile"

REPORTS = [
    *((plan, template, days[1]) for plan, days in DAYS.items() for template in TEMPLATES),
    *((HOSTILE, template, "2025-03-10") for template in TEMPLATES),
]
"""Every report of the three plans, and of the hostile one."""


@cache
def markdown_of(plan: str, template: str, day: str) -> str:
    """Give a report in Markdown."""
    if plan == HOSTILE:
        return report(_hostile(), template, day, since="2025-01-15")
    return real_report(plan, template, day)


@cache
def _hostile():
    return hostile_plan()[0]


def html_of(markdown: str, day: str = "2025-03-10") -> str:
    """Give a report as a page."""
    made = laid_out(markdown, PaperForm.HTML, author=AUTHOR, as_of=on(day))
    assert isinstance(made, str)
    return made


def word_of(markdown: str, day: str = "2025-03-10", look: WordLook | None = None) -> bytes:
    """Give a report as a Word document, which may look like a council's own."""
    made = laid_out(markdown, PaperForm.WORD, author=AUTHOR, as_of=on(day), look=look)
    assert isinstance(made, bytes)
    return made


@cache
def page_of(plan: str, template: str, day: str) -> "Page":
    """Give the page of a report, read."""
    return Page(html_of(markdown_of(plan, template, day), day))


@cache
def document_of(plan: str, template: str, day: str) -> "Document":
    """Give the Word document of a report, read."""
    return Document(word_of(markdown_of(plan, template, day), day))


def words_of_markdown(markdown: str) -> list[str]:
    """Give the words that a reader of a report sees on GitHub, without those of diagrams."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    html = re.sub(r'<pre lang="mermaid">.*?</pre>', " ", html, flags=re.DOTALL)
    return unescape(_BLOCKS.sub(" ", re.sub(r"</?(a|code|strong|em)\b[^>]*>", "", html))).split()


_BLOCKS = re.compile(r"</?[a-z][a-z0-9]*\b[^>]*>")


class Element(NamedTuple):
    """A tag of a page with what stands in it."""

    tag: str
    attributes: dict[str, str | None]


class Page(HTMLParser):
    """A page of HTML: its tags, and the words of its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.elements: list[Element] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self._inside: list[str] = []
        self.feed(html)
        self.close()
        assert self._inside == [], "every tag is closed"

    def handle_starttag(self, tag, attrs):
        self.elements.append(Element(tag, dict(attrs)))
        if tag not in ("a", "strong", "em"):
            self.handle_data(" ")
        if tag not in ("meta", "br", "hr"):
            self._inside.append(tag)

    def handle_endtag(self, tag):
        assert self._inside.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self._inside), data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of all tags of a name."""
        return [element.attributes for element in self.elements if element.tag == tag]

    def words(self) -> list[str]:
        """Give the words of the report: those of its list of parts and its captions left out."""
        text = ""
        for inside, data in self.texts:
            if "main" in inside and not {"nav", "caption"} & set(inside):
                text += data
            elif "caption" in inside:
                text += " "
        return text.split()


class Document:
    """A Word document: the XML of its parts, and what stands in its text."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.zip = zipfile.ZipFile(BytesIO(data))
        self.body = self.part("word/document.xml")[0]

    def part(self, name: str) -> ET.Element:
        """Give the XML of a part."""
        return ET.fromstring(self.zip.read(name))

    def paragraphs(self) -> list[ET.Element]:
        """Give all paragraphs, those in tables too."""
        return list(self.body.iter(f"{W}p"))

    def words(self) -> list[str]:
        """Give the words of the text."""
        return " ".join(map(text_of, self.paragraphs())).split()

    def relations(self) -> list[dict[str, str]]:
        """Give what all parts refer to."""
        names = [name for name in self.zip.namelist() if name.endswith(".rels")]
        return [dict(item.attrib) for name in names for item in self.part(name)]

    def styles(self) -> dict[str, str]:
        """Give the names of the styles by their ids."""
        found = self.part("word/styles.xml").iter(f"{W}style")
        return {s.get(f"{W}styleId", ""): s[0].get(f"{W}val", "") for s in found}


def text_of(element: ET.Element) -> str:
    """Give the text of a paragraph; a tab or the end of a line is a space."""
    pieces = (item for run in element.iter(f"{W}r") for item in run if item.tag != f"{W}rPr")
    return "".join((item.text or "") if item.tag == f"{W}t" else " " for item in pieces)


def style_of(paragraph: ET.Element) -> str | None:
    """Give the id of the style of a paragraph."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if found is None else found.get(f"{W}val")
