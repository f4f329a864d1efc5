"""From a paper that was read to a draft: kind, reprint, nothing invented. Pure."""

from app.people.models import Organ
from app.publishing.content import Draft
from app.publishing.importing.scripts import simple
from app.publishing.importing.values import Doubt, Imported, Rule
from app.publishing.models import Kind, Origin

KINDS = (
    ("要点", Kind.WORK_POINTS),
    ("报告", Kind.REPORT),
    ("预算", Kind.BUDGET),
    ("决算", Kind.BUDGET),
    ("公示", Kind.RESULT),
    ("公告", Kind.NOTICE),
    ("通告", Kind.NOTICE),
)


def draft_from(paper: Imported, organ: Organ) -> tuple[Draft, tuple[Doubt, ...]]:
    """The draft, and what is doubtful about it in this organ's hands."""
    foreign = [name for name in paper.issuers if not _is(organ, name)]
    doubtful = list(paper.doubtful)
    if foreign:
        doubtful.append(Doubt("issuers", Rule.OTHER_ISSUER, "、".join(foreign)))
    is_reprint = bool(foreign) and len(foreign) == len(paper.issuers)
    draft = Draft(
        kind=kind_of(paper),
        title=paper.title,
        issuers=tuple(paper.issuers),
        document_number=paper.document_number,
        has_no_number=paper.has_no_number,
        formed_on=paper.formed_on,
        theme=paper.theme,
        subtheme=paper.subtheme,
        keywords=tuple(paper.keywords),
        origin=Origin.OBTAINED if is_reprint else Origin.MADE,
        reprint_source="、".join(paper.issuers) if is_reprint else "",
        original_index_number=paper.original_index_number,
        body=paper.body,
    )
    return draft, tuple(doubtful)


def kind_of(paper: Imported) -> Kind:
    """What the title says it is; a paper with a number is an official paper."""
    if paper.document_number:
        return Kind.PAPER
    title = simple(paper.title).rstrip("）)")
    return next((kind for ending, kind in KINDS if title.endswith(ending)), Kind.PAPER)


def _is(organ: Organ, name: str) -> bool:
    return simple(name.strip()) in {simple(organ.name), simple(organ.short_name)}
