"""The one-time code by which a party opens its page, beside the number of its letter."""

from app.requests import numbers
from app.requests.opinions.models import SoughtOpinion


def code_of(opinion: SoughtOpinion) -> str:
    """The code of the letter; sent, answered and opened again it is each time another one."""
    return numbers.code_about(_about(opinion))


def is_code_of(opinion: SoughtOpinion, typed: str) -> bool:
    """Whether ``typed`` is the code of the letter; takes the same time always."""
    return numbers.is_code_about(_about(opinion), typed)


def _about(opinion: SoughtOpinion) -> str:
    return f"opinion {opinion.code_version} of {opinion.id}"
