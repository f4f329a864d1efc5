"""Every page of this slice is sound for whoever may open it, and closed to everyone else."""

from tests import factories


def test_the_sign_in_page_is_sound_and_warns(client):
    response = client.get("/sign-in")

    assert response.status_code == 200
    assert "严禁录入涉密信息" in response.text


def test_whoever_is_not_signed_in_is_asked_to(client):
    response = client.get("/admin/persons?text=王")

    assert response.status_code == 302
    assert response.location == "/sign-in?next=/admin/persons?text%3D%E7%8E%8B"


def test_the_security_administrators_pages_are_sound(client):
    organ = factories.organ()
    person = factories.person("drafter", organ=organ, unit=factories.unit(organ))
    client.sign_in(factories.administrator("security"))

    for path in (
        "/start",
        "/account/password",
        "/account/sessions",
        "/admin/persons",
        "/admin/persons?text=王&page=2",
        "/admin/persons/new",
        "/admin/persons/new?organ=",
        f"/admin/persons/new?organ={organ.id}",
        f"/admin/persons/{person.id}",
        "/admin/organs",
        f"/admin/organs/{organ.id}",
    ):
        assert client.get(path, follow_redirects=True).status_code == 200, path


def test_the_system_administrators_pages_are_sound(client):
    organ = factories.organ()
    factories.unit(organ)
    client.sign_in(factories.administrator("system"))

    for path in ("/admin/organs", "/admin/organs/new", f"/admin/organs/{organ.id}"):
        assert client.get(path).status_code == 200, path
