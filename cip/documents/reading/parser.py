"""The events of a YAML parser. This is the only module that knows ruamel.yaml."""

from collections.abc import Iterator
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


def pure_events(text: str) -> Iterator[Any]:
    """Give the events of the parser that is written in Python.

    It is held to what the fast one takes: no colon or question mark in plain text in brackets.
    """
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.version = "1.2"
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


def _refuse_signs(event: Any) -> None:
    from ruamel.yaml.scanner import ScannerError

    for sign in ":?":
        if sign in event.value:
            problem = f"found unexpected '{sign}'"
            raise ScannerError(
                "while scanning a plain scalar", event.start_mark, problem, event.start_mark
            )
