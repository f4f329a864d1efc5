"""The receipt handed over with the code (接收回执): shown once to be printed, and never kept.

Whoever has the code can answer and withdraw in the applicant's name. It is therefore no letter.
"""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from app.notices.letters.view import head_size, square_code
from app.notices.letters.wording.paragraphs import Office, day


@dataclass(frozen=True, slots=True)
class ReceiptSlip:
    """What stands on the slip, for the fragment ``notices/_receipt_slip.html``.

    ``follow_at`` is the page as it is typed, ``scan_at`` the same with the number filled in.
    """

    office: Office
    addressee: str
    register_number: str
    follow_at: str
    scan_at: str
    follow_code: str
    handed_in_on: date
    is_demonstration: bool = False

    @property
    def organ(self) -> str:
        """The red head."""
        return self.office.organ

    @property
    def size(self) -> str:
        """How large it is set."""
        return head_size(self.organ)

    @property
    def sentence(self) -> str:
        """What has happened so far: it has been handed in; registration follows."""
        return f"本机关已于{day(self.handed_in_on)}接收您提交的政府信息公开申请。"

    @property
    def contact(self) -> str:
        """Whom to ask; nothing while the organ has not said it."""
        return self.office.contact if self.office.office_phone else ""

    @property
    def dated(self) -> str:
        """The day of the slip."""
        return day(self.handed_in_on)

    @property
    def square_code(self) -> Markup:
        """Leads to the page, with the number and without the code."""
        return square_code(self.scan_at)
