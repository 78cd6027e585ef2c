"""Every report of every real plan as a reader gets it: one title, whole tables, no stray signs."""

import itertools
import re

import pytest
from report_pages import cells, page, raw_tables, real_report, real_reports, tokens_of

REPORTS = list(real_reports())
reports = pytest.mark.parametrize(("plan", "template", "day"), REPORTS)


@reports
def test_a_report_has_one_title_and_skips_no_level(plan: str, template: str, day: str) -> None:
    levels = [level for level, _ in page(real_report(plan, template, day)).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@reports
def test_each_row_of_a_table_has_the_cells_of_its_header(
    plan: str, template: str, day: str
) -> None:
    text = real_report(plan, template, day)
    tables = list(raw_tables(text))
    for lines in tables:
        assert {cells(line) for line in lines} == {cells(lines[0])}, lines[0]
    assert len(page(text).tables) == len(tables)


@reports
def test_no_section_is_empty(plan: str, template: str, day: str) -> None:
    tokens = tokens_of(real_report(plan, template, day))
    for number, token in enumerate(tokens):
        if token.type != "heading_close":
            continue
        below = tokens[number + 1] if number + 1 < len(tokens) else None
        assert below is not None
        assert below.type != "heading_open" or below.tag > token.tag, tokens[number - 1].content


@reports
def test_a_report_reads_well_as_plain_text(plan: str, template: str, day: str) -> None:
    text = real_report(plan, template, day)
    outside = re.sub(r"^```mermaid\n.*?^```\n", "", text, flags=re.MULTILINE | re.DOTALL)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert not re.search(r"[ \t]$", text, re.MULTILINE)
    for line in outside.split("\n"):
        words = re.sub(r"\|(?: *\|)+", "|", line.strip())
        assert "  " not in words, line
        assert not re.search(r"(?<![.…])\.\.(?!\.)| [.,;](?=\s|$)|[.;]; |:\.|\( ", words), line


@reports
def test_a_report_opens_with_where_it_comes_from(plan: str, template: str, day: str) -> None:
    text = real_report(plan, template, day)
    opening = text.split("\n## ")[0]
    if template == "public-summary":  # it says in sentences what it is about, and for which day
        assert re.search(r"^This page is about .*, as of \d+ \w+ \d{4}\.", opening, re.MULTILINE)
        return
    for name in ("Council", "Plan", "Board", "As of", "Period"):
        assert re.search(rf"^- {name}: \S", opening, re.MULTILINE), name
    assert text.count("- Made from: commit 0123456789, with no change since\n") == 1
    assert len(re.findall(r"^- The plan's own colour rule: \S", text, re.MULTILINE)) == 1
    if "## About this report" in text:
        foot = text.split("\n## ")[-1]
        assert "Made from: " in foot
        assert "- It rests on: " in foot


@reports
def test_no_list_is_broken_by_its_items(plan: str, template: str, day: str) -> None:
    tokens = tokens_of(real_report(plan, template, day))
    for token, below in itertools.pairwise(tokens):
        ended = token.type in ("bullet_list_close", "ordered_list_close")
        assert not (ended and below.type == token.type.replace("close", "open"))
    assert not any(token.type == "code_block" for token in tokens)
    depth = 0
    for token in tokens:
        depth += token.nesting * token.type.startswith("list_item")
        assert token.type != "paragraph_open" or not depth or token.hidden, "a list with gaps"


@reports
def test_links_go_to_published_pages_alone(plan: str, template: str, day: str) -> None:
    for target in page(real_report(plan, template, day)).links:
        assert re.match(r"https://[a-z.]+(?:\.gov\.uk|\.co\.uk)/", target), target


@reports
def test_the_timeline_is_one_diagram(plan: str, template: str, day: str) -> None:
    fences = page(real_report(plan, template, day)).fences
    assert [fence.info for fence in fences] == (["mermaid"] if template == "board-report" else [])
