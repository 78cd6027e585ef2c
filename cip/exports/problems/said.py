"""A problem as one text: what is wrong, and what to write instead."""

from cip.model.problem import Problem
from cip.model.text import safe_lines


def said(problem: Problem) -> str:
    """Give the sentence and the help of a problem, with what is to be pasted on lines below."""
    message = problem.message.rstrip(".")
    return safe_lines(f"{message}. {problem.help}" if problem.help else message)
