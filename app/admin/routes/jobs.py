"""Jobs (作业) and mails: what waits, what was given up, and whether a worker is there."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.admin import actions
from app.admin.routes.blueprint import bp
from app.jobs import queries
from app.jobs.models import JobState
from app.kit.db import transaction
from app.kit.htmx import go_to, show
from app.kit.mail import post_office
from app.kit.paging import page_number
from app.kit.time import now
from app.notices.actions.sending import send_again
from app.notices.queries.mails import failed_mails
from app.people.access import Permission, current_person, requires


@bp.get("/admin/jobs")
@requires(Permission.ADMIN_SYSTEM)
def jobs() -> ResponseReturnValue:
    organ_id = current_person().organ_id
    numbers = queries.numbers_by_state(organ_id)
    return show(
        "admin/jobs.html",
        waiting=numbers.get(JobState.READY, 0),
        running=numbers.get(JobState.RUNNING, 0),
        dead=numbers.get(JobState.DEAD, 0),
        oldest=queries.oldest_due_age(now(), organ_id),
        workers=queries.living_workers(),
        page=queries.dead_jobs(organ_id, number=page_number(request.args.get("page"))),
        office=post_office(),
    )


@bp.post("/admin/jobs/<uuid:job_id>/retry")
@requires(Permission.ADMIN_SYSTEM)
def retry_job(job_id: UUID) -> ResponseReturnValue:
    with transaction():
        actions.retry_job(job_id, by=current_person(), at=now())
    flash(_("The job will be tried again."))
    return go_to("admin.jobs")


@bp.get("/admin/mails")
@requires(Permission.ADMIN_SYSTEM)
def mails() -> ResponseReturnValue:
    number = page_number(request.args.get("page"))
    page = failed_mails(current_person().organ_id, number=number)
    return show("admin/mails.html", page=page, office=post_office())


@bp.post("/admin/mails/<uuid:mail_id>/send")
@requires(Permission.ADMIN_SYSTEM)
def send_mail_again(mail_id: UUID) -> ResponseReturnValue:
    with transaction():
        send_again(mail_id, by=current_person(), at=now())
    flash(_("The mail will be sent again."))
    return go_to("admin.mails")
