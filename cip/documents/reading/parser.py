"""The events of a YAML parser. This is the only module that knows ruamel.yaml."""

from collections.abc import Iterator
from functools import cache
from typing import Any


def parser_events(text: str) -> Iterator[Any]:
    """Give the events of the fast parser, or of the pure one where the fast one is missing.

    What stops a parser is raised while the events are taken: whatever the parser makes of it.
    """
    try:
        from _ruamel_yaml import CParser
    except ImportError:  # pragma: no cover - depends on the machine
        return pure_events(text)
    return iter(CParser(text).get_event, None)


def events_in(text: str) -> int | None:
    """Give how many events the fast parser finds, or None where it is missing or refuses the text.

    It looks at every character as it does for ``parser_events``, and makes no objects.
    """
    try:
        from _ruamel_yaml import CParser
    except ImportError:  # pragma: no cover - depends on the machine
        return None
    try:
        number: int = CParser(text).raw_parse()
    except Exception:  # noqa: BLE001 - the parser meets hostile text; who asks reads its events
        return None
    return number


@cache
def scalar_type() -> type:
    """Give the type of those events that are a key or a text."""
    from ruamel.yaml.events import ScalarEvent

    return ScalarEvent


def pure_events(text: str) -> Iterator[Any]:
    """Give the events of the parser that is written in Python.

    It is held to what the fast one takes: no colon or question mark in plain text in brackets, and
    lines of spaces before the first words of a longer text.
    """
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.version = "1.2"
    yaml.Scanner = _scanner()
    in_brackets: list[bool] = []
    for event in yaml.parse(text):
        if hasattr(event, "flow_style"):
            in_brackets.append(event.flow_style)
        elif hasattr(event, "value"):
            if any(in_brackets[-1:]) and not event.style:
                _refuse_signs(event)
        elif type(event).__name__ in ("MappingEndEvent", "SequenceEndEvent"):
            in_brackets.pop()
        yield event


@cache
def _scanner() -> type:
    """Give ruamel's scanner, without its refusal of what YAML 1.2 allows in 8.1.1.1.

    The lines of spaces that a longer text begins with may each be as deep as its first words, and
    ruamel lets none be deeper than the first of them.
    """
    from ruamel.yaml.scanner import Scanner

    class BlockScanner(Scanner):
        def scan_block_scalar_indentation(self) -> tuple[list[Any], int, Any]:
            breaks, deepest, end = [], 0, self.reader.get_mark()
            while self.reader.peek() in " \r\n\x85\u2028\u2029":
                if self.reader.peek() == " ":
                    self.reader.forward()
                    deepest = max(deepest, self.reader.column)
                else:
                    breaks.append(self.scan_line_break())
                    end = self.reader.get_mark()
            return breaks, deepest, end

    return BlockScanner


def _refuse_signs(event: Any) -> None:
    from ruamel.yaml.scanner import ScannerError

    for sign in ":?":
        if sign in event.value:
            problem = f"found unexpected '{sign}'"
            raise ScannerError(
                "while scanning a plain scalar", event.start_mark, problem, event.start_mark
            )
