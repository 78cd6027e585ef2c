"""Bounds what a process that the tool starts may use: what it is given may come from a stranger."""

import os
from collections.abc import Callable

IS_BOUND = os.name == "posix"
"""Whether the system can bound a process; Windows cannot."""


def limit(*, memory: int, seconds: int) -> None:
    """Bound the memory and the computing of this process; a limit that is lower already stays.

    At the end of its seconds the system ends it with ``SIGXCPU``, or one later at the latest.
    """
    if not IS_BOUND:  # pragma: no cover - Windows has the time limit of the parent only
        return
    import resource

    _lower(resource.RLIMIT_AS, memory, memory)
    _lower(resource.RLIMIT_CPU, seconds, seconds + 1)


def _lower(kind: int, soft: int, hard: int) -> None:
    import resource

    highest = resource.getrlimit(kind)[1]
    if highest != resource.RLIM_INFINITY:
        soft, hard = min(soft, highest), min(hard, highest)
    resource.setrlimit(kind, (soft, hard))


def limiting(*, memory: int, seconds: int) -> Callable[[], None] | None:
    """Give what bounds a process before another program takes its place, or None on Windows.

    Only a process in which no other thread is running may start one with it.
    """
    return (lambda: limit(memory=memory, seconds=seconds)) if IS_BOUND else None
