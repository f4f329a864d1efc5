"""Preparing letters to parties, one by one, and taking them out again."""

from datetime import datetime
from uuid import UUID, uuid4

from app import audit
from app.kit.db import db
from app.people.models import Person
from app.requests import cases
from app.requests.actions.stepping import complete, once_for
from app.requests.models import DisclosureRequest
from app.requests.opinions import queries
from app.requests.opinions.actions.sending import go_on_when_all_went_out
from app.requests.opinions.checking import check_reach, check_tells_nothing, chosen
from app.requests.opinions.errors import NumberedAlready, SentAlready
from app.requests.opinions.locking import for_the_office
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import Asking, party_locked_up
from app.requests.values import Deed
from app.review.opinion import RETURN


def prepare(
    request_id: UUID, asking: Asking, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Add a letter to those that will be sent."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("prepare a letter", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    cases.open_step(case, "seek", person=by)
    check_reach(asking.party, asking.way)
    files = chosen(asking, queries.files_to_show(request_id))
    check_tells_nothing(asking, files, disclosure_request)

    opinion_id = uuid4()
    db.session.add(
        SoughtOpinion(
            id=opinion_id,
            request_id=request_id,
            party_kind=asking.party_kind,
            party_box=party_locked_up(asking.party, opinion_id=opinion_id),
            information=asking.information,
            concerns=asking.concerns,
            question=asking.question,
            shown=[str(each.id) for each in files],
            way=asking.way,
            made_by_id=by.id,
            made_at=at,
        )
    )
    db.session.flush()
    audit.record(
        "opinion letter prepared", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(request_id), party=asking.party_kind, files=len(files),
    )  # fmt: skip
    once.done(case.id, at=at)
    return disclosure_request


def drop(
    request_id: UUID, opinion_id: UUID, *, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Take a letter out that was not drawn up; one that is gone already stays gone."""
    disclosure_request, case = for_the_office(by, request_id)
    found = [each for each in queries.locked_all_of(request_id) if each.id == opinion_id]
    if not found:
        return disclosure_request
    if found[0].sent_on is not None:
        raise SentAlready
    if found[0].letter_id is not None:
        raise NumberedAlready
    _take_out(found[0], disclosure_request, by=by, at=at)
    go_on_when_all_went_out(disclosure_request, case, by=by, key=key, at=at)
    return disclosure_request


def seek_none(
    request_id: UUID, *, reason: str, by: Person, key: str, at: datetime
) -> DisclosureRequest:
    """Nobody need be asked: back to who decides on the answer, without the letters prepared."""
    disclosure_request, case = for_the_office(by, request_id)
    once = once_for("seek no opinion", request_id, by=by, key=key)
    if once.answer():
        return disclosure_request
    prepared = queries.prepared_of(request_id)
    if any(each.letter_id for each in prepared):
        raise NumberedAlready
    if queries.unweighed_of(request_id):
        raise SentAlready
    for opinion in prepared:
        _take_out(opinion, disclosure_request, by=by, at=at)
    complete(case, "seek", Deed(RETURN, key, reason), by=by, at=at)
    once.done(case.id, at=at)
    return disclosure_request


def _take_out(
    opinion: SoughtOpinion, disclosure_request: DisclosureRequest, *, by: Person, at: datetime
) -> None:
    db.session.delete(opinion)
    audit.record(
        "opinion letter dropped", organ_id=disclosure_request.organ_id, by=by.id, at=at,
        subject=str(disclosure_request.id),
    )  # fmt: skip
