"""Writes docs/rules.md: every rule of ``cip check`` with the first sentence of its page."""

from collections.abc import Iterable
from pathlib import Path

from cip.model.vocabulary import Severity
from cip.rules.catalogue import RULES
from cip.rules.rule import Guards, Rule

PAGE = Path(__file__).resolve().parent / "rules.md"

HEAD = """# Rules

What `cip check` looks at. Each problem that it prints ends with the name of its rule in square
brackets, and `cip explain NAME` tells the rule at length, with a wrong and a right example:

```text
cip explain unknown-officer
```

Some problems need no typing: `cip check --fix` mends what is sure, and `cip check --fix --ask` asks
you, one by one, for what is only likely ([which](commands.md#mend)).

This page is written from the rules themselves. Renew it with
`.venv/bin/python docs/write_rules.py`.
"""

ERRORS = """## Errors

An error makes `cip check` end with status 1. A file with an error in its form is left out of
everything that is worked out; the others still count. What of it fits is held against the rules
all the same, so that one mistake does not hide the next.
"""

WARNINGS = """## Warnings

A warning is worth mending. It changes the exit status only with `cip check --strict`.
"""

ADVICE = """## Advice on writing

These are about good writing: actions that can be finished, owned and understood. Only
`cip check --advice` gives them, as warnings.
"""


OF_CHANGE = """## Changes

`cip check --against BASE` holds a change against what stood before it, and finds what it hides. How
grave that is follows from what `plan.yaml` said *before* the change:

| `plan.yaml` said | Loss | Words and proof | Authority |
|---|---|---|---|
| `approved` is still to come: a draft | – | – | – |
| no `change_control` | error | warning | warning |
| `change_control`, and its `since` has come | error | error | error |
| `change_control`, and its `since` is still to come: it is being typed in | warning | warning | – |

`since-too-far` and `since-moved` are errors always, `duplicate-deleted` and
`goes-on-no-more` are warnings at most.
`complete-without-evidence` is a rule of what files say, too.
"""

KINDS = {
    Guards.LOSS: "### Loss\n\nThe record loses nothing.\n",
    Guards.WORDS: "### Words and proof\n\nWhat was said stays as it was said, and can be shown.\n",
    Guards.AUTHORITY: "### Authority\n\nWhat was promised is changed by those who may.\n",
}


def main() -> None:
    """Write the page."""
    rules = [rule for rule in RULES.values() if rule.kind is None or rule.check]
    errors = [rule for rule in rules if rule.severity is Severity.ERROR and not rule.advice]
    warnings = [rule for rule in rules if rule.severity is Severity.WARNING and not rule.advice]
    advice = [rule for rule in rules if rule.advice]
    parts = [HEAD, ERRORS, _table(errors), WARNINGS, _table(warnings), ADVICE, _table(advice)]
    parts.append(OF_CHANGE)
    for kind, head in KINDS.items():
        parts += [head, _table(rule for rule in RULES.values() if rule.kind is kind)]
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _table(rules: Iterable[Rule]) -> str:
    rows = "".join(f"| `{rule.name}` | {rule.summary} |\n" for rule in rules)
    return f"| Rule | What holds |\n|---|---|\n{rows}"


if __name__ == "__main__":
    main()
