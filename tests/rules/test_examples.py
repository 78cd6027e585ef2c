"""Every rule has an example that breaks it and one that keeps it; a new pair is a new test."""

import pytest

from cip.rules.catalogue import RULES

from .corpus import FOLDER, base, check, expected_of, found, laid_over

NOT_IN_A_TEXT = (
    "unreadable-file",
    "plan-name",
    "plan-too-large",
    "too-many-problems",
    "too-many-answers",
    "schema-differs",
)
"""What no text of a plan's file can show: bytes that are no text, the name of the plan itself, the
size of a plan, many problems, and a file outside of the plans."""

NAMES = sorted({path.name.split(".", 1)[0] for path in FOLDER.glob("*.txt")})


def _text(name: str, kind: str) -> str:
    return (FOLDER / f"{name}.{kind}.txt").read_text(encoding="utf-8")


def test_nothing_is_wrong_with_the_base_plan() -> None:
    assert check(base(), advice=True) == ()


def test_every_rule_has_a_pair_of_examples_and_every_example_a_rule() -> None:
    of_state = {name for name, rule in RULES.items() if rule.kind is None or rule.check}
    assert {*NAMES, *NOT_IN_A_TEXT} == of_state
    assert len(list(FOLDER.iterdir())) == 2 * len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_valid_example_keeps_the_rule_and_all_others(name: str) -> None:
    assert found(_text(name, "valid"), advice=RULES[name].advice) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_invalid_example_gives_just_the_problems_that_it_expects(
    name: str, rewrite: bool
) -> None:
    text = _text(name, "invalid")
    lines = found(text, advice=RULES[name].advice)
    if rewrite:
        kept = text.partition("=== expected\n")[0]
        rewritten = kept + "=== expected\n" + "".join(f"{line}\n" for line in lines)
        (FOLDER / f"{name}.invalid.txt").write_text(rewritten, encoding="utf-8")
    assert lines == expected_of(text)
    assert any(line.endswith(f"[{name}]") for line in lines)


@pytest.mark.parametrize("name", NAMES)
def test_the_severity_is_that_of_the_rule(name: str) -> None:
    problems = check(laid_over(_text(name, "invalid")), advice=RULES[name].advice)
    assert {p.severity for p in problems if p.rule == name} == {RULES[name].severity}


@pytest.mark.parametrize("name", NAMES)
def test_the_order_in_which_files_are_found_changes_nothing(name: str) -> None:
    files = laid_over(_text(name, "invalid"))
    assert check(files) == check(dict(reversed(files.items())))
