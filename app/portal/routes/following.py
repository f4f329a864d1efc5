"""Following a request by number and code: what happened, until when, what may be done."""

from uuid import UUID

from flask import current_app, url_for
from flask.typing import ResponseReturnValue

from app.files import queries as stored
from app.files import storage
from app.kit.db import transaction
from app.kit.htmx import go_to
from app.kit.time import now, today
from app.people.access import open_to_everyone, remote_address
from app.portal.requests import actions, queries, reasons
from app.portal.requests.errors import (
    NoSuchEnclosure,
    NotFollowing,
    NotReadyYet,
    WrongNumberOrCode,
)
from app.portal.requests.forms import LetInForm
from app.portal.routes.answering_back import page_of
from app.portal.routes.blueprint import asked, bp
from app.portal.routes.follower import (
    followed,
    given_out,
    let_in,
    let_out,
    letter_among,
    private,
)
from app.requests import numbers
from app.requests.letters.slips import slip_of
from app.ui.addresses import whole_address
from app.ui.downloads import download
from app.ui.error_pages import typed


@bp.errorhandler(NotFollowing)
def not_following(error: NotFollowing) -> ResponseReturnValue:
    """Number and code have to be typed, or typed again."""
    form = LetInForm(formdata=None)
    return private(
        "portal/requests/follow.html", status=401, form=form, notice=str(error), typed=typed()
    )


@bp.get("/follow")
@open_to_everyone
def follow() -> ResponseReturnValue:
    """Number and code are asked for; the number may stand in the address, the code never."""
    form = LetInForm(formdata=None, number=asked("number"))
    return private("portal/requests/follow.html", form=form)


@bp.post("/follow")
@open_to_everyone
def let_follower_in() -> ResponseReturnValue:
    form, at = LetInForm(), now()
    if not form.validate_on_submit():
        return private("portal/requests/follow.html", status=422, form=form)
    number = numbers.as_kept(form.number.data or "")
    with transaction():
        actions.begin_following(number, address=remote_address(), at=at)
    found = queries.opened(number, form.code.data or "")
    if found is None:
        form.blame(WrongNumberOrCode())
        return private("portal/requests/follow.html", status=422, form=form)
    with transaction():
        actions.follow(
            found.id, organ_id=found.organ_id, number=number, address=remote_address(), at=at
        )
    let_in(found.id, code_version=found.code_version)
    return go_to("portal.followed_request")


@bp.post("/follow/leave")
@open_to_everyone
def leave() -> ResponseReturnValue:
    """Whoever used a machine of others wants to be forgotten at once."""
    let_out()
    return go_to("portal.follow")


@bp.get("/follow/request")
@open_to_everyone
def followed_request() -> ResponseReturnValue:
    """Where the request stands."""
    return page_of(followed())


@bp.get("/follow/receipt")
@open_to_everyone
def receipt() -> ResponseReturnValue:
    """Number and code on one sheet of paper."""
    found = followed()
    return private(
        "portal/requests/receipt.html",
        organ=found.organ,
        found=found,
        slip=slip_of(
            found.request,
            follow_at=whole_address(url_for("portal.follow")),
            is_demonstration=current_app.config["DEMONSTRATION"],
        ),
        turn=reasons.turn(found, today=today()),
    )


@bp.get("/follow/letters/<uuid:letter_id>")
@open_to_everyone
def followed_letter(letter_id: UUID) -> ResponseReturnValue:
    """A letter the applicant was served, by whatever way: who has number and code may have it."""
    letter = letter_among(followed().letters, letter_id)
    return given_out(letter, letter.paper)


@bp.get("/follow/letters/<uuid:letter_id>/text")
@open_to_everyone
def followed_letter_as_text(letter_id: UUID) -> ResponseReturnValue:
    """The same without its stamp, where a scan was served: for screen readers."""
    letter = letter_among(followed().letters, letter_id)
    return given_out(letter, letter.as_text)


@bp.get("/follow/files/<uuid:file_id>")
@open_to_everyone
def followed_file(file_id: UUID) -> ResponseReturnValue:
    """What was served with the answer, or what the applicant had sent; of this request alone."""
    found = followed()
    given = {each.id: each.file for each in found.given_files}
    own = {each.id: each.file for each in found.own_files}
    if file_id in own:
        file, place = own[file_id], stored.content_of(own[file_id])
    elif file_id in given:
        file = given[file_id]
        copy = queries.copy_of(file)
        if copy and copy.copy_sha256 is None:
            raise NotReadyYet
        digest = copy.copy_sha256 if copy and copy.copy_sha256 else file.sha256
        place = storage.checked(digest)
    else:
        raise NoSuchEnclosure
    return download(place, name=file.name, media_type=file.media_type)
