"""Settings that all tests share; beside it lie the builders that they import."""

import pytest
from hypothesis import settings

settings.register_profile("cip", deadline=None)
settings.load_profile("cip")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write the golden files anew")
