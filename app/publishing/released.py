"""As what each attachment is released: the copy that was made of it, once there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.files import queries as files
from app.files import storage
from app.files.cleaning import CLEANERS
from app.files.models import Cleaning
from app.publishing.errors import NoCopyYet
from app.publishing.models import Attachment


@dataclass(frozen=True, slots=True)
class Released:
    """What the public gets, or would. Without a digest there is nothing yet."""

    sha256: str = ""
    size: int = 0
    is_waiting: bool = False
    is_original: bool = False

    @property
    def is_copy(self) -> bool:
        """Whether it differs from what was handed in."""
        return bool(self.sha256) and not self.is_original


def released(attachments: Sequence[Attachment]) -> dict[UUID, Released]:
    """How each of ``attachments`` stands."""
    made = files.copies_of(each.sha256 for each in attachments)
    found: dict[UUID, Released] = {}
    for each in attachments:
        row = made.get(each.sha256)
        if each.copy_sha256:
            found[each.id] = Released(each.copy_sha256, each.copy_size or 0)
        elif each.media_type not in CLEANERS:
            found[each.id] = Released(each.sha256, each.size, is_original=True)
        elif row is not None and row.copy_sha256:
            found[each.id] = Released(row.copy_sha256, row.copy_size or 0)
        else:
            is_waiting = row is None or row.state is Cleaning.WAITING
            found[each.id] = Released(is_waiting=is_waiting)
    return found


def content_of(attachment: Attachment) -> Path:
    """Where the content lies that the public gets."""
    sha256 = released([attachment])[attachment.id].sha256
    if not sha256:
        raise NoCopyYet
    return storage.checked(sha256)
