"""What the tests of the reports share: the golden files, and the flag that writes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Give what compares a text with a golden file byte for byte; ``--rewrite`` writes the file."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / name
        if request.config.getoption("--rewrite"):
            file.write_bytes(text.encode())
        assert file.exists(), f"{file} is missing: write it with pytest --rewrite"
        assert text.encode() == file.read_bytes(), f"{file} differs: look, then pytest --rewrite"

    return compare
