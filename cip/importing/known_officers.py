"""The officers of a plan as an import meets them: one for each role, however it is spelt."""

from collections.abc import Iterable

from cip.editing.values import Value
from cip.importing.naming import short_name
from cip.importing.offices import same_words
from cip.model.errors import UsageError
from cip.model.people import Officer

MOST_OFFICERS = 2_000
"""How many are told apart: more than a plan can have by its form, which is asked later."""


class Officers:
    """The officers that a plan has, and those that come in; a role is one by its words."""

    def __init__(self, known: Iterable[Officer] = ()) -> None:
        self._titles: dict[str, str] = {}
        self._ids: set[str] = set()
        self._known: frozenset[str] = frozenset()
        self.new: list[dict[str, Value]] = []
        for officer in known:
            self._ids.add(officer.id)
            for name in (officer.title, *officer.abbreviations):
                self._titles.setdefault(same_words(name), officer.title)
        self._known = frozenset(self._titles)

    def has(self, roles: Iterable[str]) -> bool:
        """Say whether the plan had all of some roles before the import."""
        return all(same_words(role) in self._known for role in roles)

    def title(self, role: str, *, is_member: bool = False) -> str:
        """Give the title under which a role stands in the plan; a new one is added.

        Raises ``UsageError`` for more roles than a plan can have.
        """
        words = same_words(role)
        if words not in self._titles:
            if len(self.new) >= MOST_OFFICERS:
                raise UsageError(
                    f"The tables name more than {MOST_OFFICERS:,} officers, which no plan has. "
                    "It may be that another column is taken for theirs: say what it is with --map. "
                    "Nothing was written."
                )
            id_ = short_name(role, self._ids, "officer")
            self._ids.add(id_)
            self._titles[words] = role
            entry: dict[str, Value] = {"id": id_, "title": role}
            if is_member:
                entry["kind"] = "member"
            self.new.append(entry)
        return self._titles[words]
