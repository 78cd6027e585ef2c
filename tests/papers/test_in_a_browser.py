"""Pages in a real browser: nothing that axe finds, lines that fit, nothing fetched or refused."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from papers_read import DAYS, HOSTILE, html_of, markdown_of
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

STARTED = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

ALL_RULES = {"rules": {"target-size": {"enabled": True}}}
"""Of what WCAG 2.2 AA asks for, axe leaves this one out where it is not told."""

REPORTS = (
    ("york", "board-report", DAYS["york"][1]),
    ("york", "officer-brief", DAYS["york"][1]),
    ("nottingham", "plan-on-a-page", DAYS["nottingham"][1]),
    ("bedford", "business-case", DAYS["bedford"][1]),
    ("bedford", "public-summary", DAYS["bedford"][1]),
    (HOSTILE, "plan-on-a-page", "2025-03-10"),
    (HOSTILE, "exception-report", "2025-03-10"),
)
each_report = pytest.mark.parametrize(("plan", "template", "day"), REPORTS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Chromium, as Debian has it."""
    with sync_playwright() as playing:
        started = playing.chromium.launch(executable_path=CHROMIUM, args=list(STARTED))
        yield started
        started.close()


class Seen:
    """A page that is open in a window, what it asked for, and what was said of it."""

    def __init__(self, page: Page, file: Path, *, html: str) -> None:
        self.page = page
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))
        file.write_text(html, encoding="utf-8")
        page.goto(file.as_uri())


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Give what opens a page of HTML in a window of a width."""
    pages = []

    def opened_(html: str, width: int) -> Seen:
        pages.append(browser.new_page(viewport={"width": width, "height": 900}))
        return Seen(pages[-1], tmp_path / "report.html", html=html)

    yield opened_
    for page in pages:
        page.close()


@each_report
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_window(
    opened: Any, plan: str, template: str, day: str, width: int
) -> None:
    seen = opened(html_of(markdown_of(plan, template, day)), width)
    assert (seen.said, len(seen.asked)) == ([], 1)
    wide = seen.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width
    found = Axe().run(seen.page, options=ALL_RULES).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []


def test_the_skip_link_is_the_first_thing_that_the_tab_key_reaches(opened: Any) -> None:
    page = opened(html_of(markdown_of(*REPORTS[0])), 1280).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_in_a_narrow_window_each_cell_stands_below_the_other_with_its_heading(opened: Any) -> None:
    html = html_of("# A\n\n| Ref | Due |\n|---|---|\n| 1.1 | 30 June 2025 |\n")
    cells = "[...document.querySelectorAll('tbody th, tbody td')]"
    where = f"{cells}.map(cell => cell.getBoundingClientRect().top)"
    above, below = opened(html, 320).page.evaluate(where)
    assert above < below
    page = opened(html, 1280).page
    above, below = page.evaluate(where)
    assert above == below


def test_a_script_in_a_page_would_not_run(opened: Any) -> None:
    """No text becomes one; and if it did, the page's own policy would stop it."""
    html = html_of("# A\n").replace("</main>", "<script>console.log('ran')</script></main>")
    seen = opened(html, 1280)
    assert "ran" not in seen.said
    assert any("Content Security Policy" in text for text in seen.said)


def test_a_wide_table_is_printed_on_a_page_that_lies_across(opened: Any) -> None:
    header = [f"a rather long heading {n}" for n in range(12)]
    wide = f"| {' | '.join(header)} |\n|{'---|' * 12}\n| {'some words of text | ' * 12}\n"
    page = opened(html_of(f"# T\n\nFirst.\n\n## Wide\n\n{wide}\n## Narrow\n\nLast.\n"), 1280).page
    printed = page.pdf(prefer_css_page_size=True)
    boxes = [line for line in printed.split(b"\n") if b"/MediaBox" in line]
    sides = [[float(n) for n in box.split(b"[")[1].split(b"]")[0].split()[2:]] for box in boxes]
    assert [wide > high for wide, high in sides] == [False, True, False]
