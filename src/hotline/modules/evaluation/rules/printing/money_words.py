"""The books of contracts in sentences: on which papers the budget rests, who serves, how that came about."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from hotline.kit.documents import chinese_date
from hotline.modules.contracts.rules.assessment import Assessed
from hotline.modules.contracts.rules.budget import BudgetEntry
from hotline.modules.contracts.rules.contract import ContractFile
from hotline.modules.contracts.rules.procurement import ProcurementFile, in_order
from hotline.modules.contracts.rules.words import AssessmentKind, name_of

from .printing import money

TEN_THOUSAND = Decimal(10_000)


def in_ten_thousand(yuan: Decimal) -> Decimal:
    """The unit in which papers print money."""
    return yuan / TEN_THOUSAND


def budget_sentences(documents: Iterable[BudgetEntry]) -> Iterator[str]:
    """Each budget paper with its day, what it did and how much; those without a number are named by their day."""
    for one in documents:
        number = f"（{one.document}）" if one.document else ""
        kind, amount = name_of(one.kind, "zh"), money(in_ten_thousand(one.amount))
        yield f"{chinese_date(one.decided_on)}{kind}{amount}万元{number}。"


def contract_sentences(contracts: Iterable[ContractFile]) -> Iterator[str]:
    """Who serves under which contract, for how much, from when to when, and with how many people."""
    for one in contracts:
        force = (
            (f"坐席{one.seats}个", one.seats),
            (f"话务员{one.agents}人", one.agents),
            (f"年服务量{one.service_volume:,}次" if one.service_volume else "", one.service_volume),
        )
        agreed = "，".join(("", *(text for text, count in force if count)))
        yield (
            f"{chinese_date(one.signed_on)}与{one.vendor}签订《{one.name}》（合同编号{one.number}），"
            f"合同金额{money(in_ten_thousand(one.amount))}万元，"
            f"服务期为{chinese_date(one.service_from)}至{chinese_date(one.service_until)}{agreed}。"
        )


def procurement_sentences(procurements: Iterable[ProcurementFile]) -> Iterator[str]:
    """How a vendor was chosen, step by step."""
    for one in procurements:
        taken = "，".join(f"{chinese_date(step.done_on)}{name_of(step.kind, 'zh')}" for step in in_order(one.steps))
        yield f"“{one.name}”采用{name_of(one.method, 'zh')}方式采购" + (f"：{taken}。" if taken else "。")


def assessment_sentences(assessments: Sequence[Assessed]) -> Iterator[str]:
    """How often the vendors were assessed in the year, how they fared, and what that cost them."""
    for kind in AssessmentKind:
        found = [one for one in assessments if one.kind is kind]
        if not found:
            continue
        marks = sorted(one.mark for one in found)
        range_of = f"得分{marks[0]}分" if len(marks) == 1 else f"得分在{marks[0]}分至{marks[-1]}分之间"
        deducted = sum((one.deducted for one in found), Decimal(0))
        cost = f"共扣减服务费{money(deducted)}元" if deducted else "未扣减服务费"
        yield f"全年开展外包服务{name_of(kind, 'zh')}{len(found)}次，{range_of}，{cost}。"
