"""Limit rules take the words of work orders and requesters, which their module cannot see."""

from typing import get_args

from hotline.modules.requesters.public import RequesterKind
from hotline.modules.sla import schemas
from hotline.modules.sla.rules.criteria import EMERGENCY
from hotline.modules.workorders.rules.words import RequestType, Urgency


def test_limit_rules_take_every_word_and_no_other() -> None:
    assert set(get_args(schemas.RequestTypeWord)) == {"", *RequestType}
    assert set(get_args(schemas.UrgencyWord)) == {"", *Urgency}
    assert set(get_args(schemas.RequesterKindWord)) == {"", *RequesterKind}
    assert EMERGENCY == Urgency.EMERGENCY
