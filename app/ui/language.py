"""The language of a page, as HTML names it, and the cookie that keeps the reader's choice."""

from flask import Response, request
from flask_babel import get_locale

ONE_YEAR = 365 * 24 * 60 * 60
TAGS = {"zh_Hans_CN": "zh-CN", "en": "en"}


def chosen_language() -> str | None:
    """What the reader chose; None means Chinese."""
    return "en" if request and request.cookies.get("language") == "en" else None


def page_language() -> str:
    """The value of ``lang``: without it browsers draw Chinese with Japanese shapes."""
    return TAGS.get(str(get_locale() or "en"), "zh-CN")


def keep_language(response: Response, language: str, *, secure: bool) -> Response:
    """Let the reader's browser remember ``language``; anything unknown means Chinese."""
    chosen = language if language in TAGS else "zh_Hans_CN"
    response.set_cookie(
        "language", chosen, max_age=ONE_YEAR, secure=secure, httponly=True, samesite="Lax"
    )
    return response
