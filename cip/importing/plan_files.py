"""The files of a plan from the rows of its papers, with the account of every row and cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from cip.editing.naming import name_for
from cip.editing.values import Value
from cip.importing.account import Account, RowKind, RowTold, ToDecide, is_proved
from cip.importing.asked_for import Recommendations
from cip.importing.by_values import by_values, left_out, without_status
from cip.importing.colour_keys import colour_key
from cip.importing.columns import PaperColumn, Told
from cip.importing.frame import Frame
from cip.importing.groups import PrintedGroup, label_of, without_label
from cip.importing.headings import PEOPLE, Key
from cip.importing.known_officers import Officers
from cip.importing.meanings import Sign, signs, unexplained
from cip.importing.naming import short_name
from cip.importing.noticed import days_in_notes, lists_of_risks, told_apart_no_more
from cip.importing.numbers import Numbered, numbered
from cip.importing.numbers_in_texts import is_own_of_word
from cip.importing.own_rows import NamedInTables
from cip.importing.owners import sure_roles
from cip.importing.present import Present
from cip.importing.reading_rows import Context, Values, maps_in
from cip.importing.rows import KEY, Raw, RawPart, Sorted, sorted_rows
from cip.importing.statuses import status_of
from cip.importing.turned import with_tables_turned
from cip.importing.values import action_values
from cip.rules.of_change.paste import is_to_be_filled_in
from cip.tables.table import Table, Tables

_LONGEST_LINE = 300
_SHOWN = 60


class SortedPaper(NamedTuple):
    """A paper with its tables, each sorted by its rows."""

    paper: Tables
    tables: tuple[Sorted, ...]

    @property
    def columns(self) -> Iterator[tuple[Table, PaperColumn]]:
        """Give each column of each list of actions."""
        for table, found in zip(self.paper.tables, self.tables, strict=True):
            for layout in found.layouts:
                yield from ((table, column) for column in layout.columns)

    @property
    def samples(self) -> Iterator[tuple[Table, PaperColumn, tuple[str, ...]]]:
        """Give each column of each list of actions, with the first values that stand in it.

        Of a column that the file hides, and nobody asked for, no value is given.
        """
        for table, found in zip(self.paper.tables, self.tables, strict=True):
            for layout in found.layouts:
                for column in layout.columns:
                    is_hidden = column.number in table.hidden_columns and column.key is None
                    rows = () if is_hidden else table.rows[layout.last + 1 :]
                    cells = (row.cell(column.number) for row in rows)
                    texts = dict.fromkeys(
                        " ".join(cell.text.split()) or f"({cell.colour})"
                        for cell in cells
                        if (cell.text or cell.colour) and not cell.is_filled
                    )
                    yield table, column, tuple(texts)[:3]


class ImportedAction(NamedTuple):
    """An action that comes in: where it is printed, and the file that it becomes."""

    place: str
    ref: str
    path: str
    values: Values


class Import(NamedTuple):
    """What becomes of papers: the values of new files by path, and of what a plan has to add.

    ``added`` are the entries that the lists of files which are there get: by path and the way to
    the list. ``same`` are the actions that the plan has already, by reference. ``titled`` are
    the titles that objectives of the plan get whose own is still to be written, by their place, and
    ``unexplained`` the colours that stand without a meaning.
    """

    files: Mapping[str, Values]
    added: Mapping[str, Mapping[tuple[str | int, ...], Sequence[Values]]]
    actions: tuple[ImportedAction, ...]
    same: tuple[ImportedAction, ...]
    account: Account
    to_decide: tuple[ToDecide, ...]
    remarks: tuple[str, ...]
    without_status: str = ""
    titled: Mapping[int, str] = {}
    unexplained: tuple[Sign, ...] = ()


def sorted_paper(paper: Tables, told: Told) -> SortedPaper:
    """Give a paper with the rows of its tables sorted; ``told`` is what was said of headings."""
    paper = with_tables_turned(paper, told)
    found = tuple(sorted_rows(table, told) for table in paper.tables)
    if learnt := by_values(tuple(zip(paper.tables, found, strict=True)), told):
        found = tuple(sorted_rows(table, {**learnt, **told}) for table in paper.tables)
    return SortedPaper(paper, found)


def plan_files(
    papers: Sequence[SortedPaper],
    frame: Frame,
    present: Present,
    meanings: Mapping[str, str] = MappingProxyType({}),
) -> Import:
    """Give the files that papers become; ``present`` is what the plan has already.

    ``meanings`` is what somebody says that colours and other signs of the papers mean.
    """
    return _Maker(papers, frame, present, meanings).made()


class _Maker:
    def __init__(
        self,
        papers: Sequence[SortedPaper],
        frame: Frame,
        present: Present,
        meanings: Mapping[str, str],
    ) -> None:
        self._meanings = meanings
        self._papers, self._frame, self._present = papers, frame, present
        self._officers = Officers(present.officers)
        self._asked = Recommendations(present.recommendations)
        self._decide: list[ToDecide] = []
        self._names: list[str] = []
        self._helped: list[str] = []
        self._remarks: list[str] = []
        self._keys: set[tuple[str, str]] = set()
        self._documents: list[Values] = []
        self._folders: dict[str, str] = dict(present.folders)
        self._objectives: dict[str, str] = {}
        self._new_objectives: list[Values] = []
        self._titled: dict[int, str] = {}
        self._workstreams: dict[str, tuple[Values, str]] = {}
        self._parts: dict[str, list[RawPart]] = {}
        self._named = NamedInTables()
        for found in (found for paper in papers for found in paper.tables):
            self._named = self._named.with_all(found.named)
            for ref, part, taken in found.parts:
                self._parts.setdefault(ref, []).append(RawPart(part, taken))
        for id_, text in self._named.recommendations.items():
            self._asked.know(id_, text)
        self._refs = {title: ref for ref, title in self._named.objectives.items()}

    def made(self) -> Import:
        raws = [
            (number, self._whole(raw))
            for number, paper in enumerate(self._papers)
            for found in paper.tables
            for raw in found.actions
        ]
        self._learn(raw for _, raw in raws)
        numbers = self._numbers([raw for _, raw in raws])
        documents = [self._document(paper.paper) for paper in self._papers]
        keys = [self._colours(paper) for paper in self._papers]
        roles = sure_roles(raw.taken.text(key) for _, raw in raws for key in PEOPLE)
        new: list[ImportedAction] = []
        same: list[ImportedAction] = []
        in_cells = 0
        for (paper, raw), found in zip(raws, numbers, strict=True):
            is_new = found.ref not in self._present.actions
            decide = self._decide if is_new else []
            officers = self._officers if is_new else Officers(self._present.officers)
            context = Context(
                documents[paper],
                self._frame.paper_date,
                keys[paper],
                officers,
                self._asked,
                decide,
                self._names,
                [],
                roles,
            )
            values = action_values(raw, found, context)
            if is_new and context.helped:
                self._helped.append(found.ref)
            in_cells += len(maps_in(values.get("milestones"))) - len(raw.parts)
            if is_new:
                if (since := self._present.added(self._frame.paper_date)) is not None:
                    values["added"] = since.isoformat()
                self._grouped(raw, found, values, documents[paper])
                name = name_for(found.ref, str(values["title"]), otherwise="action")
                path = f"{self._folders[found.workstream]}/{name}.yaml"
                new.append(ImportedAction(raw.taken.place, found.ref, path, values))
            else:
                path = self._present.actions[found.ref].path
                same.append(ImportedAction(raw.taken.place, found.ref, path, values))
        if new:
            self._say_numbers(numbers)
            self._say_what_is_noticed(new, keys)
        pairs = zip(self._papers, keys, strict=True)
        files, added = self._files(new, documents)
        return Import(
            files,
            added,
            tuple(new),
            tuple(same),
            self._proved(numbers)._replace(parts_in_cells=in_cells),
            tuple(self._decide),
            tuple(self._said()),
            self._without_status(),
            self._titled,
            tuple(sign for paper, key in pairs for sign in unexplained(paper.tables, key)),
        )

    def _without_status(self) -> str:
        pairs = [
            pair
            for paper in self._papers
            for pair in zip(paper.paper.tables, paper.tables, strict=True)
        ]
        return without_status(pairs)

    def _whole(self, raw: Raw) -> Raw:
        """Give an action with what other tables of our own say of it: parts, and what is named."""
        parts = self._parts.pop(raw.taken.text(Key.REF), ())
        group, named = raw.group, self._named
        above = named.objective_of.get(group.workstream, group.objective)
        objective = named.objectives.get(group.objective or above, group.objective)
        workstream = named.workstreams.get(group.workstream, group.workstream)
        group = group._replace(objective=objective, workstream=workstream)
        return raw._replace(parts=(*raw.parts, *parts), group=group)

    def _learn(self, raws: Iterable[Raw]) -> None:
        cells = (raw.taken.text(Key.RECOMMENDATIONS) or raw.group.recommendation for raw in raws)
        self._asked.learn(cell for cell in cells if cell)

    def _numbers(self, raws: Sequence[Raw]) -> list[Numbered]:
        """Give each action its reference: that which the plan has, where it has it already."""
        printed = [" ".join(raw.taken.text(Key.REF).split()) for raw in raws]
        return numbered(
            [(text, raw.group) for text, raw in zip(printed, raws, strict=True)],
            taken=self._present.actions,
            used=self._present.used,
            workstreams=self._present.workstreams,
            known=[
                self._present.known(text, raw.taken.text(Key.TITLE) or raw.taken.text(Key.DETAIL))
                for text, raw in zip(printed, raws, strict=True)
            ],
        )

    def _document(self, paper: Tables) -> str:
        """Give the short name of a paper among the documents of the plan."""
        if known := self._present.documents.get(paper.name):
            return known
        taken = {*self._present.documents.values(), *(str(d["id"]) for d in self._documents)}
        id_ = short_name(paper.name.rsplit(".", 1)[0], taken, "paper")
        entry: Values = {
            "id": id_,
            "title": paper.name[:_LONGEST_LINE],
            "date": self._frame.paper_date.isoformat(),
            "note": "The file that the plan was imported from.",
        }
        self._documents.append(entry)
        return id_

    def _colours(self, paper: SortedPaper) -> Mapping[str, str]:
        pairs = list(zip(paper.paper.tables, paper.tables, strict=True))
        others = [table for table, found in pairs if not found.layouts]
        blocks = (pair for found in paper.tables for pair in found.key.pairs)
        found = colour_key(paper.paper, others, blocks)
        self._keys |= {(paper.paper.name, place) for place in found.tables}
        if found.words:
            said = ", ".join(f"{colour} = {words}" for colour, words in found.words.items())
            self._remarks.append(f"The key to the colours: {said}.")
        for sign, words in self._meanings.items():
            printed = found.words.get(sign, words)
            if status_of(printed) != status_of(words):
                self._remarks.append(
                    f"The paper's key says {sign} = {printed}, and --key says {words}: --key holds."
                )
        return {**found.words, **self._meanings}

    def _grouped(self, raw: Raw, found: Numbered, values: Values, document: str) -> None:
        """Put an action under its workstream, which is made where the plan has none yet."""
        group = raw.group
        ref = found.workstream
        if ref not in self._folders:
            title = self._heading(group.workstream or group.objective or self._frame.title)
            title = without_label(title, ref)
            name = name_for(ref, title, otherwise="workstream")
            self._folders[ref] = f"plans/{self._frame.plan}/{name}"
            objective = self._objective(group, document)
            made: Values = {"ref": ref, "title": title, "objective": objective}
            section = _line(group.workstream or group.objective)
            made["source"] = {"document": document} | ({"section": section} if section else {})
            self._workstreams[ref] = (made, group.workstream)
            return
        if ref in self._workstreams:
            printed = self._workstreams[ref][1]
            if group.workstream and printed and group.workstream != printed:
                notes = values.setdefault("notes", [])
                assert isinstance(notes, list)  # noqa: S101 - for the type checker
                notes.append(f"Workstream as printed: {group.workstream}")
                advice = f"Its number puts it into workstream {ref}: give it another, or leave it."
                self._decide.append(
                    ToDecide(raw.taken.place, found.ref, "notes", group.workstream, advice)
                )

    def _objective(self, group: PrintedGroup, document: str) -> str:
        """Give the reference of the objective that a group stands under.

        Where that is the heading's own number, its title is the words behind the number.
        """
        title = self._heading(group.objective) or _line(self._frame.title)
        known = {
            words: ref
            for ref, held in self._present.objectives.items()
            for words in (title, held)
            if words == held or without_label(title, ref) == held
        }
        if not group.objective and self._present.objectives:
            return next(iter(self._present.objectives))
        if (ref := known.get(title) or self._objectives.get(title)) is not None:
            return ref
        for way, (ref, held) in enumerate(self._present.objectives.items()):
            words = without_label(title, ref)
            if is_to_be_filled_in(held) and self._titled.setdefault(way, words) == words:
                return ref
        taken = {*self._present.objectives, *self._objectives.values()}
        ref = self._refs.get(title) or (label_of(title) if group.objective else "")
        number = 1
        while not ref or ref in taken:
            ref, number = str(number), number + 1
        self._objectives[title] = ref
        words = without_label(title, ref)
        made: Values = {"ref": ref, "title": words}
        source: Values = {"document": document, "section": title}
        self._new_objectives.append(made if words == title else {**made, "source": source})
        return ref

    def _heading(self, text: str) -> str:
        """Give a heading as a title: where it is longer than one may be, that is said."""
        said = " ".join(text.split())
        if len(said) > _LONGEST_LINE:
            rest = f"{said[_LONGEST_LINE:][:_SHOWN].strip()}…"
            remark = f"A heading has more than {_LONGEST_LINE} characters: '{rest}' is left out."
            self._remarks += [remark] if remark not in self._remarks else []
        return _line(text)

    def _files(
        self, new: Sequence[ImportedAction], documents: Sequence[str]
    ) -> tuple[dict[str, Values], dict[str, dict[tuple[str | int, ...], Sequence[Values]]]]:
        folder = f"plans/{self._frame.plan}"
        files: dict[str, Values] = {}
        added: dict[str, dict[tuple[str | int, ...], Sequence[Values]]] = {}
        if not new:
            return files, added
        lists: dict[str, list[Values]] = {
            "objectives": self._new_objectives,
            "officers": self._officers.new,
            "documents": self._documents,
        }
        if self._present.is_there:
            added[f"{folder}/plan.yaml"] = {(key,): lists[key] for key in lists if lists[key]}
        else:
            files[f"{folder}/plan.yaml"] = self._plan(lists)
        self._recommended(files, added, documents)
        for ref, (values, _) in self._workstreams.items():
            files[f"{self._folders[ref]}/workstream.yaml"] = values
        files.update((action.path, action.values) for action in new)
        return files, added

    def _plan(self, lists: Mapping[str, Sequence[Value]]) -> Values:
        frame = self._frame
        values: Values = {"council": frame.council, "title": frame.title}
        if frame.approved is not None:
            values["approved"] = frame.approved.isoformat()
        values["period"] = {
            "start": frame.paper_date.isoformat(),
            "note": "It begins with the day of the paper that the plan was imported from.",
        }
        return values | {key: entries for key, entries in lists.items() if entries}

    def _recommended(
        self,
        files: dict[str, Values],
        added: dict[str, dict[tuple[str | int, ...], Sequence[Values]]],
        documents: Sequence[str],
    ) -> None:
        if not self._asked.new:
            return
        path = f"plans/{self._frame.plan}/recommendations.yaml"
        items: list[Values] = [{"id": id_, "text": text} for id_, text in self._asked.new.items()]
        taken = self._present.sets
        document = documents[0]
        one: Values = {
            "id": short_name(document, taken, "recommendations"),
            "title": f"Recommendations in {self._papers[0].paper.name}"[:_LONGEST_LINE],
            "kind": "other",
            "source": {"document": document},
            "recommendations": list(items),
        }
        if self._present.sets:
            added[path] = {("sets",): [one]}
        else:
            files[path] = {"sets": [one]}

    def _proved(self, numbers: Sequence[Numbered]) -> Account:
        """Give the account, once each row of each table stands in it."""
        account = self._account(numbers)
        tables = (table.rows for paper in self._papers for table in paper.paper.tables)
        assert is_proved(account, tables)  # noqa: S101 - whatever the tables hold, or it is a fault
        return account

    def _account(self, numbers: Sequence[Numbered]) -> Account:
        refs = iter(numbers)
        alone = {part.taken.place for parts in self._parts.values() for part in parts}
        rows: list[RowTold] = []
        for paper in self._papers:
            several = len(self._papers) > 1
            for table, found in zip(paper.paper.tables, paper.tables, strict=True):
                is_key = (paper.paper.name, table.place) in self._keys
                for row in found.rows:
                    told = row._replace(what=next(refs).ref) if row.kind is RowKind.ACTION else row
                    if row.kind is RowKind.PART and row.place in alone:
                        why = "no action has its number"
                        told = row._replace(kind=RowKind.LEFT_OUT, what=why)
                    if is_key and row.kind is RowKind.LEFT_OUT and row.what != "empty":
                        told = row._replace(kind=RowKind.KEY, what=KEY)
                    place = f"{paper.paper.name}, {row.place}" if several else row.place
                    rows.append(told._replace(place=place))
        return Account(tuple(rows))

    def _say_numbers(self, numbers: Sequence[Numbered]) -> None:
        new = [found for found in numbers if found.ref not in self._present.actions]
        given = [found.ref for found in new if found.printed == ""]
        other = [f"{found.ref} for {found.printed}" for found in new if found.printed]
        if given:
            self._remarks.append(f"The table prints no number for {_some(given)}: these are given.")
        if other:
            self._remarks.append(
                f"Other numbers than the table's are given: {_some(other)}. The table's stand "
                "under as_published, and 'cip show' prints them."
            )
        if self._asked.given:
            self._remarks.append(
                "No number stands before the texts of recommendations: "
                f"{_some(self._asked.given)} are given."
            )

    def _say_what_is_noticed(
        self, new: Sequence[ImportedAction], keys: Sequence[Mapping[str, str]]
    ) -> None:
        for paper, key in zip(self._papers, keys, strict=True):
            self._remarks += told_apart_no_more(signs(paper.tables).values(), key)
        if new and self._present.actions:
            self._remarks.append(f"New in the plan: {_some([a.ref for a in new])}.")
        number, named = days_in_notes((action.ref, action.values) for action in new)
        if named:
            done = f"{number} actions are" if number > 1 else "1 action is"
            self._remarks.append(
                f"{done} complete and no day is known; the notes of {_some(named)} name one: write "
                "it as done_on in the update."
            )

    def _said(self) -> Iterator[str]:
        for paper in self._papers:
            several = len(self._papers) > 1
            yield from (f"{paper.paper.name}: {r}" if several else r for r in paper.paper.remarks)
            yield from self._without_value(paper)
            yield from self._counted_by_word(paper)
            pairs = tuple(zip(paper.paper.tables, paper.tables, strict=True))
            yield from filter(None, (left_out(pairs),))
            yield from lists_of_risks(pairs, self._frame.plan)
        yield from self._remarks
        if self._helped:
            yield f"Who only helps stands in the notes of the action: {_some(self._helped)}."
        if self._names:
            places = _some(list(dict.fromkeys(self._names)))
            yield f"Names of persons are left out, and roles kept: {places}."

    @staticmethod
    def _counted_by_word(paper: SortedPaper) -> Iterator[str]:
        """Say in which tables the numbers of actions are those of a list of Word."""
        places = dict.fromkeys(
            table.place
            for table, found in zip(paper.paper.tables, paper.tables, strict=True)
            for raw in found.actions
            if any(map(is_own_of_word, raw.taken.cells(Key.REF)))
        )
        if places:
            yield (
                f"The numbers in {_some(list(places))} are Word's own, of its lists: they are "
                "taken as the page shows them."
            )

    @staticmethod
    def _without_value(paper: SortedPaper) -> Iterator[str]:
        """Say which cells that are taken hold a formula of which the file has no value."""
        places = [
            cell.place
            for table in paper.tables
            for raw in table.actions
            for column in raw.taken.layout.columns
            if column.key and (cell := raw.taken.row.cell(column.number)).lacks_value
        ]
        if places:
            yield (
                f"The file has no value for the formulas in {_some(places)}: open it in Excel, "
                "save it, and import it again."
            )


def _some(items: Sequence[str]) -> str:
    return ", ".join(items[:8]) + (f" and {len(items) - 8} more" if len(items) > 8 else "")


def _line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_LINE].strip()
