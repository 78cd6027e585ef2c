"""In the log of a workflow no text of a file, a name or an argument becomes an order."""

import json
import re
from pathlib import Path

import pytest
from builders import repository
from command_runner import AS_OF, Said, process
from second_readers import report_text

BAD = "::error::seen ##[error]seen ##vso[task.setvariable]seen"
ORDER = re.compile(r"^\s*::|##(vso)?\[", re.MULTILINE)
MEANT = re.compile(r"^::(error|warning|notice) (file=[^:]*|title=cip check)::.*\n", re.MULTILINE)

ACTION = f"""\
ref: "1.1"

title: '{BAD}'

detail: |
  {BAD}

  - {BAD}

accountable: chief-executive

deadline: June 2024

tags: [a]

recommendations: [R1]

updates:
  - date: 2024-05-01
    status: underway
    note: '{BAD}'

notes: ['{BAD}']
"""

PLAN = f"""\
council: '{BAD}'

title: '{BAD}'

period: {{start: April 2024, end: March 2027}}

objectives: [{{ref: "1", title: '{BAD}'}}]

officers: [{{id: chief-executive, title: '{BAD}'}}]

boards: [{{id: board, title: '{BAD}', template: board-report}}]
"""

RECOMMENDATIONS = f"""\
sets:
  - id: review
    title: '{BAD}'
    kind: peer-challenge
    recommendations:
      - {{id: R1, text: '{BAD}'}}
      - {{id: R2, text: '{BAD}'}}
"""

TEMPLATE = f"""\
{BAD}
  {BAD}
{{{{ "x" }}}}
:{{{{ head.council }}}}
#{{{{ "#" }}}}[error]seen
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository in which every text is an order."""
    files = {
        "north/plan.yaml": PLAN,
        "north/recommendations.yaml": RECOMMENDATIONS,
        "north/1-first/workstream.yaml": f'ref: "1"\n\ntitle: \'{BAD}\'\n\nobjective: "1"\n',
        "north/1-first/1.1-lead.yaml": ACTION,
        "north/1-first/1.2-broken.yaml": f"deadline: '{BAD}'\n",
        "north/1-first/::error::seen.yaml": f"title: [\n{BAD}\n",
    }
    root = repository(tmp_path_factory.mktemp("orders"), files)
    (root / "plans" / "::error::seen ##[error]seen.yaml").write_text("", encoding="utf-8")
    (root / "templates").mkdir()
    (root / "templates" / "mine.md.j2").write_text(TEMPLATE, encoding="utf-8")
    (root / "templates" / "wrong.md.j2").write_text("\n{% nonsense ##[error]seen %}")
    return root


def said(root: Path, *arguments: str, **environment: str) -> Said:
    """Give what a command says to a runner."""
    return process("--root", str(root), *arguments, cwd=root, GITHUB_ACTIONS="true", **environment)


COMMANDS = (
    ("status", *AS_OF),
    ("status", "--most", "0", *AS_OF),
    ("list", *AS_OF),
    ("overdue", *AS_OF),
    ("silent", *AS_OF),
    ("silent", "--json", *AS_OF),
    ("at-risk", *AS_OF),
    ("due", "--within", "900d", *AS_OF),
    ("show", "north/1.1", *AS_OF),
    ("show", "north/1", *AS_OF),
    ("coverage", *AS_OF),
    ("check", "--advice", *AS_OF),
    ("check", "--fix", "--dry-run", *AS_OF),
    ("fmt", "--diff"),
    ("report", "north", *AS_OF),
    ("report", "north", "--template", "mine", *AS_OF),
    ("report", "north", "--template", "wrong", *AS_OF),
    ("report", "north", "--template", "progress-report", *AS_OF),
    ("report", "north", "--template", "coverage", *AS_OF),
    ("report", "--list"),
    ("explain",),
    ("explain", "hidden-character"),
    ("status", "x\n::error::seen ##[error]seen"),
    ("status", "--officer", "\n::error::seen ##[error]seen"),
    ("check", "x\n::error::seen"),
    ("\n::error::seen ##[error]seen",),
    ("status", "--\n::error::seen ##[error]seen"),
    ("show", "north/\n::error::seen"),
    ("explain", "\n::error::seen"),
    ("report", "north", "--template", "\n::error::seen"),
    ("report", "north", "--all-boards", "\n::error::seen", "--dry-run", *AS_OF),
)


@pytest.mark.parametrize("arguments", COMMANDS)
def test_no_line_of_a_command_is_an_order(root: Path, arguments: tuple[str, ...]) -> None:
    found = said(root, *arguments)
    assert found.status in (0, 1, 2)
    assert found.out or found.err
    assert not ORDER.search(found.out)
    assert not ORDER.search(found.err)


@pytest.mark.parametrize("arguments", [("status", *AS_OF), ("check", *AS_OF)])
def test_no_line_in_colour_is_an_order(root: Path, arguments: tuple[str, ...]) -> None:
    found = said(root, *arguments, FORCE_COLOR="1")
    assert "\x1b[" in found.out
    for text in (found.out, found.err):
        assert not ORDER.search(re.sub(r"\x1b\[[0-9;]*m", "", text))


@pytest.mark.parametrize(
    "arguments",
    [
        ("status", "--json", *AS_OF),
        ("list", "--json", *AS_OF),
        ("coverage", "--json", *AS_OF),
        ("show", "north/1.1", "--json", *AS_OF),
        ("check", "--json", *AS_OF),
        ("check", "--output-format", "json", *AS_OF),
    ],
)
def test_json_holds_no_order_and_the_same_texts(root: Path, arguments: tuple[str, ...]) -> None:
    found = said(root, *arguments)
    assert not ORDER.search(found.out)
    assert "##[error]seen" in json.dumps(json.loads(found.out))


def test_annotations_are_the_only_orders(root: Path) -> None:
    found = said(root, "check", "--output-format", "github", *AS_OF)
    assert found.out.startswith("::error file=")
    assert not ORDER.search(MEANT.sub("", found.out))
    assert "##[" not in found.out


def test_completion_gives_no_orders(root: Path) -> None:
    found = said(
        root,
        CIP_ROOT=str(root),
        _CIP_COMPLETE="complete_zsh",
        _TYPER_COMPLETE_ARGS="cip status --officer ",
    )
    assert "chief-executive" in found.out
    assert not ORDER.search(found.out + found.err)


def test_elsewhere_a_report_is_the_same_as_in_its_file(root: Path, tmp_path: Path) -> None:
    order = ("report", "north", "--template", "mine", *AS_OF)
    printed = process("--root", str(root), *order)
    process("--root", str(root), *order, "-o", str(tmp_path / "board.md"))
    assert printed.out == report_text(tmp_path / "board.md")
    assert printed.out.startswith("::error::seen ##[error]")
