"""Hidden parts of attachments among the hits: told when the copy lacks them, blocking otherwise."""

from pathlib import Path

import pytest
from flask import Flask

from app.files.cleaning import clean
from app.files.extraction import Passage, Where
from app.files.names import MEDIA_TYPES, extension_of
from app.publishing.gate import AttachedText, Rule, hits
from app.publishing.gate.hits import Copy, Hit
from app.publishing.gate.reasons import fitting
from app.publishing.models import GateReason
from tests.files.poisoned import books, pdfs, words
from tests.files.poisoned.poison import ID

MOBILE = "13800138000"


def found_in(name: str, content: bytes, folder: Path) -> list[Hit]:
    path = folder / "original"
    path.write_bytes(content)
    media_type = MEDIA_TYPES[extension_of(name)]
    cleaned = clean(path, folder / "copy", media_type=media_type, name=name)
    attached = AttachedText(name, "0" * 64, cleaned.extract.passages, removed=cleaned.removed)
    return hits("", "", [attached])


def test_a_number_in_a_comment_is_told_and_does_not_block(tmp_path: Path) -> None:
    found = found_in("批注.docx", words.word(words.deleted(f"身份证{ID}")), tmp_path)

    assert [(hit.rule, hit.is_answered) for hit in found] == [
        (Rule.HIDDEN, True),
        (Rule.IDENTITY, True),
    ]
    assert not any(ID in hit.quote for hit in found)


def test_a_number_in_an_accepted_insertion_blocks_once(tmp_path: Path) -> None:
    inserted = f"<w:ins {words.MADE}>{words.text(f'身份证{ID}')}</w:ins>"

    found = found_in("插入.docx", words.word(inserted), tmp_path)

    assert [(hit.rule, hit.is_answered) for hit in found] == [
        (Rule.IDENTITY, False),
        (Rule.HIDDEN, True),
    ]


def test_what_office_programs_count_is_left_out_without_a_word(tmp_path: Path) -> None:
    told = "<Company>丁公司</Company><Pages>3</Pages><ScaleCrop>false</ScaleCrop>"
    pairs = "<HeadingPairs><variant><lpstr>Title</lpstr></variant></HeadingPairs>"
    part = f"<Properties>{told}{pairs}</Properties>"

    found = found_in("通知.docx", words.word("", {"docProps/app.xml": part}), tmp_path)

    assert [hit.quote for hit in found] == ["丁公司"]


def test_what_the_text_layer_of_a_scan_says_blocks_because_the_picture_shows_it(
    tmp_path: Path,
) -> None:
    scan = next(each for each in pdfs.files() if each.name == "扫描.pdf")
    content = scan.content.replace(b"(SECRET7)", b"(%s)" % MOBILE.encode())

    found = found_in("扫描.pdf", content, tmp_path)

    assert [hit.rule for hit in found if not hit.is_answered] == [Rule.MOBILE]


def test_a_number_in_a_text_box_is_named_there(tmp_path: Path, app: Flask) -> None:
    box = f"<w:txbxContent><w:p>{words.text(MOBILE)}</w:p></w:txbxContent>"
    content = words.word(f"<w:r><w:pict>{box}</w:pict></w:r>")

    (hit,) = found_in("框.docx", content, tmp_path)

    assert hit.place == "附件“框.docx”，文本框第1个"


def test_a_number_in_a_cell_far_to_the_right_is_named_by_its_cell(
    tmp_path: Path, app: Flask
) -> None:
    row = books.row(7, books.cell("A7", "甲"), books.cell("AB7", MOBILE))

    (hit,) = found_in("名单.xlsx", books.book(books.sheet(row)), tmp_path)

    assert hit.place == "附件“名单.xlsx”，工作表“预算”单元格 AB7"


def test_a_hidden_sheet_of_many_rows_is_told_once(tmp_path: Path) -> None:
    rows = "".join(books.row(n, books.cell(f"A{n}", f"第{n}行")) for n in range(1, 50))
    first = books.sheet(books.row(1, books.cell("A1", "公开")))
    content = books.book(first, second=books.sheet(rows), state="hidden")

    found = found_in("底稿.xlsx", content, tmp_path)

    assert [hit.rule for hit in found] == [Rule.HIDDEN]


@pytest.mark.parametrize(
    ("copy", "rule", "reasons"),
    [
        (Copy.WAITING, Rule.COPY_WAITING, ()),
        (Copy.FAILED, Rule.COPY_FAILED, ()),
        (Copy.NONE, Rule.NOT_REWRITTEN, (GateReason.CHECKED,)),
    ],
)
def test_a_file_without_its_copy_blocks(
    copy: Copy, rule: Rule, reasons: tuple[GateReason, ...]
) -> None:
    (hit,) = hits("", "", [AttachedText("甲.pdf", "0" * 64, copy=copy, problem="x")])

    assert (hit.rule, hit.is_answered) == (rule, False)
    assert fitting(hit.rule) == reasons


def test_hidden_numbers_do_not_change_the_names_of_those_that_are_seen() -> None:
    seen = Passage(Where.PARAGRAPH, 1, f"电话{MOBILE}")
    hidden = Passage(Where.COMMENT, 1, f"电话{MOBILE}")

    (alone,) = hits("", "", [AttachedText("甲.docx", "0" * 64, (seen,))])
    beside = hits("", "", [AttachedText("甲.docx", "0" * 64, (seen,), removed=(hidden,))])

    assert beside[0].id == alone.id
    assert len({hit.id for hit in beside}) == 3
