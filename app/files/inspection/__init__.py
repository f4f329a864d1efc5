"""Looking into files before they are kept: what they are is told by content, not by name.

One module a family, because each hides its dangers elsewhere.
"""

from collections.abc import Callable
from pathlib import Path

from app.files.inspection import images, office, pdf, text

LOOKS: dict[str, Callable[[Path, str], None]] = {
    "pdf": pdf.look,
    "docx": office.look_docx,
    "xlsx": office.look_xlsx,
    "pptx": office.look_pptx,
    "ofd": office.look_ofd,
    "txt": text.look,
    "csv": text.look,
    "html": text.look,
    "htm": text.look,
    "png": images.look_png,
    "jpg": images.look_jpeg,
    "jpeg": images.look_jpeg,
}


def inspect(path: Path, *, name: str, extension: str) -> None:
    """Raise one of the errors of this slice unless the content is what ``extension`` says."""
    LOOKS[extension](path, name)
