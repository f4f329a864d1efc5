"""The facts of the letters about opinions: to a party, to the applicant, and before disclosure."""

from collections.abc import Sequence
from datetime import date

from app.law.ledger import OpinionKind
from app.notices.letters import facts as says
from app.notices.letters.facts import Facts
from app.requests.letters.asked import asked_of
from app.requests.models import DisclosureRequest
from app.requests.opinions.models import SoughtOpinion
from app.requests.opinions.values import Disclosure, party_in
from app.requests.opinions.words import PartyKind


def asks_party(opinion: SoughtOpinion, *, answer_at: str) -> Facts:
    """What a party is asked; nothing in it comes from the request or its applicant."""
    name = party_in(opinion.party_box, opinion_id=opinion.id).name
    if opinion.is_of_an_organ:
        return says.OrganOpinion(
            organ=name,
            information=opinion.information,
            would_disclose=opinion.concerns,
            made_jointly=opinion.was_made_together,
            question=opinion.question,
            answer_at=answer_at,
        )
    return says.ThirdPartyOpinion(
        third_party=name,
        information=opinion.information,
        would_disclose=opinion.concerns,
        is_organisation=opinion.party_kind is PartyKind.COMPANY,
        question=opinion.question,
        answer_at=answer_at,
    )


def tells_applicant(
    disclosure_request: DisclosureRequest, sent: Sequence[SoughtOpinion], *, sent_on: date
) -> Facts:
    """That opinions are sought: of which kinds of parties, and of nobody by name."""
    kinds = {each.law_kind for each in sent}
    opinion_of = tuple(kind for kind in OpinionKind if kind in kinds)
    return says.OpinionTold(asked_of(disclosure_request), opinion_of=opinion_of, sent_on=sent_on)


def tells_party(opinion: SoughtOpinion, told: Disclosure) -> Facts:
    """What is disclosed against the will of a third party, and why (Art. 32)."""
    assert opinion.answered_on  # it objected
    return says.DecidedToDisclose(
        third_party=party_in(opinion.party_box, opinion_id=opinion.id).name,
        information=opinion.information,
        contents=told.contents,
        reasons=told.reasons,
        objected_on=opinion.answered_on,
        is_organisation=opinion.party_kind is PartyKind.COMPANY,
    )
