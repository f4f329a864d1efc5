"""What the file of a case holds, read and printed in one fixed order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from flask import current_app

from app.files import storage
from app.files.archive.pages import pages_of
from app.files.models import StoredFile
from app.files.printing import Page, all_printed
from app.kit.time import legal_day
from app.law.identity import find_all
from app.notices.letters.queries import letters_of
from app.requests import answers, cases, ledger
from app.requests import applicant as applicants
from app.requests.applicant import Applicant
from app.requests.archive.papers import Paper, made
from app.requests.archive.queries import Whole
from app.requests.fees.queries import account_of
from app.requests.models import FileRole, RequestFile
from app.requests.opinions import queries as opinions
from app.requests.opinions.values import Party, party_in
from app.requests.reasons import word
from app.requests.remedies.queries import remedies_of
from app.review import printing as sheets

STYLE = Path(__file__).with_name("paper.css")
HIDDEN = "＊＊＊"
HIDDEN_FIELDS = ("phone", "email", "fax", "address", "postcode", "agent_phone")
PDF = "application/pdf"
LEFT_OUT = frozenset({FileRole.FROM_APPLICANT, FileRole.REMEDY_PAPER, FileRole.OPINION})


class Written(NamedTuple):
    """A paper that the product has yet to print."""

    on: date
    title: str
    page: Page


class Handed(NamedTuple):
    """A file that somebody handed in, or a letter; hidden where the copy leaves it out."""

    on: date
    title: str
    file: StoredFile
    is_hidden: bool = False


def papers_of(case: Whole, *, is_masked: bool, at: datetime) -> list[Paper]:
    """Everything in the file. The masked copy leaves out what the applicant handed in."""
    written = [
        *_application(case, is_masked=is_masked),
        *_searches(case),
        *_opinions(case, is_masked=is_masked),
        *_answers(case),
        *_sheets(case, at=at),
        *_fee(case),
        *_remedies(case),
        *_ledger(case, on=legal_day(at)),
    ]
    pages = [each.page for each in written]
    pdfs = all_printed([_without_numbers(page) for page in pages] if is_masked else pages)
    return [
        *(made(each.on, each.title, pdf) for each, pdf in zip(written, pdfs, strict=True)),
        *_files(case, is_masked=is_masked),
    ]


def masked(applicant: Applicant) -> Applicant:
    """Who asked, without the numbers and addresses."""
    hidden = {name: HIDDEN for name in HIDDEN_FIELDS if getattr(applicant, name)}
    return replace(
        applicant,
        paper_number=applicant.masked_paper_number,
        agent_paper_number=applicant.masked_agent_number,
        **hidden,
    )


def _without_numbers(page: Page) -> Page:
    """The same without the numbers of anybody, whoever wrote them and wherever."""
    html = page.html
    for sighting in reversed(find_all(html)):
        html = html[: sighting.start] + HIDDEN + html[sighting.end :]
    return page._replace(html=html)


def _application(case: Whole, *, is_masked: bool) -> Iterator[Written]:
    request = case.request
    who = applicants.opened(request.applicant_box, request_id=request.id)
    yield _paper(
        request.handed_in_on,
        "政府信息公开申请",
        "application",
        case=case,
        who=masked(who) if is_masked else who,
        is_masked=is_masked,
    )


def _searches(case: Whole) -> Iterator[Written]:
    if found := cases.searches_of(case.request.id):
        yield _paper(found[-1].searched_on, "检索记录", "searches", case=case, searches=found)


def _opinions(case: Whole, *, is_masked: bool) -> Iterator[Written]:
    """Each letter by which an opinion was sought, what came back, and what it weighed."""
    for sought in opinions.all_of(case.request.id):
        if sought.sent_on is None:
            continue
        party = party_in(sought.party_box, opinion_id=sought.id)
        yield _paper(
            sought.sent_on,
            f"征求意见情况（{sought.sequence}）",
            "opinion",
            case=case,
            sought=sought,
            party=Party(name=party.name) if is_masked else party,
            answers=opinions.answers_of(sought.id),
        )


def _answers(case: Whole) -> Iterator[Written]:
    for answer in answers.all_of(case.request.id):
        written = answer.signed_at or answer.handed_in_at or answer.drafted_at
        if answer.code and written:
            title = f"答复（第{answer.number}次）"
            yield _paper(legal_day(written), title, "answer", case=case, answer=answer)


def _sheets(case: Whole, *, at: datetime) -> Iterator[Written]:
    for place, review in enumerate(case.reviews, start=1):
        day = legal_day(review.ended_at or at)
        page = Page(sheets.sheet_html(review.id, at=at), sheets.STYLE)
        yield Written(day, f"办理审批单（第{place}次办理）", page)


def _fee(case: Whole) -> Iterator[Written]:
    if account := account_of(case.request.id):
        day = account.fee.noticed_on or legal_day(account.fee.reckoned_at)
        yield _paper(day, "信息处理费", "fee", case=case, account=account)


def _remedies(case: Whole) -> Iterator[Written]:
    for place, remedy in enumerate(remedies_of(case.request.id), start=1):
        title = f"复议诉讼登记（{place}）"
        yield _paper(remedy.received_on, title, "remedy", case=case, remedy=remedy)


def _ledger(case: Whole, *, on: date) -> Iterator[Written]:
    yield _paper(
        on,
        "办理台账和期限计算",
        "ledger",
        case=case,
        events=ledger.events_of(case.request.id),
        proof=ledger.proof_of(case.request),
    )


def _files(case: Whole, *, is_masked: bool) -> list[Paper]:
    """What was handed in, and the letters with their proofs; the pages counted together."""
    handed = [
        Handed(legal_day(row.added_at), str(word(row.role)), row.file, _hides(row, is_masked))
        for row in cases.files_of(case.request.id)
    ]
    return _counted([*handed, *_letters(case)])


def _letters(case: Whole) -> Iterator[Handed]:
    """Every letter that was numbered, as it was served, and the proof of it."""
    for letter in letters_of(case.request.id, organ_id=case.request.organ_id):
        day = letter.dated_on
        if day is None:
            continue
        title = f"{letter.title} {letter.number_text}"
        if letter.annulled_at:
            title += "（已撤销）"
        if letter.paper:
            yield Handed(day, title, letter.paper)
        if letter.proof:
            yield Handed(letter.served_on or day, f"{title} 送达凭证", letter.proof)


def _hides(row: RequestFile, is_masked: bool) -> bool:
    return is_masked and row.role in LEFT_OUT


def _counted(handed: Sequence[Handed]) -> list[Paper]:
    shown = [each.file for each in handed if not each.is_hidden]
    places = {file.sha256: storage.checked(file.sha256) for file in shown}
    pdfs = list(dict.fromkeys(file.sha256 for file in shown if file.media_type == PDF))
    pages = dict(zip(pdfs, pages_of([places[each] for each in pdfs]), strict=True))
    return [
        Paper(
            each.on,
            each.title,
            each.file.name,
            None if each.is_hidden else places[each.file.sha256],
            each.file.sha256,
            pages.get(each.file.sha256),
        )
        for each in handed
    ]


def _paper(on: date, title: str, template: str, **context: Any) -> Written:
    paper = current_app.jinja_env.get_template(f"requests/archive/{template}.html")
    return Written(on, title, Page(paper.render(title=title, **context), STYLE))
