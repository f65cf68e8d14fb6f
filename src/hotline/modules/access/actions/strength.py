"""What a new password must be like."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hotline.modules.access.errors import PasswordTooWeak
from hotline.modules.access.models import Person

_REASONS = {
    "password_too_short": ("不足十位。", "It has fewer than ten characters."),
    "password_too_common": ("过于常见，容易被猜到。", "It is common and easily guessed."),
    "password_too_similar": ("与账号或姓名过于相似。", "It is too much like the account or the name."),
}
_OTHER = ("强度不够。", "It is not strong enough.")


def ensure_strong(password: str, person: Person) -> None:
    """Refuse a weak password with `PasswordTooWeak`, naming every reason."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        reasons = [_REASONS.get(reason.code or "", _OTHER) for reason in error.error_list]
        raise PasswordTooWeak(
            field="password",
            reason_zh="".join(chinese for chinese, _ in reasons),
            reason_en=" ".join(english for _, english in reasons),
        ) from error
