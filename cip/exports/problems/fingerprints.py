"""By what a program knows a finding again: its rule, its file and its words, and no line."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from cip.model.problem import Problem


def fingerprints(problems: Iterable[Problem]) -> Iterator[str]:
    """Give a name for each problem: no two are equal, and lines put in above change none.

    Of several that are alike, each counts those before it.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for problem in problems:
        key = (problem.rule, problem.place.path, problem.message)
        seen[key] += 1
        text = "\0".join((*key, str(seen[key])))
        yield sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
