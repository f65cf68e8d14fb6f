"""Refusals of accounts and roles."""

from hotline.kit.errors import Refusal


class NotSignedIn(Refusal):
    """Nobody is signed in on this connection."""

    code = "not_signed_in"
    status = 401
    title = {"zh": "您还没有登录，或登录已过期。", "en": "You are not signed in, or the session has expired."}
    next_step = {"zh": "请重新登录，已填写的内容会保留。", "en": "Sign in again; what you typed is kept."}


class WrongCredentials(Refusal):
    """The account does not exist or the password is wrong: the answer is the same for both."""

    code = "wrong_credentials"
    status = 401
    title = {"zh": "账号或密码不正确。", "en": "The account or the password is wrong."}
    next_step = {
        "zh": "请重新输入；连续输错五次将锁定十分钟。",
        "en": "Try again; five wrong attempts lock the account for ten minutes.",
    }


class AccountLocked(Refusal):
    """Too many wrong passwords."""

    code = "account_locked"
    status = 429
    title = {"zh": "连续输错密码，账号已锁定。", "en": "The account is locked after too many wrong passwords."}
    next_step = {
        "zh": "请十分钟后再试，或联系安全管理员解锁。",
        "en": "Try again in ten minutes, or ask the security administrator to unlock it.",
    }


class PasswordChangeRequired(Refusal):
    """The password was set by somebody else; nothing else is answered until its owner has changed it."""

    code = "password_change_required"
    status = 403
    title = {"zh": "请先修改初始密码。", "en": "Change the initial password first."}
    next_step = {
        "zh": "请在修改密码页面设置自己的新密码，然后继续。",
        "en": "Set a password of your own on the change-password page, then go on.",
    }


class CurrentPasswordWrong(Refusal):
    """The current password, asked for before it is changed, is wrong."""

    code = "current_password_wrong"
    status = 422
    title = {"zh": "当前密码不正确。", "en": "The current password is wrong."}
    next_step = {
        "zh": "请重新输入当前密码；忘记密码时请联系安全管理员重置。",
        "en": "Enter the current password again; if it is forgotten, ask the security administrator to reset it.",
    }


class ForgeryProtection(Refusal):
    """The request did not carry the page's token."""

    code = "csrf_token_missing"
    status = 403
    title = {"zh": "页面令牌缺失或已过期。", "en": "The page's token is missing or has expired."}
    next_step = {"zh": "请刷新页面后重试。", "en": "Reload the page and try again."}


class PasswordTooWeak(Refusal):
    """The new password does not meet the policy."""

    code = "password_too_weak"
    status = 422
    title = {"zh": "新密码不符合要求：{reason_zh}", "en": "The new password is not acceptable: {reason_en}"}
    next_step = {
        "zh": "请使用至少十位、不常见、与账号不相似的密码。",
        "en": "Use at least ten characters, uncommon and unlike the account.",
    }


class RolesNotCompatible(Refusal):
    """The roles exclude each other: the three administrators are three different persons."""

    code = "roles_not_compatible"
    title = {
        "zh": "系统、安全、审计管理员不能兼任，也不能兼任其他岗位。",
        "en": "System, security and audit administrators must be different persons with no other role.",
    }
    next_step = {"zh": "请为每个管理员岗位指定不同的人员。", "en": "Name a different person for each."}


class UnknownRole(Refusal):
    """There is no such role."""

    code = "unknown_role"
    status = 422
    title = {"zh": "没有“{role}”这个岗位。", "en": "There is no role “{role}”."}
    next_step = {"zh": "请从岗位清单中选择。", "en": "Choose one from the list of roles."}


class AccountTaken(Refusal):
    """Somebody else has that account."""

    code = "account_taken"
    title = {"zh": "账号“{account}”已经存在。", "en": "The account “{account}” exists already."}
    next_step = {"zh": "请换一个账号。", "en": "Choose another account."}
