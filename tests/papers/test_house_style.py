"""A council's own Word file gives its looks to a paper, and nothing else, whatever it holds."""

import resource
import struct
import time
import zipfile

import pytest
from house_files import (
    DOCUMENT,
    FOOTER,
    HEADER,
    NS,
    PARTS,
    PNG,
    STYLES,
    THEME,
    house_file,
    picture,
    relations,
    zipped,
)
from papers_read import DAYS, HOSTILE, Document, W, markdown_of, text_of, word_of

from cip.model.errors import UsageError
from cip.papers.house_style import house_style

TEXT = "# A\n\n- b: c\n\n## D\n\n| e | f |\n|---|--:|\n| g | 1 |\n\n[h](https://x.example/)\n"


def paper(house: bytes, text: str = TEXT) -> Document:
    """Give a paper in a council's style."""
    return Document(word_of(text, look=house_style("house.docx", house)))


def everything(found: Document) -> bytes:
    """Give the bytes of all parts and their names."""
    return b"\n".join([n.encode() + b"\n" + found.zip.read(n) for n in found.zip.namelist()])


def heads(found: Document) -> dict[str, str]:
    """Give what the heads and feet of the pages say."""
    names = [n for n in found.zip.namelist() if "header" in n or "footer" in n]
    return {n: text_of(found.part(n)) for n in names if n.endswith(".xml")}


def test_the_styles_the_colours_and_the_margins_are_the_councils() -> None:
    found = paper(house_file())
    styles = {s.get(f"{W}styleId"): s for s in found.part("word/styles.xml").iter(f"{W}style")}
    assert styles["Standard"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "24"
    assert styles["berschrift1"].find(f"{W}rPr/{W}color").get(f"{W}val") == "7A0040"
    (heading,) = (p for p in found.paragraphs() if text_of(p) == "D")
    assert heading.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "berschrift1"
    theme = found.zip.read("word/theme/theme1.xml")
    assert theme.count(b"7A0040") == 12
    assert b"Gill Sans" in theme
    margins = found.body.find(f"{W}sectPr/{W}pgMar")
    assert [margins.get(f"{W}{side}") for side in ("left", "top", "footer")] == [
        "2000",
        "1000",
        "500",
    ]
    size = found.body.find(f"{W}sectPr/{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838"), "the page stays A4"


def test_a_style_that_the_council_has_not_is_ours_and_stands_on_its_own() -> None:
    found = paper(house_file())
    styles = {s.get(f"{W}styleId"): s for s in found.part("word/styles.xml").iter(f"{W}style")}
    (title,) = (p for p in found.paragraphs() if text_of(p) == "A")
    used = title.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    assert styles["Title"][0].get(f"{W}val") == "Minutes", "the id was taken for something else"
    assert used != "Title"
    assert styles[used][0].get(f"{W}val") == "Title"
    assert styles[used].find(f"{W}basedOn").get(f"{W}val") == "Standard"
    for style in styles.values():
        for kind in ("basedOn", "next"):
            link = style.find(f"{W}{kind}")
            assert link is None or link.get(f"{W}val") in styles


def test_the_language_is_ours_and_no_heading_is_numbered() -> None:
    found = paper(house_file())
    styles = found.part("word/styles.xml")
    assert [item.get(f"{W}val") for item in styles.iter(f"{W}lang")] == ["en-GB"]
    assert list(styles.iter(f"{W}numPr")) == []


def test_the_head_and_foot_of_the_page_are_the_councils_with_the_number_of_the_page() -> None:
    found = paper(house_file())
    assert heads(found) == {
        "word/header1.xml": "North Council",
        "word/footer2.xml": "Working for the northA  |  As of 10 March 2025  |  Page 1 of 1",
    }
    foot = found.part("word/footer2.xml")
    assert [f.get(f"{W}instr") for f in foot.iter(f"{W}fldSimple")] == [" PAGE ", " NUMPAGES "]


def _complex(instruction: str, shown: str = "9") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"{mark.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{mark.format('end')}"
    )


@pytest.mark.parametrize(
    "field",
    [
        _complex(" PAGE \\* MERGEFORMAT "),
        _complex(" page "),
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple>',
        '<w:sdt><w:sdtContent><w:fldSimple w:instr="PAGE"><w:r><w:t>9</w:t></w:r></w:fldSimple>'
        "</w:sdtContent></w:sdt>",
    ],
)
def test_a_foot_that_has_the_number_of_the_page_keeps_it_and_gets_no_other(field: str) -> None:
    found = paper(house_file(footer=f"<w:ftr {NS}><w:p>{field}</w:p></w:ftr>"))
    foot = found.part("word/footer2.xml")
    assert [f.get(f"{W}instr") for f in foot.iter(f"{W}fldSimple")] == [" PAGE "]
    assert text_of(foot) == "9"


def test_the_first_page_has_the_head_that_the_council_gives_it() -> None:
    document = DOCUMENT.replace('w:type="default" r:id="rId3"', 'w:type="first" r:id="rId3"')
    found = paper(house_file(document=document.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")))
    references = [
        (item.tag.removeprefix(W), item.get(f"{W}type"))
        for item in found.body.find(f"{W}sectPr")
        if item.tag.endswith("Reference")
    ]
    assert references == [
        ("headerReference", "first"),
        ("footerReference", "default"),
        ("footerReference", "first"),
    ]
    assert found.body.find(f"{W}sectPr/{W}titlePg") is not None
    assert sum("Page 1 of 1" in text for text in heads(found).values()) == 2


def test_a_picture_of_the_file_itself_is_kept_and_has_words() -> None:
    head = f"<w:hdr {NS}><w:p>{picture('r:embed=' + chr(34) + 'rId9' + chr(34))}</w:p></w:hdr>"
    rels = relations(("rId9", "image", "media/logo.png"))
    found = paper(house_file(header=head, rels_of_header=rels, logo=PNG))
    (name,) = (n for n in found.zip.namelist() if "media" in n)
    assert found.zip.read(name) == PNG
    header = found.zip.read("word/header1.xml").decode()
    assert 'r:embed="rId1"' in header
    assert 'descr="Logo"' in header
    assert {"Id": "rId1", "Target": f"media/{name.rpartition('/')[2]}"}.items() <= next(
        r.items() for r in found.relations() if r["Type"].endswith("/image")
    )


EVIL = "evil.example"
EVIL_FIELD = f'INCLUDETEXT "http://{EVIL}/x"'
_LINK = f'<a:hlinkClick {NS} r:id="rId8"/>'
_EMBED = 'r:embed="rId9"'
_ABROAD = relations(
    ("rId8", "hyperlink", f"http://{EVIL}/"),
    ("rId9", "image", f"http://{EVIL}/logo.png"),
)

HOSTILE_FILES = {
    "macros": {"macros": b"Attribute VB_Name evil.example"},
    "a template that lies elsewhere": {
        "word/settings.xml": f'<w:settings {NS}><w:attachedTemplate r:id="rId1"/></w:settings>',
        "word/_rels/settings.xml.rels": relations(("rId1", "attachedTemplate", f"http://{EVIL}/")),
    },
    "a simple field": {
        "header": HEADER.replace(
            "<w:t>",
            f"<w:fldSimple w:instr='{EVIL_FIELD}'/><w:t>",
        )
    },
    "a simple field in a paragraph": {
        "header": HEADER.replace(
            "<w:p>",
            f"<w:p><w:fldSimple w:instr='{EVIL_FIELD}'><w:r><w:t>shown</w:t></w:r></w:fldSimple>",
        )
    },
    "a field in several runs": {"header": HEADER.replace("<w:p>", f"<w:p>{_complex(EVIL_FIELD)}")},
    "a field in a field": {
        "header": HEADER.replace(
            "<w:p>",
            f"<w:p>{_complex('PAGE ' + EVIL, _complex(EVIL_FIELD))}",
        )
    },
    "a field that does not end": {
        "header": HEADER.replace(
            "<w:p>",
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDEAUTO '
            f"{EVIL}</w:instrText></w:r>",
        )
    },
    "a field in a content control": {
        "header": HEADER.replace(
            "<w:p>",
            f"<w:p><w:sdt><w:sdtContent><w:fldSimple w:instr='{EVIL_FIELD}'/></w:sdtContent>"
            "</w:sdt>",
        )
    },
    "a field in the looks of a paragraph": {
        "header": HEADER.replace("<w:p>", f"<w:p><w:pPr><w:instrText>{EVIL}</w:instrText></w:pPr>")
    },
    "a link": {
        "header": HEADER.replace("<w:r>", '<w:hyperlink r:id="rId8"><w:r>').replace(
            "</w:r>", "</w:r></w:hyperlink>"
        ),
        "rels_of_header": _ABROAD,
    },
    "a picture that lies elsewhere": {
        "header": HEADER.replace("<w:r>", f"{picture(_EMBED)}<w:r>"),
        "rels_of_header": _ABROAD,
    },
    "a picture that links": {
        "header": HEADER.replace("<w:r>", f"{picture(_EMBED, more=_LINK)}<w:r>"),
        "rels_of_header": relations(
            ("rId8", "hyperlink", f"http://{EVIL}/"), ("rId9", "image", "media/logo.png")
        ),
        "logo": PNG,
    },
    "a picture of another kind": {
        "header": HEADER.replace("<w:r>", f"{picture(_EMBED)}<w:r>"),
        "rels_of_header": relations(("rId9", "image", "media/logo.png")),
        "logo": b"<svg onload='evil.example'/>",
    },
    "an object": {
        "header": HEADER.replace(
            "<w:t>",
            f'<w:object><o:OLEObject r:id="rId8" ProgID="{EVIL}"/></w:object><w:t>',
        )
    },
    "an old drawing": {
        "header": HEADER.replace("<w:t>", f'<w:pict><v:shape href="http://{EVIL}/"/></w:pict><w:t>')
    },
    "a choice": {
        "header": HEADER.replace(
            "<w:r>",
            f"<mc:AlternateContent><mc:Choice><w:t>{EVIL}</w:t></mc:Choice></mc:AlternateContent><w:r>",
        )
    },
    "a style with a text": {
        "styles": STYLES.replace(
            "<w:rPr><w:sz",
            f"<w:rPr><w:instrText>{EVIL}</w:instrText><w:sz",
        )
    },
    "a style that refers": {
        "styles": STYLES.replace("<w:sz", f'<w:hyperlink r:id="{EVIL}"/><w:sz r:id="{EVIL}"')
    },
    "a theme that refers": {
        "theme": THEME.replace("</a:clrScheme>", f'<a:blip r:link="{EVIL}"/></a:clrScheme>')
    },
    "a theme with more": {
        "theme": THEME.replace(
            "<a:majorFont>",
            f"<a:majorFont><a:extLst><a:ext uri='{EVIL}'/></a:extLst>",
        )
    },
    "text of its own": {"document": DOCUMENT.replace("SECRET", f"SECRET {EVIL}")},
}


@pytest.mark.parametrize("kind", HOSTILE_FILES)
def test_nothing_of_a_hostile_file_comes_into_a_paper(kind: str) -> None:
    found = paper(house_file(**HOSTILE_FILES[kind]))
    whole = everything(found)
    for word in (EVIL, "SECRET", "DDEAUTO", "INCLUDETEXT", "vbaProject", "attachedTemplate"):
        assert word.encode() not in whole, word
    outside = [r["Target"] for r in found.relations() if r.get("TargetMode") == "External"]
    assert outside == ["https://x.example/"]
    if kind != "a field that does not end":  # Word shows nothing behind it either
        assert b"North Council" in whole
    tags = {item.tag.removeprefix(W) for item in found.part("word/header1.xml").iter()}
    assert not tags & {"instrText", "fldChar", "hyperlink", "object", "pict", "sdt"}
    assert found.words() == Document(word_of(TEXT)).words()


@pytest.mark.parametrize(
    ("plan", "template"), [("york", "board-report"), (HOSTILE, "exception-report")]
)
def test_a_report_in_a_councils_style_has_the_same_words(plan: str, template: str) -> None:
    day = DAYS[plan][1] if plan != HOSTILE else "2025-03-10"
    text = markdown_of(plan, template, day)
    assert paper(house_file(), text).words() == Document(word_of(text)).words()
    look = house_style("house.docx", house_file())
    assert word_of(text, look=look) == word_of(text, look=look)


def test_a_file_that_names_its_head_ten_thousand_times_has_one() -> None:
    reference = '<w:headerReference w:type="default" r:id="rId3"/>'
    words = f"<w:r><w:t>{'word ' * 2_000}</w:t></w:r>" * 20
    head = f"<w:hdr {NS}><w:p>{words}</w:p></w:hdr>"
    began = time.process_time()
    look = house_style(
        "house.docx",
        house_file(document=DOCUMENT.replace(reference, reference * 10_000), header=head),
    )
    assert time.process_time() - began < 10
    assert [(head.kind, head.type) for head in look.heads] == [
        ("header", "default"),
        ("footer", "default"),
    ]


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


def _locked() -> bytes:
    data = bytearray(house_file())
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        start = 0
        while (start := data.find(sign, start)) >= 0:
            data[start + place] |= 1
            start += 1
    return bytes(data)


def _far_away() -> bytes:
    """Give a file whose list says that its parts lie where no file can have one."""
    data = bytearray(house_file())
    start = 0
    while (start := data.find(b"PK\x01\x02", start)) >= 0:
        name = int.from_bytes(data[start + 28 : start + 30], "little")
        extra = struct.pack("<HHQ", 1, 8, 2**63 + 5)
        data[start + 30 : start + 32] = struct.pack("<H", len(extra))
        data[start + 42 : start + 46] = b"\xff" * 4
        data[start + 46 + name : start + 46 + name] = extra
        start += 46
    end = data.index(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", end - data.index(b"PK\x01\x02"))
    return bytes(data)


REFUSED = {
    "nothing": (lambda: b"", "is no Word file, or is damaged"),
    "a text": (lambda: b"Dear all,", "is no Word file, or is damaged"),
    "half a file": (lambda: house_file()[:900], "is no Word file, or is damaged"),
    "a zip file": (lambda: zipped({"a.txt": "a"}), "is no Word file"),
    "an old or locked file": (
        lambda: b"\xd0\xcf\x11\xe0" + b"x" * 600,
        "is locked with a password, or of",
    ),
    "a locked zip file": (lambda: _locked(), "is locked with a password"),
    "a bomb": (lambda: house_file(styles=b" " * 400_000_000), "has a part of more than 4 MB"),
    "packed as no Office file is": (
        lambda: zipped({**PARTS, "word/styles.xml": STYLES}, zipfile.ZIP_LZMA),
        "is damaged",
    ),
    "a part that lies nowhere": (lambda: _far_away(), "is damaged"),
    "many parts": (
        lambda: zipped({**PARTS, **{f"word/{n}.xml": "" for n in range(2_001)}}),
        "has more than 2,000 parts",
    ),
    "a document type": (lambda: house_file(styles=LAUGHS + STYLES), "declares a document type"),
    "a document type in a head": (
        lambda: house_file(header=LAUGHS + HEADER),
        "declares a document type",
    ),
    "another encoding": (
        lambda: house_file(styles=STYLES.encode("utf-16")),
        "has a part that is not UTF-8",
    ),
    "no XML": (lambda: house_file(styles="<w:styles"), "has a part that is no XML"),
    "a deep part": (
        lambda: house_file(styles="<a>" * 90_000 + "</a>" * 90_000),
        "is nested too deep",
    ),
    "a wide part": (
        lambda: house_file(styles=f"<a>{'<b/>' * 300_000}</a>"),
        "is nested too deep, or too",
    ),
    "no styles": (lambda: house_file(rels=relations()), "is no Word file, or has no styles"),
    "no document": (lambda: house_file(document=None), "is no Word file, or has no styles"),
    "another document": (
        lambda: house_file(document="<html/>"),
        "is no Word file, or has no styles",
    ),
    "relations in a circle": (
        lambda: house_file(main=relations(("rId1", "officeDocument", "_rels/.rels"))),
        "is no Word file, or has no styles",
    ),
    "a way out": (
        lambda: house_file(main=relations(("rId1", "officeDocument", "../../../etc/passwd"))),
        "is no Word file, or has no styles",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_style_is_refused_in_a_sentence_soon_and_in_little_memory(kind: str) -> None:
    make, said = REFUSED[kind]
    data = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    with pytest.raises(UsageError, match=r"^house\.docx cannot be used as a style: it ") as refused:
        house_style("house.docx", data)
    assert said in str(refused.value)
    assert time.process_time() - began < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000


def test_margins_that_leave_no_room_are_made_smaller() -> None:
    document = DOCUMENT.replace('w:left="2000"', 'w:left="99999"').replace(
        'w:top="1000"', 'w:top="-9000000000"'
    )
    margins = house_style("house.docx", house_file(document=document)).margins
    assert (margins["left"], margins["right"], margins["top"]) == (4000, 2000, 907)


def test_a_file_without_theme_head_and_foot_is_a_style_too() -> None:
    document = f"<w:document {NS}><w:body/></w:document>"
    found = paper(house_file(document=document, theme=None))
    assert heads(found) == {"word/footer1.xml": "A  |  As of 10 March 2025  |  Page 1 of 1"}
    assert zipfile.ZipFile.testzip(found.zip) is None


def test_the_files_of_the_tests_are_what_word_files_are() -> None:
    assert Document(house_file()).part("word/footer1.xml") is not None
    assert "Working for the north" in FOOTER
