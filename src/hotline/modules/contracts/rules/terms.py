"""The numbers by which the books are checked: data of a published policy."""

from dataclasses import dataclass
from decimal import Decimal

from hotline.kit.errors import InvalidInput


@dataclass(frozen=True, slots=True)
class CheckTerms:
    """Execution may lag behind the share of the year by `execution_lag`; an advance is settled within so many days.

    An assessment is due so many days after its period; services above `utilisation_limit` times the contract are to
    be explained. `service_indicator` counts services.
    """

    execution_lag: Decimal = Decimal("0.2500")
    settlement_days: int = 90
    assessment_days: int = 30
    utilisation_limit: Decimal = Decimal("1.20")
    service_indicator: str = "work_orders"

    def ensure_in_order(self) -> None:
        """Refuse a lag beyond the whole year, no days, or a limit below the contract."""
        holds = (
            0 <= self.execution_lag <= 1
            and self.settlement_days > 0
            and self.assessment_days > 0
            and self.utilisation_limit >= 1
        )
        if not holds:
            raise InvalidInput(
                field="terms",
                reason_zh="执行进度容差应在0至1之间，天数应大于0，服务量上限不低于1倍。",
                reason_en="the lag lies between 0 and 1, days are above 0, the limit is at least once the contract.",
            )
