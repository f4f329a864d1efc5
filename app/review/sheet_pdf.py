"""Turns the review sheet's HTML into PDF. Imported in a child process only: WeasyPrint is slow."""

from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.urls import URLFetchingError

STYLE = Path(__file__).with_name("sheet.css")


def render(html: str) -> bytes:
    """``html`` on A4 pages. Nothing is fetched from anywhere."""
    page = HTML(string=html, url_fetcher=_refuse)
    pdf: bytes = page.write_pdf(stylesheets=[CSS(string=STYLE.read_text(), url_fetcher=_refuse)])
    return pdf


def _refuse(url: str, *_rest: object, **_more: object) -> dict[str, object]:
    raise URLFetchingError(f"The sheet fetches nothing: {url[:80]}")
