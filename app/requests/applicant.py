"""Who asks: everything personal about an applicant, locked up in the row of the request."""

from dataclasses import asdict, dataclass, fields
from uuid import UUID

from app.kit import personal

SHOWN_FIRST, SHOWN_LAST = 4, 2
NATURAL = "natural_person"


@dataclass(frozen=True, slots=True)
class Applicant:
    """The applicant as the form names it; of an organisation, who speaks for it.

    ``kind``: the column of the annual report. With an agent (代理人) the principal still counts.
    """

    kind: str = NATURAL
    name: str = ""
    paper: str = ""
    paper_number: str = ""
    representative: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""
    fax: str = ""
    address: str = ""
    postcode: str = ""
    agent: str = ""
    agent_paper: str = ""
    agent_paper_number: str = ""
    agent_phone: str = ""

    @property
    def masked_paper_number(self) -> str:
        """The identity number as screens show it."""
        return masked(self.paper_number)

    @property
    def masked_agent_number(self) -> str:
        return masked(self.agent_paper_number)

    @property
    def is_natural(self) -> bool:
        return self.kind == NATURAL


def masked(number: str) -> str:
    """The first four and the last two characters; of a short number only the last."""
    if len(number) <= SHOWN_FIRST + SHOWN_LAST:
        return "*" * max(len(number) - 1, 0) + number[-1:]
    hidden = len(number) - SHOWN_FIRST - SHOWN_LAST
    return number[:SHOWN_FIRST] + "*" * hidden + number[-SHOWN_LAST:]


def locked_up(applicant: Applicant, *, request_id: UUID) -> bytes:
    """The box for the row of the request."""
    return personal.locked_up(asdict(applicant), about=f"applicant of {request_id}")


def opened(content: bytes, *, request_id: UUID) -> Applicant:
    """Who asked."""
    values = personal.opened(content, about=f"applicant of {request_id}")
    known = {field.name for field in fields(Applicant)}
    return Applicant(**{name: value for name, value in values.items() if name in known})


def mark_of(applicant: Applicant) -> str:
    """The same applicant again: by identity number, else by name and way to reach."""
    if applicant.paper_number:
        return personal.mark(applicant.paper_number, purpose="identity")
    reach = applicant.phone or applicant.email or applicant.address
    return personal.mark(f"{applicant.name} {reach}", purpose="applicant")


def name_mark_of(name: str) -> str:
    """Finds the requests of somebody by name."""
    return personal.mark(name, purpose="name")
