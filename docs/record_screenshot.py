"""Records docs/status.svg: what ``cip status york`` prints in a terminal of 80 columns."""

from datetime import date
from pathlib import Path

from cip.assessment.picture import picture
from cip.sources.folder import Workspace
from cip.terminal.lines import line
from cip.terminal.screen import picture as drawing
from cip.terminal.status_view import status_lines

DAY = date(2024, 11, 20)
OPTIONS = f"--as-of {DAY}"
COMMAND = f"cip status york {OPTIONS} --most 3"
ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Write the drawing."""
    loaded = Workspace(ROOT).load("york")
    shown = [
        line(f"$ {COMMAND}"),
        *status_lines([picture(loaded.plan, as_of=DAY)], width=80, most=3, options=OPTIONS),
    ]
    text = drawing(shown, width=80, title=COMMAND)
    (ROOT / "docs" / "status.svg").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
