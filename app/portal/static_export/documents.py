"""Each document of the export: its page, its former versions, its files; or why it is gone."""

from collections.abc import Iterator, Sequence

from app.files import storage
from app.files.errors import ContentChanged, ContentLost
from app.portal import queries
from app.portal.queries import Former, Paper, PublicFile
from app.portal.queries.export import files_of, former_of
from app.portal.static_export.addresses import path_of
from app.portal.static_export.site import Site
from app.ui.qr import qr_svg

AT_ONCE = 100


def write(site: Site) -> Iterator[Paper]:
    """Write every document, oldest first, and hand on what was written."""
    last: Paper | None = None
    while papers := queries.papers_after(last, limit=AT_ONCE):
        _write(site, papers)
        yield from papers
        last = papers[-1]


def _write(site: Site, papers: Sequence[Paper]) -> None:
    public = [paper for paper in papers if paper.is_public]
    former = former_of(paper.id for paper in public)
    versions = [paper.version_id for paper in public]
    versions += [each.version_id for several in former.values() for each in several]
    files = files_of(versions)
    for paper in papers:
        if not paper.is_public:
            site.page("portal/taken_down.html", *_at(paper), paper=paper, organ=paper.organ)
            continue
        _page(site, paper, former.get(paper.id, []), files.get(paper.version_id, []))
        for each in former.get(paper.id, []):
            _former(site, paper, each, files.get(each.version_id, []))


def _at(paper: Paper) -> tuple[str, dict[str, str]]:
    return "portal.document", {"code": paper.organ.code, "public_id": paper.public_id}


def _page(site: Site, paper: Paper, former: list[Former], files: list[PublicFile]) -> None:
    endpoint, values = _at(paper)
    listed = _files(site, paper, files, path_of(endpoint, values))
    site.page(
        "portal/document.html",
        endpoint,
        values,
        paper=paper,
        organ=paper.organ,
        files=listed,
        former=former,
    )
    if site.links.base_url:
        whole = site.links.whole(path_of(endpoint, values))
        site.folder.write(path_of("portal.qr", values), qr_svg(whole))


def _former(site: Site, paper: Paper, former: Former, files: list[PublicFile]) -> None:
    endpoint, values = "portal.version", {**_at(paper)[1], "number": former.number}
    listed = _files(site, paper, files, path_of(endpoint, values))
    site.page(
        "portal/version.html",
        endpoint,
        values,
        paper=paper,
        organ=paper.organ,
        former=former,
        files=listed,
    )


def _files(
    site: Site, paper: Paper, files: list[PublicFile], page: str
) -> list[dict[str, str | int]]:
    """Put the files beside the page at ``page``; returns them as its template lists them."""
    site.links.here = page
    listed: list[dict[str, str | int]] = []
    for file in files:
        values = {**_at(paper)[1], "attachment_id": file.id, "name": file.name}
        path = path_of("portal.attachment", values)
        if not site.folder.has(path, sha256=file.sha256):
            try:
                source = storage.checked(file.sha256)
            except (ContentChanged, ContentLost):
                site.unreadable.add(path)  # the others, and above all removals, do not wait for it
                continue
            site.folder.copy(path, source, sha256=file.sha256)
        listed.append({"name": file.name, "size": file.size, "url": site.links.to(path)})
    return listed
