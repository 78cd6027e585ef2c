"""What a pull request may hold in the place of an action: broken, enormous or meant to do harm.

Each file is a problem of its own, in far less than two seconds, and never an exception.
"""

from collections.abc import Mapping

HEAD = b'ref: "1.2.2"\n\ntitle: x\n\n'
SIZE = 255 * 1024
"""Nearly as large as a plan file may be."""


def filled(begin: str, piece: str, end: str = "\n") -> bytes:
    """Repeat a piece until the file is nearly as large as a plan file may be."""
    first, again, last = HEAD + begin.encode(), piece.encode(), end.encode()
    times = (SIZE - len(first) - len(last)) // len(again)
    return first + again * times + last


def numbered(piece: str, times: int) -> bytes:
    """Repeat a piece with a number in it."""
    return HEAD + "".join(piece.format(n) for n in range(times)).encode()


BOMBS = {
    "an alias bomb": (
        b"a: &a [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(
            b"%c: &%c [%s]\n" % (n + 1, n + 1, b", ".join([b"*%c" % n] * 9)) for n in range(97, 110)
        )
    ),
    "a merge-key bomb": (
        b"a: &a {x: 1}\n"
        + b"".join(
            b"%c: &%c\n  <<: [%s]\n" % (n + 1, n + 1, b", ".join([b"*%c" % n] * 9))
            for n in range(97, 110)
        )
    ),
    "an alias to itself": b"a: &a [*a]\n",
    "a merge key without an alias": HEAD + b"<<: {notes: [x]}\n",
    "an anchor on a key": HEAD + b"&a notes: [x]\n",
    "a tag that runs Python": HEAD + b"detail: !!python/object/apply:os.system [touch /tmp/x]\n",
    "a tag of another kind": HEAD + b"detail: !include /etc/passwd\n",
    "a tag without a name": HEAD + b"detail: ! x\n",
    "a version of YAML": b"%YAML 1.1\n---\n" + HEAD,
    "a prefix of tags": b"%TAG ! tag:example.org,2000:\n---\n" + HEAD,
    "several documents": HEAD + b"---\n" + HEAD,
    "an end of the document": HEAD + b"...\n",
    "two documents without an end": HEAD + b"...\n" + HEAD,
}

DEEP = {
    "100,000 open brackets": HEAD + b"notes: " + b"[" * 100_000,
    "100,000 closed brackets": HEAD + b"notes: " + b"[" * 100_000 + b"]" * 100_000,
    "60,000 open maps": HEAD + b"notes: " + b"{a: " * 60_000,
    "100,000 hyphens": HEAD + b"notes:\n  " + b"- " * 100_000,
    "100,000 question marks": HEAD + b"? " * 100_000,
    "700 keys inside each other": HEAD + b"".join(b" " * n + b"a:\n" for n in range(700)),
    "21 brackets": HEAD + b"notes: " + b"[" * 21 + b"]" * 21 + b"\n",
    "20 brackets": HEAD + b"notes: " + b"[" * 19 + b"]" * 19 + b"\n",
}

KEYS = {
    "a key twice": HEAD + b"title: y\n",
    "a key twice inside": HEAD + b"source: {document: x, document: y}\n",
    "a key twice in another spelling": HEAD + "résumé: x\nre\u0301sume\u0301: y\n".encode(),
    "10,000 unknown keys": numbered("key_{}: x\n", 10_000),
    "26,000 unknown keys": numbered("{:x}: x\n", 26_000),
    "a key of 200 kB": HEAD + b"? " + b"k" * 200_000 + b"\n: x\n",
    "a key of 200 kB in quotes": HEAD + b'? "' + b"k" * 200_000 + b'"\n: x\n',
    "a key of 200 kB before a colon": HEAD + b"k" * 200_000 + b": x\n",
    "100,000 accents on a key": HEAD + b"? a" + "\u0301\u0327".encode() * 50_000 + b"\n: x\n",
    "accents on a short key": HEAD + b"a" + "\u0301\u0327".encode() * 90 + b": x\n",
    "a key with a line end": HEAD + b'"a\\n::error::b": x\n',
    "an empty key": HEAD + b": x\n",
    "a list as a key": HEAD + b"[a]: x\n",
    "a map as a key": HEAD + b"{a: b}: x\n",
}

ROOTS = {
    "nothing": b"",
    "a line end": b"\n",
    "a byte order mark": b"\xef\xbb\xbf",
    "spaces": b" " * 250_000,
    "line ends": b"\n" * 250_000,
    "a remark": b"# to be done\n",
    "three hyphens": b"---\n",
    "a list": b"- ref: 1\n- title: x\n",
    "a text": b"Agree what leaders do.\n",
    "a number": b"42\n",
    "an empty map": b"{}\n",
    "an empty list": b"[]\n",
    "a web page": b"<!DOCTYPE html><html><script>alert(1)</script></html>\n",
    "another program's file": b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
}

TEXTS = {
    "bytes that are not UTF-8": HEAD + b"detail: Caf\xe9\n",
    "half a character": HEAD + b"detail: \xe2\x80",
    "an overlong zero": HEAD + b"detail: \xc0\x80\n",
    "UTF-16": HEAD.decode().encode("utf-16"),
    "UTF-16 without a mark": HEAD.decode().encode("utf-16-le"),
    "UTF-32": HEAD.decode().encode("utf-32"),
    "NUL": HEAD + b"detail: a\x00b\n",
    "NUL alone": b"\x00" * 1000,
    "a tab before a key": HEAD + b"\tdetail: x\n",
    "a tab after a colon": HEAD + b"detail:\tx\n",
    "a terminal's escape": HEAD + b"detail: \x1b]0;owned\x07\x1b[2J\n",
    "a terminal's escape in quotes": HEAD + b'detail: "\\e[31m\\a"\n',
    "text turned round": HEAD + "detail: \u202eevil\n".encode(),
    "text turned round in quotes": HEAD + b'detail: "\\u202eevil"\n',
    "next line": HEAD + "detail: a\u0085b: c\n".encode(),
    "next line in quotes": HEAD + b'detail: "a\\Nb"\n',
    "line separator": HEAD + "detail: a\u2028b: c\n".encode(),
    "line separator in quotes": HEAD + b'detail: "a\\Lb"\n',
    "zero width": HEAD + "deta\u200bil: x\n".encode(),
    "half a pair in quotes": HEAD + b'detail: "\\ud800"\n',
    "beyond Unicode in quotes": HEAD + b'detail: "\\UFFFFFFFF"\n',
    "an old Mac's line ends": HEAD.replace(b"\n", b"\r"),
    "80,000 characters of no width": HEAD + b"detail: " + "\u200b".encode() * 80_000,
    "120,000 escapes": filled('detail: "', "\\e", '"\n'),
    "a merge conflict": HEAD + b"<<<<<<< HEAD\ndetail: a\n=======\ndetail: b\n>>>>>>> main\n",
    "half a merge conflict": filled("<<<<<<< ", "< "),
}

LONG = {
    "10 MB": HEAD + b"detail: " + b"x" * 10_000_000,
    "one byte too large": b"#" * (256 * 1024 + 1),
    "a title of 250 kB": filled("notes: [", "x", "]\n"),
    "a text of 250 kB": filled("detail: ", "x"),
    "words of 250 kB": filled("detail: ", "x "),
    "accents of 250 kB": filled('accountable: "', "é ", '"\n'),
    "a text of 80,000 lines": filled("detail:\n", "  x\n"),
    "a block of 60,000 lines": filled("detail: |\n", "  x\n"),
    "a fold of 40,000 paragraphs": filled("detail: >\n", "  x\n\n"),
    "a number of 5,000 digits": HEAD + b"source: {document: x, page: " + b"9" * 5000 + b"}\n",
    "a number of 250,000 digits": filled("source: {document: x, page: ", "9", "}\n"),
    "a deadline of 250,000 digits": filled("deadline: ", "9"),
    "a deadline of 120,000 words": filled("deadline: ", "1 "),
    "a day of 250,000 digits": filled("updates: [{date: ", "9", "}]\n"),
    "a status of 250 kB": filled("updates: [{date: 2024-01-01, status: ", "x", "}]\n"),
    "an address of 250 kB": filled(
        'updates: [{date: 2024-01-01, evidence: [{title: x, url: "https://', "a", '"}]}]\n'
    ),
    "a recommendation of 250 kB": filled('recommendations: ["', "a-", '!"]\n'),
    "a reference of 250 kB": b'ref: "' + b"1." * 125_000 + b'"\ntitle: x\n',
    "10,000 items": filled("notes:\n", "  - x\n")[: 4 * 15_000] + b"\n",
    "120,000 items": filled("notes: [", "x,", "x]\n"),
    "120,000 numbers": filled("notes: [", "1,", "1]\n"),
    "80,000 empty lists": filled("notes: [", "[],", "x]\n"),
    "80,000 empty updates": filled("updates: [", "{},", "]\n"),
    "50,000 pairs": filled("notes: [", "a: b,", "]\n"),
    "6,000 updates of a wrong status": filled(
        "updates:\n", "  - {date: 2024-02-20, status: dun}\n"
    ),
    "4,000 moves": filled(
        "rescheduled:\n", "  - {on: 2024-02-20, from: by the end of Sept 24, reason: x}\n"
    ),
    "10,000 days that do not exist": filled("updates:\n", "  - date: 2024-02-30\n")[:200_000]
    + b"\n",
}

DATES = {
    "30 February": HEAD + b"updates:\n  - date: 2024-02-30\n",
    "the year 0": HEAD + b"updates:\n  - date: 0000-01-01\n",
    "wide figures": HEAD + "updates:\n  - date: ２０２４-01-01\n".encode(),
    "a day and a line end": HEAD + b'updates:\n  - date: "2024-01-01\\n"\n',
}

SIGNS = (
    '"',
    "'",
    ":",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "%",
    "&",
    "&a ",
    "*",
    "*a ",
    "!",
    "! ",
    "@",
    "`",
    "|",
)
SIGNS += (
    ">",
    "#",
    " #",
    "?",
    "? ",
    "-",
    "- ",
    " ",
    "=",
    "<",
    "\\",
    ",",
    "\u00a0",
    "é",
    "k: ",
    "k:",
)

RUNS = {
    f"{place} of {sign!r}": filled(begin, piece)
    for sign in SIGNS
    for place, begin, piece in (
        ("a line", "", sign),
        ("a value", "detail: ", sign),
        ("a value after a letter", "detail: x", sign),
        ("lines", "", f"{sign}\n"),
        ("keys", "", f"k: {sign}\n"),
        ("items", "notes:\n", f"  - {sign}\n"),
        ("double quotes", 'detail: "', sign),
        ("single quotes", "detail: '", sign),
        ("brackets", "notes: [", sign),
    )
}
"""Each special sign, as often as a file has room for it, in each place where it could do harm."""

RUNS["spaces before a colon"] = filled("detail: x", " ", "y: z\n")
RUNS["spaces after a colon"] = filled("detail: x: ", " ", "y\n")
RUNS["quotes and line ends"] = filled("", 'k: "\n  "\n')
RUNS["quotes that are never closed"] = numbered('k{}: "x\n', 20_000)

FILES: Mapping[str, bytes] = {
    name: data
    for group in (BOMBS, DEEP, KEYS, ROOTS, TEXTS, LONG, DATES, RUNS)
    for name, data in group.items()
}
