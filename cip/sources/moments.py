"""Reads the history of a plan as what each change of its files did, from commits and from disk."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from cip.changes.moments import Kept, Moment, Unread
from cip.loading.file import FileResult, load_file
from cip.loading.forms import kind_of
from cip.loading.plan import FileText, plan_of
from cip.model.plan import Plan
from cip.model.problem import Problem
from cip.model.references import ref_of_name
from cip.sources.folder import Content, is_overlooked, texts_of
from cip.sources.history import History, Watch
from cip.sources.revision import differing, files_at

Wants = Callable[[str, str], bool]
"""Says whether a file is looked at, by its path and a text that it has or had."""


class _Edited(NamedTuple):
    """What one change made of the files: the text of each, None where it is gone."""

    kept: Kept
    texts: Mapping[str, FileText | None]


class PlanHistory:
    """The history of a plan's files, up to a commit or to what lies on disk.

    ``contents`` is what was read on disk; None where that is not asked for. Raises ``GitError``
    where a text cannot be read.
    """

    def __init__(
        self,
        found: History,
        plan: str,
        contents: Mapping[str, Content] | None = None,
        watch: Watch = iter,
    ) -> None:
        self._plan = plan
        self._watch = watch
        self._edits = list(_edits(found, plan, contents))
        self._results: dict[tuple[str, str], FileResult] = {}

    def __len__(self) -> int:
        return len(self._edits)

    def moments(self, wants: Wants) -> list[Moment]:
        """Give each change of the files that are wanted, the newest first.

        A file of which one text is wanted is followed through all of its texts.
        """
        wanted = {
            path
            for edit in self._edits
            for path, text in edit.texts.items()
            if isinstance(text, str) and wants(path, text)
        }
        wanted.add(f"plans/{self._plan}/plan.yaml")
        return list(self._moments(frozenset(wanted), wants))[::-1]

    def _moments(self, wanted: frozenset[str], wants: Wants) -> Iterator[Moment]:
        files: dict[str, FileResult] = {}
        lost: dict[str, FileResult] = {}
        for edit in self._watch(self._edits):
            changed = {
                p: t for p, t in edit.texts.items() if p in wanted or _is_wanted(p, t, wants)
            }
            if not changed:
                continue
            before = self._side(files, changed)
            unread: list[Unread] = []
            were_lost = [path for path in changed if path in lost]
            for path, text in changed.items():
                lost.pop(path, None)
                result = self._result(path, text) if text is not None else None
                if result is None:
                    files.pop(path, None)
                elif result.record is not None:
                    files[path] = result
                else:
                    lost[path] = result
                    unread.append(Unread(path, _refs(files.get(path))))
            yield Moment(
                edit.kept,
                before,
                self._side(files, changed),
                unread=tuple(unread),
                bridged=tuple(p for p in were_lost if p in files and p not in lost),
                texts={path: text for path, text in changed.items() if isinstance(text, str)},
            )

    def _side(self, files: Mapping[str, FileResult], changed: Iterable[str]) -> Plan | None:
        """Give the records of the files that a change touches, with what ``plan.yaml`` says."""
        if not files:
            return None
        paths = (f"plans/{self._plan}/plan.yaml", *sorted(changed))
        found = plan_of(self._plan, {path: files[path] for path in paths if path in files})
        return found._replace(workstreams=tuple(w for w in found.workstreams if w.readable))

    def _result(self, path: str, text: FileText) -> FileResult:
        if isinstance(text, Problem):
            return FileResult(kind_of(path), problems=(text,))
        key = (path, text)
        if key not in self._results:
            self._results[key] = load_file(path, text)
        return self._results[key]


def _is_wanted(path: str, text: FileText | None, wants: Wants) -> bool:
    """Say whether a file is wanted that cannot be read as a text: by its name alone."""
    return isinstance(text, Problem) and wants(path, ref_of_name(path.rpartition("/")[2]))


def _refs(result: FileResult | None) -> tuple[str, ...]:
    ref = getattr(result.record, "ref", None) if result is not None else None
    return (ref,) if isinstance(ref, str) else ()


def _edits(found: History, plan: str, contents: Mapping[str, Content] | None) -> Iterator[_Edited]:
    """Give what each commit made of the files, the oldest first, and last what lies on disk."""
    keys = tuple((p, b) for v in found.versions for p, b in v.changed.items() if b is not None)
    texts = dict(zip(keys, found.texts(keys), strict=True))
    for version in found.versions:
        kept = Kept(version.commit, version.day, version.author)
        changed = version.changed.items()
        yield _Edited(kept, {p: None if b is None else texts[p, b] for p, b in changed})
    if contents is not None and (edited := _on_disk(found, plan, contents)):
        yield _Edited(Kept(), edited)


def _on_disk(
    found: History, plan: str, contents: Mapping[str, Content]
) -> dict[str, FileText | None]:
    """Give the files on disk that are not what the last commit holds, both read alike.

    Files that are not read by their name have no history, so they are not new here either.
    """
    after = texts_of({p: data for p, data in contents.items() if not is_overlooked(data)})
    then = files_at(found.head, plan, contents, after)
    before = {path: text for path, text in then.items() if not is_overlooked(text)}
    return {path: after.get(path) for path in differing(before, after)}
