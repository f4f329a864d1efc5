"""Who does what about requests in each organ, and what its office has said of how to reach it."""

from dataclasses import dataclass
from datetime import datetime

from app.law.ledger import ExclusionFrom
from app.law.receipt import Channel
from app.notices.letters import actions as letters
from app.notices.letters.values import SettingGiven
from app.people import queries as people
from app.requests.fees.actions import set_fees
from app.requests.supervision.settings import Terms, decide


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """A disclosure office: ``people`` by the part they have in a request, and its addresses."""

    people: dict[str, str]
    address: str
    phone: str
    email: str
    court: str
    review_address: str


HOURS = "工作日9:00—12:00，14:00—17:30"
REVIEW_ONLINE = "行政复议网上申请平台（https://fuyi.example.gov.cn）"
WAY_TO_PAY = "凭收费通知书到政务服务大厅非税收入窗口缴纳，或者扫描通知书上的二维码缴纳。"
OFFICES = {
    "015230187": DemoOffice(
        people={
            "clerk": "hejing",
            "office_head": "tangwen",
            "legal": "fangzheng",
            "secrecy": "zhengguoqiang",
            "sign": "zhangweimin",
        },
        address="云川市古城街道迎晖路16号市商务局101室",
        phone="0874-6120000",
        email="ysq@shangwu.example.cn",
        court="云川铁路运输法院",
        review_address="云川市古城街道迎晖路1号云川市司法局行政复议受理室",
    ),
    "015240296": DemoOffice(
        people={
            "clerk": "yaolan",
            "office_head": "jingyi",
            "legal": "jingyi",
            "secrecy": "duanyi",
            "sign": "fangyuan",
        },
        address="青禾县城关镇政务路8号县统计局205室",
        phone="0874-7120000",
        email="ysq@tongji.example.cn",
        court="青禾县人民法院",
        review_address="青禾县城关镇政务路2号青禾县司法局行政复议受理室",
    ),
}
DRAFTERS = {
    "办公室": "xuyan",
    "市场运行科": "lixiaoyan",
    "对外贸易科": "chenzhiqiang",
    "电子商务科": "wangfang",
    "行政审批科": "wangfang2",
    "投资促进科": "hewei",
    "综合股": "suxin",
    "调查股": "tianye",
}


def settle(*, at: datetime) -> None:
    """Each office says how it is reached, and what its letters name."""
    for office in OFFICES.values():
        by = people.person_by_login(office.people["office_head"])
        channels = {
            Channel.COUNTER: office.address,
            Channel.REGISTERED_MAIL: office.address,
            Channel.ORDINARY_MAIL: office.address,
            Channel.WEB: "",
        }
        terms = Terms(
            exclusion_from=ExclusionFrom.DISPATCH,
            correction_days=15,
            channels=channels,
            address=office.address,
            phone=office.phone,
            email=office.email,
            hours=HOURS,
        )
        decide(terms, by=by, at=at)
        given = SettingGiven(
            review_address=office.review_address,
            review_online=REVIEW_ONLINE,
            court=office.court,
            office_name="政府信息公开工作办公室",
            office_address=office.address,
            office_phone=office.phone,
            office_hours=HOURS,
            scan_required=False,
            proof_required=False,
        )
        letters.change_setting(given, by=by, at=at)
        assert by.organ_id
        set_fees(by.organ_id, is_on=True, way_to_pay=WAY_TO_PAY, by=by, at=at)
