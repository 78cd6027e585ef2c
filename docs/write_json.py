"""Writes docs/json.md: what each JSON document holds, from the schemas in schema/output/."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Node = dict[str, Any]

PAGE = Path(__file__).resolve().parent / "json.md"
FOLDER = PAGE.parents[1] / "schema" / "output"
SHARED = "common"
KINDS = (
    *(
        "status",
        "coverage",
        "check",
        "edit",
        "fmt",
        "diff",
        "log",
        "trend",
        "import",
        "returns",
        "init",
    ),
    SHARED,
)
"""The schemas that describe objects, in the order of the page."""

HEAD = """# JSON documents

`--json` prints one JSON document to stdout. Days are ISO 8601 text (`"2024-11-20"`). A key is always there; without a value it holds `null`, or an empty list or object. Officers are given by their `id`; one that the plan does not list stands as it was written. Updates, moves, readings and scores later than the day of the document are left out. Sums of money are pounds.

Each document begins with `as_of` (the day) and `cip` (the version of the tool). Those of `check` and `fmt` have no `as_of`.

The tables below are written from the schemas. Renew them with `.venv/bin/python docs/write_json.py`.

## Schemas

Each document has a JSON Schema (2020-12) that says what stands here: every key, its meaning and unit, and when it is `null`.

| Command, with `--json` | Schema | Keys after `as_of` and `cip` |
|---|---|---|
| `cip status` | `status.schema.json` | `plans`, a list of [plans](#a-plan-in-the-status) |
| `cip list`, `cip overdue`, `cip at-risk`, `cip silent`, `cip due` | `actions.schema.json` | `actions`, a list of [actions](#an-action) |
| `cip list --kind kpi` | `kpis.schema.json` | `kpis`, a list of [KPIs](#a-kpi) |
| `cip list --kind risk` | `risks.schema.json` | `risks`, a list of [risks](#a-risk) |
| `cip show`, of an action | `show-action.schema.json` | `action`, an [action](#an-action); `dependents`, the references of what depends on it |
| `cip show`, of a workstream | `show-workstream.schema.json` | `workstream`, a [workstream](#a-workstream); `dependents`; `actions`, a list of its [actions](#an-action) |
| `cip show`, of a KPI | `show-kpi.schema.json` | `kpi`, a [KPI](#a-kpi) |
| `cip show`, of a risk | `show-risk.schema.json` | `risk`, a [risk](#a-risk) |
| `cip coverage` | `coverage.schema.json` | `plans`, a list of [plans](#a-plan-in-the-coverage) |
| `cip check` | `check.schema.json` | `files`, how many were checked; `errors` and `warnings`, how many there are, those too that are not shown; `against`, [what they were compared with](#what-was-compared), or null; `findings`, a list of [problems](#a-problem); `mended`, a list of [mendings](#a-mending); `plans`, a list of [changed plans](#a-changed-plan) |
| `cip update`, `cip complete`, `cip withdraw`, `cip reschedule`, `cip correct`, `cip new` | `edit.schema.json` | `address` and `path`, of what was edited; `written`, whether it was; `commit`, the hash of the commit that was made, or null; `unjudged`, why it was not held against the newest commit, or null; `lines`, a list of [lines](#a-line-of-an-edit); `plans`, the [changed plan](#a-changed-plan); `findings`, a list of [problems](#a-problem) that the edit brings |
| `cip fmt` | `fmt.schema.json` | `files`, how many were looked at; `written`, whether what changed was saved; `changed`, the paths of what was laid out anew; `refused`, a list of [files](#a-file-that-could-not-be-saved); `findings`, a list of [problems](#a-problem) of files that cannot be read |
| `cip diff` | `diff.schema.json` | `against`, [what was compared](#what-a-diff-compares); `plans`, a list of [changed plans](#a-changed-plan) |
| `cip log` | `log.schema.json` | `address`, of what it is told; `title`; `whole`, whether the clone holds its whole history; `remarks`, what a reader has to know; `entries`, a list of [entries](#an-entry-of-a-log) |
| `cip trend` | `trend.schema.json` | `recorded`, whether by the files of each day; `plans`, a list of [plans](#a-plan-over-time) |
| `cip init` | `init.schema.json` | `root`, the folder; `plan`, the plan that was begun; `forge`; `dry_run`; `files`, a list of [files](#a-file-of-a-new-repository); `errors` and `warnings` of the check; `next`, what comes next |
| `cip import` | `import.schema.json` | `plan`; `written`; `files`, the paths of the files; `columns`, a list of [columns](#a-column-of-a-table); `account`, [the account](#the-account-of-an-import); `rows`, a list of [rows](#a-row-of-a-table); `to_decide`, a list of [cells](#what-is-to-be-decided); `differences`, a list of [values](#what-a-plan-has-otherwise); `newer`, the same of what the plan has of a later day than the paper; `remarks`; `command`, which does the same again |
| `cip returns import` | `returns.schema.json` | `written`, the paths of the plan files that were written; `commit`, the hash of the commit that was made, or null; `failed`, a list of [files](#a-plan-file-that-was-not-written); `account`, [how many rows became what](#the-account-of-returns); `rows`, a list of [rows](#a-row-of-a-return); `outside`, a list of [cells](#a-cell-outside-the-answers) that are not for answers; `unread`, a list of [files](#a-return-that-cannot-be-read) of which nothing is taken |

They lie in [`schema/output/`](../schema/output), and in the installed package in `cip/_files/schema/output/`. `common.schema.json` beside them holds what several share, so copy the whole folder. To hold a document against its schema, with [check-jsonschema](https://pypi.org/project/check-jsonschema/):

```text
cip status --json > status.json
check-jsonschema --schemafile schema/output/status.schema.json status.json
```

A schema names every key and allows no other. Keys can be added in a new version of the tool: use the schemas of the version that printed the document. The names of signals, findings and rules are no closed lists; they are told in [what is worked out](worked-out.md) and in [rules](rules.md).
"""  # noqa: E501 - the page's own lines


def page() -> str:
    """Give the text of the page."""
    defs = {kind: _read(kind).get("$defs", {}) for kind in KINDS}
    parts = [HEAD]
    objects = [(kind, node) for kind in KINDS for node in defs[kind].values()]
    parts += [
        f"## {node['title']}\n\n{node['description']}\n\n{_table(node, kind, defs)}"
        for kind, node in objects
        if "properties" in node
    ]
    return "\n".join(parts)


def _read(kind: str) -> Node:
    node: Node = json.loads((FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return node


def _table(node: Node, kind: str, defs: dict[str, Node]) -> str:
    rows = (
        f"| `{key}` | {' '.join(_words(value, kind, defs))} |\n"
        for key, value in node["properties"].items()
    )
    return f"| Key | Holds |\n|---|---|\n{''.join(rows)}"


def _words(value: Node, kind: str, defs: dict[str, Node]) -> Iterator[str]:
    """Give what a key holds: its description, the words that it may be, and where its parts are."""
    yield value["description"]
    one = next((part for part in value.get("anyOf", ()) if "$ref" in part), value)
    for inner, opening in ((one, "See"), (value.get("items", {}), "Each is")):
        if "$ref" not in inner:
            continue
        target = _resolved(inner["$ref"], kind, defs)
        if "properties" in target:
            yield f"{opening} {_link(target['title'])}."
        elif "enum" in target:
            yield f"One of {', '.join(f'`{word}`' for word in target['enum'])}."
    if "enum" in value:
        yield f"One of {', '.join(f'`{word}`' for word in value['enum'])}."


def _resolved(ref: str, kind: str, defs: dict[str, Node]) -> Node:
    where = ref.split(".schema.json#")[0] if not ref.startswith("#") else kind
    node: Node = defs[where][ref.rsplit("/", 1)[1]]
    return node


def _link(title: str) -> str:
    words = title if title[1:2].isupper() else f"{title[0].lower()}{title[1:]}"
    return f"[{words}](#{title.lower().replace(' ', '-')})"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
