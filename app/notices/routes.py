"""Messages (消息): the list, the bell, and what is wished about mail."""

from functools import partial
from uuid import UUID

from flask import Blueprint, flash, redirect, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kit import seen
from app.kit.db import transaction
from app.kit.errors import Invalid
from app.kit.htmx import go_to, show
from app.kit.mail import post_office
from app.kit.paging import page_number
from app.kit.time import now
from app.notices import kinds
from app.notices.actions import reading
from app.notices.forms import ReadForm, WishesForm
from app.notices.kinds import Group
from app.notices.queries import messages as queries
from app.notices.reasons import GROUPS, MAILS
from app.people.access import Permission, current_person, may, open_to_everyone, requires, visitor
from app.ui import navigation
from app.ui.security import is_local_path

bp = Blueprint("notices", __name__, template_folder="templates")
bp.add_app_template_filter(kinds.headline, "headline")


@bp.get("/messages")
@requires(Permission.SIGNED_IN)
def messages() -> ResponseReturnValue:
    group, unread_only = _group(), request.args.get("view") != "all"
    page = queries.messages(
        current_person(),
        group=group,
        unread_only=unread_only,
        number=page_number(request.args.get("page")),
    )
    return show(
        "notices/messages.html#messages",
        page=page,
        group=group,
        groups=GROUPS,
        unread_only=unread_only,
        mails=MAILS,
        form=ReadForm(formdata=None, until=now().isoformat()),
    )


@bp.get("/messages/<uuid:notice_id>")
@requires(Permission.SIGNED_IN)
def message(notice_id: UUID) -> ResponseReturnValue:
    """Whoever follows a message to its case has read it."""
    person, at = current_person(), now()
    link = queries.link_of(person, notice_id)
    seen.note(reading.one(notice_id, by=person, at=at), last=None, at=at)
    return redirect(link if is_local_path(link) else "/messages", code=303)


@bp.post("/messages/<uuid:notice_id>/read")
@requires(Permission.SIGNED_IN)
def mark_read(notice_id: UUID) -> ResponseReturnValue:
    with transaction():
        reading.mark_read(notice_id, by=current_person(), at=now())
    return _back()


@bp.post("/messages/read")
@requires(Permission.SIGNED_IN)
def mark_all_read() -> ResponseReturnValue:
    at = now()
    until = ReadForm().moment(at)
    with transaction():
        reading.mark_all_read(until=until, by=current_person(), at=at)
    flash(_("All messages are marked as read."))
    return _back()


@bp.get("/messages/bell")
@open_to_everyone
def bell() -> ResponseReturnValue:
    """The count for the bell, asked once a minute. Who is no longer signed in keeps his page."""
    if visitor() is None:
        return "", 204
    return show("ui/_corners.html")


@bp.get("/messages/wishes")
@requires(Permission.SIGNED_IN)
def wishes() -> ResponseReturnValue:
    known = queries.wishes_of(current_person()) or reading.UNSAID
    return _wishes_page(WishesForm(formdata=None, obj=known), status=200)


@bp.post("/messages/wishes")
@requires(Permission.SIGNED_IN)
def change_wishes() -> ResponseReturnValue:
    form = WishesForm()
    if not form.validate_on_submit():
        return _wishes_page(form, status=422)
    try:
        with transaction():
            reading.wish(form.wished(), by=current_person(), at=now())
    except Invalid as error:
        form.blame(error)
        return _wishes_page(form, status=422)
    flash(_("Your wishes have been kept."))
    return go_to("notices.wishes")


def _wishes_page(form: WishesForm, *, status: int) -> ResponseReturnValue:
    return show(
        "notices/wishes.html", status=status, form=form, mail_is_on=post_office() is not None
    )


def _group() -> Group | None:
    """The group asked for in the address; anything else means all."""
    text = request.args.get("group", "")
    return next((group for group in Group if group.value == text), None)


def _back() -> ResponseReturnValue:
    group = _group()
    view = "all" if request.args.get("view") == "all" else None
    return go_to("notices.messages", view=view, group=group.value if group else None)


def _unread() -> int:
    return queries.count_unread(current_person())


navigation.register_corner(
    "notices.messages",
    _l("Messages"),
    partial(may, Permission.SIGNED_IN),
    icon="bell",
    waiting=_unread,
    fresh_at="notices.bell",
)
