"""The forms that a report is written in: Markdown as its template laid it out, HTML, Word."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cip.papers.look import WordLook


class PaperForm(StrEnum):
    """A form of a report; its name is the ending of its file."""

    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"


ENDINGS: dict[str, PaperForm] = {
    **dict.fromkeys(("", ".md", ".markdown", ".txt"), PaperForm.MARKDOWN),
    **dict.fromkeys((".html", ".htm"), PaperForm.HTML),
    ".docx": PaperForm.WORD,
}
"""What the name of a report's file may end in, and which form each ending stands for."""


def check(form: PaperForm) -> None:
    """Raise ``UsageError`` where a form cannot be written here: its extra is not installed."""
    if form is PaperForm.WORD:
        from cip.papers.word import check_extra

        check_extra()


def laid_out(
    markdown: str,
    form: PaperForm,
    *,
    author: str,
    as_of: date,
    look: "WordLook | None" = None,
) -> str | bytes:
    """Give a report in a form; all forms say the same words in the same order.

    ``author`` is whose report it is, ``look`` how a Word document looks. Raises ``UsageError`` for
    a report that is too long for a paper, and where the form cannot be written here.
    """
    if form is PaperForm.MARKDOWN:
        return markdown
    from cip.papers.paper import ReportPaper
    from cip.papers.reading import blocks_of

    paper = ReportPaper(blocks_of(markdown), author, as_of)
    if form is PaperForm.HTML:
        from cip.papers.html import written

        return written(paper)
    from cip.papers.word import document

    return document(paper) if look is None else document(paper, look)
