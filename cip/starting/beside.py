"""The files around the plans: for editors, git, the forge, and the people who work with them."""

import re
from collections.abc import Iterator
from string import Template
from typing import NamedTuple

from cip.documents.reading.reader import read_document
from cip.starting.answers import Forge
from cip.starting.own_texts import own_text, schema_names, start_text


class FileBeside(NamedTuple):
    """A file that lies beside the plans.

    ``others`` are the paths at which another file would do its work. Lines that fit ``filled_in``
    name where the council takes the tool from: once they are filled in, they stay.
    """

    path: str
    text: str
    others: tuple[str, ...] = ()
    filled_in: str = ""

    def kept(self, before: str) -> str:
        """Give the text with the lines that were filled in before in the place of the blank."""
        if not self.filled_in:
            return self.text
        lines = iter(re.findall(self.filled_in, before))
        return re.sub(self.filled_in, lambda blank: next(lines, blank[0]), self.text)


def schema_files() -> tuple[FileBeside, ...]:
    """Give the schemas, by which an editor offers keys and underlines mistakes."""
    return tuple(FileBeside(f"schema/{name}", own_text("schema", name)) for name in schema_names())


def files_beside(forge: Forge, *, plan: str, council: str, title: str) -> tuple[FileBeside, ...]:
    """Give the files beside the plans for a forge; the first plan is named in what people read."""
    readme = Template(start_text("readme.md", forge))
    return (
        FileBeside(
            "README.md",
            readme.substitute(plan=plan, council=council, title=title),
            others=("README", "README.txt", "README.rst", "readme.md"),
        ),
        *schema_files(),
        *(FileBeside(f".vscode/{n}", own_text(".vscode", n)) for n in _OF_THE_EDITOR),
        FileBeside(".editorconfig", start_text("editorconfig", forge)),
        FileBeside(".gitattributes", start_text("gitattributes", forge)),
        FileBeside(
            ".pre-commit-config.yaml",
            own_text("docs/examples", "pre-commit-config.yaml"),
            filled_in=r"(?m)^ *(?:- repo:|rev:) .*$",
        ),
        FileBeside("templates/README.md", start_text("templates.md", forge)),
        *_of_the_forge(forge),
    )


_OF_THE_EDITOR = ("settings.json", "extensions.json")
_FORMS = ("update", "move", "new-action")
_OWNERS = ("CODEOWNERS", "docs/CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS")


def _of_github(forge: Forge) -> Iterator[FileBeside]:
    yield FileBeside(
        ".github/workflows/check.yml",
        own_text("docs/examples", "github-check.yml"),
        filled_in=r"(?m)^ *- uses: .*$",
    )
    yield FileBeside(".github/CODEOWNERS", start_text("codeowners", forge), others=_OWNERS)
    yield FileBeside(
        ".github/pull_request_template.md",
        start_text("change_request.md", forge),
        others=("pull_request_template.md", "docs/pull_request_template.md"),
    )
    for name in _FORMS:
        path = f".github/ISSUE_TEMPLATE/{name}.yml"
        yield FileBeside(path, start_text(f"forms/{name}.yml", forge))


def _of_gitlab(forge: Forge) -> Iterator[FileBeside]:
    yield FileBeside(
        ".gitlab-ci.yml",
        own_text("docs/examples", "gitlab-check.yml"),
        filled_in=r"(?m)^ *(?:CIP_REPOSITORY|CIP_COMMIT|image): .*$",
    )
    yield FileBeside(".gitlab/CODEOWNERS", start_text("codeowners", forge), others=_OWNERS)
    yield FileBeside(
        ".gitlab/merge_request_templates/Default.md", start_text("change_request.md", forge)
    )
    for name in _FORMS:
        form = start_text(f"forms/{name}.yml", forge)
        yield FileBeside(f".gitlab/issue_templates/{name}.md", _as_markdown(form))


def _of_the_forge(forge: Forge) -> Iterator[FileBeside]:
    if forge is Forge.GITHUB:
        yield from _of_github(forge)
    elif forge is Forge.GITLAB:
        yield from _of_gitlab(forge)


def _as_markdown(form: str) -> str:
    """Give a form as a text to fill in, for a forge that has no forms."""
    document = read_document("form", form)
    assert not isinstance(document, list), document  # noqa: S101 - the text is the tool's own
    parts = [f"<!-- {document.value['description']} -->"]
    for field in document.value["body"]:
        said = field["attributes"]
        if field["type"] == "markdown":
            parts.append(f"<!-- {said['value'].strip()} -->")
            continue
        options = "".join(f"\n- [ ] {option}" for option in said.get("options", ()))
        parts.append(f"**{said['label']}**\n\n<!-- {said['description'].strip()} -->{options}")
    return "\n\n".join(parts) + "\n"
