"""Puts the signature of a command together: its own options, and those that others have too."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, get_origin

import typer

Shared = Mapping[str, Any]
"""Options that several commands share: by the name of each its type, an ``Annotated``."""


def sharing(
    function: Callable[..., None],
    call: Callable[..., None],
    *,
    behind: Shared,
    before: Shared | None = None,
) -> Callable[..., None]:
    """Give a command that has shared options before and behind those of a function.

    The first parameter of the function stands for what is made of the shared ones: ``call`` gets
    the context and all that was given, by name, and calls the function. A shared option is None
    where it is left out, or no where it is a yes or no.
    """
    _, *own = inspect.signature(function).parameters.values()

    @wraps(function)
    def command(ctx: typer.Context, **given: Any) -> None:
        call(ctx, **given)

    first = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    parameters = [
        first,
        *map(_parameter, (before or {}).items()),
        *(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own),
        *map(_parameter, behind.items()),
    ]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters}
    return command


def _parameter(named: tuple[str, Any]) -> inspect.Parameter:
    name, annotation = named
    default = False if getattr(annotation, "__origin__", get_origin(annotation)) is bool else None
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
    )
