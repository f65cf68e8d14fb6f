"""Pure rules of call-backs: who is chosen, when he may be tried, which answer counts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.callbacks.errors import (
    AnswersMissing,
    DissatisfactionReasonMissing,
    SameHourAgain,
    VoteClosed,
    VoteLinkExpired,
    VoteLinkUsed,
)
from hotline.modules.callbacks.rules import Answers, CallbackChannel, DissatisfactionReason, Satisfaction, Solution
from hotline.modules.callbacks.rules.answers import complete_answers
from hotline.modules.callbacks.rules.attempts import ensure_another_hour, next_attempt_from
from hotline.modules.callbacks.rules.sampling import (
    EVERYBODY,
    AlwaysGround,
    Candidate,
    Policy,
    SelectionReason,
    Share,
    percent_for,
    place_of,
    select,
)
from hotline.modules.callbacks.rules.votes import CastVote, Link, counting_vote, ensure_usable

AT = datetime(2023, 5, 8, 2, 10, tzinfo=UTC)
NUMBERS = st.integers(1, 99_999).map(lambda running: f"20230508{running:05}")
MOMENTS = st.integers(0, 1_000_000).map(lambda seconds: AT + timedelta(seconds=seconds))
ANSWERS = st.builds(Answers, st.sampled_from(Solution), st.sampled_from(Satisfaction))
VOTES = st.builds(CastVote, st.sampled_from(CallbackChannel), ANSWERS, MOMENTS)


@given(NUMBERS)
def test_without_a_policy_everybody_is_called_back(number: str) -> None:
    selection = select(Candidate(number, "inquiry", "ordinary"), EVERYBODY)
    assert (selection.is_chosen, selection.reason) == (True, SelectionReason.EVERYBODY)


@given(NUMBERS, st.integers(0, 100), st.integers(0, 100))
def test_whoever_is_in_a_sample_is_in_every_larger_one(number: str, one: int, other: int) -> None:
    small, large = sorted((one, other))
    candidate = Candidate(number, "inquiry", "ordinary")
    chosen = [select(candidate, Policy(1, percent)).is_chosen for percent in (small, large)]
    assert chosen in ([False, False], [False, True], [True, True])


def test_sample_holds_its_share_and_is_the_same_each_time() -> None:
    numbers = [f"20230508{running:05}" for running in range(1, 10_001)]
    policy = Policy(1, default_percent=30)
    chosen = [number for number in numbers if select(Candidate(number, "inquiry", "ordinary"), policy).is_chosen]

    assert 2_850 < len(chosen) < 3_150
    assert [number for number in numbers if place_of(number) < 30] == chosen


@given(NUMBERS, st.sampled_from(AlwaysGround))
def test_what_is_always_called_back_needs_no_luck(number: str, ground: AlwaysGround) -> None:
    candidate = Candidate(number, "complaint", "ordinary", (), frozenset({ground}))
    selection = select(candidate, Policy(1, default_percent=0))
    assert (selection.is_chosen, selection.reason, selection.ground) == (True, SelectionReason.ALWAYS, ground)
    assert not select(candidate, Policy(1, default_percent=0, always=frozenset())).is_chosen


def test_most_particular_share_holds() -> None:
    policy = Policy(
        1,
        default_percent=10,
        shares=(
            Share(20, request_type="complaint"),
            Share(30, urgency="urgent"),
            Share(40, department_code="dongshan"),
            Share(50, department_code="dongshan-water", request_type="complaint"),
        ),
    )
    below = ("dongshan", "dongshan-water")
    assert percent_for(Candidate("1", "inquiry", "ordinary"), policy) == 10
    assert percent_for(Candidate("1", "complaint", "ordinary"), policy) == 20
    assert percent_for(Candidate("1", "complaint", "urgent"), policy) == 30
    assert percent_for(Candidate("1", "inquiry", "urgent", below), policy) == 40
    assert percent_for(Candidate("1", "complaint", "urgent", below), policy) == 50


def test_second_attempt_waits_for_the_next_local_hour() -> None:
    with pytest.raises(SameHourAgain) as refusal:
        ensure_another_hour([AT], AT + timedelta(minutes=49))
    assert refusal.value.facts == {"next_hour": "11:00"}
    ensure_another_hour([AT], AT + timedelta(minutes=50))
    assert next_attempt_from([AT]) == AT + timedelta(minutes=50)
    assert next_attempt_from([]) is None


@given(st.lists(MOMENTS, min_size=1, max_size=3))
def test_the_hour_named_is_always_permitted(earlier: list[datetime]) -> None:
    following = next_attempt_from(earlier)
    assert following is not None
    ensure_another_hour(earlier, following)


def test_dissatisfied_requester_says_with_what_and_nobody_else_does() -> None:
    with pytest.raises(DissatisfactionReasonMissing):
        complete_answers(Solution.SOLVED, Satisfaction.DISSATISFIED, None)
    answers = complete_answers(Solution.SOLVED, Satisfaction.SATISFIED, DissatisfactionReason.ATTITUDE)
    assert answers.reason is None


@pytest.mark.parametrize(
    ("solution", "satisfaction", "field"),
    [(None, Satisfaction.SATISFIED, "solution"), (Solution.SOLVED, None, "satisfaction")],
)
def test_both_questions_need_an_answer(
    solution: Solution | None, satisfaction: Satisfaction | None, field: str
) -> None:
    with pytest.raises(AnswersMissing) as refusal:
        complete_answers(solution, satisfaction, None)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("solution", "satisfaction", "is_unhappy"),
    [
        (Solution.SOLVED, Satisfaction.NEUTRAL, False),
        (Solution.PARTLY_SOLVED, Satisfaction.SATISFIED, False),
        (Solution.UNSOLVED, Satisfaction.VERY_SATISFIED, True),
        (Solution.SOLVED, Satisfaction.DISSATISFIED, True),
    ],
)
def test_dissatisfied_or_unsolved_is_looked_at_again(
    solution: Solution, satisfaction: Satisfaction, is_unhappy: bool
) -> None:
    assert Answers(solution, satisfaction).is_unhappy is is_unhappy


@given(st.lists(VOTES, max_size=6), st.none() | MOMENTS)
def test_last_valid_vote_counts_whatever_the_order(votes: list[CastVote], expires_at: datetime | None) -> None:
    counting = counting_vote(votes, expires_at)
    valid = [
        vote
        for vote in votes
        if vote.channel is CallbackChannel.PHONE or (expires_at is not None and vote.at <= expires_at)
    ]

    assert (counting is None) == (not valid)
    if counting is not None:
        assert counting in valid
        assert all(vote.at <= counting.at for vote in valid)
        again = counting_vote(reversed(votes), expires_at)
        assert again is not None and again.at == counting.at


@pytest.mark.parametrize(
    ("link", "refusal"),
    [
        (Link(AT, AT, True), VoteLinkUsed),
        (Link(AT - timedelta(seconds=1), None, True), VoteLinkExpired),
        (Link(AT, None, False), VoteClosed),
    ],
)
def test_link_that_cannot_be_used_says_why(link: Link, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        ensure_usable(link, AT)


def test_link_works_until_its_last_moment() -> None:
    ensure_usable(Link(AT, None, True), AT)
