"""The locks of CI: what pyproject.toml asks for, each with its hashes."""

import re
import tomllib
from pathlib import Path

import pytest
from builders import REPOSITORY
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
GROUPS = PYPROJECT["dependency-groups"]
BUILD = PYPROJECT["build-system"]["requires"]
NEEDED = PYPROJECT["project"]["dependencies"]
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
DEVELOPING = [
    *(line for line in GROUPS["dev"] if isinstance(line, str)),
    *(line for name, lines in EXTRAS.items() if name != "all" for line in lines),
]

LOCKS = {"requirements.lock": [*NEEDED, *BUILD]}
LOCKS["requirements-dev.lock"] = [*LOCKS["requirements.lock"], *DEVELOPING]

ENTRY = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<hashes>( --hash=sha256:\S{64})+)")

each_lock = pytest.mark.parametrize("name", LOCKS)


def entries(name: str) -> list[str]:
    """Give the entries of a lock, each on one line and without its marker."""
    text = (REPOSITORY / ".github" / name).read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\s*\\\s+", " ", "\n".join(lines))
    return [re.sub(r" ; [^-]+(?= --hash)", "", line) for line in joined.splitlines()]


def locked(name: str) -> dict[str, Version]:
    """Give the version of each package in a lock."""
    found = [ENTRY.fullmatch(entry) for entry in entries(name)]
    return {entry["name"]: Version(entry["version"]) for entry in found if entry}


@each_lock
def test_every_line_of_a_lock_names_one_version_and_its_hashes(name: str) -> None:
    assert len(entries(name)) > 20
    assert [entry for entry in entries(name) if not ENTRY.fullmatch(entry)] == []
    assert len(locked(name)) == len(entries(name))


@each_lock
def test_a_lock_has_what_pyproject_asks_for(name: str) -> None:
    """Where this fails after a change of pyproject.toml: ``make lock``."""
    versions = locked(name)
    for line in LOCKS[name]:
        asked = Requirement(line)
        assert versions[canonicalize_name(asked.name)] in asked.specifier, line


def test_all_extras_together_are_each_of_them() -> None:
    others = [name for name in EXTRAS if name != "all"]
    assert EXTRAS["all"] == [f"cip-tracker[{','.join(others)}]"]


def test_developers_and_councils_get_the_same_versions() -> None:
    developing = locked("requirements-dev.lock")
    assert locked("requirements.lock").items() <= developing.items()


def test_what_builds_the_tool_is_named_alike_in_both_places() -> None:
    assert GROUPS["build"] == BUILD
    assert {"include-group": "build"} in GROUPS["dev"]


def test_no_lock_names_a_registry_of_its_own() -> None:
    for name in LOCKS:
        text = Path(REPOSITORY / ".github" / name).read_text("utf-8")
        assert not re.search(r"^\s*(-i|-f|--\S*(index|links|host|trusted))", text, re.MULTILINE)
        assert "://" not in text
