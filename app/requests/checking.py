"""What a request must contain (Art. 29), and what it must not be asked for: a purpose."""

from app.law.applicants import ApplicantType, Paper, fits, papers_of
from app.requests.applicant import Applicant
from app.requests.errors import (
    AgentIdentityWrong,
    DescriptionNeeded,
    DescriptionTooLong,
    IdentityNeeded,
    IdentityWrong,
    NameNeeded,
    PaperNotOfThisKind,
    ReachNeeded,
    WayNotReachable,
)
from app.requests.models import WantedWay
from app.requests.values import Intake

SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 4, 5000
NEEDED_FOR = {
    WantedWay.POST: "address",
    WantedWay.EMAIL: "email",
    WantedWay.FAX: "fax",
}


def check(intake: Intake) -> None:
    """Raise the first thing that is missing or wrong."""
    _check_applicant(intake.applicant)
    text = intake.description.strip()
    if len(text) < SHORTEST_DESCRIPTION:
        raise DescriptionNeeded
    if len(text) > LONGEST_DESCRIPTION:
        raise DescriptionTooLong(most=LONGEST_DESCRIPTION)
    needed = NEEDED_FOR.get(intake.wanted_way)
    if needed and not getattr(intake.applicant, needed):
        raise WayNotReachable


def _check_applicant(applicant: Applicant) -> None:
    if not applicant.name.strip():
        raise NameNeeded
    if not applicant.paper or not applicant.paper_number:
        raise IdentityNeeded
    paper = Paper(applicant.paper)
    if paper not in papers_of(ApplicantType(applicant.kind)):
        raise PaperNotOfThisKind
    if not fits(paper, applicant.paper_number):
        raise IdentityWrong
    if applicant.agent and not fits(Paper(applicant.agent_paper), applicant.agent_paper_number):
        raise AgentIdentityWrong
    if not (applicant.phone or applicant.address or applicant.email):
        raise ReachNeeded
