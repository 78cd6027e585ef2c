"""Ways in which an action's file may be written: each is edited, and keeps its own way."""

HEAD = """# yaml-language-server: $schema=../../../schema/action.schema.json
ref: "1.2.1"

title: Leadership behaviours

detail: >-
  Co-design the behaviours with senior managers,
  in two rounds.

accountable: Chief Officer HR

deadline: July 2024

"""

TAIL = """
notes:
  - The draft had another date.

source: {document: action-plan-2024-07, page: 13}
"""

ONE = "  - date: 2024-09-20\n    note: Begun.\n"
TWO = "  - date: 2024-10-20\n    note: Half done.\n"


def with_updates(block: str, *, tail: str = TAIL) -> str:
    """Give an action whose updates are written so; ``tail`` stands behind them."""
    return HEAD + block + tail


def with_last(note: str, *, tail: str = TAIL) -> str:
    """Give an action whose last update has a note that is written so, from its colon on."""
    return with_updates(f"updates:\n{ONE}  - date: 2024-10-20\n    note:{note}\n", tail=tail)


def with_deadline(line: str) -> str:
    """Give an action whose deadline is written so."""
    text = with_updates("updates:\n" + ONE)
    return text.replace("deadline: July 2024\n\n", f"{line}\n\n" if line else "")


def with_parts(block: str) -> str:
    """Give an action with parts that are written so."""
    return HEAD + block + TAIL


PLAIN = with_updates("updates:\n" + ONE + TWO)
NO_LIST = HEAD + TAIL.lstrip("\n")

STYLES: dict[str, str] = {
    # The list: missing, empty, nothing
    "house": PLAIN,
    "no list": NO_LIST,
    "no list, and it would be last": HEAD,
    "no list, without a final line end": HEAD.rstrip("\n"),
    "an empty list": with_updates("updates: []\n"),
    "an empty list with a remark": with_updates("updates: []  # none so far\n"),
    "an empty list, last": HEAD + "updates: []\n",
    "an empty list, last, without a final line end": HEAD + "updates: []",
    "an empty list with a space": with_updates("updates: [ ]\n"),
    "an empty list with a space and a remark": with_updates("updates: [ ] # none\n"),
    "an empty list over lines": with_updates("updates: [\n]\n"),
    "an empty list over lines with remarks": with_updates("updates: [  # none\n  # yet\n]  # so\n"),
    "an empty list over lines, last": HEAD + "updates: [\n  ]",
    "nothing behind the key": with_updates("updates:\n"),
    "nothing behind the key but a remark": with_updates("updates:  # none so far\n"),
    "nothing behind the key, last": HEAD + "updates:\n",
    "nothing behind the key, last, without a final line end": HEAD + "updates:",
    "null behind the key": with_updates("updates: null\n"),
    "a tilde behind the key and a remark": with_updates("updates: ~  # none\n"),
    # How deep lists stand
    "lists not indented": with_updates(
        "updates:\n- date: 2024-09-20\n  note: Begun.\n- date: 2024-10-20\n  note: Half done.\n",
        tail="\nnotes:\n- The draft had another date.\n",
    ),
    "lists not indented, with a remark below": with_updates(
        "updates:\n- date: 2024-09-20\n  note: Begun.\n  # a remark\n# of the notes\n",
        tail="notes:\n- The draft had another date.\n",
    ),
    "lists indented by four": with_updates(
        "updates:\n    - date: 2024-09-20\n      note: Begun.\n", tail="\nnotes:\n    - One.\n"
    ),
    "a wide dash": with_updates(
        "updates:\n  -   date: 2024-09-20\n      note: Begun.\n  -   date: 2024-10-20\n"
    ),
    "a dash alone": with_updates(
        "updates:\n  -\n    date: 2024-09-20\n    note: Begun.\n  -\n    date: 2024-10-20\n"
    ),
    # Blank lines
    "blank lines between entries": with_updates("updates:\n" + ONE + "\n" + TWO),
    "blank lines with spaces between entries": with_updates("updates:\n" + ONE + "    \n" + TWO),
    "two blank lines behind the list": with_updates("updates:\n" + ONE + TWO + "\n\n"),
    "blank lines with spaces behind the list": with_updates("updates:\n" + ONE + "   \n  \n"),
    "a blank line below the key": with_updates("updates:\n\n" + ONE + TWO),
    "no blank lines": PLAIN.replace("\n\n", "\n"),
    "the list is last, blank lines behind it": HEAD + "updates:\n" + ONE + "\n\n",
    # Remarks
    "a remark behind the list": with_updates("updates:\n" + ONE + "  # so far\n"),
    "a remark behind the last entry": with_updates("updates:\n" + ONE + "    # so far\n"),
    "a remark at the left edge behind the list": with_updates(
        "updates:\n" + ONE + "# of the notes\n", tail=TAIL.lstrip("\n")
    ),
    "a remark behind a blank line": with_updates("updates:\n" + ONE + "\n  # nothing since\n"),
    "a remark on the key": with_updates("updates:  # oldest first\n" + ONE),
    "a remark between key and list": with_updates("updates:\n  # oldest first\n" + ONE),
    "a remark at the end of a value": with_last(" Half done.  # says the report"),
    "a remark inside an entry": with_updates(
        "updates:\n  - date: 2024-09-20\n    # of the board\n    note: Begun.\n"
    ),
    "a remark between entries": with_updates("updates:\n" + ONE + "  # then\n" + TWO),
    "a remark between entries behind a blank line": with_updates(
        "updates:\n" + ONE + "\n  # then\n" + TWO
    ),
    "a remark under a longer text": with_last(" >-\n      Half done.\n    # so far"),
    "a remark as the last line, without a final line end": HEAD + "updates:\n" + ONE + "  # end",
    # The last value
    "last a longer text": with_last(" >-\n      Half done,\n      the rest follows."),
    "last a longer text with paragraphs": with_last(" >-\n      Half done.\n\n      The rest."),
    "last a text with its lines": with_last(" |\n      Half done.\n        The rest."),
    "last a text that keeps its blank lines": with_last(" |+\n      Half done.\n\n"),
    "last a text that keeps its blank lines, at the end": HEAD
    + "updates:\n  - date: 2024-09-20\n    note: |+\n      Half done.\n\n\n",
    "last a text with its lines, without a final line end": HEAD
    + "updates:\n  - date: 2024-09-20\n    note: |\n      Half done.",
    "last a text with its lines and no line end": with_last(" |-\n      Half done."),
    "last a longer text with its indentation": with_last(" >2-\n      Half done.\n      The rest."),
    "last a text with lines like remarks": with_last(" |\n      Half done.\n      # not a remark"),
    "last a longer text with a remark on its sign": with_last(" >-  # of the board\n      Half."),
    "last plain text over lines": with_last(" Half done,\n      the rest follows."),
    "last a text in double quotes over lines": with_last(' "Half done,\n      the rest."'),
    "last a text in single quotes over lines": with_last(" 'Half done,\n      it''s the rest.'"),
    "last a text that begins below its key": with_last("\n      Half done."),
    "last a longer text, lines of spaces behind it": with_last(" |\n      Half done.\n   "),
    # Entries
    "evidence in lines": with_last(
        " Done.\n    evidence:\n      - title: Report\n        url: https://example.org/a"
    ),
    "evidence in brackets": with_last(
        " Done.\n    evidence: [{title: Report, document: progress-2024-11}]"
    ),
    "evidence not indented": with_last(
        " Done.\n    evidence:\n    - title: Report\n      document: progress-2024-11"
    ),
    "an entry in braces": with_updates("updates:\n  - {date: 2024-09-20, note: Begun.}\n"),
    "entries in braces over lines": with_updates(
        "updates:\n  - {date: 2024-09-20,\n     note: Begun.}\n  - {\n    date: 2024-10-20,\n  }\n"
    ),
    # Lists in brackets
    "a list in brackets": with_updates("updates: [{date: 2024-09-20, note: Begun.}]\n"),
    "a list in brackets over lines": with_updates(
        "updates: [\n  {date: 2024-09-20, note: Begun.},\n  {date: 2024-10-20, note: Half.}\n]\n"
    ),
    "a list in brackets with a last comma": with_updates(
        "updates: [\n  {date: 2024-09-20, note: Begun.},\n]\n"
    ),
    "a list in brackets with a last comma on its line": with_updates(
        "updates: [{date: 2024-09-20, note: Begun.}, ]\n"
    ),
    "a list in brackets with remarks": with_updates(
        "updates: [  # oldest first\n  {date: 2024-09-20},  # one\n  {date: 2024-10-20}  # two\n]\n"
    ),
    "a list in brackets with brackets in a text": with_updates(
        'updates: [{date: 2024-09-20, note: "Begun ], not }, done"}]\n'
    ),
    "a list in brackets that closes behind its last item": with_updates(
        "updates: [\n  {date: 2024-09-20},\n  {date: 2024-10-20}]\n"
    ),
    "a list in brackets with a comma below": with_updates(
        "updates: [\n  {date: 2024-09-20}\n  , {date: 2024-10-20}\n  ]\n"
    ),
    # The whole file
    "in braces": '{ref: "1.2.1", title: Behaviours, deadline: July 2024, '
    "updates: [{date: 2024-09-20, note: Begun.}]}\n",
    "in braces over lines": '{\n  ref: "1.2.1",\n  title: Behaviours,  # short\n'
    "  deadline: July 2024,\n  updates: [{date: 2024-09-20}],\n}\n",
    "in braces without the list": '{\n  ref: "1.2.1",\n  title: Behaviours,  # short\n'
    "  deadline: July 2024  # soon\n}\n",
    "JSON": '{"ref": "1.2.1", "title": "Behaviours", "deadline": "July 2024", '
    '"updates": [{"date": "2024-09-20", "note": "Begun."}]}\n',
    "JSON over lines": '{\n  "ref": "1.2.1",\n  "title": "Behaviours",\n'
    '  "deadline": "July 2024",\n  "updates": [\n    {\n      "date": "2024-09-20",\n'
    '      "note": "Begun."\n    }\n  ]\n}\n',
    "quoted keys": PLAIN.replace("updates:", '"updates":').replace("deadline:", "'deadline':"),
    "a space before the colon": PLAIN.replace("updates:", "updates :").replace("note:", "note :"),
    "aligned values": PLAIN.replace("title: ", "title:    ").replace("note: ", "note:      "),
    "a line of hyphens": PLAIN.replace("ref:", "---\nref:", 1),
    "keys in another order": "updates:\n" + ONE + '\ntitle: Behaviours\ndeadline: TBC\nref: "1"\n',
    "keys in another order, without the list": 'source: {document: a}\n\ntitle: B\n\nref: "1"\n',
    "remarks of the next key": NO_LIST.replace("notes:", "# Of the draft\nnotes:"),
    "remarks of the key before": NO_LIST.replace(
        "deadline: July 2024\n", "deadline: July 2024\n# as printed\n# in July\n"
    ),
    # Lines and signs
    "Windows line ends": PLAIN.replace("\n", "\r\n"),
    "Windows line ends, no final one": PLAIN.replace("\n", "\r\n").removesuffix("\r\n"),
    "Windows line ends and a longer text": with_last(" >-\n      Half.\n\n      Rest.").replace(
        "\n", "\r\n"
    ),
    "mixed line ends": PLAIN.replace("\n", "\r\n", 7),
    "mostly Windows line ends": PLAIN[:-60].replace("\n", "\r\n") + PLAIN[-60:],
    "Windows line ends and an empty list": with_updates("updates: []\n").replace("\n", "\r\n"),
    "trailing spaces": PLAIN.replace("Begun.\n", "Begun.   \n").replace(
        "updates:\n", "updates: \n"
    ),
    "signs beyond the first plane": with_last(" 𝄞 and 🏛 and café"),
    "long lines": with_last(" " + "A long text that somebody typed on one line. " * 6 + "End."),
    "no final line end": PLAIN.removesuffix("\n"),
    # Deadlines
    "deadline in double quotes": with_deadline('deadline: "July 2024"'),
    "deadline in single quotes": with_deadline("deadline: 'July 2024'  # as printed"),
    "deadline folded": with_deadline("deadline: >-  # as printed\n  July\n  2024"),
    "deadline with its line": with_deadline("deadline: |\n  July 2024"),
    "deadline below its key": with_deadline("deadline:\n  July 2024"),
    "deadline over lines": with_deadline("deadline: July\n  2024"),
    "deadline in quotes over lines": with_deadline('deadline: "July\n  2024"'),
    "deadline a number": with_deadline("deadline: 2024"),
    "deadline a day": with_deadline("deadline: 2024-07-31"),
    "deadline missing": with_deadline(""),
    "deadline with a remark below": with_deadline("deadline: July 2024\n  # of the paper"),
    # Parts
    "parts in lines": with_parts(
        'milestones:\n  - ref: "a"\n    title: One\n    deadline: July 2024\n  - ref: "b"\n'
        "    title: Two\n"
    ),
    "parts in braces": with_parts('milestones:\n  - {ref: "a", title: One, deadline: July 2024}\n'),
    "parts in brackets": with_parts('milestones: [{ref: "a", title: One}, {ref: b, title: Two}]\n'),
    "parts not indented": with_parts(
        'milestones:\n- ref: "a"\n  title: One\n- ref: "b"\n  title: B\n'
    ),
    "parts that end with a longer text": with_parts(
        'milestones:\n  - ref: "a"\n    title: >-\n      One\n      and more\n\n  - ref: "b"\n'
        "    title: |-\n      Two\n      lines\n"
    ),
    "parts with updates": with_parts(
        'milestones:\n  - ref: "a"\n    title: One\n    updates:\n      - date: 2024-09-20\n'
        "        note: Begun.\n    # of (b)\n"
        '  - ref: "b"\n    title: Two\n'
    ),
    "the last part without a final line end": HEAD + 'milestones:\n  - ref: "a"\n    title: One',
}
"""Every one fits its schema, or is at least read."""

REFUSED: dict[str, str] = {
    "an anchor": with_updates("updates: &here\n" + ONE),
    "an alias": with_updates("updates:\n  - &a {date: 2024-09-20}\n  - *a\n"),
    "a merge key": with_updates("updates:\n  - {<<: {date: 2024-09-20}, note: x}\n"),
    "a tag": with_updates("updates: !!seq\n" + ONE),
    "a key twice": with_updates("updates:\n" + ONE + "\nupdates:\n" + TWO),
    "a second document": PLAIN + "---\nupdates: []\n",
    "the end of a document": PLAIN + "...\n",
    "a tab": with_updates("updates:\n\t- date: 2024-09-20\n"),
    "a conflict": with_updates(
        "updates:\n<<<<<<< HEAD\n" + ONE + "=======\n" + TWO + ">>>>>>> branch\n"
    ),
    "a hidden character": PLAIN.replace("Begun.", "Be\u200bgun."),
    "a directive": "%YAML 1.1\n---\n" + PLAIN,
    "nothing": "",
}
"""None of them is read, so none is edited."""

NO_LISTS: dict[str, str] = {
    "a list that is a text": with_updates("updates: none so far\n"),
    "a list that is a map": with_updates("updates:\n  date: 2024-09-20\n"),
}
"""Where a list is wanted and something else stands: they are read, and not edited there."""
