"""An authority on the same installation: it sees what was sent to it, and confirms it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.audit.models import AuditEntry
from app.kit.db import db
from app.people.models import Lane
from app.publishing.models import FilingState
from tests import factories

LIST = "/filings/received"


def page_of(filing):
    return f"{LIST}/{filing.id}"


def test_the_authority_sees_a_filing_only_once_it_was_sent(client, filed):
    client.sign_in(filed.authority.clerk)
    before = client.get(LIST).get_data(as_text=True)
    hidden = client.get(page_of(filed.filing)).status_code

    filed.send()

    assert filed.filing.publication.title not in before
    assert hidden == 404
    page = client.get(LIST).get_data(as_text=True)
    assert filed.filing.publication.title in page
    assert filed.office.organ.name in page
    assert "个工作日未确认" in page


def test_its_desk_counts_what_waits_to_be_confirmed(client, filed):
    filed.send()
    client.sign_in(filed.authority.clerk)

    before = client.get("/inbox").get_data(as_text=True)
    client.post(page_of(filed.filing), data={"number": "备2026-7"})

    entry = before.split('href="/filings/received"')[1].split("</a>")[0]
    assert ">1<" in entry
    after = client.get("/inbox").get_data(as_text=True)
    assert ">1<" not in after.split('href="/filings/received"')[1].split("</a>")[0]


def test_the_sender_sees_number_day_and_who_confirmed_at_once(client, filed):
    filed.send()
    client.sign_in(filed.authority.clerk)
    answer = client.post(page_of(filed.filing), data={"number": "备2026-7"})

    client.sign_in(filed.office.clerk)
    page = client.get(f"/filings/{filed.filing.id}").get_data(as_text=True)

    assert answer.status_code == 303
    assert "备2026-7" in page
    assert filed.authority.clerk.label in page


def test_both_chains_tell_the_confirmation(client, filed):
    filed.send()
    client.sign_in(filed.authority.clerk)
    client.post(page_of(filed.filing), data={"number": "备2026-7"})

    told = db.session.execute(
        select(AuditEntry.chain, AuditEntry.act, AuditEntry.subject).where(
            AuditEntry.by_id == filed.authority.clerk.id, AuditEntry.act.startswith("filing")
        )
    )

    assert {tuple(row) for row in told} == {
        (
            str(filed.office.organ.id),
            "filing received",
            str(filed.filing.publication.document_id),
        ),
        (str(filed.authority.organ.id), "filing confirmed", str(filed.filing.id)),
    }


def test_a_receipt_needs_its_number(client, filed):
    filed.send()
    client.sign_in(filed.authority.clerk)

    answer = client.post(page_of(filed.filing), data={"number": "  "})

    assert answer.status_code == 422
    assert 'id="number-error"' in answer.get_data(as_text=True)


def test_sent_twice_it_is_confirmed_once_and_another_number_is_refused(client, filed):
    filed.send()
    client.sign_in(filed.authority.clerk)
    form = {"number": "备2026-7", "key": "k" * 32}

    first, again = (client.post(page_of(filed.filing), data=form) for _ in range(2))
    other = client.post(page_of(filed.filing), data={"number": "备2026-8"})

    assert (first.status_code, again.status_code, other.status_code) == (303, 303, 409)
    assert "备2026-7" in other.get_data(as_text=True)
    assert filed.filing.receipt_number == "备2026-7"


def test_of_two_who_confirm_at_once_one_wins(app, filed):
    filed.send()
    organ = filed.authority.organ
    colleague = factories.person(Lane.DISCLOSURE_OFFICE, organ=organ, name="何静")
    browsers = [app.test_client().sign_in(each) for each in (filed.authority.clerk, colleague)]
    address = page_of(filed.filing)
    db.session.commit()

    def confirm(number):
        return browsers[number].post(address, data={"number": f"备{number}"}).status_code

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(confirm, range(2))) == [303, 409]
    db.session.refresh(filed.filing)
    assert filed.filing.state is FilingState.RECEIVED


def test_it_sees_nothing_else_of_the_sender(client, filed, filings):
    filed.send()
    client.sign_in(filed.authority.clerk)
    publication, other = filed.filing.publication, filings[1]

    for address in (
        f"/filings/{filed.filing.id}",
        f"/filings/received/{other.id}",
        f"/publications/{publication.id}",
        f"/documents/{publication.document_id}/dossier",
    ):
        assert client.get(address).status_code in (403, 404), address
    assert client.post(f"/filings/{filed.filing.id}/received", data={}).status_code == 404


def test_neither_the_sender_nor_a_third_organ_confirms(client, filed):
    filed.send()
    third = factories.person(Lane.DISCLOSURE_OFFICE, organ=factories.organ("云溪县商务局"))

    for person in (filed.office.clerk, third):
        client.sign_in(person)
        assert client.post(page_of(filed.filing), data={"number": "备1"}).status_code == 404


@pytest.mark.parametrize("role", ["publisher", "drafter", "head"])
def test_only_the_disclosure_office_confirms(client, filed, role):
    filed.send()
    client.sign_in(getattr(filed.authority, role))

    assert client.get(LIST).status_code == 403
    assert client.post(page_of(filed.filing), data={"number": "备1"}).status_code == 403


def test_what_was_sent_before_the_authority_was_linked_stays_on_paper(client, filed):
    authority = filed.office.organ.authorities[0]
    authority.receiver_id = None
    filed.send()
    authority.receiver_id = filed.authority.organ.id
    client.sign_in(filed.authority.clerk)

    assert client.get(page_of(filed.filing)).status_code == 404
