"""Text that a spreadsheet would take for a formula, made harmless, and given back as it was.

Excel, LibreOffice and Google Sheets run what begins with ``=``, and take what begins with ``+``,
``-`` or ``@`` for a formula too, behind white space as well; so do their Japanese and Chinese
editions with the wide forms of these signs.
"""

import re

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")
_MARKED = re.compile(r"'(?='*\s*[=+\-@＝＋－＠])")


def inert(text: str) -> str:
    """Give a text with an apostrophe before it where a spreadsheet would take it for a formula.

    One that begins with an apostrophe and then looks like a formula gets another one, so that
    ``without_mark`` gives every text back.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def without_mark(text: str) -> str:
    """Give the text of which ``inert`` made this one."""
    return text[1:] if _MARKED.match(text) else text
