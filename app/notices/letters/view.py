"""A letter as it is shown: the same values for the page and for the PDF."""

from dataclasses import dataclass, replace
from io import BytesIO

import segno
from markupsafe import Markup

from app.notices.letters.models import Letter, LetterState
from app.notices.letters.wording.paragraphs import Paragraph, Role, day

LONG_NAME, VERY_LONG_NAME = 14, 24
CLASSES = {Role.ADDRESSEE: "flush", Role.LIST: "line"}


@dataclass(frozen=True, slots=True)
class LetterView:
    """What stands on the paper, in its order. ``lines`` are pairs of a class and a text."""

    organ: str
    size: str
    title: str
    number: str
    lines: tuple[tuple[str, str], ...]
    attachments: tuple[str, ...]
    slip: tuple[str, ...]
    dated: str
    code: Markup | None
    is_annulled: bool
    is_demonstration: bool


def view_of(letter: Letter, *, is_demonstration: bool) -> LetterView:
    """``letter`` as it stands now."""
    follow_at = letter.facts.get("follow_at")
    draft = Draft(
        organ=letter.organ_name,
        title=letter.title,
        paragraphs=letter.paragraphs,
        attachments=tuple(each.file.name for each in letter.attachments),
    )
    return replace(
        view_of_draft(draft, is_demonstration=is_demonstration),
        number=letter.number_text,
        dated=day(letter.dated_on) if letter.dated_on else "",
        code=square_code(follow_at) if follow_at else None,
        is_annulled=letter.state is LetterState.ANNULLED,
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """What a letter said at some time before it had its number."""

    organ: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    attachments: tuple[str, ...]


def view_of_draft(draft: Draft, *, is_demonstration: bool) -> LetterView:
    """The letter as it was then."""
    return LetterView(
        organ=draft.organ,
        size=head_size(draft.organ),
        title=draft.title,
        number="",
        lines=tuple(
            (CLASSES.get(each.role, ""), line)
            for each in draft.paragraphs
            if each.role is not Role.SLIP
            for line in _lines(each)
        ),
        slip=tuple(
            line for each in draft.paragraphs if each.role is Role.SLIP for line in _lines(each)
        ),
        attachments=draft.attachments,
        dated="",
        code=None,
        is_annulled=False,
        is_demonstration=is_demonstration,
    )


def square_code(address: str) -> Markup:
    """A QR code that leads to ``address``, drawn as SVG without a style of its own."""
    target = BytesIO()
    segno.make(address, error="m", micro=False).save(
        target, kind="svg", xmldecl=False, svgns=True, scale=4, border=2, svgclass="square-code",
        lineclass=None, omitsize=False,
    )  # fmt: skip
    return Markup(target.getvalue().decode())


def _lines(paragraph: Paragraph) -> list[str]:
    return [line for line in paragraph.text.split("\n") if line]


def head_size(organ: str) -> str:
    """Long names are set smaller, so that the red head stays on few lines."""
    if len(organ) > VERY_LONG_NAME:
        return "very-long"
    return "long" if len(organ) > LONG_NAME else ""
