"""Who answers for an action, as its row prints it."""

from collections.abc import Collection, Iterator

from cip.importing.dates import says_nothing
from cip.importing.headings import Key
from cip.importing.owners import PrintedOwners, own_owners, owners
from cip.importing.reading_rows import RowRead, Values

_NOT_YET = frozenset(
    {"tbc", "tba", "tbd", "vacant", "to be confirmed", "to be agreed", "unknown", "various", "?"}
    | {"to be determined", "to be decided", "to be appointed", "to be identified", "unassigned"}
    | {"not assigned", "not yet assigned", "vacant post", "to be allocated", "not allocated"}
)
_OWNER = "Write the officer who answers for it, a role and not a person."
_NAMED = "It seems to be a person's name: it is left out."
_MAY_BE_A_NAME = (
    "It may hold a person's name: write the officer, a role, and take the name out of as_published."
)
_NO_OFFICER = "Its officers lead the parts. Write who answers for the whole, a role."


def take_people(
    row: RowRead,
    key: Key,
    values: Values,
    published: Values,
    name: str = "",
    parts: Collection[str] = (),
) -> list[tuple[str, str]]:
    """Take the officers of a column: roles as they are printed, and no names of persons.

    Gives those who lead parts, each with the reference of its part.
    """
    name = name or key.value
    text = row.taken.text(key)
    if says_nothing(text):
        return []
    if text.strip(" .").casefold() in _NOT_YET:
        published[name] = text
        row.undecided(name, text, _OWNER)
        return []
    is_own = row.taken.layout.is_own
    found = own_owners(text) if is_own else owners(text, row.context.roles, parts)
    if found.left_out_names:
        row.context.names.append(row.taken.place)
    if found.helpers:
        row.context.helped.append((row.ref, ", ".join(found.helpers)))
        if found.bare:
            published[name] = found.bare if found.left_out_names else text
    for advice, is_kept in _to_decide(row, key, found):
        if is_kept and found.bare:
            published[name] = found.bare if found.left_out_names else text
        row.undecided(name, text, advice)
    is_member = key is Key.LEAD_MEMBER
    titles = [row.context.officers.title(role, is_member=is_member) for role in found.roles]
    if titles:
        values[name] = titles[0] if len(titles) == 1 else titles
    return [(part, row.context.officers.title(role)) for part, role in found.of_parts]


def helpers_as_printed(row: RowRead) -> Iterator[str]:
    """Give who helps with an action, of columns that are headed so, as notes without names."""
    for column in row.taken.layout.columns:
        text = row.taken.row.cell(column.number).text
        if column.key is not Key.SUPPORT or says_nothing(text):
            continue
        found = owners(text, row.context.roles)
        if found.left_out_names:
            row.context.names.append(row.taken.place)
            text = found.bare
        if text:
            row.context.helped.append((row.ref, ""))
            yield f"{' '.join(column.heading.split())} as printed: {' '.join(text.split())}"


def _to_decide(row: RowRead, key: Key, found: PrintedOwners) -> list[tuple[str, bool]]:
    """Give what has to be decided of a cell, and whether its words are kept for it."""
    said: list[tuple[str, bool]] = []
    if found.left_out_names and not found.roles and not found.may_be_a_name:
        said.append((f"{_NAMED} {_OWNER}", False))
    if found.may_be_a_name:
        said.append((_MAY_BE_A_NAME, True))
    elif found.words is not None:
        said.append((_OWNER, True))
    doubt = [advice for role, advice in found.joined if not row.context.officers.has((role,))]
    if doubt:
        said.append((doubt[0], False))
    if found.of_parts and not found.roles and key is Key.ACCOUNTABLE:
        said.append((_NO_OFFICER, True))
    return said
