"""Nuisance callers and callers who are answered first: proposed by one, decided by another."""

from datetime import date, datetime, timedelta

import pytest
from tests.support import ClientFactory, PageClient, PersonFactory
from tests.switch_room import SwitchRoom

from hotline.kit.clock import local_date, now, start_of_day
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.audit.models import AuditEntry
from hotline.modules.telephony.actions.caller_rules import (
    decide_caller_rule,
    end_caller_rule,
    numbers_to_keep,
    propose_caller_rule,
)
from hotline.modules.telephony.actions.publish_city_telephone import publish_city_telephone
from hotline.modules.telephony.errors import CallerRuleNotDecidedByProposer, CallerRuleOver
from hotline.modules.telephony.models import CallerRule
from hotline.modules.telephony.rules.caller_rules import AS_ALL_OTHERS, CallerRuleKind, CallerRuleState, Treatment
from hotline.modules.telephony.rules.city_telephone import city_telephone

NUMBER = "13700000001"


def _proposal(kind: str = "refused", **changes: str) -> dict[str, str]:
    last_on = local_date(now()) + timedelta(days=30)
    return {"number": NUMBER, "kind": kind, "reason": "连续骚扰", "last_on": last_on.isoformat()} | changes


@pytest.fixture
def agent(signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("agent")


@pytest.fixture
def head(signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("hotline_head")


def _treatment(room: SwitchRoom) -> Treatment | None:
    """What the switch was told of the number, once the watch had time to look."""
    for _ in range(10):
        room.pass_time(seconds=1)
    return room.switch.treatments.get(NUMBER)


# The first moment at which a rule of these tests has ended by itself.
ENDS_AT = start_of_day(local_date(now()) + timedelta(days=31))
TREATMENTS = {
    "refused": Treatment(is_refused=True, until=ENDS_AT),
    "preferred": Treatment(priority=10, until=ENDS_AT),
    "elderly": Treatment(priority=5, until=ENDS_AT),
}


@pytest.mark.parametrize(("kind", "treatment"), TREATMENTS.items())
def test_rule_that_was_approved_reaches_the_switch_and_leaves_it_when_it_ends(
    agent: PageClient, head: PageClient, room: SwitchRoom, kind: str, treatment: Treatment
) -> None:
    rule = agent.post_json("/api/caller-rules", _proposal(kind)).json()
    assert _treatment(room) is None

    head.post_json(f"/api/caller-rules/{rule['id']}/decision", {"is_approved": True, "note": "属实"})
    assert _treatment(room) == treatment

    head.post_json(f"/api/caller-rules/{rule['id']}/end", {"note": "已改正"})
    assert _treatment(room) == AS_ALL_OTHERS
    (shown,) = head.get("/api/caller-rules").json()
    assert (shown["state"], shown["reason"], shown["decision_note"]) == ("ended", "连续骚扰", "属实")
    assert shown["end_note"] == "已改正"
    actions = AuditEntry.objects.filter(subject=f"caller_rule:{rule['id']}").order_by("id")
    assert [entry.action for entry in actions] == [
        "telephony.propose_caller_rule",
        "telephony.approve_caller_rule",
        "telephony.end_caller_rule",
    ]


def test_rule_that_was_declined_never_reaches_the_switch(agent: PageClient, head: PageClient, room: SwitchRoom) -> None:
    rule = agent.post_json("/api/caller-rules", _proposal()).json()

    head.post_json(f"/api/caller-rules/{rule['id']}/decision", {"is_approved": False, "note": "证据不足"})

    assert _treatment(room) is None
    again = head.post_json(f"/api/caller-rules/{rule['id']}/decision", {"is_approved": True})
    assert again.json()["code"] == "caller_rule_over"
    assert CallerRule.objects.get().state == CallerRuleState.DECLINED


@pytest.mark.parametrize(
    "changes", [{"number": "110"}, {"last_on": "2001-01-01"}, {"last_on": "2999-01-01"}], ids=["110", "past", "far"]
)
def test_what_nobody_may_propose_is_refused(agent: PageClient, changes: dict[str, str]) -> None:
    answer = agent.post_json("/api/caller-rules", _proposal(**changes))

    assert (answer.status_code, answer.json()["code"]) == (422, "caller_rule_not_allowed")
    assert not CallerRule.objects.exists()


def test_second_proposal_for_a_number_is_refused_while_the_first_stands(agent: PageClient) -> None:
    agent.post_json("/api/caller-rules", _proposal())

    assert agent.post_json("/api/caller-rules", _proposal("preferred")).json()["code"] == "caller_rule_exists"
    assert CallerRule.objects.count() == 1


def test_rule_whose_last_day_is_over_is_in_nobodys_way(agent: PageClient, head: PageClient) -> None:
    rule = agent.post_json("/api/caller-rules", _proposal()).json()
    head.post_json(f"/api/caller-rules/{rule['id']}/decision", {"is_approved": True})
    CallerRule.objects.update(last_on=local_date(now()) - timedelta(days=1))
    (over,) = head.get("/api/caller-rules").json()

    again = agent.post_json("/api/caller-rules", _proposal())

    assert (over["state"], over["is_over"], again.status_code) == ("in_force", True, 201)
    former = CallerRule.objects.get(id=rule["id"])
    assert (former.state, former.ended_by_id) == (CallerRuleState.ENDED, None)


def test_team_leader_finds_rules_and_an_agent_sees_his_own_proposals(
    agent: PageClient, head: PageClient, signed_in_client: ClientFactory
) -> None:
    leader = signed_in_client("team_leader")
    own = agent.post_json("/api/caller-rules", _proposal()).json()
    other = leader.post_json("/api/caller-rules", _proposal("preferred", number="05311234")).json()
    head.post_json(f"/api/caller-rules/{other['id']}/decision", {"is_approved": True, "note": "企业专线"})

    def found(page: PageClient, query: str, path: str = "") -> list[int]:
        return [rule["id"] for rule in page.get(f"/api/caller-rules{path}?{query}").json()]

    assert found(leader, "") == [other["id"], own["id"]]
    assert found(leader, "state=in_force") == found(leader, "kind=preferred") == [other["id"]]
    assert found(leader, "number=0000") == [own["id"]]
    assert found(agent, "", "/own") == [own["id"]]
    assert agent.get("/api/caller-rules").status_code == 403
    assert [rule["is_own"] for rule in leader.get("/api/caller-rules").json()] == [True, False]


def test_agent_decides_on_no_rule(agent: PageClient) -> None:
    rule = agent.post_json("/api/caller-rules", _proposal()).json()

    assert agent.post_json(f"/api/caller-rules/{rule['id']}/decision", {"is_approved": True}).status_code == 403
    assert CallerRule.objects.get().state == CallerRuleState.PROPOSED


@pytest.mark.parametrize("is_approved", [True, False])
def test_nobody_decides_his_own_proposal_whatever_he_may_decide_of_others(
    person: PersonFactory, room: SwitchRoom, is_approved: bool
) -> None:
    both = actor_of(person("hotline_head"))
    rule = _proposed(by=both, last_on=local_date(now()))

    with pytest.raises(CallerRuleNotDecidedByProposer):
        decide_caller_rule(rule_id=rule.pk, is_approved=is_approved, note="", by=both, at=now())

    assert CallerRule.objects.get().state == CallerRuleState.PROPOSED
    assert _treatment(room) is None


def test_rule_ends_by_itself_with_its_last_day_and_the_number_may_have_another(
    person: PersonFactory, room: SwitchRoom
) -> None:
    agent, head = actor_of(person("agent")), actor_of(person("hotline_head"))
    today = local_date(room.at)
    rule = _proposed(by=agent, last_on=today, at=room.at)
    decide_caller_rule(rule_id=rule.pk, is_approved=True, note="", by=head, at=room.at)
    midnight = start_of_day(today + timedelta(days=1))
    # The switch knows the end itself: it needs nobody to tell it then.
    assert _treatment(room) == Treatment(is_refused=True, until=midnight)

    room.at = midnight
    assert _treatment(room) == AS_ALL_OTHERS

    rule.refresh_from_db()
    assert (rule.state, rule.ended_at, rule.ended_by) == (CallerRuleState.ENDED, midnight, None)
    with pytest.raises(CallerRuleOver):
        end_caller_rule(rule_id=rule.pk, note="已改正", by=head, at=midnight)
    assert _proposed(by=agent, last_on=local_date(midnight), at=midnight).state == CallerRuleState.PROPOSED


def test_proposal_on_which_nobody_decided_by_its_last_day_never_comes_into_force(person: PersonFactory) -> None:
    agent, head = actor_of(person("agent")), actor_of(person("hotline_head"))
    rule = _proposed(by=agent, last_on=local_date(now()))

    with pytest.raises(CallerRuleOver):
        decide_caller_rule(rule_id=rule.pk, is_approved=True, note="", by=head, at=now() + timedelta(days=1))

    assert numbers_to_keep(at=now() + timedelta(days=1)) == {}


def test_city_decides_the_figures_of_priorities_and_may_switch_one_off(
    agent: PageClient, head: PageClient, person: PersonFactory, room: SwitchRoom
) -> None:
    rule = agent.post_json("/api/caller-rules", _proposal("elderly")).json()
    head.post_json(f"/api/caller-rules/{rule['id']}/decision", {"is_approved": True})
    assert _treatment(room) == Treatment(priority=5, until=ENDS_AT)

    by = actor_of(person("hotline_head"))
    for elderly, treatment in ((20, Treatment(priority=20, until=ENDS_AT)), (0, AS_ALL_OTHERS)):
        city = city_telephone({"priorities": {"elderly": elderly}})
        publish_city_telephone(city=city, valid_from=room.at, reason="敬老", by=by, at=room.at)
        assert _treatment(room) == treatment


def _proposed(*, by: Actor, last_on: date, at: datetime | None = None) -> CallerRule:
    return propose_caller_rule(
        number=NUMBER, kind=CallerRuleKind.REFUSED, reason="连续骚扰", last_on=last_on, by=by, at=at or now()
    )
