"""Finds the schemas and templates that came with the tool."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Give the folder ``schema`` or ``templates`` of the package, else of the repository.

    The tool always uses its own copy, never one that came with the plans.
    """
    packaged = _PACKAGE / "_files" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name
