"""The wheel holds what the tool needs, and runs from another folder than the repository."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

RUN = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import cip
assert cip.__file__.startswith(sys.path[0]), cip.__file__
from cip.commands import main
main()
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it with pip, without what it depends on."""
    folder = tmp_path_factory.mktemp("package")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    wheel = [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run(wheel, check=True, capture_output=True)
    (built,) = folder.glob("cip_tracker-*.whl")
    target = folder / "site"
    install = [*pip, "install", "--no-deps", "--target", target, built]
    subprocess.run(install, check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed tool in a folder."""
    return subprocess.run(
        [sys.executable, "-c", RUN, installed, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def _files(folder: Path) -> dict[str, bytes]:
    """Give what each file below a folder holds, by its path from there."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_the_wheel_has_schemas_templates_and_its_mark_of_types(installed: Path) -> None:
    packaged = installed / "cip" / "_files"
    for name in ("schema", "templates"):
        assert _files(packaged / name) == _files(ROOT / name)
    assert "output/status.schema.json" in _files(packaged / "schema")
    assert (installed / "cip" / "py.typed").is_file()
    assert {file.name for file in (installed / "bin").iterdir()} >= {"cip", "cip-tracker"}


def test_the_installed_tool_checks_and_reports_from_another_folder(
    installed: Path, tmp_path: Path
) -> None:
    checked = run(installed, tmp_path, "--root", str(ROOT), "check", "york")
    assert (checked.returncode, checked.stderr) == (0, "")
    report = run(installed, tmp_path, "--root", str(ROOT), "report", "york")
    assert report.returncode == 0
    assert report.stdout.startswith("# Board report: Corporate Improvement Action Plan\n")


def test_the_installed_tool_begins_a_repository(installed: Path, tmp_path: Path) -> None:
    begun = run(installed, tmp_path, "init", "--council", "Exampleton Council", "--json")
    assert (begun.returncode, begun.stderr) == (0, "")
    assert _files(tmp_path / ".vscode") == _files(ROOT / ".vscode")
    assert run(installed, tmp_path, "check").returncode == 0


def test_the_installed_tool_says_where_there_are_no_plans(installed: Path, tmp_path: Path) -> None:
    found = run(installed, tmp_path, "status")
    assert found.returncode == 3
    assert "There is no folder 'plans'" in found.stderr
