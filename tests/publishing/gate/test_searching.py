"""The gate finds what must not leave the house, and leaves prose alone. Numbers are invented."""

from time import process_time

import pytest
from flask import Flask

from app.files.extraction import Passage, Where
from app.publishing.gate import AttachedText, Hit, Rule, hits

ID, ID_X = "330100199001011231", "33010019900101001X"
OLD_ID = "330100900101123"
CARD = "6222020000000000000"
IDENTITY, MOBILE, BANK, MARK = Rule.IDENTITY, Rule.MOBILE, Rule.BANK_CARD, Rule.SECRECY_MARK

FOUND = [
    (f"当事人身份证号{ID}。", IDENTITY),
    (f"身份证：{ID_X}", IDENTITY),
    ("身份证：33010019900101001x", IDENTITY),
    ("身份证：３３０１００１９９００１０１００１Ｘ", IDENTITY),
    ("身份证 330100 19900101 1231", IDENTITY),
    ("身份证330100-1990-0101-1231", IDENTITY),
    (f"张三\t{ID}\t云川区", IDENTITY),
    (f"（{ID}）", IDENTITY),
    (f"身份证号{OLD_ID}", Rule.OLD_IDENTITY),
    (f"李四\t{OLD_ID}", Rule.OLD_IDENTITY),
    ("身份证号３３０１００９００１０１１２３", Rule.OLD_IDENTITY),
    (f"身份证{ID[:6]}\u200b{ID[6:]}", IDENTITY),
    ("联系电话13800138000", MOBILE),
    ("手机1380\u206001\ufeff38000", MOBILE),
    ("绝\u200b密★", MARK),
    ("手机：138 0013 8000", MOBILE),
    ("手机138-0013-8000转张三", MOBILE),
    ("+86 13800138000", MOBILE),
    ("电话（8613800138000）", MOBILE),
    ("１３８００１３８０００", MOBILE),
    ("联系人：王某某13912345678，", MOBILE),
    (f"账号{CARD}", BANK),
    ("卡号 6222 0200 0000 0000 000", BANK),
    ("卡号６２２２０２０００００００００００００", BANK),
    ("秘密★10年", MARK),
    ("机密★", MARK),
    ("绝密★启用前", MARK),
    ("机　密　★　长期", MARK),
    ("★机密", MARK),
    ("000001　机密★一年　特急", MARK),
    ("秘密 10年", MARK),
    ("机密 长期", MARK),
    ("绝密（30年）", MARK),
    ("秘密至2030年12月31日", MARK),
    ("密级：机密 5年", MARK),
    ("密级：秘密", MARK),
    ("密级\t机密", MARK),
    ("保密等级为绝密。", MARK),
    ("绝密", MARK),
    ("　机　密　", MARK),
    ("【秘密】", MARK),
    ("（内部）", MARK),
    ("内部资料", MARK),
    ("内部文件 不得外传", MARK),
    ("内部资料，注意保存", MARK),
    ("内 部", MARK),
    ("机密级", MARK),
    ("工作秘密", MARK),
    ("工作秘密★3年", MARK),
    ("秘密级★6个月", MARK),
    ("密　级：机　密", MARK),
    ("机密，严禁外传", MARK),
    ("内部资料·注意保存", MARK),
    ("仅供内部使用", MARK),
]

NOTHING = [
    "保守国家秘密是公民的基本义务。",
    "依法保护商业秘密和个人隐私。",
    "商业秘密 ★★★",
    "局内部事务按本办法办理。",
    "内部管理信息不予公开。",
    "绝密配方流传百年。",
    "绝密级、机密级、秘密级国家秘密的保密期限分别不超过三十年、二十年、十年。",
    "国家秘密的密级分为绝密、机密、秘密三级。",
    "保密期限为绝密三十年、机密二十年、秘密十年。",
    "国家秘密10年来未发生泄露。",
    "涉及工作秘密的，按规定办理。",
    "加强机密文件管理工作。",
    "（四）内部审计情况",
    "内部控制制度",
    "内部刊物管理办法",
    "内部资料性出版物管理办法",
    "机密文件销毁流程",
    "密级：无",
    "密级",
    "该书名为《★秘密花园★》。",
    "这是公开的秘密。",
    "秘密花园旅游区项目十年规划",
    "任何人不得泄露内部信息",
    "省局内部网站",
    "共计1380013800元",
    "投资13800138000元",
    "完成13912345678件",
    "编号330100199001011230",
    "330199199013011231",
    "990100199001011239",
    "统一社会信用代码91330100MA00000000",
    "统一社会信用代码：113301000025400000",
    "索引号：000014347/2018-00231",
    "11330100MB1234567X/2024-00001",
    "国办发〔2017〕47号",
    "12315、12345热线",
    "电话：0571-87654321",
    "2018年12月08日",
    "编号20180001234",
    "卡号6222020000000000006",
    "6222020000000000005000",
    "注册号330100900101123",
    "订单号：330100900101123",
    "编号330100901301123",
    "12800138000",
    "A13800138000012",
    "主动公开政务信息1872条，其中网站686条，新媒体951条。",
    "",
]


def rules(text: str) -> list[Rule]:
    return [hit.rule for hit in hits("", text)]


def alone(text: str, *, title: str = "") -> Hit:
    (found,) = hits(title, text)
    return found


@pytest.mark.parametrize(("text", "rule"), FOUND)
def test_what_must_not_leave_is_found_once(text: str, rule: Rule) -> None:
    assert rules(text) == [rule]


@pytest.mark.parametrize("text", NOTHING)
def test_prose_and_other_numbers_are_left_alone(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("where", "text", "found"),
    [
        (Where.HEADER, "云川市商务局内部资料", [MARK]),
        (Where.HEADER, "机密 云川市商务局", [MARK]),
        (Where.FOOTER, "第1页 秘密", [MARK]),
        (Where.FOOTER, "内部", [MARK]),
        (Where.HEADER, "云川市保守国家秘密宣传月", []),
        (Where.FOOTER, "商业秘密保护指引", []),
        (Where.FOOTER, "内部审计科", []),
        (Where.PARAGRAPH, "机密 云川市商务局", []),
    ],
)
def test_headers_and_footers_are_read_more_strictly(
    where: Where, text: str, found: list[Rule]
) -> None:
    attached = AttachedText("附件.docx", "0" * 64, (Passage(where, 1, text),))

    assert [hit.rule for hit in hits("", "", [attached])] == found


def test_the_first_lines_of_a_page_count_as_its_header() -> None:
    page = "机密 云川市商务局\n\n关于开展检查的通知\n各科室：\n正文。\n内部资料 第1页"
    attached = AttachedText("附件.pdf", "0" * 64, (Passage(Where.PAGE, 3, page),))

    found = hits("", "", [attached])

    assert [hit.rule for hit in found] == [MARK, MARK]


def test_places_are_named(app: Flask) -> None:
    attached = AttachedText("名单13800138000.xlsx", "0" * 64, (Passage(Where.ROW, 7, ID),))

    found = hits(f"关于{ID}的决定", "第一段\n机密★", [attached], metadata=["13800138000"])

    assert [(hit.what, hit.place) for hit in found] == [
        ("身份证号码", "标题"),
        ("手机号码", "元数据"),
        ("密级标志", "正文，第2段"),
        ("手机号码", "附件“名单13800138000.xlsx”"),
        ("身份证号码", "附件“名单13800138000.xlsx”，第7行"),
    ]


def test_every_line_of_the_metadata_is_looked_at() -> None:
    found = hits("", "", metadata=["概述\n秘密\n电话138001\n38000。", "机关", "13800", "138000"])

    assert [hit.rule for hit in found] == [MARK, MOBILE]


def test_quotes_hide_every_number_in_them() -> None:
    quotes = [hit.quote for hit in hits("", f"张三，{ID}，13800138000，卡{CARD}")]

    assert len(quotes) == 3
    assert not any(number in quote for quote in quotes for number in (ID, "13800138000", CARD))
    assert "138******00" in quotes[1]


def test_a_find_keeps_its_name_when_text_elsewhere_changes() -> None:
    before = alone(f"第一段。\n当事人张三，身份证{ID}，罚款。")
    after = alone(f"新的第一段。\n又一段。\n经查，当事人张三，身份证{ID}，罚款。", title="新标题")

    assert before.id == after.id


@pytest.mark.parametrize(
    "changed",
    [f"当事人李四，身份证{ID}", f"当事人张三，身份证{ID_X}", f"当事人张三，身份证{ID}，电话"],
)
def test_another_number_or_other_words_beside_it_are_another_find(changed: str) -> None:
    assert alone(f"当事人张三，身份证{ID}").id != alone(changed).id


def test_the_same_words_twice_are_two_finds() -> None:
    first, second = hits("", f"证号{ID}\n证号{ID}")

    assert first.id != second.id


def test_an_attachment_that_was_not_read_is_a_find() -> None:
    attached = AttachedText("扫描件.pdf", "0" * 64, is_searched=False)

    (found,) = hits("", "", [attached])

    assert (found.rule, found.quote) == (Rule.UNREAD, "扫描件.pdf")


def test_old_numbers_are_less_certain() -> None:
    assert not alone(OLD_ID).is_certain
    assert alone(ID).is_certain


@pytest.mark.parametrize(
    "line", ["机密" + "—" * 200_000 + "x", "密" * 200_000, "1 " * 200_000, f"{OLD_ID} " * 10_000]
)
def test_hostile_lines_are_searched_in_a_moment(line: str) -> None:
    start = process_time()

    hits("", line)

    assert process_time() - start < 5
