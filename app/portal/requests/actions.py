"""What the public does about requests: hands one in, opens its own, leaves with what was public."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from app import audit
from app.kit import personal
from app.kit.places import place_of
from app.kit.time import legal_day, real
from app.portal.requests import attempts
from app.portal.requests.errors import TooManyFiles
from app.portal.requests.models import Attempted
from app.requests import actions as requests
from app.requests import applicant as applicants
from app.requests.models import DisclosureRequest
from app.requests.values import Intake, Upload

MOST_FILES = 5


def begin_applying(intake: Intake, *, address: str, at: datetime) -> None:
    """Count the attempt. Commit it before anything is looked into, so that refused ones count."""
    attempts.count(Attempted.APPLYING_FROM_A_PLACE, place_of(address), at=real(at))
    mark = applicants.mark_of(intake.applicant)
    attempts.count(Attempted.APPLYING_BY_AN_IDENTITY, mark, at=real(at))


def apply_for(
    intake: Intake, uploads: Sequence[Upload], *, key: str, at: datetime
) -> DisclosureRequest:
    """Take the application in with its files. Sent twice, it is taken in once."""
    taken = requests.take_in(intake, by=None, key=key, at=at)
    _enclose(taken, uploads, at=at)
    return taken


def correct(
    request_id: UUID, text: str, uploads: Sequence[Upload], *, key: str, at: datetime
) -> DisclosureRequest:
    """The applicant answers the notice of correction here; it came in at this moment."""
    corrected = requests.correct(request_id, text=text, on=legal_day(at), by=None, key=key, at=at)
    _enclose(corrected, uploads, at=at)
    return corrected


def _enclose(taken: DisclosureRequest, uploads: Sequence[Upload], *, at: datetime) -> None:
    if len(uploads) > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)
    for upload in uploads:
        requests.add_file_of_applicant(taken, upload.stream, name=upload.name, at=at)


def begin_following(number: str, *, address: str, at: datetime) -> None:
    """Count the attempt as failed until it succeeds. Commit it before comparing the code."""
    attempts.count(Attempted.FOLLOWING_FROM_A_PLACE, place_of(address), at=real(at))
    attempts.count(Attempted.FOLLOWING_A_NUMBER, _mark(number), at=real(at))


def follow(request_id: UUID, *, organ_id: UUID, number: str, address: str, at: datetime) -> None:
    """Number and code fit: the attempt was none."""
    attempts.forgive(Attempted.FOLLOWING_FROM_A_PLACE, place_of(address))
    attempts.forgive(Attempted.FOLLOWING_A_NUMBER, _mark(number))
    audit.record("request followed", organ_id=organ_id, by=None, at=at, subject=str(request_id))


def find_instead(organ_id: UUID, *, address: str, at: datetime) -> None:
    """Somebody found among what is public what he had wanted to ask for."""
    attempts.count(Attempted.FOUND_FROM_A_PLACE, place_of(address), at=real(at))
    requests.count_found(organ_id, at=at)


def _mark(number: str) -> str:
    return personal.mark(number, purpose="followed number")
