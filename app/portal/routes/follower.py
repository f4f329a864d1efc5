"""Who follows a request in this browser: let in by number and code, for thirty minutes of quiet.

The signed cookie holds the request's id and the version of its code, and neither number nor code.
"""

from collections.abc import Iterable
from uuid import UUID

from flask import Response, make_response, render_template, session

from app.files import storage
from app.files.models import StoredFile
from app.kit.time import real_time
from app.notices.letters.models import Letter
from app.portal.requests import queries
from app.portal.requests.errors import NoSuchEnclosure, NotFollowing
from app.portal.requests.queries import Followed
from app.ui.downloads import download

FOLLOWS = "follows"
QUIET_SECONDS = 30 * 60


def let_in(request_id: UUID, *, code_version: int) -> None:
    """This browser follows the request from now on, and no other."""
    session[FOLLOWS] = [str(request_id), code_version, int(real_time().timestamp())]


def let_out() -> None:
    """This browser follows nothing any more."""
    session.pop(FOLLOWS, None)


def followed() -> Followed:
    """The request this browser follows, and thirty minutes more for it."""
    request_id, version, seen = session.get(FOLLOWS) or ("", 0, 0)
    if not request_id or real_time().timestamp() - seen > QUIET_SECONDS:
        raise NotFollowing
    found = queries.followed(UUID(request_id), code_version=version)
    if found is None:
        raise NotFollowing
    let_in(found.request.id, code_version=version)
    return found


def letter_among(letters: Iterable[Letter], letter_id: UUID) -> Letter:
    """One of the letters this reader was served; of any other it is said that there is none."""
    if found := next((each for each in letters if each.id == letter_id), None):
        return found
    raise NoSuchEnclosure


def given_out(letter: Letter, file: StoredFile | None) -> Response:
    """A file of a letter this reader was served."""
    if file is None:
        raise NoSuchEnclosure
    place = storage.checked(file.sha256)
    return download(place, name=letter.name_of(file), media_type=file.media_type)


def private(template: str, *, status: int = 200, **context: object) -> Response:
    """A page for this reader alone: kept by nobody, found by no search engine."""
    response = make_response(render_template(template, **context), status)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
