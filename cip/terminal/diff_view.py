"""Differences of texts, as ``git diff`` shows them."""

from collections.abc import Iterator, Mapping

from cip.editing.unified import unified
from cip.model.text import safe_lines
from cip.terminal.lines import Line, Span, line

_STYLES = {"+": "green", "-": "red", "@": "quiet"}


def diff_lines(changed: Mapping[str, tuple[str, str]]) -> Iterator[Line]:
    """Give a unified diff of files, of the text before and after by path; to be shown whole."""
    for path, (before, after) in changed.items():
        for number, text in enumerate(unified(path, before, after)):
            style = "strong" if number < 2 else _STYLES.get(text[:1], "")
            yield line(Span(safe_lines(text), style))
