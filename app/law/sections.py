"""The parts of a disclosure platform: guide, rules, statutory content by heading, annual reports.

Regulation on the Disclosure of Government Information (2019), Articles 12, 20, 21, 49 and 50.
"""

from enum import StrEnum


class Section(StrEnum):
    """Where on the platform a published document stands."""

    GUIDE = "guide"  # 政府信息公开指南, Art. 12
    RULES = "rules"  # 政府信息公开制度
    REPORTS = "reports"  # 政府信息公开年报, Art. 49 and 50
    NORMATIVE = "normative"  # Art. 20(1)
    ORGANISATION = "organisation"  # Art. 20(2)
    PLANS = "plans"  # Art. 20(3)
    STATISTICS = "statistics"  # Art. 20(4)
    LICENCES = "licences"  # Art. 20(5)
    PENALTIES = "penalties"  # Art. 20(6)
    BUDGETS = "budgets"  # Art. 20(7)
    FEES = "fees"  # Art. 20(8)
    PROCUREMENT = "procurement"  # Art. 20(9)
    PROJECTS = "projects"  # Art. 20(10)
    LIVELIHOOD = "livelihood"  # Art. 20(11)
    EMERGENCIES = "emergencies"  # Art. 20(12)
    INSPECTIONS = "inspections"  # Art. 20(13)
    RECRUITMENT = "recruitment"  # Art. 20(14)
    OTHER = "other"  # Art. 20(15)
    LOCAL = "local"  # Art. 21


PARTS = (Section.GUIDE, Section.RULES, Section.REPORTS)
STATUTORY = tuple(section for section in Section if section not in PARTS)
