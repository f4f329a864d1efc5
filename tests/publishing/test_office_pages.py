"""The office's pages after release: lists, one publication, filings, the register."""

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.publishing import actions
from app.publishing.models import (
    Attribute,
    Filing,
    FilingState,
    PublicationState,
    TakingDown,
    Validity,
    WithheldEntry,
)
from tests import factories
from tests.publishing.conftest import NOON


@pytest.fixture
def publication(office):
    document = office.draft()
    publication = office.published(document)
    actions.file_with_authority(office.signed(document), {}, NOON)
    return publication


def page_of(publication):
    return f"/publications/{publication.id}"


def test_published_items_are_found_by_number_and_title(client, office, publication):
    client.sign_in(office.clerk)

    for words in (publication.index_number, "云商[2026]1号", "促进"):
        assert publication.title in client.get(
            "/publications", query_string={"words": words}
        ).get_data(as_text=True)
    empty = client.get("/publications?words=无此件").get_data(as_text=True)
    assert publication.title not in empty


def test_the_drafter_begins_a_change_and_without_explanation_is_told(client, office, publication):
    client.sign_in(office.drafter)

    refused = client.post(f"{page_of(publication)}/change", data={"change-explanation": ""})
    begun = client.post(f"{page_of(publication)}/change", data={"change-explanation": "更正"})

    assert refused.status_code == 422
    assert begun.location == f"/documents/{publication.document_id}/edit"
    assert "更正" in client.get(begun.location).get_data(as_text=True)


def test_the_office_marks_validity_and_is_told_when_the_day_lacks(client, office, publication):
    client.sign_in(office.clerk)
    form = {"validity-validity": "repealed", "validity-validity_on": ""}

    refused = client.post(f"{page_of(publication)}/validity", data=form)
    form["validity-validity_on"] = "2026-03-01"
    marked = client.post(f"{page_of(publication)}/validity", data=form)

    db.session.refresh(publication)
    assert refused.status_code == 422
    assert "请填写生效日期。" in refused.get_data(as_text=True)
    assert marked.status_code == 303
    assert publication.validity is Validity.REPEALED


def test_taking_down_is_proposed_by_one_and_confirmed_by_another(client, office, publication):
    client.sign_in(office.publisher)
    client.post(f"{page_of(publication)}/taking-down", data={"taking_down-explanation": "有误"})
    proposal = db.session.scalars(select(TakingDown)).one()

    own = client.post(f"/takings-down/{proposal.id}", data={"decision": "confirm"})
    client.sign_in(office.clerk)
    listed = client.get("/publications").get_data(as_text=True)
    client.post(f"/takings-down/{proposal.id}", data={"decision": "confirm", "note": "同意"})

    db.session.refresh(publication)
    assert own.status_code == 403
    assert office.publisher.label in listed
    assert publication.state is PublicationState.TAKEN_DOWN
    assert "有误" in client.get(page_of(publication)).get_data(as_text=True)


def test_a_decision_that_is_none_is_refused(client, office, publication):
    proposal = actions.propose_taking_down(
        publication.id, by=office.publisher, explanation="有误", at=NOON
    )
    client.sign_in(office.clerk)

    answer = client.post(f"/takings-down/{proposal.id}", data={"decision": "perhaps"})

    assert answer.status_code == 422


def test_a_filing_is_recorded_on_its_page(client, office, publication):
    client.sign_in(office.clerk)
    filing = db.session.scalars(select(Filing).limit(1)).one()
    address = f"/filings/{filing.id}"

    ahead = client.post(f"{address}/sent", data={"on": "2199-01-01", "means": "邮寄"})
    empty = client.post(f"{address}/sent", data={"on": "", "means": ""})
    sent = client.post(f"{address}/sent", data={"on": "2026-03-02", "means": "邮寄"})
    received = client.post(f"{address}/received", data={"on": "2026-03-03", "number": "备7"})

    db.session.refresh(filing)
    assert [each.status_code for each in (ahead, empty, sent, received)] == [422, 422, 303, 303]
    assert filing.state is FilingState.RECEIVED
    assert "备7" in client.get(address).get_data(as_text=True)
    assert filing.authority_name in client.get("/filings?state=received").get_data(as_text=True)


def test_the_register_shows_ground_and_day_and_takes_an_examination(client, office):
    document = office.draft(
        attribute=Attribute.ON_REQUEST, legal_basis="第十六条", attribute_reason="内部"
    )
    actions.register_withheld(office.signed(document), {}, NOON)
    entry = db.session.scalars(select(WithheldEntry)).one()
    client.sign_in(office.clerk)

    page = client.get("/withheld").get_data(as_text=True)
    empty = client.post(f"/withheld/{entry.id}", data={"note": ""})
    examined = client.post(f"/withheld/{entry.id}", data={"note": "理由仍在"})

    assert "第十六条" in page
    assert "2027-03-02" in page
    assert (empty.status_code, examined.status_code) == (422, 303)
    assert "理由仍在" in client.get(f"/withheld/{entry.id}").get_data(as_text=True)


@pytest.mark.parametrize("page", ["/publications/{}", "/filings/{}", "/withheld/{}"])
def test_another_organ_gets_404(client, office, elsewhere, publication, page):
    filing = db.session.scalars(select(Filing).limit(1)).one()
    client.sign_in(elsewhere.clerk)

    for identity in (publication.id, filing.id):
        assert client.get(page.format(identity)).status_code == 404


@pytest.mark.parametrize("page", ["/filings", "/withheld"])
def test_a_drafter_keeps_no_registers(client, office, page):
    client.sign_in(office.drafter)

    assert client.get(page).status_code == 403


def test_lists_need_the_same_number_of_statements_for_one_row_and_for_many(client, office):
    client.sign_in(office.clerk)
    counts = {}
    for rows in (1, 8):
        for _ in range(rows):
            document = office.draft(document_number=f"云商〔2026〕{next(office.numbers)}号")
            office.published(document)
            actions.file_with_authority(office.signed(document), {}, NOON)
        for page in ("/publications", "/filings", "/withheld"):
            client.get(page)
            counts.setdefault(page, set()).add(len(client.watch.statements))

    assert all(len(seen) == 1 for seen in counts.values()), counts


def test_an_authority_with_filings_stays_in_the_list_of_the_organ(client, office, publication):
    organ = office.organ
    client.sign_in(factories.administrator("system"))
    about = {name: getattr(organ, name) for name in ("code", "name", "short_name", "number_prefix")}

    answer = client.post(f"/admin/organs/{organ.id}", data=about | {"authorities": "省政府办公厅"})

    assert answer.status_code == 409
    assert "移除的备案机关已有备案记录" in answer.text
    more = [*(each.name for each in organ.authorities), "省政府办公厅"]
    added = client.post(f"/admin/organs/{organ.id}", data=about | {"authorities": "\n".join(more)})
    assert added.status_code == 303
