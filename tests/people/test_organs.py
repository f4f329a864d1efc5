"""Organs and units: kept by the system administrator."""

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.kit.time import now
from app.people import errors, queries
from app.people.actions import organs as actions
from app.people.actions.organs import OrganGiven
from app.people.models import Organ
from tests import factories

FORM = {
    "code": "113301000MB000001X",
    "name": "云川市商务局",
    "short_name": "市商务局",
    "number_prefix": "云商",
    "review_organ": "云川市人民政府",
    "authorities": "市政务公开办\n\n 市档案馆 \n市政务公开办",
}


@pytest.fixture
def system(app):
    return factories.administrator("system")


def authorities(organ):
    return [authority.name for authority in organ.authorities]


def test_an_organ_is_added_and_changed_on_its_pages(client, system):
    client.sign_in(system)

    assert client.post("/admin/organs/new", data=FORM).status_code == 303
    organ = queries.organ_by_code(FORM["code"])
    assert authorities(organ) == ["市政务公开办", "市档案馆"]

    turned = FORM | {"authorities": "市档案馆\n省政府办公厅"}
    assert client.post(f"/admin/organs/{organ.id}", data=turned).status_code == 303
    assert authorities(organ) == ["市档案馆", "省政府办公厅"]
    assert client.post("/admin/organs/new", data=FORM).status_code == 409


@pytest.mark.parametrize(
    "changes",
    [
        {"code": "12345678"},
        {"code": "1" * 19},
        {"code": "11330100mb0000001x"},
        {"code": "123456789\n"[:-1] + " 1"},
        {"name": ""},
        {"name": " \u3000 "},
        {"name": "局" * 101},
        {"number_prefix": ""},
        {"authorities": "x" * 2001},
    ],
)
def test_a_bad_organ_is_refused_beside_its_field(client, system, changes):
    client.sign_in(system)

    assert client.post("/admin/organs/new", data=FORM | changes).status_code == 422
    assert db.session.scalars(select(Organ)).all() == []


def test_the_code_of_another_organ_is_refused_beside_its_field(client, system):
    organ, other = factories.organ(), factories.organ("云川市档案馆")
    client.sign_in(system)

    answer = client.post(f"/admin/organs/{organ.id}", data=FORM | {"code": other.code})

    assert answer.status_code == 409
    assert "已有相同代码的机关" in answer.text
    assert FORM["name"] in answer.text


def test_units_are_added_and_renamed(client, system):
    organ = factories.organ()
    client.sign_in(system)
    page = f"/admin/organs/{organ.id}/units"

    assert client.post(page, data={"unit_name": "政策法规科"}).status_code == 303
    assert client.post(page, data={"unit_name": "政策法规科"}).status_code == 409
    assert client.post(page, data={"unit_name": ""}).status_code == 422
    (unit,) = queries.units_of(organ.id)
    assert client.post(f"{page}/{unit.id}", data={"unit_name": "法规科"}).status_code == 303
    assert client.post(f"{page}/{organ.id}", data={"unit_name": "法规科"}).status_code == 404
    assert client.post(f"{page}/{unit.id}", data={"unit_name": ""}).status_code == 422
    assert "法规科" in client.get(f"/admin/organs/{organ.id}").text
    other = factories.unit(organ, "信访科")
    db.session.commit()
    taken = client.post(f"{page}/{other.id}", data={"unit_name": "法规科"})
    assert taken.status_code == 409
    assert "已有同名科室" in taken.text


def test_a_unit_does_not_take_the_name_of_another(app, system):
    organ = factories.organ()
    one, other = factories.unit(organ), factories.unit(organ)

    with pytest.raises(errors.UnitNameTaken):
        actions.rename_unit(organ.id, one.id, by=system, name=other.name, at=now())


def test_only_an_administrator_of_the_installation_adds_organs(app):
    given = OrganGiven(code="123456789", name="局", short_name="局", number_prefix="云")
    by = factories.administrator("system", organ=factories.organ())

    with pytest.raises(errors.NotPermitted):
        actions.add_organ(given, by=by, at=now())


def test_an_organs_administrator_changes_no_other_organ(app):
    by = factories.administrator("system", organ=factories.organ())
    other = factories.organ("云川市档案馆")

    with pytest.raises(errors.NoSuchOrgan):
        actions.add_unit(other.id, by=by, name="科", at=now())


def test_the_security_administrator_reads_and_does_not_change(client, app):
    organ = factories.organ()
    client.sign_in(factories.administrator("security"))

    assert client.get(f"/admin/organs/{organ.id}").status_code == 200
    assert client.get("/admin/organs/new").status_code == 403
    assert client.post(f"/admin/organs/{organ.id}", data=FORM).status_code == 403
    with pytest.raises(errors.NotPermitted):
        actions.add_unit(organ.id, by=factories.administrator("security"), name="科", at=now())


def test_an_authority_is_linked_to_an_organ_of_the_installation_and_unlinked(client, system):
    organ, authority = factories.organ(), factories.organ("云川市人民政府办公室")
    client.sign_in(system)
    (named,) = organ.authorities
    address = f"/admin/organs/{organ.id}/authorities/{named.id}"
    field = f"{named.id}-receiver"

    assert client.post(address, data={field: str(authority.id)}).status_code == 303
    assert named.receiver_id == authority.id
    assert client.post(address, data={field: ""}).status_code == 303
    assert named.receiver_id is None


def test_an_organ_is_not_its_own_authority(client, system):
    organ, stranger = factories.organ(), factories.organ("青禾县统计局")
    client.sign_in(system)
    own, others = organ.authorities[0], stranger.authorities[0]

    for authority, choice, status in (
        (own, str(organ.id), 422),
        (own, "nothing", 422),
        (others, str(stranger.id), 404),
    ):
        address = f"/admin/organs/{organ.id}/authorities/{authority.id}"
        answer = client.post(address, data={f"{authority.id}-receiver": choice})
        assert answer.status_code == status


def test_an_authority_stays_linked_when_the_organ_is_saved(client, system):
    organ, authority = factories.organ(), factories.organ("云川市人民政府办公室")
    organ.authorities[0].receiver_id = authority.id
    client.sign_in(system)
    about = {name: getattr(organ, name) for name in ("code", "name", "short_name", "number_prefix")}

    client.post(f"/admin/organs/{organ.id}", data=about | {"authorities": "备案机关1\n省档案馆"})

    assert [each.receiver_id for each in organ.authorities] == [authority.id, None]
