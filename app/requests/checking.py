"""What a request must contain (Art. 29), and what it must not be asked for: a purpose."""

from collections.abc import Iterator

from app.kit import mail
from app.kit.errors import Invalid
from app.law.applicants import ApplicantType, Paper, fits, papers_of, plain_number
from app.requests.applicant import Applicant
from app.requests.errors import (
    AgentIdentityWrong,
    AgentUnnamed,
    DescriptionNeeded,
    DescriptionTooLong,
    IdentityNeeded,
    IdentityWrong,
    MailMalformed,
    NameNeeded,
    PaperNotOfThisKind,
    PhoneTooShort,
    ReachNeeded,
    WayNotReachable,
)
from app.requests.models import WantedWay
from app.requests.values import Intake

SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 4, 5000
FEWEST_DIGITS = 7  # of a telephone in one's own town
NEEDED_FOR = {
    WantedWay.POST: "address",
    WantedWay.EMAIL: "email",
    WantedWay.FAX: "fax",
}


def check(intake: Intake) -> None:
    """Raise the first thing that is missing or wrong."""
    for wrong in everything_wrong(intake):
        raise wrong


def everything_wrong(intake: Intake) -> Iterator[Invalid]:
    """All that is missing or wrong, so that nobody is sent back for each thing anew."""
    text = intake.description.strip()
    if len(text) < SHORTEST_DESCRIPTION:
        yield DescriptionNeeded()
    if len(text) > LONGEST_DESCRIPTION:
        yield DescriptionTooLong(most=LONGEST_DESCRIPTION)
    yield from _wrong_with_identity(intake.applicant)
    yield from _wrong_with_reach(intake.applicant)
    needed = NEEDED_FOR.get(intake.wanted_way)
    if needed and not getattr(intake.applicant, needed):
        yield WayNotReachable()


def _wrong_with_identity(applicant: Applicant) -> Iterator[Invalid]:
    if not applicant.name.strip():
        yield NameNeeded()
    if not applicant.paper or not applicant.paper_number:
        yield IdentityNeeded()
    elif Paper(applicant.paper) not in papers_of(ApplicantType(applicant.kind)):
        yield PaperNotOfThisKind()
    elif not fits(Paper(applicant.paper), plain_number(applicant.paper_number)):
        yield IdentityWrong()
    if applicant.agent and not _is_proved(applicant):
        yield AgentIdentityWrong()
    if not applicant.agent.strip() and (applicant.agent_paper_number or applicant.agent_phone):
        yield AgentUnnamed()


def _wrong_with_reach(applicant: Applicant) -> Iterator[Invalid]:
    if not (applicant.phone or applicant.address or applicant.email):
        yield ReachNeeded()
    if applicant.email and not mail.is_address(applicant.email):
        yield MailMalformed()
    if applicant.phone and sum(map(str.isdigit, applicant.phone)) < FEWEST_DIGITS:
        yield PhoneTooShort()


def _is_proved(applicant: Applicant) -> bool:
    """Whether the paper of the agent is one."""
    paper, number = applicant.agent_paper, applicant.agent_paper_number
    return bool(paper) and fits(Paper(paper), plain_number(number))
