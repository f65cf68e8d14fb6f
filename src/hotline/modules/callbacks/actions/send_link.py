"""Send a requester the link through which he answers."""

from datetime import datetime, timedelta

from hotline.modules.callbacks.models import Callback
from hotline.modules.callbacks.selectors.links import link_to
from hotline.modules.departments.public import profile
from hotline.modules.notifications.public import send_text
from hotline.modules.sla.public import handling_policy


def send_link(callback: Callback, *, at: datetime) -> None:
    """Text the requester his one-time link, once; whoever left no number gets none."""
    requester = callback.work_order.requester
    if requester is None or not requester.phone_number or callback.link_expires_at is not None:
        return
    days = handling_policy(at).vote_link_days
    callback.link_expires_at = at + timedelta(days=days)
    callback.save(update_fields=["link_expires_at"])
    text = (
        f"【{profile().title}】您反映的事项（工单{callback.work_order.number}）已办结，"
        f"请于{days}天内评价：{link_to(callback)} 。链接仅限本人使用一次。"
    )
    send_text(to_number=requester.phone_number, text=text, subject=f"work_order:{callback.work_order.number}", at=at)
