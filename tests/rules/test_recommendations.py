"""A recommendation that is named stands in a set, and in one set only."""

import pytest

from .corpus import base, file, found, helps, lead, rules_found

PLAN = base()["plans/example/plan.yaml"]
SETS = base()["plans/example/recommendations.yaml"]
SECOND = """\
  - id: audit-2025
    title: Audit of 2025
    kind: audit
    recommendations:
      - {id: R1, text: Count.}
      - {id: R7, text: Measure.}
"""
NONE = "=== delete plans/example/recommendations.yaml\n"
NO_NAMES = file("1-first/workstream.yaml", 'ref: "1"\n\ntitle: First\n\nobjective: "1"')


@pytest.mark.parametrize(
    "text",
    [
        lead("recommendations: [R9]"),
        file(
            "2-second/workstream.yaml",
            'ref: "2"\n\ntitle: S\n\nobjective: "2"\n\nrecommendations: [R9]',
        ),
        file("plan.yaml", f"{PLAN}\nanswers: [{{recommendation: R9, how: So.}}]"),
        file("recommendations.yaml", SETS.replace("text: Lead.", "text: Lead., same_as: [R9]")),
        file("kpis.yaml", "kpis: [{id: k, title: K, recommendations: [R9]}]"),
        file("risks.yaml", "risks: [{id: r, title: R, recommendations: [R9]}]"),
    ],
)
def test_wherever_a_recommendation_is_named_it_exists(text: str) -> None:
    (line,) = found(text)
    assert line.endswith("'R9' is not a recommendation of this plan [unknown-recommendation]")


@pytest.mark.parametrize("name", ["R1", "review-2025/R1"])
def test_a_recommendation_is_named_with_or_without_its_set(name: str) -> None:
    assert rules_found(lead(f"recommendations: [{name}]")) == []


def test_the_help_names_the_one_that_is_meant_or_all() -> None:
    assert helps(lead("recommendations: [R-2]")) == ["Did you mean 'R2'?"]
    assert helps(lead("recommendations: [R12]")) == [
        "The plan's recommendations are R1 and R2. A new one goes into its set in "
        "recommendations.yaml, with id and text."
    ]
    (hint,) = helps(lead("recommendations: [review-2024/R1]"))
    assert hint.startswith("The plan's recommendations are review-2025/R1 and review-2025/R2. ")


def test_a_plan_without_recommendations_says_so() -> None:
    assert helps(NONE + NO_NAMES + lead("recommendations: [R1]")) == [
        "The plan has no recommendations yet: list them in recommendations.yaml first."
    ]


@pytest.mark.parametrize("name", ["recommendations.yaml", "recommendations.yml"])
def test_nothing_is_judged_while_the_list_is_broken(name: str) -> None:
    text = NONE + file(name, "sets: [")
    assert len(rules_found(text + lead("recommendations: [R9]"))) == 1


def test_a_number_that_stands_in_two_sets_needs_its_set() -> None:
    text = file("recommendations.yaml", SETS + SECOND) + NO_NAMES
    assert rules_found(text + lead("recommendations: [R1]")) == ["ambiguous-recommendation"]
    assert rules_found(text + lead("recommendations: [audit-2025/R1, R2, R7]")) == []


def test_a_number_in_same_as_needs_its_set_too() -> None:
    second = SECOND.replace("text: Count.", "text: Count., same_as: [R1]")
    text = file("recommendations.yaml", SETS + second) + NO_NAMES
    assert helps(text) == ["Write 'review-2025/R1' or 'audit-2025/R1'."]


def _reviews(*more: str) -> str:
    sets = "".join(
        f"  - {{id: set-{n}, title: S, kind: other, recommendations: "
        f"[{{id: S{n}, text: T}}], {entry}}}\n"
        for n, entry in enumerate(more)
    )
    return file("recommendations.yaml", SETS + sets)


@pytest.mark.parametrize(
    ("of", "rules"),
    [
        ("review-2025", []),
        ("set-1", []),
        ("set-0", ["unknown-review"]),
        ("review-2024", ["unknown-review"]),
    ],
)
def test_a_progress_review_looks_back_at_another_set(of: str, rules: list[str]) -> None:
    assert rules_found(_reviews(f"progress_review_of: {of}", "body: B")) == rules


def test_the_help_names_the_other_sets() -> None:
    text = _reviews("progress_review_of: set-0", "body: B")
    assert helps(text) == ["The other sets are review-2025 and set-1."]
    alone = file("recommendations.yaml", SETS.replace("kind:", "progress_review_of: x\n    kind:"))
    assert helps(alone) == ["There is no other set yet."]


@pytest.mark.parametrize(
    ("response", "rules"),
    [
        ("{decision: noted}", []),
        ("[{decision: noted}]", []),
        ("[{decision: noted, on: 2025-07-01}, {decision: accepted, on: 2025-07-01}]", []),
        ("[{decision: noted, on: 2025-07-01}, {decision: accepted}]", ["undated-response"]),
        ("[{decision: noted}, {decision: accepted}]", ["undated-response"] * 2),
    ],
)
def test_of_several_decisions_each_has_its_day(response: str, rules: list[str]) -> None:
    text = SETS.replace("text: Lead.", f"text: Lead., response: {response}")
    assert rules_found(file("recommendations.yaml", text)) == rules
