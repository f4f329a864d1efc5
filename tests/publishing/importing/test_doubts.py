from time import process_time

import pytest

from app.publishing.importing import Rule
from tests.publishing.importing.test_reading import paper, quotes


@pytest.mark.parametrize(
    "text",
    [
        "共受理30.16万件,其中,咨询24.88万件,占82.5%;申诉5.2万件,占17.24%;其它777件。",
        "公开1872条,其中网站686条,微博951条,其他235条。",
        "检查企业100家,其中重点企业30家、规模以上企业20家等。",
        "推送舆情258期,其中,地方舆情1836条,行业舆情1575条。",
        "受理50件,其中A类20件(其中网上15件),B类30件。",
        "共10件,其中主动公开6件,依申请公开4件,同比增加3件。",
        "办结12件,其中逾期1件。",
        "主动公开1872条。其中:门户网站686条;新媒体951条;其他235条。",
        "办理建议5件、提案7件。其中,已办结8件,正在办理4件。",
        "收到申请12件,办结10件。其中,予以公开6件,部分公开4件。",
        "全局有8个科室。其中,办公室负责3个事项,法规科负责2个事项。",
        "受理50件(其中网上15件),办结40件,退回5件。",
        "受理50件,其中A类20件,其中网上15件,B类30件。",
        "收入100万元,其中拨款80万元,其他20万元;支出90万元,其中人员60万元,项目30万元。",
    ],
)
def test_sums_that_hold_or_are_not_meant_as_sums_are_left_alone(text: str) -> None:
    assert quotes(paper(f"关于检查的通知\n{text}"), Rule.SUM_DIFFERS) == []


@pytest.mark.parametrize(
    "text",
    [
        "收到申请12件,其中予以公开6件,部分公开3件,不予公开4件。",
        "支出1.5亿元,其中基本支出1亿元,项目支出0.3亿元。",
        "共1,200人,其中男700人,女400人。",
        "共收到申请12件。其中,予以公开6件,部分公开3件,不予公开4件。",
        "共收到申请12件。同比增加3件。其中:公开6件;不予公开4件。",
        "收入100万元,其中拨款80万元,其他20万元;支出90万元,其中人员60万元,项目20万元。",
        "受理50件(其中网上15件,电话20件),办结40件。",
    ],
)
def test_sums_that_do_not_hold_are_listed(text: str) -> None:
    assert len(quotes(paper(f"关于检查的通知\n{text}"), Rule.SUM_DIFFERS)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "WTO事务局",
        "5G办公室已成立",
        "登录www.yunchuan.com查询",
        "网址：yunchuan.com",
        "邮箱a@b.com",
    ],
)
def test_ordinary_latin_words_are_not_foreign(text: str) -> None:
    assert quotes(paper(f"关于检查的通知\n{text}。"), Rule.FOREIGN_WORDS) == []


@pytest.mark.parametrize(
    "line", ["a" * 200_000, "(" * 200_000, "1" * 200_000, "附件" * 100_000, "其中1件," * 40_000]
)
def test_hostile_lines_are_read_in_a_moment(line: str) -> None:
    start = process_time()

    paper(f"关于检查的通知\n{line}\n{line}")

    assert process_time() - start < 5
