"""Circles of things that name each other: what waits for what, what has taken whose place."""

from collections.abc import Iterator, Mapping

Links = dict[str, list[str]]
"""What each thing names, by what they are called: ``1``, ``1.1``, ``1.1(a)``."""


def circles(links: Links) -> Iterator[list[str]]:
    """Give circles that share no member, each once, looking at each link once.

    What was found in a circle is left out from there on: of a knot of several circles, the others
    show when the first is mended.
    """
    done: set[str] = set()
    for start in links:
        if start not in done:
            yield from _circles_from(start, links, done)


def _circles_from(start: str, links: Links, done: set[str]) -> Iterator[list[str]]:
    """Walk from one thing to what it names, and back where there is nothing more."""
    path = {start: iter(links[start])}
    while path:
        here = next(reversed(path))
        target = next(path[here], None)
        if target in path:
            circle: list[str] = []
            while circle[-1:] != [target]:
                circle.append(path.popitem()[0])
            done.update(circle)
            yield circle[::-1]
        elif target is None:
            done.add(path.popitem()[0])
        elif target in links and target not in done:
            path[target] = iter(links[target])


def from_first(circle: list[str], order: Mapping[tuple[str, str], int]) -> list[str]:
    """Turn a circle so that it begins with the first of its dependencies that are written."""
    links = list(zip(circle, (*circle[1:], circle[0]), strict=True))
    first = min((link for link in links if link in order), key=lambda link: order[link])
    number = links.index(first)
    return [*circle[number:], *circle[:number]]
