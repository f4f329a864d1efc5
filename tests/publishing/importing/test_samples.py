"""The papers in docs/samples show each kind of defect; they are read with all of them named."""

from pathlib import Path

import pytest

from app.publishing.importing import Rule, read

SAMPLES = Path(__file__).parents[3] / "docs" / "samples"
EXPECTED = {
    "1-work-points.txt": ("", {Rule.NO_TITLE, Rule.FOREIGN_WORDS}),
    "2-plan.docx": (
        "云川市交通运输局2025年政务公开工作实施方案",
        {Rule.TITLE_INSIDE, Rule.MISSING_ANNEX},
    ),
    "3-annual-report.html": (
        "云川市水利局政府信息公开工作年度报告",
        {Rule.ISSUER_FROM_PAGE, Rule.FURNITURE, Rule.SUM_DIFFERS},
    ),
    "4-work-points.txt": (
        "云川市商务局2023年政务公开工作要点",
        {
            *(Rule.BLANK_METADATA, Rule.FURNITURE, Rule.GARBLED),
            *(Rule.MIXED_BRACKETS, Rule.SUM_DIFFERS),
        },
    ),
    "5-notice.pdf": (
        "雲川省人民政府辦公廳關於印發雲川省公共數據開放工作要點的通知",
        {Rule.DATES_DIFFER, Rule.BODY_TWICE, Rule.FURNITURE, Rule.TRADITIONAL},
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_read_with_its_defects_named(name: str) -> None:
    title, rules = EXPECTED[name]

    found = read(name, (SAMPLES / name).read_bytes())

    assert found.title == title
    assert {each.rule for each in found.doubtful} == rules


def test_every_sample_is_looked_at() -> None:
    papers = {path.name for path in SAMPLES.iterdir() if path.suffix not in {".py", ".pyc"}}

    assert papers - {"__pycache__"} == set(EXPECTED)
