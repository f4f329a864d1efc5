"""What error pages say: for each HTTP code a title, a plain sentence, and what to do next."""

import re
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from flask import Response, make_response, render_template, request
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import HTTPException

Text: TypeAlias = LazyString | str
SECRET = frozenset({"password", "present", "new", "again"})
MACHINE_MADE = re.compile(r"[!-~]*")  # keys, digests, ids, choices, days: nothing anybody wrote
MOST_TYPED = 20


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one kind of error page."""

    title: Text
    sentence: Text
    advice: Text = ""


WORDS = {
    400: Words(
        _l("The browser sent something unreadable"),
        _l("The server could not read what was sent."),
        _l("Go back, reload the page and try again."),
    ),
    401: Words(_l("Please sign in"), _l("You are not signed in, or no longer. Sign in again.")),
    403: Words(
        _l("This is not open to you"),
        _l("Your posts do not allow this."),
        _l("If it should be yours to do, ask the security administrator of your organ."),
    ),
    404: Words(
        _l("There is nothing at this address"),
        _l("The page does not exist, or you may not see it."),
        _l("Check the address, or search for what you need."),
    ),
    405: Words(
        _l("This cannot be done here"),
        _l("The address exists but does not take this kind of request."),
    ),
    409: Words(
        _l("This cannot be done now"),
        _l("This has changed since you opened it."),
        _l("Nothing was overwritten. Open it again to see how it stands now."),
    ),
    410: Words(_l("This was taken down"), _l("What stood here is no longer public.")),
    413: Words(
        _l("That is too large"),
        _l("What was sent is larger than this page takes."),
        _l("Files may have 50 MB. Divide or compress what is larger."),
    ),
    415: Words(_l("This kind of file is not taken"), _l("The server does not take this format.")),
    422: Words(
        _l("Something is missing or wrong"),
        _l("What was sent does not fit the rules; nothing was saved."),
        _l("Go back and correct it."),
    ),
    429: Words(
        _l("Too many attempts"),
        _l("There were too many attempts in a short time."),
        _l("Wait a few minutes before you try again."),
    ),
    500: Words(
        _l("Something went wrong on our side"),
        _l("The server met an error. Nothing of this request was saved."),
        _l("Try again; if it happens again, tell the system administrator the time."),
    ),
    503: Words(
        _l("Not available for the moment"),
        _l("The server is busy or being maintained."),
        _l("Try again in a few minutes."),
    ),
}


def error_page(code: int, sentence: Text = "") -> Response:
    """The page for ``code``; ``sentence`` replaces the general one where more is known."""
    words = WORDS.get(code, WORDS[500] if code >= 500 else WORDS[400])
    page = render_template(
        "ui/error.html",
        code=code,
        title=words.title,
        sentence=sentence or words.sentence,
        advice=words.advice,
        typed=typed(),
        back=page_before(),
    )
    return make_response(page, code)


def page_before() -> str:
    """Where the reader came from, if that was a page of ours and another one than this."""
    came_from = urlsplit(request.referrer or "")
    is_ours = came_from.netloc == request.host and came_from.scheme in ("http", "https")
    is_this = request.method in ("GET", "HEAD") and came_from.path == request.path
    if not is_ours or is_this:
        return ""
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")


def typed() -> list[str]:
    """What somebody wrote into the form that was refused, to be copied: never passwords or keys."""
    if request.method != "POST":
        return []
    try:
        form = request.form
    except HTTPException:  # too large, or nothing that can be read
        return []
    return [
        text
        for name, text in form.items(multi=True)
        if name not in SECRET and text.strip() and not MACHINE_MADE.fullmatch(text)
    ][:MOST_TYPED]
