"""The words a document is described with; each is stored as it stands here."""

from enum import StrEnum

from app.law.publishing import InformationKind as InfoKind
from app.law.sections import Section

__all__ = [
    "Attribute",
    "DocumentState",
    "FilingState",
    "InfoKind",
    "Kind",
    "Origin",
    "Outlet",
    "PublicationState",
    "Section",
    "SealReason",
    "Validity",
]


class Kind(StrEnum):
    """What sort of paper it is; decides which fields are required."""

    PAPER = "paper"  # 公文
    NOTICE = "notice"  # 通知公告
    BUDGET = "budget"  # 预决算
    RESULT = "result"  # 结果公示
    WORK_POINTS = "work_points"  # 工作要点
    REPORT = "report"  # 报告
    OTHER = "other"


class Attribute(StrEnum):
    """公开属性, decided at the source."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"


class Origin(StrEnum):
    """Whether this organ made the information or obtained it from somebody."""

    MADE = "made"
    OBTAINED = "obtained"


class Validity(StrEnum):
    """有效性 of what the document orders."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    AMENDED = "amended"
    REPEALED = "repealed"  # 废止
    LAPSED = "lapsed"  # 失效


class DocumentState(StrEnum):
    """Where a document stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    RETURNED = "returned"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHHELD = "withheld"  # entered in the register of what is not published
    TAKEN_DOWN = "taken_down"
    DISCARDED = "discarded"
    SEALED = "sealed"  # 封存: nobody sees it any more


class PublicationState(StrEnum):
    """Whether the public can read it."""

    PUBLISHED = "published"
    TAKEN_DOWN = "taken_down"
    SEALED = "sealed"


class SealReason(StrEnum):
    """Why an item is sealed away, without a word about it."""

    STATE_SECRET = "state_secret"  # 国家秘密
    WORK_SECRET = "work_secret"  # 工作秘密
    TRADE_SECRET = "trade_secret"  # 商业秘密
    PRIVACY = "privacy"  # 个人隐私
    OTHER = "other"


class FilingState(StrEnum):
    """报送备案: opened by the procedure, then recorded by hand."""

    DUE = "due"
    SENT = "sent"
    RECEIVED = "received"


class Outlet(StrEnum):
    """Where the office puts things out by hand."""

    WECHAT = "wechat"  # 政务公众号
    BOARD = "board"  # 公告栏
