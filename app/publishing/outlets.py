"""What the office puts out by hand beside the portal: the text to copy, and what it notes. Pure."""

from dataclasses import dataclass
from datetime import datetime

from app.kit.time import legal_day
from app.publishing.models import Outlet, Publication
from app.publishing.text import paragraphs


@dataclass(frozen=True, slots=True)
class Posted:
    """Where something was put out, and when."""

    outlet: Outlet
    address: str
    posted_at: datetime


def copy_text(publication: Publication, *, address: str) -> str:
    """Title, number, issuers, day, text and public address, ready to be pasted."""
    head = (
        publication.title,
        publication.document_number,
        "、".join(publication.issuers),
        f"发布日期：{legal_day(publication.published_at):%Y-%m-%d}",
    )
    parts = (
        "\n".join(line for line in head if line),
        "\n".join(paragraphs(publication.body_html)),
        f"索引号：{publication.index_number}\n原文网址：{address}",
    )
    return "\n\n".join(part for part in parts if part)
