from pathlib import Path

import pytest

from app.files import errors
from app.files.inspection import inspect
from tests.files import samples

RELATIONS = '<Relationships><Relationship Id="r1" Type="http://x/{kind}" Target="{target}"{mode}/>'
OUTSIDE = ' TargetMode="External"'


def relations(kind: str, target: str, mode: str = OUTSIDE) -> dict[str, str]:
    text = RELATIONS.format(kind=kind, target=target, mode=mode) + "</Relationships>"
    return {"word/_rels/document.xml.rels": text}


GOOD = {
    "正文.docx": samples.docx("第一段", "第二段"),
    "链接.docx": samples.word_with(relations("hyperlink", "https://www.gov.cn/")),
    "嵌入.docx": samples.word_with({"word/embeddings/oleObject1.bin": b"x"}),
    "模板.docx": samples.word_with(relations("attachedTemplate", "file:///C:/a.dotm")),
    "附.pdf": samples.pdf("/Names << /EmbeddedFiles 9 0 R >>"),
    "表.xlsx": samples.archive({"[Content_Types].xml": "<t/>", "xl/workbook.xml": "<w/>"}),
    "版式.ofd": samples.archive({"OFD.xml": "<o/>"}),
    "说明.pdf": samples.pdf(),
    "紧凑.pdf": samples.pdf_with_object_stream("<< /Type /Annot /Subtype /Link >>"),
    "名单.csv": "姓名,单位\n".encode("gb18030"),
    "要点.txt": "二〇二四年要点".encode("utf-16"),
    "图.png": samples.png(),
    "照片.jpg": samples.jpeg(),
    "大图.png": samples.png(10_000, 5_000),
}


@pytest.mark.parametrize("name", GOOD)
def test_ordinary_files_are_taken(name: str, tmp_path: Path) -> None:
    assert look(GOOD[name], name, tmp_path) is None


BAD = [
    ("假.pdf", b"MZ\x90\x00", errors.ContentDiffers),
    ("假.png", samples.jpeg(), errors.ContentDiffers),
    ("假.jpg", samples.png(), errors.ContentDiffers),
    ("假.docx", samples.archive({"xl/workbook.xml": "<w/>"}), errors.ContentDiffers),
    ("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, errors.ContentDiffers),
    ("断.docx", samples.docx()[:-40], errors.FileDamaged),
    ("断.pdf", samples.pdf()[:-12], errors.FileDamaged),
    ("断.png", samples.png()[:-8], errors.FileDamaged),
    ("断.jpg", samples.jpeg()[:-2], errors.FileDamaged),
    ("空长.jpg", b"\xff\xd8\xff\xe0\x00\x00", errors.FileDamaged),
    ("尾.png", samples.png() + b"PK\x03\x04", errors.SomethingAppended),
    ("尾.jpg", samples.jpeg() + b"<script>", errors.SomethingAppended),
    ("尾.docx", samples.docx() + b"MZ", errors.SomethingAppended),
    ("首.docx", b"MZ" + samples.docx(), errors.ContentDiffers),
    ("尾.pdf", samples.pdf() + b"<html>", errors.SomethingAppended),
    ("双.pdf", samples.pdf() + samples.docx() + b"%%EOF", errors.SomethingAppended),
    ("大.png", samples.png(10_000, 5_001), errors.TooManyPixels),
    ("大.jpg", samples.jpeg(60_000, 60_000), errors.TooManyPixels),
    ("空图.png", samples.png(0, 1), errors.FileDamaged),
    ("宏.docx", samples.word_with({"word/vbaProject.bin": b"x"}), errors.HasMacros),
    (
        "宏型.docx",
        samples.archive({"[Content_Types].xml": "macroEnabled", "word/document.xml": "<w/>"}),
        errors.HasMacros,
    ),
    ("控件.docx", samples.word_with({"word/activeX/a.xml": "<a/>"}), errors.HasMacros),
    (
        "远图.docx",
        samples.word_with(relations("image", "http://evil/a.png")),
        errors.HasExternalTargets,
    ),
    (
        "共享.docx",
        samples.word_with(relations("hyperlink", "file://server/share")),
        errors.HasExternalTargets,
    ),
    (
        "实体.docx",
        samples.word_with({"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]>'}),
        errors.HasDoctype,
    ),
    (
        "实体16.docx",
        samples.word_with({"word/x.xml": "<!DOCTYPE a>".encode("utf-16")}),
        errors.HasDoctype,
    ),
    ("路径.docx", samples.word_with({"../../x.txt": "x"}), errors.ArchiveUnsafe),
    ("根.docx", samples.word_with({"/etc/x": "x"}), errors.ArchiveUnsafe),
    ("盘.docx", samples.word_with({"C:\\x": "x"}), errors.ArchiveUnsafe),
    ("重名.docx", samples.word_with({"WORD/document.xml": "<w/>"}), errors.ArchiveUnsafe),
    (
        "多.docx",
        samples.word_with({f"word/{number}.txt": "" for number in range(1_000)}),
        errors.ArchiveTooLarge,
    ),
    ("炸弹.docx", samples.word_with({"word/x.bin": b"\0" * 9_000_000}), errors.ArchiveTooLarge),
    ("脚本.pdf", samples.pdf("/OpenAction << /S /JavaScript /JS (x) >>"), errors.HasActiveContent),
    ("转义.pdf", samples.pdf("/AA << /S /J#61vaScript >>"), errors.HasActiveContent),
    ("启动.pdf", samples.pdf("/OpenAction << /S /Launch >>"), errors.HasActiveContent),
    (
        "藏.pdf",
        samples.pdf_with_object_stream("<< /S /JavaScript /JS (x) >>"),
        errors.HasActiveContent,
    ),
    ("密.pdf", samples.pdf("/Encrypt 9 0 R"), errors.FileEncrypted),
    ("二进制.txt", b"\x00\x01\x02\x03\xff\xfe\xfd", errors.NotText),
    ("乱.csv", b"a,b\n\x81\x20\xff\xff\n", errors.NotText),
]


@pytest.mark.parametrize(("name", "content", "refused"), BAD, ids=[each[0] for each in BAD])
def test_dangerous_and_damaged_files_are_refused_by_name(
    name: str, content: bytes, refused: type[errors.BadFile], tmp_path: Path
) -> None:
    with pytest.raises(refused) as caught:
        look(content, name, tmp_path)

    assert type(caught.value) is refused
    assert name in str(caught.value.values)


def look(content: bytes, name: str, folder: Path) -> None:
    path = folder / "content"
    path.write_bytes(content)
    inspect(path, name=name, extension=name.rpartition(".")[2])
