"""The gate for files: text a second beyond the reading library's own time, and making the copy."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pikepdf
from docx import Document
from pikepdf import Dictionary, Name
from pypdf import PdfReader

from app.files.cleaning import clean
from app.files.extraction import passages_of
from app.files.names import MEDIA_TYPES
from app.publishing.gate import AttachedText, hits
from tests.bench.figures import Figure, at_least

LEAST = 5.0  # MB of text a second
LEAST_COPIED = 1.0
PARAGRAPHS, PAGES, LINES = 12_000, 200, 60
RUNS = 3
SAID = (
    "第{0}条 稳定和扩大消费，支持企业开展促销，联系电话0571-8800{1:04d}，预算金额{2}元，认真落实。"
)
DRAWN = (
    "(Article {0}.{1} The office answers within 20 working days, phone 0571-8800{1:04d}.) Tj T*\n"
)


def figures() -> Iterator[Figure]:
    """Both kinds, each in its own folder."""
    libraries: dict[str, Callable[[Path], object]] = {"docx": _word_alone, "pdf": _pdf_alone}
    with TemporaryDirectory() as folder:
        for kind, library in libraries.items():
            path = Path(folder) / f"large.{kind}"
            WRITE[kind](path)
            yield from _of(kind, path, library)


def _of(kind: str, path: Path, library: Callable[[Path], object]) -> Iterator[Figure]:
    media_type, copy = MEDIA_TYPES[kind], path.with_name("copy")
    passages = passages_of(path, media_type=media_type, name=path.name).passages
    megabytes = sum(len(each.text.encode()) for each in passages) / 1_000_000

    def searched() -> object:
        read = passages_of(path, media_type=media_type, name=path.name).passages
        return hits("", "", [AttachedText(path.name, "0" * 64, read)])

    alone = _seconds(lambda: library(path))
    beyond = max(_seconds(searched) - alone, 0.001)
    made = _seconds(lambda: clean(path, copy, media_type=media_type, name=path.name))
    yield at_least(f"gate.{kind}", "MB/s", megabytes / beyond, LEAST, limit=1.0)
    yield at_least(f"gate.{kind}.copy", "MB/s", megabytes / made, LEAST_COPIED, limit=1.0)


def _seconds(work: Callable[[], object]) -> float:
    """Processor time, the median of a few runs after a warm-up."""
    taken = []
    for _ in range(RUNS + 1):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return median(taken[1:])


def _word_alone(path: Path) -> object:
    return Document(str(path))


def _pdf_alone(path: Path) -> object:
    return [page.extract_text() for page in PdfReader(path).pages]


def _write_word(path: Path) -> None:
    made = Document()
    for number in range(PARAGRAPHS):
        made.add_paragraph(SAID.format(number, number % 10_000, number * 7))
    made.save(str(path))


def _write_pdf(path: Path) -> None:
    made = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    for number in range(PAGES):
        page = made.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=made.make_indirect(font)))
        lines = "".join(DRAWN.format(number, line) for line in range(LINES))
        drawing = f"BT /F1 8 Tf 12 TL 40 800 Td\n{lines}ET"
        page.obj.Contents = made.make_stream(drawing.encode())
    made.save(path)


WRITE: dict[str, Callable[[Path], None]] = {"docx": _write_word, "pdf": _write_pdf}
