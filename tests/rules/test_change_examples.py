"""Every rule of change has a change that breaks it and one that keeps it; a new pair is a test."""

import pytest

from cip.checking import problems_of
from cip.loading.plan import load_plan
from cip.rules.catalogue import RULES
from cip.rules.of_change.catalogue import CHANGE_RULES

from .change_corpus import FOLDER, TODAY, both, found, line
from .corpus import expected_of

NAMES = sorted({path.name.split(".", 1)[0] for path in FOLDER.glob("*.txt")})
BY_THE_CHECK = {"plan-deleted", "base-unreadable"}


def _text(name: str, kind: str) -> str:
    return (FOLDER / f"{name}.{kind}.txt").read_text(encoding="utf-8")


def test_every_rule_of_change_has_a_pair_of_examples_and_every_example_a_rule() -> None:
    assert set(NAMES) == {*CHANGE_RULES, *BY_THE_CHECK}
    assert len(list(FOLDER.iterdir())) == 2 * len(NAMES)
    assert {name for name, rule in RULES.items() if rule.kind} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_the_valid_example_keeps_the_rule_and_all_others(name: str) -> None:
    assert [line(problem) for problem in found(_text(name, "valid"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_invalid_example_gives_just_the_findings_that_it_expects(
    name: str, rewrite: bool
) -> None:
    text = _text(name, "invalid")
    lines = [line(problem) for problem in found(text)]
    if rewrite:
        kept = text.partition("=== expected\n")[0]
        rewritten = kept + "=== expected\n" + "".join(f"{found}\n" for found in lines)
        (FOLDER / f"{name}.invalid.txt").write_text(rewritten, encoding="utf-8")
    assert lines == expected_of(text)
    assert any(found.endswith(f"[{name}]") for found in lines)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_no_example_breaks_a_rule_of_state(name: str, kind: str) -> None:
    before, after = both(_text(name, kind))
    for files in (before, after) if name != "base-unreadable" else (after,):
        if files:
            errors = problems_of(load_plan("example", files), as_of=TODAY)
            assert [p for p in errors if p.severity == "error"] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_where_nothing_was_changed(name: str) -> None:
    from .change_corpus import judged

    for files in both(_text(name, "invalid")):
        if files and name != "base-unreadable":
            assert judged(files, dict(files)).problems == ()
