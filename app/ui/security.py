"""What holds for every request: headers, limits, where it may come from, its number."""

import secrets
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, g, request, session
from flask_babel import lazy_gettext as _l
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from app.kit.errors import Refused

View = TypeVar("View", bound=Callable[..., Any])

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HSTS = "max-age=31536000; includeSubDomains"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
TAKES_UPLOADS = "takes_uploads"
TAKES_BODIES = "takes_bodies"
DRAWS_DIAGRAMS = "draws_diagrams"

csrf = CSRFProtect()


class ForeignOrigin(Refused):
    """A form that another site sent (403)."""

    message = _l("This was sent from another site. Open the page here and try again.")


def uploads(view: View) -> View:
    """Let this view take bodies up to MAX_UPLOAD_LENGTH; all others take MAX_CONTENT_LENGTH."""
    setattr(view, TAKES_UPLOADS, True)
    return view


def bodies_of(length: int, *, text: int) -> Callable[[View], View]:
    """Let this view take bodies of ``length`` bytes with fields of ``text`` bytes: what is too long
    is told beside its field, and not by a page about large bodies."""

    def declare(view: View) -> View:
        setattr(view, TAKES_BODIES, (length, text))
        return view

    return declare


def diagrams(view: View) -> View:
    """Let this view's page draw diagrams: worker scripts and images made in the browser."""
    setattr(view, DRAWS_DIAGRAMS, True)
    return view


def init_app(app: Flask) -> None:
    """Put everything in this module into force for ``app``."""
    if hops := app.config["PROXY_HOPS"]:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    app.before_request(number_the_request)
    app.before_request(raise_limit_for_uploads)
    app.before_request(check_origin)
    csrf.init_app(app)
    app.after_request(add_headers)


def number_the_request() -> None:
    """A number that stands on error pages, in the log and in the trail."""
    g.request_id = secrets.token_hex(8)


def raise_limit_for_uploads() -> None:
    """Only views that say so take large bodies."""
    if getattr(_view(), TAKES_UPLOADS, False):
        request.max_content_length = current_app.config["MAX_UPLOAD_LENGTH"]
    if bodies := getattr(_view(), TAKES_BODIES, None):
        request.max_content_length, request.max_form_memory_size = bodies


def check_origin() -> None:
    """Refuse what another site's page sent, whatever token it carries."""
    if request.method in SAFE_METHODS:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise ForeignOrigin
    origin = request.headers.get("Origin")
    if origin is not None and origin not in _own_origins():
        raise ForeignOrigin


def add_headers(response: Response) -> Response:
    """The headers of every answer. What a signed-in person sees is never stored."""
    policy = dict(POLICY)
    if getattr(_view(), DRAWS_DIAGRAMS, False):
        policy["img-src"] += " blob:"
    text = "; ".join(f"{name} {value}" for name, value in policy.items())
    response.headers.setdefault("Content-Security-Policy", text)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers["X-Request-ID"] = g.get("request_id", "")
    if current_app.config["ENVIRONMENT"] == "production":
        response.headers["Strict-Transport-Security"] = HSTS
    if session.accessed and (session or session.modified):
        response.headers["Cache-Control"] = "no-store"
    return response


def is_local_path(target: str | None) -> bool:
    """Whether a redirect to ``target`` stays here: a path, and nothing a browser reads otherwise.

    A look at the host alone lets ``/\\evil``, ``///evil`` and ``/<tab>/evil`` through.
    """
    if not target or len(target) > 2000 or not target.startswith("/") or target.startswith("//"):
        return False
    if "\\" in target or any(ord(c) < 33 or 0x7F <= ord(c) < 0xA0 for c in target):
        return False
    parts = urlsplit(target)
    return not parts.scheme and not parts.netloc


def _view() -> Any:
    return current_app.view_functions.get(request.endpoint or "")


def _own_origins() -> set[str]:
    configured = current_app.config["BASE_URL"]
    if configured:
        parts = urlsplit(configured)
        return {f"{parts.scheme}://{parts.netloc}"}
    return {request.host_url.rstrip("/")}
