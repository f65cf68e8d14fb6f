"""Refusals about recordings, listening to them, their incidents and legal holds."""

from hotline.kit.errors import Refusal


class RecordingDamaged(Refusal):
    """What lies in storage is not what was stored: a part of it was changed, moved or cut off."""

    code = "recording_damaged"
    status = 500
    title = {"zh": "录音“{reference}”已损坏。", "en": "The recording “{reference}” is damaged."}
    next_step = {
        "zh": "请联系系统管理员从备份恢复后重试。",
        "en": "Ask the system administrator to restore it from a backup.",
    }


class RecordingNotStored(Refusal):
    """The storage does not have the recording, or cannot be reached."""

    code = "recording_not_stored"
    status = 503
    title = {
        "zh": "录音“{reference}”暂时无法从存储中读取。",
        "en": "The recording “{reference}” cannot be read from its storage now.",
    }
    next_step = {
        "zh": "请稍候重试；仍不行请联系系统管理员检查录音存储。",
        "en": "Try again shortly; then ask the system administrator to look at the storage of recordings.",
    }


class RecordingKeyMissing(Refusal):
    """The file of recording keys is not there, cannot be read, or does not have the key that is needed."""

    code = "recording_key_missing"
    status = 503
    title = {"zh": "找不到录音密钥“{key}”。", "en": "The recording key “{key}” is missing."}
    next_step = {
        "zh": "请联系系统管理员从备份恢复录音密钥文件；恢复前录音留在交换机上，不会丢失。",
        "en": "Ask the system administrator to restore the file of recording keys; until then recordings stay with the "
        "switch and none is lost.",
    }


class RecordingKeyUnfit(Refusal):
    """The key of that name is not the one that the recording was locked with."""

    code = "recording_key_unfit"
    status = 503
    title = {
        "zh": "录音密钥“{key}”与录音加密时使用的不一致。",
        "en": "The recording key “{key}” is not the one that the recording was locked with.",
    }
    next_step = {
        "zh": "请联系系统管理员恢复正确的录音密钥文件。",
        "en": "Ask the system administrator to restore the right file of recording keys.",
    }


class RecordingKeysExposed(Refusal):
    """Others than the platform's own user may read the file of recording keys."""

    code = "recording_keys_exposed"
    status = 503
    title = {"zh": "录音密钥文件可被其他用户读取。", "en": "The file of recording keys can be read by other users."}
    next_step = {
        "zh": "请系统管理员把该文件权限改为 0600，并更换录音密钥（./hotline recordings rotate-key）。",
        "en": "Have the system administrator set its mode to 0600 and change the key "
        "(./hotline recordings rotate-key).",
    }


class RecordingRemoved(Refusal):
    """The recording's time was over, so it was removed; the call's own data remain."""

    code = "recording_removed"
    status = 410
    title = {"zh": "该录音已超过保存期限，按规定删除。", "en": "The recording was removed when its time was over."}
    next_step = {
        "zh": "通话的时间、经过和工单仍可查看。",
        "en": "The call's times, course and work orders can still be seen.",
    }


class SoundRangeBeyondEnd(Refusal):
    """A part of a recording was asked for that lies behind its end."""

    code = "sound_range_beyond_end"
    status = 416
    title = {
        "zh": "请求的位置超出录音长度（{size} 字节）。",
        "en": "What was asked for lies behind the recording's end at {size} bytes.",
    }
    next_step = {"zh": "请从录音长度以内的位置播放。", "en": "Play from a place within the recording."}


class ListeningReasonRequired(Refusal):
    """Nobody listens without saying why; what was said holds for some hours, for one person and one call."""

    code = "listening_reason_required"
    status = 403
    title = {"zh": "收听录音前须填写事由。", "en": "A reason must be given before listening."}
    next_step = {
        "zh": "请点击“收听录音”填写事由；事由会与您的姓名和时间一并记录。",
        "en": "Choose “Listen” and give the reason; it is recorded with your name and the time.",
    }


class IncidentResolved(Refusal):
    """Somebody has resolved the incident already."""

    code = "recording_incident_resolved"
    title = {"zh": "该录音异常已由{name}处理。", "en": "The incident was resolved by {name}."}
    next_step = {"zh": "请刷新页面查看处理说明。", "en": "Reload the page to read how."}


class LegalHoldLifted(Refusal):
    """Somebody has lifted the legal hold already."""

    code = "legal_hold_lifted"
    title = {"zh": "该保全已由{name}解除。", "en": "The legal hold was lifted by {name}."}
    next_step = {
        "zh": "请刷新页面；如仍需保全，请重新设置。",
        "en": "Reload the page; set a new hold if one is needed.",
    }
