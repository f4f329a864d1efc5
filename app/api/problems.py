"""How programs are told what went wrong: problem details (RFC 9457), never a page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Response, g, json
from flask_babel import lazy_gettext as _l

from app.kit.errors import Invalid, ProductError
from app.ui.error_pages import WORDS, Text
from app.ui.language import page_language

MEDIA_TYPE = "application/problem+json"
NAMES = {403: "refused", 409: "changed-meanwhile", 500: "failed", 503: "busy"}
"""Codes of what no class of errors stands for: they are told by their status."""
PLACES = {"json": "body", "files": "body", "query": "query", "headers": "header"}
UNREADABLE = _l("What was sent could not be read as JSON.")


class FieldsWrong(Invalid):
    """Every field that is wrong at once; in kind and words it is the error it was raised for."""

    def __init__(self, error: Invalid, wrong: Iterable[tuple[str, object]]) -> None:
        super().__init__()
        self.error = error
        self.wrong = list(wrong)

    def __str__(self) -> str:
        return str(self.error)


def problem(status: int, sentence: Text, error: Exception | None) -> Response:
    """The answer for ``error``; ``sentence`` is what a page would have said."""
    words = WORDS.get(status, WORDS[500] if status >= 500 else WORDS[400])
    code = code_of(error, status)
    told = {
        "type": f"urn:mingchuang:problem:{code}",
        "title": str(UNREADABLE if status == 400 else words.title),
        "status": status,
        "detail": str(sentence or (UNREADABLE if status == 400 else words.sentence)),
        "code": code,
        "request_id": g.get("request_id", ""),
    }
    if errors := list(_errors(error)):
        told["errors"] = errors
    response = Response(json.dumps(told, ensure_ascii=False), status=status, mimetype=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = page_language()
    response.vary.add("Accept-Language")
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="mingchuang"'
    return response


def code_of(error: Exception | None, status: int) -> str:
    """What the kind of error is called for programs: its class in small letters with hyphens."""
    if error is None:
        return NAMES.get(status, "failed")
    if isinstance(error, FieldsWrong):
        error = error.error
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", type(error).__name__).lower()


def _errors(error: Exception | None) -> Iterator[dict[str, str]]:
    """What is wrong with which field."""
    if isinstance(error, FieldsWrong):
        for name, wrong in error.wrong:
            yield {"in": "body", "field": name, "message": str(wrong)}
    elif isinstance(error, ProductError):
        field = error.values.get("field") or getattr(error, "field", None)
        if field:
            yield {"in": "body", "field": str(field), "message": str(error)}
    else:
        messages = getattr(error, "data", {}).get("messages", {})
        for place, found in messages.items():
            for field, message in _flat(found):
                yield {"in": PLACES.get(place, place), "field": field, "message": message}


def _flat(found: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """marshmallow's nested messages as paths: ``answers.state_secret``, ``issuers.0``."""
    if isinstance(found, Mapping):
        for name, inner in found.items():
            ours = "" if name == "_schema" else str(name)
            yield from _flat(inner, ".".join(part for part in (path, ours) if part))
        return
    for message in found if isinstance(found, list) else [found]:
        yield path, str(message)
