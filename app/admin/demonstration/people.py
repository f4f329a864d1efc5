"""Who works in the demonstration: two organs that see nothing of each other, and the 三员."""

from dataclasses import dataclass

PASSWORD = "Mingchuang-2026-demo"
"""Printed at start and shown on the sign-in page; the demonstration is refused in production."""


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A person with posts written ``lane`` (whole organ) or ``lane@unit``."""

    login: str
    name: str
    number: str
    unit: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DemoOrgan:
    """An organ with its units, the authorities it files with, and its people."""

    code: str
    name: str
    short_name: str
    prefix: str
    review_organ: str
    units: tuple[str, ...]
    authorities: tuple[str, ...]
    people: tuple[DemoPerson, ...]


COMMERCE = DemoOrgan(
    code="015230187",
    name="云川市商务局",
    short_name="市商务局",
    prefix="云商",
    review_organ="云川市人民政府",
    units=("办公室", "市场运行科", "对外贸易科", "电子商务科", "行政审批科", "投资促进科"),
    authorities=("云川市政务公开领导小组办公室", "云川市档案馆"),
    people=(
        DemoPerson("lixiaoyan", "李晓燕", "0011", "市场运行科", ("drafter@市场运行科",)),
        DemoPerson("wangfang", "王芳", "0012", "电子商务科", ("drafter@电子商务科",)),
        DemoPerson("wangfang2", "王芳", "0027", "行政审批科", ("drafter@行政审批科",)),
        DemoPerson("chenzhiqiang", "陈志强", "0014", "对外贸易科", ("drafter@对外贸易科",)),
        DemoPerson("zhaojianguo", "赵建国", "0005", "市场运行科", ("unit_head@市场运行科",)),
        DemoPerson("sunli", "孙丽", "0006", "电子商务科", ("unit_head@电子商务科",)),
        DemoPerson("zhouming", "周明", "0007", "行政审批科", ("unit_head@行政审批科",)),
        DemoPerson("wuhaitao", "吴海涛", "0008", "对外贸易科", ("unit_head@对外贸易科",)),
        DemoPerson("hewei", "何伟", "0015", "投资促进科", ("drafter@投资促进科",)),
        DemoPerson("gaojianping", "高建平", "0004", "投资促进科", ("unit_head@投资促进科",)),
        DemoPerson("liumin", "刘敏", "0003", "办公室", ("disclosure_office",)),
        DemoPerson("hejing", "何静", "0021", "办公室", ("disclosure_office",)),
        DemoPerson("zhangweimin", "张伟民", "0001", "办公室", ("leader",)),
        DemoPerson("huangzhiyuan", "黄志远", "0002", "办公室", ("leader",)),
        DemoPerson("zhengguoqiang", "郑国强", "0009", "办公室", ("secrecy_reviewer",)),
        DemoPerson("malihua", "马丽华", "0010", "对外贸易科", ("secrecy_reviewer",)),
        DemoPerson("linxiaoyu", "林小雨", "0022", "办公室", ("publisher",)),
        DemoPerson("tangwen", "唐文", "0023", "办公室", ("office_head", "disclosure_office")),
        DemoPerson("fangzheng", "方正", "0024", "办公室", ("legal_reviewer",)),
        DemoPerson("xuyan", "许燕", "0025", "办公室", ("drafter@办公室",)),
    ),
)

STATISTICS = DemoOrgan(
    code="015240296",
    name="青禾县统计局",
    short_name="县统计局",
    prefix="青统",
    review_organ="青禾县人民政府",
    units=("综合股", "调查股"),
    authorities=("青禾县政务公开领导小组办公室",),
    people=(
        DemoPerson("tianye", "田野", "0101", "调查股", ("drafter@调查股",)),
        DemoPerson("suxin", "苏欣", "0102", "综合股", ("drafter@综合股", "publisher")),
        DemoPerson("qinfeng", "秦峰", "0103", "调查股", ("unit_head@调查股", "secrecy_reviewer")),
        DemoPerson("yaolan", "姚兰", "0104", "综合股", ("unit_head@综合股", "disclosure_office")),
        DemoPerson("duanyi", "段毅", "0105", "综合股", ("disclosure_office", "secrecy_reviewer")),
        DemoPerson("fangyuan", "方远", "0106", "综合股", ("leader",)),
        DemoPerson("luoping", "罗平", "0107", "综合股", ("leader", "unit_head@综合股")),
        DemoPerson("jingyi", "景怡", "0108", "综合股", ("office_head", "legal_reviewer")),
    ),
)

ORGANS = (COMMERCE, STATISTICS)

ADMINISTRATORS = (
    ("sysadmin", "许可", "0901", "system"),
    ("sysadmin2", "高原", "0904", "system"),
    ("secadmin", "曹安", "0902", "security"),
    ("auditor", "邓明", "0903", "audit"),
)
