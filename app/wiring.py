"""What crosses slices upwards: what a procedure may call, what follows when a review ends.

Every such connection stands in this file and nowhere else.
"""

from flask import Flask, appcontext_pushed

from app import engine, jobs
from app.admin import banner, trail, verification
from app.admin import hooks as admin_hooks
from app.admin.clock import following
from app.admin.demonstration.people import PASSWORD as DEMONSTRATION_PASSWORD
from app.audit import jobs as audit_jobs
from app.designer import jobs as designer_jobs
from app.designer import shipped
from app.files import copies
from app.files import jobs as files_jobs
from app.inbox import digest
from app.kit import idempotency
from app.notices import hooks as notices_hooks
from app.notices import jobs as notices_jobs
from app.notices import kinds as notice_kinds
from app.notices.actions.telling import SEND
from app.notices.letters import jobs as letter_jobs
from app.notices.letters.actions.fixing import MAKE_LETTER
from app.notices.letters.actions.settings import MAKE_BLANK_FORM
from app.people import access
from app.people import hooks as people_hooks
from app.people import jobs as people_jobs
from app.people.permissions import Permission
from app.portal import links as portal_links
from app.portal.requests import jobs as portal_jobs
from app.publishing import hooks as publishing_hooks
from app.publishing import jobs as publishing_jobs
from app.publishing import subjects as documents
from app.publishing.actions import releasing
from app.publishing.actions.papers import MAKE_PAPER
from app.publishing.alike import fitting
from app.publishing.dossier import hooks as dossier_hooks
from app.publishing.dossier import jobs as dossier_jobs
from app.publishing.dossier.actions import MAKE_DOSSIER
from app.publishing.filing import jobs as filing_jobs
from app.publishing.importing import jobs as importing_jobs
from app.publishing.importing.actions import IMPORT
from app.publishing.recounting import DocumentTerms
from app.publishing.sealing import jobs as sealing_jobs
from app.publishing.sealing.actions import PUT_AWAY
from app.requests import actions as requests_actions
from app.requests import hooks as requests_hooks
from app.requests import jobs as request_jobs
from app.requests import links as request_links
from app.requests import operations as request_operations
from app.requests import subjects as requests
from app.requests import telling
from app.requests.archive import days as archive_days
from app.requests.archive import jobs as case_file_jobs
from app.requests.archive.actions import MAKE_CASE_FILE
from app.requests.fees import recounting as fee_terms
from app.requests.opinions import jobs as opinion_jobs
from app.requests.opinions import mailing as opinion_mails
from app.requests.opinions import recounting as opinion_terms
from app.requests.remedies import messages as remedy_messages
from app.requests.remedies import recounting as remedy_terms
from app.requests.reminding import office as office_reminders
from app.requests.reminding import words as reminder_words
from app.requests.supervision import asked, proofs
from app.requests.supervision import jobs as supervision_jobs
from app.requests.supervision import messages as supervision_messages
from app.requests.supervision.recounting import RequestTerms
from app.review import hooks
from app.review import jobs as review_jobs
from app.review import reasons as review_reasons
from app.review import recounting as step_terms
from app.review.actions.sheets import MAKE_SHEET
from app.review.mirror.follow import WAKE
from app.review.operations import guarded
from app.review.queries import due
from app.ui import navigation
from app.workdays import changes
from app.workdays import hooks as calendar_hooks
from app.workdays import jobs as workdays_jobs
from app.workdays.deadlines import end_of_working_day

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def connect(app: Flask) -> None:
    """Connect the hooks of lower slices with the actions of higher ones."""
    _connect_reviews()
    _connect_the_calendar()
    _connect_the_clock(app)
    _connect_messages()
    _connect_jobs()
    _connect_requests()
    _connect_letters()
    _connect_the_public()
    admin_hooks.before_demonstration["procedures"] = shipped.deploy_shipped
    navigation.register_banner("no worker", banner.no_worker)
    access.start_at(app, Permission.READ_TRAIL, "admin.trail")
    if app.config["DEMONSTRATION"]:
        app.config["DEMONSTRATION_PASSWORD"] = DEMONSTRATION_PASSWORD


def _connect_reviews() -> None:
    """What reviews show of their subjects, and what procedures do with them."""
    hooks.pages[documents.KIND] = documents.DocumentPages()
    hooks.follows[documents.KIND] = documents.DocumentFollows()
    hooks.pages[requests.KIND] = requests.RequestPages()
    hooks.follows[requests.KIND] = requests.RequestFollows()
    hooks.facts[requests.KIND] = requests.facts_of
    hooks.units[requests.KIND] = requests.units_of
    hooks.begins[requests.KIND] = archive_days.begins_on
    hooks.stand_ins[requests.KIND] = requests.stand_in
    hooks.work_places[requests.KIND] = requests.work_place
    hooks.to_be_decided.add(requests.KIND)
    hooks.beyond_recall[requests.KIND] = requests.BEYOND_RECALL
    dossier_hooks.words[dossier_hooks.TRAIL] = trail.told
    people_hooks.listeners["review"] = review_jobs.look_again
    engine.use_operations(
        {
            "publish": guarded(releasing.publish),
            "file_with_authority": guarded(releasing.file_with_authority),
            "register_withheld": guarded(releasing.register_withheld),
            "issue_answer": guarded(request_operations.issue_answer),
            "issue_closing": guarded(request_operations.issue_closing),
        }
    )


def _connect_the_calendar() -> None:
    """What hangs on working days."""
    engine.use_deadline(end_of_working_day)
    calendar_hooks.terms |= {
        requests.KIND: RequestTerms(),
        documents.KIND: DocumentTerms(),
        asked.KIND: asked.AskedTerms(),
        fee_terms.KIND: fee_terms.FeeTerms(),
        opinion_terms.KIND: opinion_terms.OpinionTerms(),
        remedy_terms.KIND: remedy_terms.RemedyTerms(),
        step_terms.KIND: step_terms.StepTerms(),
    }
    jobs.register(changes.RECKON, workdays_jobs.reckon)


def _connect_requests() -> None:
    """What is done later about requests for information, and what answers point at."""
    jobs.register(request_jobs.SET_ASIDE, request_jobs.set_aside)
    request_links.find["portal"] = portal_links.fitting
    request_links.living["portal"] = portal_links.is_living
    keep = supervision_jobs.store_proof
    jobs.register(proofs.MAKE_PROOF, keep, before=supervision_jobs.render_proof)
    jobs.register(MAKE_CASE_FILE, case_file_jobs.keep, before=case_file_jobs.make)
    jobs.register(request_jobs.REMIND, request_jobs.remind)
    jobs.schedule_every(request_jobs.REMIND, seconds=HOUR)
    jobs.register(opinion_jobs.REMIND, opinion_jobs.remind)
    jobs.schedule_every(opinion_jobs.REMIND, seconds=HOUR)


def _connect_the_clock(app: Flask) -> None:
    """Whatever begins (a request, a command, a job) begins by asking what time the office has."""
    appcontext_pushed.connect(following.of_context, app)
    jobs.before_each(following.follow)


def _connect_letters() -> None:
    """Official letters become PDF."""
    jobs.register(MAKE_LETTER, letter_jobs.keep_letter, before=letter_jobs.make_letter)
    jobs.register(MAKE_BLANK_FORM, letter_jobs.keep_form, before=letter_jobs.make_blank_form)


def _connect_messages() -> None:
    """What people are told, what of it is due, and what the worker does about it."""
    of_reviews = review_reasons.KINDS | supervision_messages.KINDS | remedy_messages.KINDS
    of_terms = office_reminders.KINDS | reminder_words.KINDS
    for word, kind in (of_reviews | of_terms).items():
        notice_kinds.register(word, kind)
    for event, kind in telling.KINDS.items():
        notice_kinds.register(telling.word_of(event), kind)
    for word, kind in opinion_mails.KINDS.items():
        notice_kinds.register(word, kind)
    notices_hooks.deadlines[review_reasons.STEP] = due.parts_due
    notices_hooks.deadlines[review_reasons.CASE] = due.cases_due
    notices_hooks.deadlines[office_reminders.FEE] = office_reminders.fees_due
    notices_hooks.deadlines[office_reminders.REMEDY] = office_reminders.remedies_due
    notices_hooks.counted["inbox"] = digest.mine
    notices_hooks.counted["pool"] = digest.pool
    jobs.register(SEND, notices_jobs.note_sent, before=notices_jobs.send)
    for name, duty, seconds in (
        (notices_jobs.SORT, notices_jobs.sort_out, MINUTE // 3),
        (notices_jobs.DIGEST, notices_jobs.begin_digests, 10 * MINUTE),
        (notices_jobs.REMIND, notices_jobs.remind, HOUR),
        (notices_jobs.FORGET, notices_jobs.forget_old, DAY),
    ):
        jobs.register(name, duty)
        jobs.schedule_every(name, seconds=seconds)


def _connect_the_public() -> None:
    """What the public's side and the requests ask of each other's neighbours."""
    publishing_hooks.listeners["requests"] = requests_actions.warn_of_gone_page
    requests_hooks.alike["publishing"] = fitting
    jobs.register("portal.forget_attempts", portal_jobs.forget_attempts)
    jobs.schedule_every("portal.forget_attempts", seconds=DAY)


def _connect_jobs() -> None:
    """What the worker does, and how often."""
    jobs.register(WAKE, review_jobs.wake)
    jobs.register(review_jobs.PEOPLE_CHANGED, review_jobs.people_changed)
    jobs.register(MAKE_SHEET, review_jobs.store_sheet, before=review_jobs.render_sheet)
    jobs.register(copies.CLEAN, files_jobs.keep_copy, before=files_jobs.clean_aside)
    jobs.register("documents.catch_up", publishing_jobs.catch_up)
    jobs.schedule_every("documents.catch_up", seconds=HOUR)
    jobs.register(designer_jobs.DEPLOY_SHIPPED, designer_jobs.deploy_shipped)
    jobs.schedule_every(designer_jobs.DEPLOY_SHIPPED, seconds=HOUR)
    jobs.register(MAKE_PAPER, filing_jobs.store_paper, before=filing_jobs.render_paper)
    jobs.register(MAKE_DOSSIER, dossier_jobs.keep, before=dossier_jobs.make)
    jobs.register(verification.JOB, verification.record_read, before=verification.read_aside)
    jobs.register(audit_jobs.WRITE_DOWN, audit_jobs.write_down_heads)
    jobs.schedule_every(audit_jobs.WRITE_DOWN, seconds=HOUR)
    jobs.register("files.sweep", files_jobs.sweep)
    jobs.register(IMPORT, importing_jobs.enter, before=importing_jobs.read_aside)
    put_away = sealing_jobs.put_files_away
    jobs.register(PUT_AWAY, sealing_jobs.note_put_away, before=put_away)
    jobs.schedule_every("files.sweep", seconds=DAY)
    jobs.register("jobs.forget_done", jobs.forget_done)
    jobs.schedule_every("jobs.forget_done", seconds=DAY)
    jobs.register("people.forget_old", people_jobs.forget_old)
    jobs.schedule_every("people.forget_old", seconds=DAY)
    jobs.register("idempotency.forget_old", idempotency.forget_old)
    jobs.schedule_every("idempotency.forget_old", seconds=DAY)
