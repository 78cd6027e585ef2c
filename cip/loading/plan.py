"""Texts by path to a plan, with the problems of the files that could not be used beside it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from cip.loading.file import FileResult, load_file
from cip.loading.forms import BY_KIND, FORMS, kind_of
from cip.model.bounds import MOST_VALUES, plan_too_large
from cip.model.holes import Holes
from cip.model.plan import Plan, Workstream
from cip.model.problem import Problem
from cip.model.references import order_among, ref_of_name, words_of_name

FileText = str | Problem
"""The text of a file, or the problem that kept it from being read."""


class Loaded(NamedTuple):
    """What came of the files of one plan: the readable part, and what is wrong with the rest.

    ``texts`` holds the text of every file that could be read, by path: a problem is shown with its
    source line, and its place is found there. ``results`` holds what came of every file.
    """

    plan: Plan
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    results: Mapping[str, FileResult]

    @property
    def files(self) -> int:
        """Give how many files there are."""
        return len(self.results)

    @property
    def values(self) -> int:
        """Give how many values the files hold together."""
        return sum(result.values for result in self.results.values())

    @property
    def broken(self) -> tuple[str, ...]:
        """Give the paths of the files that were left out, in order, each once."""
        return tuple(dict.fromkeys(problem.place.path for problem in self.problems))

    @property
    def is_whole(self) -> bool:
        """Say whether the plan was read whole: else what is missing may stand in the rest."""
        return all(problem.rule != "plan-too-large" for problem in self.problems)

    @property
    def holes(self) -> Mapping[str, Holes]:
        """Give what is not known of each file of which only a part fits."""
        found = ((path, result.partial) for path, result in self.results.items())
        return {path: partial.holes for path, partial in found if partial}

    @property
    def plan_to_check(self) -> Plan:
        """Give the plan with what fits of the files that were left out: for rules alone."""
        if all(result.partial is None for result in self.results.values()):
            return self.plan
        return plan_of(self.plan.name, self.results, with_partial=True)

    def with_text(self, path: str, text: str) -> "Loaded":
        """Give the plan as it would be if one of its files had another text."""
        return self.with_texts({path: text})

    def with_texts(self, texts: Mapping[str, str], gone: Collection[str] = ()) -> "Loaded":
        """Give the plan as it would be if files had other texts, were new, or were ``gone``."""
        files: dict[str, FileText] = {
            known: self.texts[known] if known in self.texts else result.problems[0]
            for known, result in self.results.items()
        }
        files.update(texts)
        kept = {path: text for path, text in files.items() if path not in gone}
        return load_plan(self.plan.name, kept, known=self)


def load_plan(
    name: str,
    files: Mapping[str, FileText],
    known: Loaded | None = None,
    *,
    most_values: int = MOST_VALUES,
) -> Loaded:
    """Give the plan that the files of ``plans/NAME`` hold; their paths begin with that folder.

    Bad data is never raised: a file that cannot be used is left out, with its problems, and the
    rest is the plan. A file that has the same text in ``known``, the same plan at another time, is
    not looked at again: its record is the very same object. Where the files hold more than
    ``most_values`` together, the rest of them is not looked at.
    """
    results = dict(sorted(_results(files, known, most_values)))
    problems = (problem for result in results.values() for problem in result.problems)
    return Loaded(
        plan=plan_of(name, results),
        problems=tuple(sorted(problems, key=lambda problem: problem.order)),
        texts={path: text for path, text in files.items() if isinstance(text, str)},
        results=results,
    )


def _results(
    files: Mapping[str, FileText], known: Loaded | None, most_values: int
) -> Iterator[tuple[str, FileResult]]:
    """Give what comes of each file, up to the first that is too much for one plan."""
    values = 0
    for path in sorted(files, key=lambda path: (path.count("/"), path)):
        if values > most_values:
            problem = plan_too_large(path, "values", MOST_VALUES)
            yield path, FileResult(kind_of(path), problems=(problem,))
            return
        result = _result(path, files[path], known)
        values += result.values
        yield path, result


def _result(path: str, text: FileText, known: Loaded | None) -> FileResult:
    if isinstance(text, Problem):
        return FileResult(kind_of(path), problems=(text,))
    if known is not None and known.texts.get(path) == text:
        return known.results[path]
    return load_file(path, text)


def plan_of(name: str, results: Mapping[str, FileResult], *, with_partial: bool = False) -> Plan:
    """Put the records of files together, and where it is asked for what fits of the others."""
    plan = Plan(name=name, council=name, title=name, path=f"plans/{name}/plan.yaml", readable=False)
    fields: dict[str, Any] = {form.field: [] for form in FORMS if form.is_one_of_many}
    for result in results.values():
        record = result.record
        if record is None and result.partial and with_partial:
            record = result.partial.record
        if result.kind is None or record is None:
            continue
        form = BY_KIND[result.kind]
        if form.is_one_of_many:
            fields[form.field].append(record)
        elif form.field:
            fields[form.field] = record
        else:
            plan = record
    fields["workstreams"].extend(_stand_ins(fields["workstreams"], results))
    order = order_among(item.ref for key in ("workstreams", "actions") for item in fields[key])
    fields["workstreams"].sort(key=lambda item: (order(item.ref), item.folder))
    fields["actions"].sort(key=lambda item: (order(item.ref), item.path))
    whole: dict[str, Any] = {field: tuple(found) for field, found in fields.items()}
    return plan._replace(**whole)


def _stand_ins(found: list[Workstream], paths: Iterable[str]) -> list[Workstream]:
    """Give a workstream for each folder whose ``workstream.yaml`` is missing or broken."""
    known = {workstream.folder for workstream in found}
    folders = dict.fromkeys(path.rsplit("/", 1)[0] for path in paths if path.count("/") == 3)
    return [_stand_in(folder) for folder in folders if folder not in known]


def _stand_in(folder: str) -> Workstream:
    """Give what the name of a folder says of its workstream."""
    name = folder.rsplit("/", 1)[1]
    return Workstream(
        ref=ref_of_name(name), title=words_of_name(name), folder=folder, readable=False
    )
