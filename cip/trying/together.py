"""Tries edits of several files together: which can be made, and what a check finds of each."""

from collections.abc import Mapping
from typing import NamedTuple

from cip.model.problem import Problem
from cip.trying.trial import PlanState, errors_of

Found = Mapping[str, tuple[Problem, ...]]
"""What is newly wrong by an edit, by the path of its file."""


class Together(NamedTuple):
    """What came of it: the plan with what can be made, what is found of that, and the refusals."""

    state: PlanState
    made: Found
    refused: Found


def together(state: PlanState, texts: Mapping[str, str], known: Found) -> Together:
    """Try new texts of files, by path, on a plan.

    What is newly wrong in a file is of the edit of that file, if nothing in it is an error. Nothing
    is refused before it was tried alone, on what the others made; save what is ``known`` as
    refused, which was so before. Where something is wrong in a file that none of them writes, they
    are halved until it is known whose that is. So what can all be made costs one check, and what is
    refused one each.
    """
    made: dict[str, tuple[Problem, ...]] = {}
    refused: dict[str, tuple[Problem, ...]] = {}
    waiting = [list(texts)]
    while waiting:
        if not (some := waiting.pop()):
            continue
        after = state.with_texts({path: texts[path] for path in some})
        new = after.new_since(state)
        wrong = {problem.place.path for problem in errors_of(new)}
        if not wrong.intersection(some) and {problem.place.path for problem in new} <= {*some}:
            state = after
            made |= {path: tuple(p for p in new if p.place.path == path) for path in some}
        elif len(some) == 1:
            (path,) = some
            if wrong:
                refused[path] = errors_of(new)
            else:
                state, made[path] = after, new
        elif blamed := wrong.intersection(some):
            refused |= {path: known[path] for path in some if path in blamed and path in known}
            waiting += [[path] for path in reversed(some) if path in blamed and path not in known]
            waiting.append([path for path in some if path not in blamed])
        else:
            middle = len(some) // 2
            waiting += [some[middle:], some[:middle]]
    return Together(state, made, refused)
