"""A council's own templates: they go before those of the tool, and can do nothing but lay out."""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import on, real_plan
from report_pages import asked

from cip.model.errors import UsageError
from cip.reports import own_templates
from cip.reports.own_templates import OUTPUT_BYTES, SECONDS, render_apart
from cip.reports.render import render_own
from cip.reports.writing import own_templates as own_names
from cip.reports.writing import write

DAY = on("2024-11-20")
REQUEST = asked(real_plan("york"), "board-report", DAY)

Render = Callable[..., str]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give the folder of a council's own templates."""
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


@pytest.fixture
def render(own: Path) -> Render:
    """Give what renders a template of the council, with its parts beside it."""

    def rendered(text: str, **parts: str) -> str:
        for name, part in {"mine": text, **parts}.items():
            (own / f"{name}.md.j2").write_text(part, encoding="utf-8")
        return write("mine", REQUEST, own=own)

    return rendered


def refusal(render: Render, text: str, **parts: str) -> str:
    """Give the sentence with which a template is refused."""
    began = time.monotonic()
    with pytest.raises(UsageError) as caught:
        render(text, **parts)
    assert time.monotonic() - began < SECONDS
    said = str(caught.value)
    assert "\n" not in said
    assert "Traceback" not in said
    assert said.startswith("The template mine ")
    assert said.endswith(".")
    return said


def test_a_council_has_templates_of_its_own(render: Render) -> None:
    assert render("# {{ head.council }}: {{ counts.total }}\n") == "# City of York Council: 61\n"


def test_it_goes_before_the_one_of_the_tool(own: Path) -> None:
    (own / "board-report.md.j2").write_text("# {{ head.title }}, ours\n", encoding="utf-8")
    assert write("board-report", REQUEST, own=own) == "# Board report, ours\n"


def test_it_can_use_the_parts_of_the_tool(render: Render) -> None:
    assert "- Council: City of York Council\n" in render('{% include "_head.md.j2" %}\n')


def test_its_parts_go_before_those_of_the_tool(own: Path) -> None:
    (own / "_head.md.j2").write_text("# Our own head\n", encoding="utf-8")
    text = write("board-report", REQUEST, own=own)
    assert text.startswith("# Our own head\n\n## Verdict\n")


def test_an_empty_folder_changes_nothing(own: Path) -> None:
    assert write("coverage", REQUEST, own=own) == write("coverage", REQUEST)


def test_what_it_prints_is_made_safe_too(render: Render) -> None:
    assert render("{% set x = '<b>|' %}{{ x }}\n") == "\\<b\\>\\|\n"


HOSTILE = "a | [x](javascript:y) *b* <img> @bob\n# h"
SHOWN = "a \\| \\[x\\](javascript:y) \\*b\\* \\<img\\> `@bob` # h"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ (y|sentence) ~ x }}", f"z.{SHOWN}"),
        ("{{ (y|paragraphs) ~ ', ' ~ x ~ '!' }}", f"z, {SHOWN}!"),
        ("{% set m %}**{{ y }}**{% endset %}{{ m ~ ' ' ~ x }}", f"**z** {SHOWN}"),
        ("{% macro m(a) %}**{{ a }}**{% endmacro %}{{ x ~ m(y) }}", f"{SHOWN}**z**"),
        ("{{ (x, y|paragraphs)|join(', ') }}", f"{SHOWN}, z"),
        ("{{ (x, y)|join(' or ') }}", f"{SHOWN} or z"),
        ("{{ x ~ y }}", f"{SHOWN}z"),
        ("{{ ({'a': x}, {'a': y|paragraphs})|join(' ', attribute='a') }}", f"{SHOWN} z"),
        ("{{ (y|paragraphs) ~ none ~ x }}", f"z{SHOWN}"),
    ],
)
def test_what_it_puts_together_is_made_safe_too(render: Render, text: str, shown: str) -> None:
    given = f"{{% set x = {HOSTILE!r} %}}{{% set y = 'z' %}}"
    assert render(f"{given}{text}\n") == f"{shown}\n"


@pytest.mark.parametrize("call", ["replace('z', x)", "join([x, x])", "format(x)", "upper()"])
def test_text_that_is_markdown_already_has_no_methods(render: Render, call: str) -> None:
    given = f"{{% set x = {HOSTILE!r} %}}{{% set m %}}z {{0}}{{% endset %}}"
    said = refusal(render, f"{given}{{{{ m.{call} }}}}\n")
    assert "is unsafe" in said


LAID_OUT = "text that is laid out already is not cut or changed"
WAYS_TO_LAY_OUT = (
    "{% set m %}z{{ x }}{% endset %}{{ USE }}",
    "{% macro f() %}{{ x }}{% endmacro %}{% set m = f() %}{{ USE }}",
    "{% macro f() %}{% set m = caller() %}{{ USE }}{% endmacro %}{% call f() %}z{% endcall %}",
    "{% block b %}{{ x }}{% endblock %}{% set m = self.b() %}{{ USE }}",
    "{% for i in [[0]] recursive %}z{% if i %}{% set m=loop(i) %}{{ USE }}{% endif %}{% endfor %}",
    "{% import 'part.md.j2' as p %}{% set m = p.m %}{{ USE }}",
    "{% set m = x|paragraphs %}{{ USE }}",
    "{% set m %}{% endset %}{% set m = m ~ x %}{{ USE }}",
)
USES = (
    *("m|reverse", "m[::-1]", "m[1:]", "m[:-1]", "m[0]", r"m|trim('z\\')", "m|first", "m|last"),
    *("m|upper", "m|lower", "m|title", "m|capitalize", "m|list|join", "m|sort|join", "m|join(' ')"),
    *("[m]|map('reverse')|join", "[m]|map(attribute=0)|join", "'{0[0]}'.format(m)", "m|sentence"),
    *("m|unique|join", "m|slice(2)|first", "m|batch(2)|list|join", "m|paragraphs", "[m]|clauses"),
)


@pytest.fixture
def render_here(own: Path) -> Callable[[str], str]:
    """Give what renders a template of the council in this process, with the text ``x``."""

    def rendered(text: str) -> str:
        (own / "mine.md.j2").write_text(text, encoding="utf-8")
        (own / "part.md.j2").write_text("{% set m %}*z*{% endset %}", encoding="utf-8")
        return render_own(own, "mine", {"x": HOSTILE, "y": "*_"})

    return rendered


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("way", WAYS_TO_LAY_OUT)
def test_text_that_is_laid_out_is_not_cut_or_changed(
    render_here: Callable[[str], str], way: str, use: str
) -> None:
    with pytest.raises(UsageError, match=LAID_OUT):
        render_here(way.replace("USE", use))


def test_that_text_is_laid_out_already_is_one_sentence(render: Render) -> None:
    assert LAID_OUT in refusal(render, "{% set m %}*z*{% endset %}{{ m|reverse }}\n")


@pytest.mark.parametrize(
    "text",
    [
        "{% filter reverse %}{{ x }}{% endfilter %}",
        "{% set m|reverse %}{{ x }}{% endset %}{{ m }}",
        "{% set m %}{{ x }}{% endset %}{% for c in m %}{{ c }}{% endfor %}",
        "{% set m %}{{ x }}{% endset %}{% set a, b = m %}{{ a }}",
        "{% set m %}{{ x }}{% endset %}{% macro f() %}{{ varargs }}{% endmacro %}{{ f(*m) }}",
    ],
)
def test_no_block_takes_text_apart_that_is_laid_out(
    render_here: Callable[[str], str], text: str
) -> None:
    with pytest.raises(UsageError, match=LAID_OUT):
        render_here(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ m }}{{ [m, m]|reverse|join(' ') }}", f"{SHOWN}{SHOWN} {SHOWN}"),
        ("{{ m|trim }}{{ m|default('y') }}", SHOWN * 2),
        ("{% if m and m|length > 5 and m != 'x' and 'b' in m %}{{ m }}{% endif %}", SHOWN),
        ("{% filter trim %} {{ x }} {% endfilter %}", SHOWN),
        ("{% set n|trim %} {{ x }} {% endset %}{{ n }}", SHOWN),
        ("{% macro f() %}{{ caller() }}{% endmacro %}{% call f() %}{{ x }}{% endcall %}", SHOWN),
        ("{% for i in [[]] recursive %}{{ x }}{{ loop([]) }}{% endfor %}", SHOWN),
        ("{{ y|reverse }}, {{ y[:1] }}, {{ y[::-1] }}", r"\_\*, \*, \_\*"),
        ("{{ x|title }}", r"A \| \[X\](Javascript:y) \*b\* \<Img\> `@bob` # H"),
        ("{{ '{}'.format(m) }}", r"a \\\| \\\[x\\\](javascript:y)"),
    ],
)
def test_what_it_does_with_text_keeps_it_safe(
    render_here: Callable[[str], str], text: str, shown: str
) -> None:
    said = render_here(f"{{% set m %}}{{{{ x }}}}{{% endset %}}{text}")
    assert said.startswith(shown)


@pytest.mark.parametrize(
    "text",
    [
        "{% filter default(x, true) %}{% endfilter %}",
        "{% set y = x %}{% set m|default(y, true) %}{% endset %}{{ m }}",
        "{% call '{}'.format(x) %}{% endcall %}",
    ],
)
def test_what_a_block_gives_that_is_not_laid_out_is_made_safe(
    render_here: Callable[[str], str], text: str
) -> None:
    assert render_here(text) == f"{SHOWN}\n"


def test_macros_and_its_own_imports_work(render: Render) -> None:
    text = render(
        '{% import "parts.md.j2" as p %}{{ p.bold(head.council) }}\n',
        parts="{% macro bold(x) %}**{{ x }}**{% endmacro %}",
    )
    assert text == "**City of York Council**\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ head.nothing }}", "'dict object' has no attribute 'nothing'"),
        ("\n\n{{ 1 + 1 }}", "line 3 of mine.md.j2 calculates"),
        ("{{ 'x' * 1000000000 }}", "calculates"),
        ("{% for i in 'x' * 10 ** 9 %}{% endfor %}", "calculates"),
        ("{{ counts.total % 2 }}", "calculates"),
        ("{{ range(9) }}", "'range' is undefined"),
        ("a\n{% if %}", "line 2 of mine.md.j2: Expected an expression"),
        ("{% nonsense %}", "Encountered unknown tag 'nonsense'"),
        ("{{ head|nofilter }}", "No filter named 'nofilter'"),
        ("{{ 5|paragraphs }}", "has no attribute 'split'"),
        ("{{ 5|length }}", "has no len"),
        ("{{ {}|first.x }}", ""),
        ("{{ head.title.format }}", "prints a function"),
    ],
)
def test_a_fault_in_a_template_is_one_sentence(render: Render, text: str, said: str) -> None:
    assert said in refusal(render, text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ ''|attr('__class__') }}",
        "{{ '{0.__class__.__mro__}'.format(head) }}",
        "{{ '{0.__class__}'|format_map(head) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ head.items.__self__ }}",
        "{{ head.update({'a': 1}) }}",
        "{{ in_short.append('x') }}",
        "{% for i in in_short %}{{ loop.__class__ }}{% endfor %}",
        "{{ cycler.__init__ }}",
        "{{ lipsum.__globals__ }}",
        "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    ],
)
def test_a_template_reaches_nothing_but_the_facts(render: Render, text: str) -> None:
    said = refusal(render, text)
    assert not re.search(r"<class|<function|object at 0x|site-packages", said)


@pytest.mark.parametrize(
    "text",
    [
        "{% include '../../etc/passwd' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'passwd' %}",
        "{% import '../secret.md.j2' as s %}",
        "{% extends '..\\\\secret.md.j2' %}",
        "{% include '.secret.md.j2' %}",
        "{% include 'a\\0b' %}",
        "{% include 'link.md.j2' %}",
        "{% include 'folder.md.j2' %}",
        "{% include 'pipe.md.j2' %}",
    ],
)
def test_a_template_includes_only_plain_files_of_its_folder(
    render: Render, own: Path, text: str
) -> None:
    import os

    for name in ("secret.md.j2", "passwd"):
        (own.parent / name).write_text("SECRET", encoding="utf-8")
    (own / ".secret.md.j2").write_text("SECRET", encoding="utf-8")
    (own / "link.md.j2").symlink_to(own.parent / "secret.md.j2")
    (own / "passwd").symlink_to("/etc/passwd")
    (own / "folder.md.j2").mkdir()
    os.mkfifo(own / "pipe.md.j2")
    said = refusal(render, text)
    assert "SECRET" not in said
    assert "root:" not in said


def test_a_template_that_is_a_link_is_no_template(own: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md.j2").write_text("SECRET", encoding="utf-8")
    (own / "mine.md.j2").symlink_to(tmp_path / "elsewhere.md.j2")
    assert own_names(own) == ()
    with pytest.raises(UsageError, match="There is no template 'mine'"):
        write("mine", REQUEST, own=own)


def test_a_link_in_place_of_one_of_the_tool_is_not_followed(own: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md.j2").write_text("SECRET", encoding="utf-8")
    (own / "coverage.md.j2").symlink_to(tmp_path / "elsewhere.md.j2")
    assert write("coverage", REQUEST, own=own) == write("coverage", REQUEST)


def test_a_huge_template_is_refused(render: Render) -> None:
    assert "is larger than 100,000 bytes" in refusal(render, "x" * 100_001)


def test_a_misspelt_template_is_suggested(own: Path) -> None:
    (own / "our-report.md.j2").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="Did you mean 'our-report'"):
        write("our-repor", REQUEST, own=own)


LOOPS = "".join(f"{{% for {name} in counts.rows %}}" for name in "abcdefghijklmnop")
ENDS = "{% endfor %}" * 16


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{LOOPS}{ENDS}", "it computes for more than 5 seconds"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "calls itself without end"),
        ("{% include 'mine.md.j2' %}", "calls itself without end"),
        ("{{ '{:>900000000}'.format('x') }}", "needs more than 400 MB of memory"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "nested too deep"),
        ("{{ " + "[" * 40000 + "]" * 40000 + " }}", "nested too deep"),
        ("{% if 1 %}" * 150 + "{% endif %}" * 150, "nested too deep"),
        ("{% for a in [1] %}" * 60 + "{% endfor %}" * 60, "nested too deep"),
        ("{{ " + "not " * 5000 + "1 }}", "nested too deep"),
        ("{{ x" + ".a" * 40000 + " }}", "nested too deep"),
        ("{{ '{:y>6000000}'.format('x') }}", "writes more than 5,000,000 bytes"),
    ],
)
def test_a_template_that_would_take_everything_is_stopped(
    render: Render, text: str, said: str
) -> None:
    assert re.search(said, refusal(render, text))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# Report\n\nBudget: \xa34m\n", "mine.md.j2: Line 3 holds a byte that is not UTF-8 text"),
        ("# Report £\n".encode("utf-16"), "mine.md.j2: The file is saved as UTF-16"),
    ],
)
def test_a_template_in_another_encoding_is_refused(own: Path, data: bytes, said: str) -> None:
    (own / "mine.md.j2").write_bytes(data)
    with pytest.raises(UsageError) as caught:
        write("mine", REQUEST, own=own)
    assert said in str(caught.value)
    assert "UTF-8: in the editor" in str(caught.value)


def test_a_part_in_another_encoding_is_refused(render: Render, own: Path) -> None:
    (own / "part.md.j2").write_bytes(b"\xa34m\n")
    assert "part.md.j2: Line 1 holds a byte" in refusal(render, "{% include 'part.md.j2' %}")


def test_a_mark_of_utf_8_at_the_start_is_no_part_of_the_report(own: Path) -> None:
    (own / "mine.md.j2").write_bytes("\ufeff£4m\n".encode())
    assert write("mine", REQUEST, own=own) == "£4m\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb\n", "a<U+001B>[31mb\n"),
        ("a\u202eb\u200b\n", "a<U+202E>b<U+200B>\n"),
        ("a\tb\n", "a   b\n"),
        ("a\r\nb\x85c\n", "a\nb<U+0085>c\n"),
        ("{{ '\\x1b[31m' }}{{ '\\ud800' }}\n", "<U+001B>[31m<U+D800>\n"),
        ("{% set x %}\x07{% endset %}{{ x }}\n", "<U+0007>\n"),
    ],
)
def test_no_character_that_cannot_be_seen_is_in_a_report(
    render: Render, text: str, shown: str
) -> None:
    assert render(text) == shown


def test_a_template_that_waits_is_stopped(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_templates, "SECONDS", 0.01)
    (own / "mine.md.j2").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="took more than"):
        render_apart(own, "mine", {})


def test_a_long_report_below_the_limit_is_whole(render: Render) -> None:
    text = render(f"{{{{ '{{:y>{OUTPUT_BYTES - 9}}}'.format('x') }}}}\n")
    assert len(text) == OUTPUT_BYTES - 8


def test_letters_of_every_language_come_through(render: Render) -> None:
    assert render("Gŵyl – “é” 💥\n") == "Gŵyl – “é” 💥\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_a_lower_limit_of_the_caller_stays_and_the_template_is_used(own: Path) -> None:
    (own / "mine.md.j2").write_text("# Mine\n", encoding="utf-8")
    program = f"""
import resource
from pathlib import Path
from cip.reports.own_templates import render_apart
resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
print(render_apart(Path({str(own)!r}), "mine", {{}}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("# Mine", "")
