"""The pages of what is found while a file is read: is it text, is it YAML, is it in its place."""

from cip.model.vocabulary import Severity
from cip.rules.rule import page

page(
    "unreadable-file",
    Severity.ERROR,
    """
    A plan file is an ordinary text file, saved as UTF-8, of at most 256 kB.

    Plan files are read by several programs and shown on the web, so they hold text and nothing
    else. Links to other places, folders that are named like files, and Word, Excel, PDF or RTF
    files that were only renamed cannot be read.

    Wrong: a spreadsheet that was saved under the name of a plan file, or a text file that was saved
    with the encoding "Unicode", "ANSI" or "Windows-1252"

        plans/NAME/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml

    Right: in the editor, choose Save as, and there the encoding UTF-8. A few words of text are

        title: Café and canteen strategy
    """,
)
page(
    "plan-too-large",
    Severity.ERROR,
    """
    Plans have at most 30,000 files, 128 million bytes and 1,000,000 values in all.

    Every key, and every item of a list, is a value, and the bounds hold for all plans together
    that a command reads. A plan of 25,600 actions with their parts and
    updates fits. Larger ones are no longer plans that anybody could follow, and reading them would
    take all the memory of a small computer. What comes after the place that is named is not read,
    and stands in no report.

    Wrong: the actions of all the years since 1990 in one plan

        plans/improvement/

    Right: a plan for each programme

        plans/improvement-2024/
        plans/improvement-2028/
    """,
)
page(
    "too-many-problems",
    Severity.ERROR,
    """
    Of a file the first twenty problems are named, and of all together the first 2,000.

    Most often one slip has many consequences: a list of officers that is missing makes every name
    of an officer unknown. The line that says how many are left out counts as all of them, as an
    error where one of them is an error.

    Wrong: a file that names thirty officers who are not in the plan

        accountable: [Chief Oficer, Hed of Paid Service]

    Right: each is mended, or listed in `plan.yaml`

        accountable: [Chief Officer, Head of Paid Service]
    """,
)
page(
    "misplaced-file",
    Severity.ERROR,
    """
    Every file of a plan lies where the tool looks for it, and its name ends in `.yaml`.

    A plan is a folder in `plans`. Beside its `plan.yaml` lie `recommendations.yaml`, `kpis.yaml`
    and `risks.yaml`, where it has them; each workstream is a folder in it, and each action a file
    in the folder of its workstream. A file elsewhere would be overlooked without anybody noticing,
    and so would one with another ending or with none, or with a dot before its name. A copy, as
    synchronised folders make it when two people change a file, would be a second action of the same
    number. A folder of a plan beside `plans`, and not in it, would be overlooked whole. In the
    folders a `README.md` is free, and so are papers such as `.pdf` and `.xlsx`
    whose names do not begin like an action, and what the system and editors leave behind.

    Wrong:

        plans/NAME/1.2.1-leadership-behaviours.yaml
        plans/NAME/1.2-leadership-framework/1.2.1-leadership-behaviours.yml
        plans/NAME/1.2-leadership-framework/1.2.1-leadership-behaviours.docx
        plans/NAME/1.2-leadership-framework/1.2.1-leadership-behaviours (1).yaml

    Right:

        plans/NAME/1.2-leadership-framework/1.2.1-leadership-behaviours.yaml
    """,
)
page(
    "plan-name",
    Severity.ERROR,
    """
    The folder of a plan is named in small letters, digits and single hyphens, 60 at most.

    The folder's name is the name of the plan. It is typed on the command line, completed by it, and
    written into the names of reports and into addresses such as `NAME/1.2.1`. A space or another
    sign has a meaning of its own there, and can make a command do something else. A folder with
    such a name is not read.

    Wrong:

        plans/Improvement Plan (2027)/plan.yaml

    Right:

        plans/improvement-plan-2027/plan.yaml
    """,
)
page(
    "merge-conflict",
    Severity.ERROR,
    """
    No marks of an unfinished merge are left in a file.

    When two people change the same lines, git keeps both versions, between lines of `<<<<<<<`,
    `=======` and `>>>>>>>`. Somebody has to choose. Until then nobody can tell which version holds.

    Wrong:

        <<<<<<< HEAD
        deadline: September 2024
        =======
        deadline: October 2024
        >>>>>>> update-from-hr

    Right:

        deadline: October 2024
    """,
)
page(
    "hidden-character",
    Severity.ERROR,
    """
    A file holds no character that cannot be seen.

    Text that is pasted from Word, from a web page or from a PDF can bring such characters along:
    spaces of no width, marks that turn the direction of the text, old control characters. With
    them, two names that look the same are different, and a text can show something else than it
    says.

    Wrong: the title was pasted, and an invisible character stands between the two words

        title: "Leadership\\u200b behaviours"

    Right: the line was typed again

        title: Leadership behaviours
    """,
)
page(
    "yaml-syntax",
    Severity.ERROR,
    """
    A file is made of lines such as `key: value`, indented alike where they belong together.

    This is the format YAML. Four things go wrong most often: a quote that is opened and not closed;
    a colon and a space inside a text, which look like a new key; a tab where spaces should be; and
    a line that does not begin below the one that it belongs to.

    Wrong:

        title: Leadership: behaviours and values

    Right: in quotes, the colon is a part of the text

        title: "Leadership: behaviours and values"
    """,
)
page(
    "yaml-feature",
    Severity.ERROR,
    """
    A file uses only keys, texts, numbers and lists.

    YAML can do much more, and a plan needs none of it: names for parts of a file (`&`, `*`, `<<`),
    types (`!`), settings (`%`), a second document in one file (`---` in the middle), or lists
    inside lists without end. They make files that look harmless and are not, so they are refused.
    Mostly a text that merely begins with such a sign was meant.

    Wrong:

        title: !Urgent Agree what leaders do

    Right:

        title: "!Urgent Agree what leaders do"
    """,
)
page(
    "duplicate-key",
    Severity.ERROR,
    """
    A key stands only once in each group of keys.

    If `deadline` stands twice, one of the two dates would be lost without anybody noticing which.

    Wrong:

        deadline: September 2024

        deadline: October 2024

    Right:

        deadline: October 2024

    If the deadline was moved, the old one stands under `rescheduled`.
    """,
)
page(
    "not-a-form",
    Severity.ERROR,
    """
    A plan file is a filled-in form, with a key at the beginning of each entry.

    A file that is empty, or that holds only running text or a list, has nothing that could be
    reported on.

    Wrong:

        Co-design expected leadership behaviours, by September 2024.

    Right:

        ref: "1.2.1"

        title: Co-design expected leadership behaviours

        deadline: September 2024
    """,
)
page(
    "schema-differs",
    Severity.WARNING,
    """
    The copy of a form in the folder `schema` is the one that came with the tool.

    Editors such as Visual Studio Code read that copy, and from it they suggest keys and underline
    mistakes while you type. If it is older than the tool, or was changed by hand, the editor says
    something else than the check does. The check itself always uses the tool's own form.

    Wrong: after the tool was updated, the folder still holds the old copy

        schema/action.schema.json

    Right: the file was copied again from the version of the tool that is in use

        schema/action.schema.json
    """,
)
