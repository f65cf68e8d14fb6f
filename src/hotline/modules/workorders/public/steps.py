"""Every step as an action, for modules above that tell whole stories: the demonstration."""

from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.actions.archive import archive
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.contact import contact
from hotline.modules.workorders.actions.decide_send_back import refuse_send_back, uphold_send_back
from hotline.modules.workorders.actions.decline import decline
from hotline.modules.workorders.actions.dispatch import designate, dispatch, redispatch
from hotline.modules.workorders.actions.dispatch_downward import dispatch_downward
from hotline.modules.workorders.actions.draft import submit_reply
from hotline.modules.workorders.actions.exclusion import approve_exclusion, request_exclusion
from hotline.modules.workorders.actions.extension import approve_extension, refuse_extension, request_extension
from hotline.modules.workorders.actions.joint_review import conclude_joint_review, give_opinion, open_joint_review
from hotline.modules.workorders.actions.merge import merge, unmerge
from hotline.modules.workorders.actions.progress import note_progress
from hotline.modules.workorders.actions.promise import approve_promise, request_promise
from hotline.modules.workorders.actions.publish import publish_work_order
from hotline.modules.workorders.actions.recuse import recuse
from hotline.modules.workorders.actions.register import register
from hotline.modules.workorders.actions.register_batch import Matter
from hotline.modules.workorders.actions.reply import ReplyText, reply
from hotline.modules.workorders.actions.review import accept_reply, return_reply
from hotline.modules.workorders.actions.send_back import send_back
from hotline.modules.workorders.actions.split import SecondMatter, split
from hotline.modules.workorders.actions.support import acknowledge_support, reply_in_support
from hotline.modules.workorders.actions.suspension import suspend
from hotline.modules.workorders.actions.transfer import take_back, transfer
from hotline.modules.workorders.actions.withdraw import withdraw

__all__ = [
    "Matter",
    "Parts",
    "ReplyText",
    "SecondMatter",
    "accept_reply",
    "acknowledge",
    "acknowledge_support",
    "approve_exclusion",
    "approve_extension",
    "approve_promise",
    "archive",
    "conclude_joint_review",
    "contact",
    "decline",
    "designate",
    "dispatch",
    "dispatch_downward",
    "give_opinion",
    "merge",
    "note_progress",
    "open_joint_review",
    "publish_work_order",
    "recuse",
    "redispatch",
    "refuse_extension",
    "refuse_send_back",
    "register",
    "reply",
    "reply_in_support",
    "request_exclusion",
    "request_extension",
    "request_promise",
    "return_reply",
    "send_back",
    "split",
    "submit_reply",
    "suspend",
    "take_back",
    "transfer",
    "unmerge",
    "uphold_send_back",
    "withdraw",
]
