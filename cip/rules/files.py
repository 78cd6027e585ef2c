"""Rules about files and folders: they are there, and their names say what is in them."""

from collections.abc import Iterator

from cip.documents.explaining.quoting import short
from cip.model.place import Pointer
from cip.model.plan import Action, Workstream
from cip.model.references import above, is_inside, ref_of_name
from cip.rules.rule import Fault, Subject, rule
from cip.rules.words import quoted


def ref_of_file(action: Action) -> str:
    """Give the number at the start of the name of an action's file."""
    return ref_of_name(action.path.rsplit("/", 1)[-1])


def ref_of_folder(workstream: Workstream) -> str:
    """Give the number at the start of the name of a workstream's folder."""
    return ref_of_name(workstream.folder.rsplit("/", 1)[-1])


@rule()
def missing_file(subject: Subject) -> Iterator[Fault]:
    """A plan has a `plan.yaml`, and each of its folders has a `workstream.yaml`.

    The first names the council, the objectives and the officers; the second says what the folder
    is called and which objective it serves. Without them, reports show the words of the folder's
    name, and its actions count towards no objective.

    Wrong:

        plans/NAME/1.2-leadership-framework/
          1.2.1-leadership-behaviours.yaml

    Right:

        plans/NAME/1.2-leadership-framework/
          workstream.yaml
          1.2.1-leadership-behaviours.yaml

    A file that is there but cannot be read is not missing: its own problem says what to mend.
    """
    plan = subject.plan
    if not plan.readable and not subject.is_broken(plan.path):
        hint = "Add the file, with the keys council, title, period and objectives."
        yield Fault(Pointer(plan.path), "This plan has no plan.yaml", hint)
    for workstream in plan.workstreams:
        path = f"{workstream.folder}/workstream.yaml"
        if not workstream.readable and not subject.is_broken(path):
            hint = "Add the file, with the keys ref, title and objective."
            yield Fault(Pointer(path), "This folder has no workstream.yaml", hint)


@rule()
def file_name(subject: Subject) -> Iterator[Fault]:
    """The name of an action's file begins with the action's number and a hyphen.

    People look for action 1.2.1 in the file that is called so. Where the file says another number,
    one of the two is wrong, and updates are soon written under the wrong action. The words after
    the hyphen are free.

    Wrong: the file is called `1.2.3-leadership-behaviours.yaml`, and says

        ref: "1.2.1"

    Right: the file is called `1.2.1-leadership-behaviours.yaml`, and says

        ref: "1.2.1"
    """
    for action in subject.plan.actions:
        named = ref_of_file(action)
        if named != action.ref:
            yield Fault(
                action.spot.value("ref"),
                f"The number here is {action.ref}, and the file's name begins with {quoted(named)}",
                _help_for_name(action, named),
            )


def _help_for_name(action: Action, named: str) -> str:
    begin = f"the file's name begin with {action.ref}-."
    if not is_inside(named, action.workstream):
        return f"Let {begin}"
    correct = f'Write ref: "{short(named)}"'
    return (
        f"{correct}, or let {begin}" if is_inside(action.ref, action.workstream) else f"{correct}."
    )


@rule()
def folder_name(subject: Subject) -> Iterator[Fault]:
    """The name of a folder begins with its workstream's number and a hyphen.

    People look for workstream 1.2 in the folder that is called so, and its actions are counted
    under the number of the folder. The words after the hyphen are free.

    Wrong: the folder is called `1.3-leadership-framework`, and its `workstream.yaml` says

        ref: "1.2"

    Right: the folder is called `1.2-leadership-framework`, and its `workstream.yaml` says

        ref: "1.2"
    """
    for workstream in subject.plan.workstreams:
        named = ref_of_folder(workstream)
        if workstream.readable and named != workstream.ref:
            yield Fault(
                workstream.spot.value("ref"),
                f"The number here is {workstream.ref}, and the folder's name begins with "
                f"{quoted(named)}",
                f"Let the folder's name begin with {workstream.ref}-, or write its number here.",
            )


@rule()
def wrong_folder(subject: Subject) -> Iterator[Fault]:
    """An action lies in the folder of the workstream that its number begins with.

    Action 1.2.1 belongs to workstream 1.2. In another folder it would count towards the other
    workstream, and answer the other one's recommendations.

    Wrong:

        plans/NAME/1.3-roles-relationships-responsibilities/1.2.1-leadership-behaviours.yaml

    Right:

        plans/NAME/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml
    """
    refs = {item.folder: item.ref for item in subject.plan.workstreams}
    for action in subject.plan.actions:
        own = refs.get(action.path.rsplit("/", 1)[0], action.workstream)
        if is_inside(action.ref, own) or is_inside(action.ref, action.workstream):
            continue
        if ref_of_file(action) != action.ref and is_inside(ref_of_file(action), own):
            continue  # the number in the file is the mistake, and file-name says so
        yield Fault(
            action.spot.value("ref"),
            f"Action {action.ref} lies in the folder of workstream {short(own)}",
            _help_for_folder(subject, action, own),
        )


def _help_for_folder(subject: Subject, action: Action, own: str) -> str:
    for ref in above(action.ref):
        home = subject.index.workstream(ref)
        if home is not None:
            folder = short(home.folder.rsplit("/", 1)[-1])
            return f"Move the file to {folder}, the folder of workstream {ref}."
    return f"The number of an action of workstream {short(own)} begins with {short(own)} and a dot."
