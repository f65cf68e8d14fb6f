"""Telephones' passwords on the switch."""

import hashlib
import hmac


def phone_secret(key: str, number: str) -> str:
    """A telephone's password, derived from the one secret of the home, so that none has to be kept."""
    return hmac.new(key.encode(), number.encode(), hashlib.sha256).hexdigest()[:32]
