"""What each letter says: its articles, its remedy, its addressee, and never the wrong door."""

import re
from dataclasses import replace
from datetime import date

import pytest

from app.law.decisions import Code, leading
from app.law.decisions import LetterKind as Kind
from app.law.fees import Tariff
from app.law.receipt import Channel
from app.notices.letters import facts as f
from app.notices.letters.facts.answers import View, Which
from app.notices.letters.facts.endings import Correcting
from app.notices.letters.facts.kept import as_kept, facts_in
from app.notices.letters.wording.articles import in_chinese
from app.notices.letters.wording.paragraphs import quoted, sentence
from tests.notices.letters.samples import ASKED, DAY, FACTS, PROVIDED, ground, text_of

REGULATION = "《中华人民共和国政府信息公开条例》"


@pytest.mark.parametrize(
    ("kind", "articles"),
    [
        (Kind.RECEIPT, "第三十一条、第三十三条第二款和第四十五条"),
        (Kind.CORRECTION, "第二十九条、第三十条"),
        (Kind.REASONS, "第三十五条"),
        (Kind.EXTENSION, "第三十三条第二款"),
        (Kind.THIRD_PARTY_OPINION, "第十五条、第三十二条"),
        (Kind.OPINION_TOLD_APPLICANT, "第三十三条第三款"),
        (Kind.ORGAN_OPINION, "第三十四条"),
        (Kind.DECIDED_TO_DISCLOSE, "第十五条、第三十二条"),
        (Kind.FEE, "第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"),
        (Kind.GRANTED, "第三十六条第二项、第四十条"),
        (Kind.PARTIAL, "第三十六条第二项、第三十七条"),
        (Kind.REFUSED, "第十六条第二款和第三十六条第三项"),
        (Kind.SPECIAL_ACCESS, "第三十六条第七项"),
        (Kind.NOT_EXISTING, "第三十六条第四项"),
        (Kind.NOT_OURS, "第十条、第三十六条第五项"),
        (Kind.NEEDS_PROCESSING, "第三十八条"),
        (Kind.STILL_UNCLEAR, "第二十九条、第三十条"),
        (Kind.NOT_PROCESSED, "第三十九条第一款"),
        (Kind.NO_LONGER_PROCESSED, "第三十条"),
        (Kind.OWN_INFORMATION, "第四十一条"),
    ],
)
def test_every_letter_names_its_articles(kind, articles):
    assert f"{REGULATION}{articles}的规定" in text_of(kind)


@pytest.mark.parametrize("kind", list(FACTS))
def test_every_letter_is_complete_and_survives_being_kept(kind):
    facts = FACTS[kind]

    assert facts.lacking() == ()
    assert facts_in(kind, as_kept(facts)) == facts
    assert not re.search(r"None|\{|\}|。。|：：|，。", text_of(kind))


@pytest.mark.parametrize(
    ("code", "article", "finding"),
    [
        (
            "D1",
            "第十四条",
            "3月5日依法进行保密审查，确认您申请公开的信息属于依法确定为国家秘密的",
        ),
        ("D2", "第十四条", "属于《中华人民共和国统计法》第二十八条规定禁止公开的政府信息"),
        ("D3", "第十四条", "公开后可能危及国家安全、公共安全、经济安全、社会稳定"),
        ("D4", "第十五条", "第三方不同意公开，且理由合理"),
        ("D5", "第十六条第一款", "人事管理、后勤管理、内部工作流程等方面的内部事务信息"),
        ("D6", "第十六条第二款", "过程性信息（讨论记录、过程稿、磋商信函、请示报告等）"),
        ("D7", "第十六条第二款", "属于行政执法案卷信息"),
    ],
)
def test_each_ground_has_its_article_and_finding(code, article, finding):
    text = text_of(Kind.REFUSED, f.Refused(ASKED, (ground(code),)))

    assert finding in text
    assert f"依照{REGULATION}{article}和第三十六条第三项的规定，本机关决定不予公开" in text


def test_a_ground_names_exactly_what_was_chosen():
    secret = ground("D4", which=(Which.TRADE_SECRET,), view=View.SILENT)

    text = text_of(Kind.REFUSED, f.Refused(ASKED, (secret,)))

    assert "涉及商业秘密，公开会对第三方合法权益造成损害" in text
    assert "个人隐私" not in text and "逾期未提出意见" in text
    assert ground("D6", which=(Which.PRIVACY,)).lacking() == ("which",)


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        (Channel.COUNTER, "本机关于2026年3月2日收到您当面提交的"),
        (Channel.REGISTERED_MAIL, "本机关于2026年3月2日收到您以挂号信件邮寄的"),
        (Channel.ORDINARY_MAIL, "经双方确认，本机关于2026年3月2日收到您以平常信函邮寄的"),
        (Channel.WEB, "经双方确认，本机关于2026年3月2日收到您通过互联网提交的"),
        (Channel.FAX, "经双方确认，本机关于2026年3月2日收到您通过传真提交的"),
        (Channel.ORAL, "本机关于2026年3月2日收到您口头提出、由本机关代为填写的"),
    ],
)
def test_the_opening_says_how_the_request_came(channel, words):
    facts = f.Granted(replace(ASKED, channel=channel), provided=PROVIDED, way="纸质")

    text = text_of(Kind.GRANTED, facts)
    assert f"{words}政府信息公开申请（登记编号：云商依申请〔2026〕12号）" in text


def test_an_organisation_is_spoken_to_as_one():
    asked = replace(ASKED, addressee="云川市律师协会", is_organisation=True)

    text = text_of(Kind.REFUSED, f.Refused(asked, (ground("D6"),)))

    assert text.startswith("云川市律师协会：") and "收到你单位" in text and "您" not in text


@pytest.mark.parametrize(
    ("code", "others", "words"),
    [
        (Code.N1, {"where": "12345热线"}, "第三十九条第一款的规定，本机关不作为"),
        (
            Code.N2,
            {"earlier_number": "云商公开〔2025〕9号-告", "earlier_on": date(2025, 6, 3)},
            "第三十六条第六项的规定，本机关不予重复处理",
        ),
        (Code.N3, {"where": "市档案馆"}, "第三十九条第二款的规定"),
        (Code.N4, {"reasons_asked_on": DAY}, "第三十五条的规定，本机关不予处理"),
        (Code.N5, {}, "第二条规定的政府信息公开的范围，本机关不予处理"),
    ],
)
def test_each_reason_not_to_process_has_its_article(code, others, words):
    facts = f.NotProcessed(ASKED, code, "见申请原文", **others)

    assert facts.lacking() == ()
    assert words in text_of(Kind.NOT_PROCESSED, facts)


def test_a_repeated_request_names_the_earlier_answer():
    facts = f.NotProcessed(ASKED, Code.N2, "内容相同")

    assert facts.lacking() == ("earlier_number", "earlier_on")


def test_only_the_silence_of_a_joint_author_is_consent():
    joint = f.OrganOpinion("云川市财政局", "方案", "全文", made_jointly=True)

    assert "视为同意公开" in text_of(Kind.ORGAN_OPINION, joint)
    other = text_of(Kind.ORGAN_OPINION, replace(joint, made_jointly=False))
    assert "第十一条" in other and "视为同意" not in other


def test_a_third_party_never_reads_who_asked():
    assert "陈思远" not in text_of(Kind.THIRD_PARTY_OPINION)
    assert "陈思远" not in text_of(Kind.DECIDED_TO_DISCLOSE)


def test_what_is_public_already_is_told_with_its_place():
    facts = f.Granted(ASKED, title="分配方案", where="本机关网站")

    text = text_of(Kind.GRANTED, facts)

    assert "第三十六条第一项的规定，现告知您获取该政府信息的方式、途径：本机关网站。" in text
    assert replace(facts, where="").lacking() == ("where",)
    assert f.Granted(ASKED).lacking() == ("provided", "way")


def test_what_is_public_may_stand_beside_what_is_provided():
    facts = f.Granted(ASKED, "分配方案", "本机关网站", PROVIDED, "纸质")

    text = text_of(Kind.GRANTED, facts)

    assert facts.codes == (Code.A1, Code.A2)
    assert "“分配方案”已经主动公开" in text and "其他政府信息可以公开" in text


@pytest.mark.parametrize("kind", [kind for kind, facts in FACTS.items() if facts.codes])
def test_each_answer_is_the_letter_its_code_asks_for(kind):
    assert leading(FACTS[kind].codes).letter is kind


def test_codes_that_do_not_belong_to_a_letter_are_named():
    grounds = (replace(ground("D6"), code=Code.D8),)

    assert f.Refused(ASKED, grounds).lacking() == ("grounds.1.code",)
    assert f.NotProcessed(ASKED, Code.D6, "见原文").lacking() == ("code",)
    assert f.NoLongerProcessed(ASKED, Code.O3, "", DAY, DAY).lacking() == ("notice_number", "code")


def test_an_extension_is_at_most_twenty_days_unless_reasons_were_found_good():
    facts = FACTS[Kind.EXTENSION]
    long = replace(facts, days=30, new_due_on=date(2026, 5, 15))

    assert long.lacking() == ("days",)
    assert replace(facts, new_due_on=facts.due_on).lacking() == ("new_due_on",)
    assert replace(long, is_after_reasons=True).lacking() == ()
    text = text_of(Kind.EXTENSION, replace(long, is_after_reasons=True))
    assert f"{REGULATION}第三十五条的规定，本机关确定延迟至2026年5月15日答复" in text


def test_every_search_is_told():
    searches = (
        f.Search("市场运行科", DAY, "公文系统", "补助资金", persons="王芳"),
        f.Search("办公室", date(2026, 3, 6), "档案室", "农贸市场"),
    )

    text = text_of(Kind.NOT_EXISTING, f.NotExisting(ASKED, searches))

    assert "本机关市场运行科（检索人：王芳）于2026年3月5日以“补助资金”为关键词，对公文系统" in text
    assert "；本机关办公室于2026年3月6日以“农贸市场”为关键词，对档案室进行了检索。" in text


def test_the_fee_is_added_up():
    lines = (f.FeeLine("第11件", "100.00"), f.FeeLine("第12件", "100.5"))

    text = text_of(Kind.FEE, f.Fee(ASKED, Tariff.PIECES, 12, lines, "现金"))

    assert "按件计收信息处理费" in text and "合计200.50元" in text
    bad = f.Fee(ASKED, Tariff.PAGES, 300, (f.FeeLine("第31页起", "很多"),), "现金")
    assert bad.lacking() == ("lines.1.amount",)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Correcting.CORRECTED, "经审核属实，本机关已予更正"),
        (Correcting.TRANSFERRED, "已转送云川市财政局处理"),
        (Correcting.TOLD_WHERE, "请您向云川市财政局提出"),
        (Correcting.NOT_CORRECTED, "本机关不予更正"),
    ],
)
def test_a_request_to_correct_ones_records_is_answered(outcome, words):
    facts = f.OwnInformation(ASKED, outcome, "名称有误", "证据不足", organ="云川市财政局")

    assert words in text_of(Kind.OWN_INFORMATION, facts)
    assert "政府信息更正申请" in text_of(Kind.OWN_INFORMATION, facts)


def test_lacking_facts_are_named_with_their_place():
    asked = replace(ASKED, addressee=" ", register_number="")
    grounds = (ground("D6"), replace(ground("D4"), view=None, reason=""))

    assert f.Refused(asked, grounds).lacking() == (
        "asked.addressee", "asked.register_number", "grounds.2.reason", "grounds.2.view",
    )  # fmt: skip
    assert f.Refused(ASKED, ()).lacking() == ("grounds",)
    assert replace(ground("D1"), examined_on=None).lacking() == ("examined_on",)
    assert replace(ground("D2"), law="").lacking() == ("law",)
    assert f.Partial(ASKED, PROVIDED, "纸质", (ground("D6"),)).lacking() == ("grounds.1.what",)


def test_a_long_request_is_quoted_short_and_whole_in_its_characters():
    variant = "葛" + "\U000e0101"

    assert quoted("长" * 300) == f"“{'长' * 200}……”"
    assert quoted("长" * 199 + variant + "长").endswith(f"{variant}……”")
    assert quoted("要\n“原文”") == "“要 ‘原文’”"


def test_sentences_end_once():
    assert sentence("数量较大；") == "数量较大。"
    assert sentence("数量较大。") == "数量较大。"


def test_numbers_of_articles_are_written_in_chinese():
    assert [in_chinese(number) for number in (4, 10, 11, 20, 36)] == [
        "四", "十", "十一", "二十", "三十六",
    ]  # fmt: skip


def test_an_identity_number_in_the_request_goes_no_further():
    asked = replace(ASKED, asked_for="本人11010519491231002X的档案")

    assert asked.asked_for == "本人110105********002X的档案"
    at_the_end = replace(ASKED, asked_for="长" * 1990 + "11010519491231002X" * 9)
    assert at_the_end.asked_for == "长" * 1000
