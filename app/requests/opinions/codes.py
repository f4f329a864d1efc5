"""Number and one-time code by which a party opens its page."""

from app.requests import numbers
from app.requests.models import DisclosureRequest
from app.requests.opinions.models import SoughtOpinion


def number_of(disclosure_request: DisclosureRequest, sequence: int) -> str:
    """The number of a letter: of the request it belongs to, and the how-manieth it is."""
    return f"{disclosure_request.number}-征{sequence}"


def code_of(opinion: SoughtOpinion) -> str:
    """The code of the letter; sent, answered and opened again it is each time another one."""
    return numbers.code_about(_about(opinion))


def is_code_of(opinion: SoughtOpinion, typed: str) -> bool:
    """Whether ``typed`` is the code of the letter; takes the same time always."""
    return numbers.is_code_about(_about(opinion), typed)


def _about(opinion: SoughtOpinion) -> str:
    return f"opinion {opinion.code_version} of {opinion.id}"
