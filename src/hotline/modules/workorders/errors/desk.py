"""Refusals of what people keep beside the list: saved views, bulk actions, exports and drafts."""

from hotline.kit.errors import Refusal


class UnknownFilter(Refusal):
    """The address narrows the list by something that there is not. Ignored, a misspelt filter would show everything."""

    code = "unknown_filter"
    status = 422
    title = {"zh": "没有名为“{names}”的筛选条件。", "en": "There is no filter named “{names}”."}
    next_step = {
        "zh": "请核对链接中的拼写，或去掉这一条件后重新筛选。",
        "en": "Check the spelling in the link, or leave this filter out and narrow the list again.",
    }


class TooManySavedViews(Refusal):
    """Somebody keeps as many views as the page can show."""

    code = "too_many_saved_views"
    title = {"zh": "最多保存 {most} 个视图。", "en": "At most {most} views can be saved."}
    next_step = {"zh": "请先删除不再使用的视图。", "en": "Delete one that you no longer use."}


class TooManySharedViews(Refusal):
    """Colleagues share as many views as their pages can show."""

    code = "too_many_shared_views"
    title = {"zh": "本单位最多共享 {most} 个视图。", "en": "At most {most} views can be shared among colleagues."}
    next_step = {
        "zh": "请先由保存人取消不再使用的共享视图。",
        "en": "Have one that is no longer used taken back by whoever shared it.",
    }


class SavedViewNameTaken(Refusal):
    """He keeps a view of that name already."""

    code = "saved_view_name_taken"
    title = {"zh": "您已有名为“{name}”的视图。", "en": "You already have a view named “{name}”."}
    next_step = {"zh": "请换一个名称，或修改原有视图。", "en": "Choose another name, or change that view."}


class StepNotInBulk(Refusal):
    """The step is taken on one work order at a time."""

    code = "step_not_in_bulk"
    status = 422
    title = {"zh": "“{step}”不能批量进行。", "en": "“{step}” cannot be taken in bulk."}
    next_step = {"zh": "请逐件办理。", "en": "Take it on each work order by itself."}


class BulkActionTooLarge(Refusal):
    """More work orders than one bulk action takes."""

    code = "bulk_action_too_large"
    status = 422
    title = {
        "zh": "批量操作一次最多 {most} 件，当前选中 {count} 件以上。",
        "en": "A bulk action takes at most {most} work orders; {count} or more are chosen.",
    }
    next_step = {"zh": "请用筛选条件缩小范围后分批进行。", "en": "Narrow the list and do it in several goes."}


class StepNotOffered(Refusal):
    """The stage would allow the step, but what else is known of the work order does not."""

    code = "step_not_offered"
    title = {"zh": "该工单目前不能进行“{step}”。", "en": "“{step}” is not possible on this work order now."}
    next_step = {"zh": "请打开工单查看可进行的操作。", "en": "Open the work order to see what is possible."}


class ExportTooLarge(Refusal):
    """More rows than an export holds."""

    code = "export_too_large"
    status = 422
    title = {"zh": "导出不能超过 {most} 行。", "en": "An export holds at most {most} rows."}
    next_step = {"zh": "请缩小筛选范围，分几次导出。", "en": "Narrow the list and export it in several parts."}


class ExportDecided(Refusal):
    """Nothing is to be decided about the export: somebody did, or it never needed to be."""

    code = "export_decided"
    title = {"zh": "该导出申请不在待审批状态。", "en": "The export does not wait for a decision."}
    next_step = {"zh": "请刷新列表查看最新状态。", "en": "Reload the list to see its state."}


class OwnExport(Refusal):
    """Nobody approves his own export."""

    code = "own_export"
    status = 403
    title = {"zh": "不能审批本人的导出申请。", "en": "You cannot decide about your own export."}
    next_step = {
        "zh": "请由另一位热线负责人或分管市领导办理。",
        "en": "Ask another head of the hotline, or the city leader above it.",
    }


class ExportNotReady(Refusal):
    """The file is not there: not yet, or not any more."""

    code = "export_not_ready"
    title = {"zh": "导出文件不可下载（当前状态：{state}）。", "en": "The file cannot be downloaded (state: {state})."}
    next_step = {
        "zh": "生成完成后会通知您；已过期的请重新申请。",
        "en": "You will be told when it is ready; ask again where it has expired.",
    }


class NoNumberToDial(Refusal):
    """The requester cannot be dialled: he left no number."""

    code = "no_number_to_dial"
    title = {"zh": "这件工单没有可拨打的号码。", "en": "The work order has no number to dial."}
    next_step = {
        "zh": "请查看诉求内容中是否留有其他联系方式。",
        "en": "See whether the request names another way to reach the requester.",
    }


class DraftSavedElsewhere(Refusal):
    """Another window of the same person saved a newer version of the draft."""

    code = "draft_saved_elsewhere"
    title = {
        "zh": "这份草稿已在另一个窗口保存过较新的内容。",
        "en": "A newer version of this draft was saved from another window.",
    }
    next_step = {
        "zh": "请选择保留本窗口的内容，或取用另一窗口的内容。",
        "en": "Keep what this window has, or take what the other one saved.",
    }


class DraftTooLarge(Refusal):
    """A draft holds more than a registration can."""

    code = "draft_too_large"
    status = 422
    title = {"zh": "草稿内容过长，未能保存。", "en": "The draft is too long to be kept."}
    next_step = {"zh": "请缩短诉求内容后继续填写。", "en": "Shorten the request, then go on."}
