"""Writes docs/rules.md: every rule of ``cip check`` with the first sentence of its page."""

from collections.abc import Iterable
from pathlib import Path

from cip.model.vocabulary import Severity
from cip.rules.catalogue import RULES
from cip.rules.rule import Rule

PAGE = Path(__file__).resolve().parent / "rules.md"

HEAD = """# Rules

What `cip check` looks at. Each problem that it prints ends with the name of its rule in square
brackets, and `cip explain NAME` tells the rule at length, with a wrong and a right example:

```text
cip explain unknown-officer
```

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


def main() -> None:
    """Write the page."""
    rules = RULES.values()
    errors = [rule for rule in rules if rule.severity is Severity.ERROR and not rule.advice]
    warnings = [rule for rule in rules if rule.severity is Severity.WARNING and not rule.advice]
    advice = [rule for rule in rules if rule.advice]
    parts = [HEAD, ERRORS, _table(errors), WARNINGS, _table(warnings), ADVICE, _table(advice)]
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _table(rules: Iterable[Rule]) -> str:
    rows = "".join(f"| `{rule.name}` | {rule.summary} |\n" for rule in rules)
    return f"| Rule | What holds |\n|---|---|\n{rows}"


if __name__ == "__main__":
    main()
