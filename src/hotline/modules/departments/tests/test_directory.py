"""Everybody who is signed in reads the directory."""

from tests.support import City, ClientFactory, PageClient

from hotline.modules.audit.public import AuditEntry
from hotline.modules.departments.models import Department


def test_directory_names_parents_before_children(city: City, signed_in_client: ClientFactory) -> None:
    listed = signed_in_client("handler").get("/api/departments").json()
    codes = [department["code"] for department in listed]
    assert len(codes) == len(city.departments)
    assert codes.index("dongshan") < codes.index("dongshan-cheng")
    assert listed[codes.index("dongshan-cheng")] == {
        "code": "dongshan-cheng",
        "name": "东山县城关镇政府",
        "level": "town",
        "parent_code": "dongshan",
        "remit": "东山县城关镇政府职责范围内的事项",
        "is_hotline_centre": False,
        "replies_need_approval": False,
    }


def test_whether_replies_need_approval_is_set_by_the_system_administrator_and_recorded(
    city: City, signed_in_client: ClientFactory
) -> None:
    administrator = signed_in_client("system_administrator")

    answer = administrator.post_json("/api/departments/housing/reply-approvals", {"is_needed": True})
    again = administrator.post_json("/api/departments/housing/reply-approvals", {"is_needed": True})

    assert (answer.status_code, answer.json()["replies_need_approval"], again.status_code) == (200, True, 200)
    assert AuditEntry.objects.filter(action="require_reply_approval", subject="department:housing").count() == 1
    refused = signed_in_client("hotline_head").post_json("/api/departments/market/reply-approvals", {"is_needed": True})
    assert (refused.status_code, Department.objects.get(code="market").replies_need_approval) == (403, False)


def test_closed_department_is_left_out(city: City, signed_in_client: ClientFactory) -> None:
    Department.objects.filter(code="housing").update(is_active=False)
    listed = signed_in_client("agent").get("/api/departments").json()
    assert "housing" not in {department["code"] for department in listed}


def test_visitor_reads_nothing(city: City, visitor: PageClient) -> None:
    assert visitor.get("/api/departments").status_code == 401
