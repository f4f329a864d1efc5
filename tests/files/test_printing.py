"""Pages become PDF aside: nothing is fetched, and an organ's own fonts are found."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from app.files.printing import Page, all_printed, printed

BABELSTONE = Path("/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf")
PAGE = "<p>云川市商务局</p>"


@pytest.fixture
def style(tmp_path):
    path = tmp_path / "style.css"
    path.write_text('p { font-family: "FangSong", "Noto Serif CJK SC", serif; }')
    return path


def fonts_of(pdf: bytes) -> set[str]:
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    return {font.get_object()["/BaseFont"].split("+")[1] for font in fonts.values()}


def put_a_fangsong_into(folder: Path) -> None:
    """A few characters of a free font that call themselves FangSong."""
    font = TTFont(BABELSTONE)
    subset = Subsetter(Options())
    subset.populate(text=PAGE)
    subset.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 4, 6, 16):
            record.string = "FangSong"
    font.save(folder / "fangsong.ttf")


@pytest.mark.slow
def test_the_fonts_of_the_organ_come_first(style, tmp_path, monkeypatch):
    put_a_fangsong_into(tmp_path)
    assert fonts_of(printed(PAGE, style=style)) == {"Noto-Serif-CJK-SC"}

    monkeypatch.setenv("FONT_DIR", str(tmp_path))

    assert fonts_of(printed(PAGE, style=style)) == {"FangSong"}


@pytest.mark.slow
def test_nothing_is_fetched(style, tmp_path):
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99">'
        '<text x="9" y="50">密</text></svg>'
    )

    pdf = printed(f'<p><img src="file://{secret}" alt="图"></p>', style=style)

    assert PdfReader(BytesIO(pdf)).pages[0].extract_text() == "图"


def words_of(pdf: bytes) -> str:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text()


@pytest.mark.slow
@pytest.mark.parametrize("megabytes", [1500, 1], ids=["by one child", "too much for one"])
def test_several_pages_are_printed_each_for_itself(style, megabytes):
    pages = [Page(f"<p>{word}</p>", style) for word in ("申请", "答复")]

    pdfs = all_printed(pages, megabytes=megabytes)

    assert [words_of(pdf) for pdf in pdfs] == ["申请", "答复"]
