"""Finds what came with the tool: schemas, templates and examples, the texts in its functions."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent
"""The folder of the tool's own code."""


def folder(name: str) -> Path:
    """Give a folder that came with the tool, such as ``schema``: of the package or the repository.

    The tool always uses its own copy, never one that came with the plans.
    """
    packaged = PACKAGE / "_files" / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


def docstring_of(function: Callable[..., Any]) -> str:
    """Give the text in a function, from its source where Python was told to forget such texts.

    ``python -OO`` and ``PYTHONOPTIMIZE=2`` tell it so. Where there is no source, a sentence says
    why there is no text.
    """
    if function.__doc__:
        return inspect.cleandoc(function.__doc__)
    try:
        return _written_in(inspect.getsource(function))
    except (OSError, TypeError, SyntaxError):
        return "This text was left out of the installation: run cip without PYTHONOPTIMIZE."


def _written_in(source: str) -> str:
    import ast
    from textwrap import dedent

    (definition,) = ast.parse(dedent(source)).body
    return ast.get_docstring(definition) or ""  # type: ignore[arg-type]
