import pytest
from django.db import transaction

from hotline.modules.access.public import Person, actor_of
from hotline.modules.demonstration.errors import HotlineNotEmpty
from hotline.modules.demonstration.public import PASSWORD, accounts, load
from hotline.modules.demonstration.rules.city import city
from hotline.modules.demonstration.rules.volumes import MonthVolumes, at_scale
from hotline.modules.departments.public import department_of, profile
from hotline.modules.workorders.public import WorkOrder

from . import checks
from .conftest import SCALE

MONTHS = city("hanzhong-2023").months


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded_year")
class TestYear:
    def test_monthly_counts_are_those_of_the_scaled_report(self) -> None:
        assert MONTHS is not None
        wanted = at_scale(MONTHS.volumes(), SCALE)
        for name in MonthVolumes.__slots__:
            assert checks.by_month(name) == [getattr(month, name) for month in wanted], name
        assert checks.by_month("knowledge_updates") == MONTHS.knowledge_updates

    @pytest.mark.parametrize(
        "query",
        [
            checks.HISTORY_AGREES,
            checks.STEPS_BY_STRANGERS,
            checks.NUMBERS_WITH_GAPS,
            checks.BROKEN_TEXTS,
            checks.CALLS_WITHOUT_SENSE,
        ],
        ids=["history", "actors", "numbers", "texts", "calls"],
    )
    def test_records_agree_with_each_other(self, query: str) -> None:
        assert checks.rows(query) == []

    def test_the_result_is_marked_as_scaled(self) -> None:
        assert (profile().scale, profile().seed, profile().is_demonstration) == (SCALE, 12345, True)

    def test_every_role_has_an_account_with_the_published_password(self) -> None:
        for account in accounts():
            person = Person.objects.get(account=account.account)
            assert person.check_password(PASSWORD)
            assert person.role_codes == [account.role_code]
            assert not person.must_change_password
        assert Person.objects.exclude(account__in=[a.account for a in accounts()]).filter(password="!").count() > 1000

    def test_department_roles_belong_to_one_department(self) -> None:
        people = Person.objects.filter(account__in=["department-clerk", "handler", "approving-leader"])
        departments = {department_of(actor_of(person)) for person in people}
        assert len(departments) == 1
        assert None not in departments

    def test_a_second_load_is_refused_and_changes_nothing(self) -> None:
        before = WorkOrder.objects.count()
        with pytest.raises(HotlineNotEmpty), transaction.atomic():
            load("demonstration")
        assert WorkOrder.objects.count() == before
