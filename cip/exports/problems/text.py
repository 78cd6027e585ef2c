"""Problems for somebody who mends them: each with its source line, and the count at the end."""

from cip.checking import Checked
from cip.terminal.fix_view import can_be_mended, fix_lines, mended_lines
from cip.terminal.problem_view import problem_lines, remark_lines, total_line
from cip.terminal.screen import drawn, width


def written(checked: Checked) -> str:
    """Give the problems as lines, in colour where somebody looks at a terminal."""
    columns = width()
    lines = problem_lines(checked.problems, checked.texts, width=columns)
    if checked.fixed is None:
        end = can_be_mended(checked.problems)
        return drawn((*lines, *end, *remark_lines(checked), total_line(checked)))
    above = mended_lines(checked.fixed, width=columns)
    end_lines = fix_lines(checked, checked.fixed, width=columns)
    return drawn((*above, *lines, *remark_lines(checked), total_line(checked), *end_lines))
