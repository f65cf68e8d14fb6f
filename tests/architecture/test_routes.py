"""Every route declares who may use it, and refuses everybody else: tried with a real request for each role."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from tests.support import City, ClientFactory, PageClient

from hotline.api.interface import api
from hotline.modules.access.public import ROLES, PageToken, Permission, SignedIn

# Everybody may ask these: who answers here, and to be let in.
# Vote and call's rating are for whoever holds the signed link that a requester or caller was sent; a survey's answers
# too, or for whoever holds the signed link that was made known to everybody.
PUBLIC = {
    ("GET", "/api/hotline"),
    ("POST", "/api/first-start"),
    ("POST", "/api/session"),
    ("GET", "/api/votes/{token}"),
    ("POST", "/api/votes/{token}"),
    ("GET", "/api/call-ratings/{token}"),
    ("POST", "/api/call-ratings/{token}"),
    ("POST", "/api/call-ratings/{token}/refusals"),
    ("GET", "/api/survey-answers/{token}"),
    ("POST", "/api/survey-answers/{token}"),
}
# Everybody who is signed in may ask these; they show nothing that belongs to a role.
FOR_EVERYBODY_SIGNED_IN = {
    ("GET", "/api/session"),
    ("DELETE", "/api/session"),
    ("POST", "/api/session/password"),
    ("GET", "/api/calendar"),
    ("GET", "/api/calendar/explanation"),
    ("GET", "/api/calendar/versions"),
    ("GET", "/api/categories"),
    ("GET", "/api/departments"),
    ("GET", "/api/division-boundaries"),
    ("GET", "/api/divisions"),
    ("GET", "/api/handling-policy"),
    ("GET", "/api/handling-policy/versions"),
    ("GET", "/api/limit-rules"),
}


@dataclass(frozen=True, slots=True)
class Route:
    """A method at an address, and the guard before it."""

    method: str
    address: str
    guard: object

    @property
    def name(self) -> tuple[str, str]:
        return (self.method, self.address)

    @property
    def permission(self) -> Permission | None:
        return getattr(self.guard, "permission", None)

    def ask(self, page: PageClient, *, has_token: bool = True) -> tuple[int, str]:
        """The status, and the code of the refusal where it is one."""
        address = re.sub(r"\{[^}]+\}", "1", self.address)
        headers = {"X-CSRFToken": page.cookies["csrftoken"].value} if has_token else {}
        answer = page.generic(self.method, address, b"{}", content_type="application/json", headers=headers)
        code = answer.json()["code"] if answer.status_code >= 400 else ""
        return answer.status_code, code


def _routes() -> Iterator[Route]:
    for router in api._get_bound_routers():
        for address, view in router.path_operations.items():
            for operation in view.operations:
                guard = operation.auth_callbacks[0] if operation.auth_callbacks else None
                for method in operation.methods:
                    yield Route(method, f"/api{address}", guard)


ROUTES = sorted(_routes(), key=lambda route: route.name)
GUARDED = [route for route in ROUTES if route.name not in PUBLIC]


def test_there_are_routes() -> None:
    assert len(ROUTES) > 20
    assert {route.name for route in ROUTES} >= PUBLIC | FOR_EVERYBODY_SIGNED_IN


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: " ".join(route.name))
def test_route_declares_who_may_use_it(route: Route) -> None:
    if route.name in PUBLIC:
        assert type(route.guard) is PageToken, "a public route still checks the page's token"
        return
    assert isinstance(route.guard, SignedIn), "declare auth=requires(Permission.…)"
    is_open = route.name in FOR_EVERYBODY_SIGNED_IN
    assert is_open == (route.permission is None), "declare a permission, or put the route on the list above, not both"


def test_only_the_routes_of_the_session_work_before_the_password_is_ones_own() -> None:
    early = {route.name for route in GUARDED if getattr(route.guard, "before_password_change", False)}
    assert early == {("GET", "/api/session"), ("DELETE", "/api/session"), ("POST", "/api/session/password")}


def test_visitor_is_asked_to_sign_in_everywhere(city: City, visitor: PageClient) -> None:
    for route in GUARDED:
        assert route.ask(visitor) == (401, "not_signed_in"), route.name


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.code)
def test_role_is_refused_what_it_has_no_permission_for(
    role: object, city: City, signed_in_client: ClientFactory
) -> None:
    code = role.code  # type: ignore[attr-defined]
    department = city.departments["dongshan"] if ROLES[code].in_department else None
    page = signed_in_client(code, department=department)
    for route in GUARDED:
        if route.name == ("DELETE", "/api/session"):
            continue
        status, refusal = route.ask(page)
        if route.permission is not None and route.permission not in ROLES[code].permissions:
            assert (status, refusal) == (403, "not_permitted"), route.name
        else:
            assert status != 401 and status < 500, (route.name, status, refusal)


def test_change_without_the_pages_token_is_refused(city: City, signed_in_client: ClientFactory) -> None:
    page = signed_in_client("hotline_head")
    for route in ROUTES:
        if route.method != "GET":
            assert route.ask(page, has_token=False) == (403, "csrf_token_missing"), route.name


def test_every_permission_opens_something_and_belongs_to_a_role() -> None:
    granted = {permission for role in ROLES.values() for permission in role.permissions}
    assert granted == set(Permission)
