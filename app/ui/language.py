"""The language of a page, as HTML names it, and the cookie that keeps the reader's choice."""

from flask import Response, request
from flask_babel import get_locale

from app.kit.machines import is_asked_by_machine

ONE_YEAR = 365 * 24 * 60 * 60
ASKED = {"zh": None, "zh-CN": None, "zh-Hans": None, "en": "en"}
TAGS = {"zh_Hans_CN": "zh-CN", "en": "en"}


def chosen_language() -> str | None:
    """What the reader chose, by cookie or as a program by Accept-Language; None means Chinese."""
    if not request:
        return None
    if is_asked_by_machine():
        asked = request.accept_languages.best_match(tuple(ASKED), default="zh")
        return ASKED[asked]
    return "en" if request.cookies.get("language") == "en" else None


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
