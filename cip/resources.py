"""Finds the schemas and templates that came with the tool."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The folder of the tool's own code."""


def folder(name: str) -> Path:
    """Give the folder ``schema`` or ``templates`` of the package, else of the repository.

    The tool always uses its own copy, never one that came with the plans.
    """
    packaged = PACKAGE / "_files" / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name
