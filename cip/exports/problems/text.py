"""Problems for somebody who mends them: each with its source line, and the count at the end."""

from cip.checking import Checked
from cip.terminal.problem_view import problem_lines, remark_lines, total_line
from cip.terminal.screen import drawn, width


def written(checked: Checked) -> str:
    """Give the problems as lines, in colour where somebody looks at a terminal."""
    lines = problem_lines(checked.problems, checked.texts, width=width())
    return drawn((*lines, *remark_lines(checked), total_line(checked)))
