"""One set of complete facts for every letter, as the actions take them."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.law.decisions import Code
from app.law.decisions import LetterKind as Kind
from app.law.fees import Tariff
from app.law.ledger import OpinionKind
from app.law.receipt import Channel, Content
from app.notices.letters import facts as f
from app.notices.letters.facts.answers import View
from app.notices.letters.facts.endings import Correcting
from app.notices.letters.values import SettingGiven
from app.notices.letters.wording import wording_of
from app.notices.letters.wording.paragraphs import Office, Role

NOW = datetime(2026, 3, 25, 2, tzinfo=UTC)
TODAY = date(2026, 3, 25)
COURT = "云川市中级人民法院"
OFFICE = Office(
    organ="云川市商务局",
    review_organ="云川市人民政府",
    review_address="云川市人民路1号",
    review_online="https://fuyi.yunchuan.example",
    court=COURT,
    office_name="云川市商务局办公室（政务公开办公室）",
    office_address="云川市商务大厦305室",
    office_phone="0579-8123456",
    office_hours="工作日8:30至17:30",
)
SETTING = SettingGiven(
    office_name=OFFICE.office_name,
    office_address=OFFICE.office_address,
    office_phone=OFFICE.office_phone,
    office_hours=OFFICE.office_hours,
    review_address=OFFICE.review_address,
    review_online=OFFICE.review_online,
    court=OFFICE.court,
)
ASKED = f.Asked(
    addressee="陈思远",
    register_number="云商依申请〔2026〕12号",
    received_on=date(2026, 3, 2),
    channel=Channel.COUNTER,
    asked_for="2025年度农贸市场升级改造补助资金的分配方案",
)
CORRECTED = replace(ASKED, corrected_on=date(2026, 3, 12))
DAY = date(2026, 3, 5)
PROVIDED = ("云川市商务局关于下达补助资金的通知（云商〔2025〕31号）",)


def ground(code: str, **others: object) -> f.Ground:
    """A ground with what its code asks for."""
    needs: dict[str, dict[str, object]] = {
        "D1": {"examined_on": DAY},
        "D2": {"law": "《中华人民共和国统计法》第二十八条"},
        "D4": {"view": View.OBJECTED},
    }
    given = {"reason": "公开该内容将产生上述后果", **needs.get(code, {}), **others}
    return f.Ground(code=Code(code), **given)  # type: ignore[arg-type]


FACTS: dict[Kind, f.Facts] = {
    Kind.RECEIPT: f.Receipt(ASKED, date(2026, 3, 30), "https://yunchuan.example/follow"),
    Kind.CORRECTION: f.Correction(
        ASKED,
        (f.Point(Content.DESCRIPTION, "请写明所需文件的年度和名称"),),
        "可以查阅本机关政府信息公开目录",
    ),
    Kind.REASONS: f.Reasons(ASKED, 40, date(2026, 2, 1), date(2026, 3, 2)),
    Kind.EXTENSION: f.Extension(
        ASKED, "需要查找的档案数量较大", date(2026, 3, 30), date(2026, 4, 28), 20
    ),
    Kind.THIRD_PARTY_OPINION: f.ThirdPartyOpinion(
        "云川市万家农贸市场有限公司", "补助资金分配方案", "分配方案中你单位的名称和补助金额"
    ),
    Kind.OPINION_TOLD_APPLICANT: f.OpinionTold(ASKED, (OpinionKind.THIRD_PARTY,), DAY),
    Kind.ORGAN_OPINION: f.OrganOpinion("云川市财政局", "补助资金分配方案", "全文", True),
    Kind.DECIDED_TO_DISCLOSE: f.DecidedToDisclose(
        "云川市万家农贸市场有限公司", "补助资金分配方案", "名称和金额", "涉及财政资金的使用", DAY
    ),
    Kind.FEE: f.Fee(
        ASKED,
        Tariff.PIECES,
        12,
        (f.FeeLine("第11件至第12件，每件100元", "200.00"),),
        "向云川市财政局非税收入专户缴纳",
    ),
    Kind.GRANTED: f.Granted(ASKED, provided=PROVIDED, way="纸质，当面领取"),
    Kind.PARTIAL: f.Partial(ASKED, PROVIDED, "纸质", (ground("D4", what="附表第3列联系人及电话"),)),
    Kind.REFUSED: f.Refused(ASKED, (ground("D6"),)),
    Kind.SPECIAL_ACCESS: f.SpecialAccess(
        ASKED, "不动产登记资料", "《不动产登记暂行条例》", "云川市不动产登记中心"
    ),
    Kind.NOT_EXISTING: f.NotExisting(
        ASKED, (f.Search("市场运行科", DAY, "公文系统、档案室纸质档案", "农贸市场 补助资金"),)
    ),
    Kind.NOT_OURS: f.NotOurs(ASKED, "该资金由财政部门分配", "云川市财政局", "0579-8000000"),
    Kind.NEEDS_PROCESSING: f.NeedsProcessing(ASKED, "按街道汇总的补助金额统计表"),
    Kind.STILL_UNCLEAR: f.StillUnclear(
        CORRECTED, "云商公开〔2026〕3号-补", DAY, "未写明所指的是哪一批资金"
    ),
    Kind.NOT_PROCESSED: f.NotProcessed(ASKED, Code.N1, "申请内容为投诉", where="全国12315平台"),
    Kind.NO_LONGER_PROCESSED: f.NoLongerProcessed(
        ASKED, Code.O1, "云商公开〔2026〕3号-补", DAY, date(2026, 3, 24)
    ),
    Kind.OWN_INFORMATION: f.OwnInformation(ASKED, Correcting.CORRECTED, "企业名称登记有误"),
    Kind.SERVICE_PROOF: f.ServiceProof(
        "陈思远", "政府信息予以公开告知书", "云商公开〔2026〕5号-告", "云商依申请〔2026〕12号"
    ),
}


def text_of(kind: Kind, facts: f.Facts | None = None) -> str:
    return "\n".join(each.text for each in wording_of(kind, facts or FACTS[kind], OFFICE, on=TODAY))


def remedy_of(kind: Kind, facts: f.Facts | None = None) -> str:
    wording = wording_of(kind, facts or FACTS[kind], OFFICE, on=TODAY)
    return "".join(each.text for each in wording if each.role is Role.REMEDY)
