"""Settings that all tests share; beside it lie the builders that they import."""

import pytest
from hypothesis import settings

import cip.rules.catalogue  # noqa: F401 - first, as in the tool: rules stand in its order

settings.register_profile("cip", deadline=None)
settings.load_profile("cip")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write goldens and corpora anew")


@pytest.fixture(scope="session")
def rewrite(pytestconfig: pytest.Config) -> bool:
    """Say whether what is found is to be written as what is expected."""
    return bool(pytestconfig.getoption("--rewrite"))
