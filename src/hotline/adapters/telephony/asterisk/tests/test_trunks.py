"""What runs over each trunk."""

from hotline.adapters.telephony.asterisk.switch import standings


def test_calls_are_counted_at_the_trunk_over_which_they_run() -> None:
    channels = ["PJSIP/city-north-0000000a", "PJSIP/city-north-0000000b", "PJSIP/city-00000001", "PJSIP/1001-00000002"]

    told = standings(("city", "city-north", "spare"), channels)

    assert [(trunk.code, trunk.running_calls, trunk.is_reachable) for trunk in told] == [
        ("city", 1, None),
        ("city-north", 2, None),
        ("spare", 0, None),
    ]
