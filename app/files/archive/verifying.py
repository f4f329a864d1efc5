"""The page in an archive that checks its digests, and how its pages look."""

from pathlib import Path

from app.files.archive.packing import Part

HERE = Path(__file__).parent
PROGRAM = "// verify.js stands here"


def verifying_page() -> str:
    """The page that checks the digests, in one piece."""
    program = (HERE / "verify.js").read_text()
    return (HERE / "verify.html").read_text().replace(PROGRAM, program)


def equipment() -> list[Part]:
    """What every archive brings along."""
    return [
        Part("verify.html", verifying_page().encode()),
        Part("style.css", (HERE / "style.css").read_bytes()),
    ]
