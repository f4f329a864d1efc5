"""The page of a party: what is asked, what would be disclosed, until when; its one answer."""

from typing import BinaryIO, cast
from uuid import UUID

from flask import request
from flask.typing import ResponseReturnValue

from app.files.errors import BadFile
from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to
from app.kit.time import now, today
from app.people.access import open_to_everyone, remote_address
from app.portal.opinions import actions, queries
from app.portal.opinions.errors import NotOfThisLetter, NotOpened, WrongLetterOrCode
from app.portal.opinions.forms import SAID, OpenLetterForm, OpinionForm
from app.portal.opinions.queries import Shown
from app.portal.routes.blueprint import asked, bp
from app.portal.routes.follower import given_out, letter_among, private
from app.portal.routes.party import let_party_in, let_party_out, shown
from app.requests.actions.enclosing import MOST_OF_THE_PUBLIC
from app.requests.numbers import as_kept
from app.requests.opinions import actions as opinions
from app.requests.opinions.actions.answering import MOST_FILES
from app.requests.opinions.errors import LetterClosed
from app.requests.opinions.words import Stance
from app.requests.values import Upload
from app.ui.downloads import download
from app.ui.error_pages import typed
from app.ui.security import bodies_of

MEGABYTE = 1024 * 1024
LONG_TEXT = 16 * MEGABYTE
WITH_FILES = MOST_FILES * MOST_OF_THE_PUBLIC + LONG_TEXT


@bp.errorhandler(NotOpened)
def not_opened(error: NotOpened) -> ResponseReturnValue:
    """Number and code have to be typed, or typed again."""
    form = OpenLetterForm(formdata=None)
    return private(
        "portal/opinions/open.html", status=401, form=form, notice=str(error), typed=typed()
    )


@bp.get("/opinion")
@open_to_everyone
def opinion() -> ResponseReturnValue:
    """Number and code are asked for; the number may stand in the address, the code never."""
    form = OpenLetterForm(formdata=None, number=asked("number"))
    return private("portal/opinions/open.html", form=form)


@bp.post("/opinion")
@open_to_everyone
def open_letter() -> ResponseReturnValue:
    form, at = OpenLetterForm(), now()
    if not form.validate_on_submit():
        return private("portal/opinions/open.html", status=422, form=form)
    number = as_kept(form.number.data or "")
    with transaction():
        actions.begin_opening(number, address=remote_address(), at=at)
    found = queries.opened(number, form.code.data or "")
    if found is None:
        form.blame(WrongLetterOrCode())
        return private("portal/opinions/open.html", status=422, form=form)
    with transaction():
        actions.open_letter(found.id, number=number, address=remote_address(), at=at)
    let_party_in(found.id, code_version=found.code_version)
    return go_to("portal.opened_letter")


@bp.post("/opinion/leave")
@open_to_everyone
def leave_letter() -> ResponseReturnValue:
    """Whoever used a machine of others wants to be forgotten at once."""
    let_party_out()
    return go_to("portal.opinion")


@bp.get("/opinion/letter")
@open_to_everyone
def opened_letter() -> ResponseReturnValue:
    """What is asked; or, once it was answered, the receipt; or that it is over."""
    return _page(shown())


@bp.get("/opinion/files/<uuid:file_id>")
@open_to_everyone
def letter_file(file_id: UUID) -> ResponseReturnValue:
    """A file that was chosen for this party, while it is asked."""
    found = shown()
    files = {each.id: each.file for each in found.files} if found.is_open else {}
    if file_id not in files:
        raise NotOfThisLetter
    file = files[file_id]
    return download(queries.copy_for(file), name=file.name, media_type=file.media_type)


@bp.get("/opinion/papers/<uuid:letter_id>")
@open_to_everyone
def letter_paper(letter_id: UUID) -> ResponseReturnValue:
    """The letter itself, as it was served on this party: stamped, or as it was made."""
    letter = letter_among(shown().papers, letter_id)
    return given_out(letter, letter.paper)


@bp.get("/opinion/papers/<uuid:letter_id>/text")
@open_to_everyone
def letter_paper_as_text(letter_id: UUID) -> ResponseReturnValue:
    """The same without its stamp, where a scan was served: for screen readers."""
    letter = letter_among(shown().papers, letter_id)
    return given_out(letter, letter.as_text)


@bp.post("/opinion/check")
@open_to_everyone
@bodies_of(LONG_TEXT, text=LONG_TEXT)
def check_opinion() -> ResponseReturnValue:
    """A last look at what will be sent; files are added there."""
    found, form = shown(), OpinionForm().keyed()
    if "change" in request.form:
        return _page(found, form)
    return _checked(found, form)


@bp.post("/opinion/answer")
@open_to_everyone
@bodies_of(WITH_FILES, text=LONG_TEXT)
def give_opinion() -> ResponseReturnValue:
    """The answer is taken; its code is dead from now on, and the receipt is shown."""
    found, form, at = shown(), OpinionForm().keyed(), now()
    if not found.is_open or not form.validate_on_submit():
        return _checked(found, form)
    reply = form.reply(on=today(), uploads=_uploads())
    try:
        with transaction():
            given = opinions.give_answer(found.opinion.id, reply, key=form.key.data or "", at=at)
            version = given.code_version
    except (BadFile, Invalid) as wrong:
        form.files.errors = [*form.files.errors, str(wrong)]
        return _check_page(shown(), form, status=422)
    let_party_in(found.opinion.id, code_version=version)
    return go_to("portal.opened_letter")


def _uploads() -> tuple[Upload, ...]:
    return tuple(
        Upload(cast(BinaryIO, each.stream), each.filename or "")
        for each in request.files.getlist("files")
        if each.filename
    )


def _checked(found: Shown, form: OpinionForm) -> ResponseReturnValue:
    if not found.is_open:
        raise LetterClosed
    if not form.validate_on_submit():
        return _page(found, form, status=422)
    if wrong := form.wrong():
        form.blame(wrong)
        return _page(found, form, status=422)
    return _check_page(found, form)


def _check_page(found: Shown, form: OpinionForm, *, status: int = 200) -> ResponseReturnValue:
    said = SAID[Stance(form.stance.data)]
    return private(
        "portal/opinions/check.html",
        status=status,
        organ=found.organ,
        found=found,
        form=form,
        said=said,
    )


def _page(
    found: Shown, form: OpinionForm | None = None, *, status: int = 200
) -> ResponseReturnValue:
    answer = found.opinion.stance
    template = "letter" if found.is_open else "receipt" if answer else "closed"
    return private(
        f"portal/opinions/{template}.html",
        status=410 if template == "closed" else status,
        organ=found.organ,
        found=found,
        form=form or OpinionForm(formdata=None).keyed(),
        said=SAID[answer] if answer else "",
    )
