"""What is typed tells of an emergency."""

import pytest

from hotline.modules.workorders.rules.emergencies import check_urgency
from hotline.modules.workorders.rules.words import EmergencyService, Urgency


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("楼道里煤气味很重，住户都不敢开灯", EmergencyService.FIRE),
        ("小区燃气泄漏", EmergencyService.FIRE),
        ("三楼着火了", EmergencyService.FIRE),
        ("电梯里困了两个老人", EmergencyService.FIRE),
        ("有个孩子掉进水库了", EmergencyService.FIRE),
        ("消防通道被货车堵住", EmergencyService.FIRE),
        ("围墙要塌了，房屋倾斜", EmergencyService.FIRE),
        ("工人从架子上摔伤，一直流血", EmergencyService.AMBULANCE),
        ("路边高压线断了，垂在人行道上", EmergencyService.POLICE),
        ("井盖不见了，晚上很危险", EmergencyService.POLICE),
        ("马路突然塌陷", EmergencyService.POLICE),
        ("路口发生交通事故", EmergencyService.TRAFFIC_POLICE),
    ],
)
def test_danger_to_life_is_an_emergency_with_its_service(text: str, service: EmergencyService) -> None:
    found = check_urgency(text)

    assert (found.urgency, found.service) == (Urgency.EMERGENCY, service)
    assert found.words and all(word in text for word in found.words)


@pytest.mark.parametrize(
    "text",
    [
        "整栋楼停水",
        "我们这儿停水已经三天",
        "停电2天了",
        "水管爆了",
        "红绿灯坏了",
        "工厂偷排污水",
        "五十多名工人没发工资",
    ],
)
def test_a_wide_failure_is_urgent_without_a_service(text: str) -> None:
    found = check_urgency(text)

    assert (found.urgency, found.service) == (Urgency.URGENT, None)
    assert found.words


@pytest.mark.parametrize(
    "text", ["", "咨询社保怎么缴", "路灯不亮", "煤气公司什么时候上班", "小区停水什么时候恢复", "电梯年检证在哪里查"]
)
def test_an_ordinary_request_gives_no_prompt(text: str) -> None:
    found = check_urgency(text)

    assert (found.urgency, found.service, found.words) == (Urgency.ORDINARY, None, ())


def test_danger_outweighs_a_wide_failure_and_every_word_is_named_in_order() -> None:
    found = check_urgency("整栋楼停水，现在又冒烟，有人晕倒")

    assert found.urgency == Urgency.EMERGENCY
    assert found.words == ("整栋楼停水", "冒烟", "晕倒")
