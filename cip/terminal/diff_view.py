"""Differences of texts, as ``git diff`` shows them."""

from collections.abc import Iterator, Mapping

from cip.editing.unified import unified
from cip.model.text import safe_lines
from cip.terminal.lines import Line, Span, line

_STYLES = {"+": "green", "-": "red", "@": "quiet"}


def diff_lines(
    changed: Mapping[str, tuple[str | None, str]], was: Mapping[str, str] | None = None
) -> Iterator[Line]:
    """Give a unified diff of files, of the text before and after by path; to be shown whole.

    ``was`` has the old paths of those that get another name, by the new ones.
    """
    was = was or {}
    for path in dict.fromkeys((*was, *changed)):
        before, after = changed.get(path, ("", ""))
        texts = unified(path, before, after, was=was.get(path, path))
        if path in was:
            yield from _renamed(was[path], path, is_same=not texts)
        for number, text in enumerate(texts):
            style = "strong" if number < 2 else _STYLES.get(text[:1], "")
            yield line(Span(safe_lines(text), style))


def _renamed(old: str, new: str, *, is_same: bool) -> Iterator[Line]:
    yield line(Span(safe_lines(f"diff --git a/{old} b/{new}"), "strong"))
    yield line(f"similarity index {'100' if is_same else '50'}%")
    yield line(f"rename from {safe_lines(old)}")
    yield line(f"rename to {safe_lines(new)}")
