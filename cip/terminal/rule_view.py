"""The rules as a manual: the list, and one page."""

from collections.abc import Iterable, Iterator

from cip.rules.rule import Rule
from cip.terminal.lines import EMPTY, Line, Span, line, paragraph


def list_lines(rules: Iterable[Rule], *, width: int) -> Iterator[Line]:
    """Give the rules in order of name, each with its first sentence."""
    listed = sorted(rules, key=lambda rule: rule.name)
    room = max(len(rule.name) for rule in listed) + 2
    for rule in listed:
        head, *rest = paragraph(rule.summary, width, indent=room, first=rule.name)
        yield head
        yield from rest


def page_lines(rule: Rule, *, width: int) -> Iterator[Line]:
    """Give the page of a rule: prose is wrapped, indented lines stay as they are."""
    yield line(Span(rule.name, "strong"), f" ({rule.severity.value})")
    for block in rule.page.split("\n\n"):
        yield EMPTY
        if block.startswith("    "):
            for text in block.split("\n"):
                yield line(text)
        else:
            yield from paragraph(block.replace("\n", " ").replace("`", "'"), min(width, 100))
