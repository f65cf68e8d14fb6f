"""Everybody who is signed in reads categories and divisions."""

from tests.support import City, ClientFactory

from hotline.modules.taxonomy.models import Category


def test_categories_know_what_they_stand_under(city: City, signed_in_client: ClientFactory) -> None:
    Category.objects.filter(code="0102").update(is_active=False)
    listed = signed_in_client("agent").get("/api/categories").json()
    assert [category["code"] for category in listed] == ["01", "02", "0101", "0201", "010101"]
    assert listed[-1] == {"code": "010101", "name": "停水", "parent_code": "0101", "level": 3}


def test_divisions_begin_with_the_city(city: City, signed_in_client: ClientFactory) -> None:
    listed = signed_in_client("agent").get("/api/divisions").json()
    assert listed[0] == {"code": "990100", "name": "榆安市", "parent_code": None, "level": 1}
    assert len(listed) == len(city.divisions)
