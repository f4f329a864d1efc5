"""Under which heading of the platform a document goes unless the office says otherwise. Pure."""

from app.law.sections import Section
from app.publishing.models.words import Kind

BY_KIND = {Kind.BUDGET: Section.BUDGETS}
BY_SUBTHEME = {
    "统计": Section.STATISTICS,
    "应急管理": Section.EMERGENCIES,
    "重大建设项目": Section.PROJECTS,
    "劳动就业": Section.LIVELIHOOD,
    "社会保障": Section.LIVELIHOOD,
    "扶贫": Section.LIVELIHOOD,
    "教育": Section.LIVELIHOOD,
    "医药管理": Section.LIVELIHOOD,
}


def usual(kind: Kind, subtheme: str) -> Section:
    """What kind and theme leave no doubt about; everything else waits under “other”."""
    return BY_KIND.get(kind) or BY_SUBTHEME.get(subtheme) or Section.OTHER
