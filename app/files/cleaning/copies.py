"""Making the copy that is released, and proving it: nothing is found in it any more."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from app.files.cleaning import pages, pdf, pictures, plain, sheets, slides, word
from app.files.cleaning.removed import Removed
from app.files.errors import BadFile, CannotBeCleaned, FileDamaged, NotText, TooHardToRead
from app.files.extraction import Extract, passages_of
from app.files.extraction.passages import Passage
from app.files.extraction.reading import READING_FAILURES
from app.files.names import MEDIA_TYPES

CLEANERS: dict[str, Callable[[Path, Path, str], Removed]] = {
    MEDIA_TYPES["txt"]: plain.clean,
    MEDIA_TYPES["csv"]: plain.clean,
    MEDIA_TYPES["html"]: pages.clean,
    MEDIA_TYPES["docx"]: word.clean,
    MEDIA_TYPES["xlsx"]: sheets.clean,
    MEDIA_TYPES["pptx"]: slides.clean,
    MEDIA_TYPES["pdf"]: pdf.clean,
    MEDIA_TYPES["png"]: pictures.clean_png,
    MEDIA_TYPES["jpg"]: pictures.clean_jpeg,
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a copy does not have any more, and what it says."""

    removed: tuple[Passage, ...]
    extract: Extract


def clean(path: Path, target: Path, *, media_type: str, name: str) -> Cleaned:
    """Write the copy of ``path`` to ``target``; ``BadFile`` when there can be none."""
    cleaner = CLEANERS[media_type]
    proof = target.with_name(target.name + ".again")
    try:
        removed = cleaner(path, target, name)
        left = cleaner(target, proof, name)
        if left.passages:
            raise CannotBeCleaned(name=name)
        extract = passages_of(target, media_type=media_type, name=name)
    except NotText:
        raise NotText(name=name) from None
    except BadFile:
        raise
    except MemoryError:
        raise TooHardToRead(name=name) from None
    except READING_FAILURES as problem:
        is_too_large = getattr(problem, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY
        raise (TooHardToRead if is_too_large else FileDamaged)(name=name) from None
    finally:
        proof.unlink(missing_ok=True)
    return Cleaned(tuple(removed.passages), extract)
