"""Lays out a report from its template. This is the only module that imports jinja2.

Text that a template prints is made safe for Markdown on its way out; a template asks for more with
the filters ``paragraphs``, ``link``, ``diagram``, ``sentence`` and ``clauses``.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Undefined,
    nodes,
    pass_environment,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.filters import do_title, do_trim, make_attrgetter
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cip.documents.reading.reader import decode
from cip.facts.phrases import clauses, sentence
from cip.model.errors import UsageError
from cip.model.problem import Problem
from cip.model.text import safe_lines
from cip.reports.catalogue import SUFFIX
from cip.reports.files import MOST_BYTES, plain_file
from cip.reports.markdown import Markdown, line, link, paragraphs, trimmed
from cip.reports.mermaid import gantt
from cip.resources import folder

MOST_SIGNS = 20_000_000
"""How long a report may be. The board's report on 25,600 actions has some 15 million characters."""

_FILTERS = frozenset(
    [
        "batch",
        "capitalize",
        "d",
        "default",
        "dictsort",
        "first",
        "groupby",
        "join",
        "last",
        "length",
        "list",
        "lower",
        "map",
        "reject",
        "rejectattr",
        "reverse",
        "select",
        "selectattr",
        "slice",
        "sort",
        "unique",
        "upper",
    ]
)
"""The template engine's own filters that lay out. Those that calculate or unescape are left out."""

_ARITHMETIC = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)


class _Generator(CodeGenerator):
    """Compiles what lays text out to our own: what the engine does there is HTML.

    Its ``Markup`` can be cut, its ``~`` escapes for HTML, and of a block that is called or filtered
    it takes whatever comes for safe.
    """

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(node, frame)
        self.writeline("Markup = environment.shown")  # found when a block or macro is laid out

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        super().start_write(frame, node)
        self.write("environment.shown(")

    def end_write(self, frame: Frame) -> None:
        self.write(")")
        super().end_write(frame)

    def simple_write(self, s: str, frame: Frame, node: nodes.Node | None = None) -> None:
        super().start_write(frame, node)  # a piece of another template or block, and safe
        self.write(s)
        super().end_write(frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - the engine's
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Lays out plain data: of a text, a list or a group a template can reach no method."""

    code_generator_class = _Generator

    @staticmethod
    def concat(pieces: Iterable[str]) -> Markdown:
        """Give the pieces of a block or macro, which are safe, as one."""
        return Markdown("".join(pieces))

    @staticmethod
    def shown(value: Any) -> Any:
        """Make what is printed or laid out safe: text on one line, numbers as they are, no None."""
        if hasattr(value, "__html__"):
            return value
        if callable(value) and not isinstance(value, Undefined):
            raise TemplateError(
                "it prints a function: a name is written without what stands behind it"
            )
        return Markdown("") if value is None else line(str(value))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """Give what a macro or block lays out as Markdown; an argument may be called ``self``."""
        given = super().call(__context, __obj, *args, **kwargs)
        is_laid_out = isinstance(given, str) and hasattr(given, "__html__")
        return Markdown(given) if is_laid_out else given

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may have an attribute that is no key."""
        is_data = isinstance(obj, str | bytes | int | float | Mapping | list | tuple | set)
        return not is_data and super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> Any:
        """Let a text be a format, but no Markdown: what it is given is escaped for HTML alone."""
        is_markdown = hasattr(getattr(value, "__self__", None), "__html__")
        return None if is_markdown else super().wrap_str_format(value)

    @staticmethod
    def joined(parts: Iterable[Any]) -> str:
        """Give parts as one text; where some are Markdown already, the others are made safe."""
        taken = [part for part in parts if part is not None]
        if not any(hasattr(part, "__html__") for part in taken):
            return "".join(map(str, taken))
        return Markdown("".join(p if hasattr(p, "__html__") else _inside(str(p)) for p in taken))


def _inside(text: str) -> str:
    """Make a part of a line safe, and keep that a space stands before or behind it."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{line(text)}{behind}"


@pass_environment
def _join(made: _Sandbox, values: Iterable[Any], d: Any = "", attribute: Any = None) -> str:
    """Give values as one text with a sign between them: the engine's filter, as ``~`` is ours."""
    if attribute is not None:
        values = map(make_attrgetter(made, attribute), values)
    return made.joined([part for value in values for part in (d, value)][1:])


def _title(value: Any) -> str:
    return value.title() if isinstance(value, Markdown) else do_title(value)


def _trim(value: Any, chars: str | None = None) -> str:
    if isinstance(value, Markdown) and chars is None:
        return trimmed(value)
    return do_trim(value, chars)


class FolderLoader(BaseLoader):
    """Loads a council's own templates: regular files of one folder, no links, nothing above it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, None]:
        """Give the text of a template. Raises ``TemplateNotFound`` where it is no plain file."""
        if "/" in template or "\\" in template or template.startswith("."):
            raise TemplateNotFound(template)
        data = plain_file(self.folder / template)
        if data is None:
            raise TemplateNotFound(template)
        if len(data) > MOST_BYTES:
            raise TemplateError(f"{template} is larger than {MOST_BYTES:,} bytes")
        text = decode(template, data)
        if isinstance(text, Problem):
            raise TemplateError(f"{template}: {text.message}. {text.help}")
        refuse_arithmetic(environment, text, template)
        return text, None, None


def refuse_arithmetic(environment: Environment, text: str, name: str) -> None:
    """Raise ``TemplateError`` for a template that calculates: that is done before it."""
    found = next(environment.parse(text).find_all(_ARITHMETIC), None)
    if found is not None:
        raise TemplateError(
            f"line {found.lineno} of {name} calculates; templates only lay out what they are given"
        )


def environment(loader: BaseLoader) -> Environment:
    """Give the environment in which all templates are rendered."""
    made = _Sandbox(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_Sandbox.shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.clear()
    for name in [name for name in made.filters if name not in _FILTERS]:
        del made.filters[name]
    made.filters.update(
        paragraphs=paragraphs,
        link=link,
        diagram=gantt,
        sentence=sentence,
        clauses=clauses,
        join=_join,
        title=_title,
        trim=_trim,
    )
    return made


def render(name: str, facts: Mapping[str, Any]) -> str:
    """Give a report from a template that came with the tool."""
    return _rendered(_packaged(), name, facts)


@cache
def _packaged() -> Environment:
    """Give the environment of the tool's own templates; each of them is compiled once."""
    return environment(FileSystemLoader(folder("templates")))


def render_own(own: Path, name: str, facts: Mapping[str, Any]) -> str:
    """Give a report from a council's own template. Call it only in a process with limits."""
    loader = ChoiceLoader([FolderLoader(own), FileSystemLoader(folder("templates"))])
    return _rendered(environment(loader), name, facts)


def _rendered(templates: Environment, name: str, facts: Mapping[str, Any]) -> str:
    try:
        return tidied(_bounded(templates.get_template(name + SUFFIX).generate(facts)))
    except TemplateNotFound as missing:
        raise UsageError(f"there is no template '{str(missing)[:100]}'.") from None
    except TemplateSyntaxError as caught:
        where = f"line {caught.lineno} of {caught.name or name + SUFFIX}"
        raise UsageError(f"{where}: {(caught.message or '')[:200].rstrip('.')}.") from None
    except TemplateError as caught:
        raise UsageError(f"{str(caught)[:200].rstrip('.')}.") from None


def _bounded(pieces: Iterable[str]) -> Iterator[str]:
    """Give pieces one after another. Raises ``UsageError`` as soon as they are too long."""
    room = MOST_SIGNS
    for piece in pieces:
        room -= len(piece)
        if room < 0:
            raise UsageError(
                f"This report would have more than {MOST_SIGNS:,} characters, and nobody could "
                "read it. Choose another template, or ask for a part of the plan."
            )
        yield str(piece)


def tidied(pieces: Iterable[str]) -> str:
    """Give a report with no space at a line's end, no two empty lines in a row, one line end.

    It holds no character that nobody can see, whatever its template says; a tab is spaces, as
    Markdown reads it.
    """
    lines: list[str] = []
    for raw in _lines(pieces):
        shown = safe_lines(raw).expandtabs(4).rstrip()
        if shown or (lines and lines[-1]):
            lines.append(shown)
    return "\n".join(lines).strip("\n") + "\n"


def _lines(pieces: Iterable[str]) -> Iterator[str]:
    """Give the lines that pieces of text make up."""
    held: list[str] = []
    for piece in pieces:
        first, *others = piece.split("\n")
        held.append(first)
        for other in others:
            yield "".join(held)
            held = [other]
    yield "".join(held)
