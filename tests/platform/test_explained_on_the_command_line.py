"""`./hotline indicator CODE --explain` says what each condition left over, and where the records are listed."""

import pytest

from hotline.config.commands.indicator import print_explanation
from hotline.modules.analytics.public import ExplanationDocument, PartDocument

PATH = "/indicators/answer_rate/records?part=denominator"
BELOW = PartDocument(
    part="denominator",
    name="进入过排队的来电数",
    number=97,
    in_period=105,
    meeting=100,
    counted=97,
    left_out=[{"name": "来电人放弃且等待时长小于5秒", "count": 3, "records_path": f"{PATH}&left_out=1"}],
    records_path=PATH,
)
DAYS = PartDocument(
    part="numerator",
    name="期间天数",
    number=31,
    in_period=None,
    meeting=None,
    counted=None,
    left_out=[],
    records_path=None,
)


def test_every_exclusion_is_printed_with_its_count(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    explained = ExplanationDocument(
        code="answer_rate",
        name="话务接通率",
        version=2,
        variant="of_offered",
        variant_name="按请求人工的来电",
        unit="percent",
        by=None,
        key=None,
        key_name="",
        formula="期间天数 31 ÷ 进入过排队的来电数 97 ＝ 31.96%",
        attribution="来电按来电时间归属（北京时间）",
        note="",
        owner="话务运营组",
        source="",
        parts=[DAYS, BELOW],
        earlier_versions=[{"version": 1, "replaced_on": "2026-11-21", "because": "分母不同。"}],
        numerator=31,
        denominator=97,
        value=None,
        shown="31.96%",
    )

    print_explanation(explained)

    printed = capsys.readouterr().out
    for said in ("31.96%", "来电人放弃且等待时长小于5秒", "105", "100", "97", "left_out=1", "2026-11-21", "分母不同"):
        assert said in printed
