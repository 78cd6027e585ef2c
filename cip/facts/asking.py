"""What a board could ask where nobody asked it for a decision, from what is known."""

from collections.abc import Iterable
from dataclasses import dataclass

from cip.assessment.picture import Picture
from cip.assessment.record import missing_paper
from cip.assessment.standing import Standing
from cip.facts import phrases
from cip.facts.asked import AskedTogether, by_asked
from cip.facts.groups import MOST_REFS, few_refs, number_of, refs
from cip.facts.request import Request
from cip.facts.unknown import lists
from cip.model.vocabulary import OverdueKind


def could_ask(request: Request) -> list[str]:
    """Give what the board could ask, each as a sentence that it can put as it stands."""
    return asks(request.picture)


def asks(picture: Picture, owners: int | None = None, most_refs: int = MOST_REFS) -> list[str]:
    """Give what could be asked: papers, of what is late, of what is not known, dates, owners.

    With ``owners`` so many of them are asked by name, and the others together. Of more than
    ``most_refs`` actions the number alone is given.
    """
    asking = _Asking(picture, owners, most_refs)
    return [
        *asking.papers(),
        *asking.late(),
        *asking.past(),
        *asking.silent(),
        *asking.undated(),
        *asking.unowned(),
        *asking.moved(),
    ]


@dataclass(frozen=True)
class _Asking:
    """Words what could be asked of a plan, naming so many owners and references."""

    picture: Picture
    owners: int | None
    most_refs: int

    def papers(self) -> list[str]:
        """Ask the programme office for what the record lacks: papers, and what our copy lost."""
        plan, every = self.picture.plan, self.picture.everything
        unknown = [standing for listed in lists(self.picture) for standing in listed]
        wanted = dict.fromkeys(missing_paper(standing, plan) for standing in unknown)
        found = [
            f"Ask the programme office for {paper.what} ({phrases.day(paper.date)}), which is not "
            "in this record."
            for paper in wanted
            if paper is not None
        ]
        lost = sum(bool(s.lost or any(p.part.lost for p in s.parts)) for s in every)
        if lost:
            found.append(
                "Ask the programme office for a whole copy of the plan: ours has lost dates or "
                f"names of {number_of(self.picture, lost)}."
            )
        return found

    def late(self) -> list[str]:
        """Ask what is to be done about what is known late and has no case."""
        late = self.picture.of_kind(OverdueKind.KNOWN_LATE)
        return [
            f"Ask {who} what is to be done about {self._these(mine)}: known to be late, and no "
            "options are written."
            for who, mine in self._each([s for s in late if s.action.exception is None])
        ]

    def past(self) -> list[str]:
        """Ask whether what is past its date is done."""
        not_said, unheard, _ = lists(self.picture)
        groups = by_asked(self.picture, (*not_said, *unheard))
        named = groups[: self.owners]
        found = [
            f"Ask {who} whether {self._these(mine)} {_are(mine)} done, and when."
            for who, mine in named
        ]
        rest = [standing for _, mine in groups[len(named) :] for standing in mine]
        if rest:
            found.append(
                f"Ask the others in the table the same of the {len(rest)} that {_are(rest)} past "
                "their date and not known to be done or late."
            )
        return found

    def silent(self) -> list[str]:
        """Ask for the reports that are missing."""
        silent = lists(self.picture)[2]
        if self.owners is not None and silent:
            return [f"Ask for a report on {self._these(silent, 'that are silent')}."]
        return [
            f"Ask {who} for a report on {self._these(mine)}."
            for who, mine in by_asked(self.picture, silent)
        ]

    def undated(self) -> list[str]:
        """Ask for the dates that are missing."""
        return [
            f"Ask {who} for a date for {self._these(mine)}."
            for who, mine in self._each(self._with_signal("undated"))
        ]

    def unowned(self) -> list[str]:
        """Ask who answers for that for which nobody is named."""
        bare = self._with_signal("unowned")
        return [f"Say who answers for {self._these(bare)}: nobody is named."] if bare else []

    def moved(self) -> list[str]:
        """Ask whether later dates are agreed."""
        every = self.picture.standings
        bare = [s for s in every if any(f.name == "move-not-agreed" for f in s.findings)]
        if not bare:
            return []
        return [
            f"Say whether the later dates of {self._these(bare)} are agreed: nobody is named who "
            "agreed to them."
        ]

    def _with_signal(self, name: str) -> list[Standing]:
        return [s for s in self.picture.standings if s.signal(name) is not None]

    def _each(self, listed: list[Standing]) -> tuple[AskedTogether, ...]:
        """Give who is to be asked, each with theirs; more than so many all together."""
        groups = by_asked(self.picture, listed)
        if self.owners is not None and len(groups) > self.owners:
            return (AskedTogether("their owners", tuple(listed)),)
        return groups

    def _these(self, mine: Iterable[Standing], which: str = "") -> str:
        """Give a few actions by their references: ``these 3 details (1.1, 1.2, 1.3)``."""
        listed = list(mine)
        words = number_of(self.picture, len(listed))
        if len(listed) == 1:
            return f"{refs(listed)} {listed[0].action.title_in_lists}"
        these = f"the {words} {which}" if which else f"these {words}"
        known = few_refs(listed, self.most_refs)
        return f"{these} ({known})" if known else these


def _are(listed: Iterable[Standing]) -> str:
    return "is" if len(tuple(listed)) == 1 else "are"
