"""What each part and heading of the platform is to hold, in the reader's words."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.law.sections import Section

HOLDS: dict[Section, LazyString] = {
    Section.GUIDE: _l(
        "What the organ discloses, how it is arranged and obtained, and whom to ask (Art. 12)."
    ),
    Section.RULES: _l("The laws, regulations and rules on disclosure that bind the organ."),
    Section.REPORTS: _l("The organ's report on disclosure, every year by 31 January (Art. 49)."),
    Section.NORMATIVE: _l("Art. 20(1): regulations, rules and normative documents."),
    Section.ORGANISATION: _l(
        "Art. 20(2): functions, structure, address, office hours, contact, names of the heads."
    ),
    Section.PLANS: _l("Art. 20(3): development, special and regional plans, related policies."),
    Section.STATISTICS: _l("Art. 20(4): statistics on the economy and society."),
    Section.LICENCES: _l(
        "Art. 20(5): basis, conditions, procedures and results of licences and other services."
    ),
    Section.PENALTIES: _l(
        "Art. 20(6): basis, conditions and procedures of penalties and coercion, and decisions of"
        " some effect on society."
    ),
    Section.BUDGETS: _l("Art. 20(7): budgets and final accounts."),
    Section.FEES: _l("Art. 20(8): administrative fees, their basis and standards."),
    Section.PROCUREMENT: _l("Art. 20(9): catalogue, standards and results of central procurement."),
    Section.PROJECTS: _l("Art. 20(10): approval and progress of major projects."),
    Section.LIVELIHOOD: _l(
        "Art. 20(11): policies on poverty relief, education, health, social security and jobs."
    ),
    Section.EMERGENCIES: _l("Art. 20(12): emergency plans, warnings and what was done."),
    Section.INSPECTIONS: _l(
        "Art. 20(13): inspections of environment, health, safety at work, food, drugs, products."
    ),
    Section.RECRUITMENT: _l("Art. 20(14): posts, numbers, conditions and results of recruitment."),
    Section.OTHER: _l("Art. 20(15): what laws and regulations require to be disclosed besides."),
    Section.LOCAL: _l(
        "Art. 21: public works, public services, land and house expropriation, social relief."
    ),
}


def holds(section: Section) -> LazyString:
    """What belongs under ``section``."""
    return HOLDS[section]
