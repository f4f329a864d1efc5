"""Files made in memory for tests, good and bad ones."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from docx import Document as Word

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)


def docx(*paragraphs: str, header: str = "", footer: str = "") -> bytes:
    """A Word document with ``paragraphs``."""
    made = Word()
    for paragraph in paragraphs or ("正文。",):
        made.add_paragraph(paragraph)
    if header:
        made.sections[0].header.paragraphs[0].text = header
    if footer:
        made.sections[0].footer.paragraphs[0].text = footer
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def archive(parts: Mapping[str, bytes | str]) -> bytes:
    """A packed document of ``parts``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return out.getvalue()


def word_with(extra: Mapping[str, bytes | str]) -> bytes:
    """The least Word document there is, and ``extra`` parts in it."""
    return archive({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": "<w/>", **extra})


def pdf(body: str = "", *, text: str = "Notice") -> bytes:
    """A PDF of one page that says ``text``; ``body`` stands in its catalogue."""
    drawing = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {body} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def pdf_with_object_stream(hidden: str) -> bytes:
    """A PDF that keeps ``hidden`` in a packed object stream."""
    packed = zlib.compress(f"9 0 {hidden}".encode())
    stream = (
        f"8 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(packed)} >>\n"
        "stream\n"
    ).encode()
    plain = pdf()
    head, tail = plain[: plain.index(b"xref\n")], plain[plain.index(b"xref\n") :]
    return head + stream + packed + b"\nendstream\nendobj\n" + tail


def png(width: int = 2, height: int = 2) -> bytes:
    """A grey picture; large ones are only claimed to be."""
    lines = b"".join(b"\x00" + b"\x80" * min(width, 8) for _ in range(min(height, 8)))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(lines))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def jpeg(width: int = 2, height: int = 2) -> bytes:
    """The outline of a JPEG picture: what is read of it before it is shown."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0"
        + struct.pack(">H", 16)
        + b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + b"\xff\xc0"
        + struct.pack(">H", len(frame) + 2)
        + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
        + b"\x12\x34"
        + b"\xff\xd9"
    )
