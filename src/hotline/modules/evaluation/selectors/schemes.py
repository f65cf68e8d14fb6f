"""The schemes that are installed."""

from functools import cache
from importlib.resources import files

from hotline.modules.evaluation.errors import SchemeNotFound
from hotline.modules.evaluation.rules.documents import SchemeDocument
from hotline.modules.evaluation.rules.presenting import scheme_document
from hotline.modules.scoring import public as scoring

_SCHEMES = files("hotline") / "schemes"
_ENTERED_BESIDE = ".entered.yaml"


def scheme_codes() -> tuple[str, ...]:
    """The codes of the schemes that are installed, in order."""
    names = (entry.name for entry in _SCHEMES.iterdir())
    return tuple(
        sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and _ENTERED_BESIDE not in name)
    )


@cache
def load_scheme(code: str) -> scoring.Scheme:
    """The scheme of that code; schemes come with the platform and do not change while it runs."""
    if code not in scheme_codes():
        raise SchemeNotFound(scheme=code, known="、".join(scheme_codes()))
    return scoring.read_scheme((_SCHEMES / f"{code}.yaml").read_text(encoding="utf-8"))


def reference_values(code: str) -> tuple[scoring.EnteredValue, ...]:
    """The values that come with a scheme for its demonstration; none where there is no such file."""
    scheme = load_scheme(code)
    beside = _SCHEMES / f"{code}{_ENTERED_BESIDE}"
    return scoring.read_entered(beside.read_text(encoding="utf-8"), scheme) if beside.is_file() else ()


def describe_schemes(language: str) -> list[SchemeDocument]:
    """The schemes that are installed."""
    return [scheme_document(load_scheme(code), language) for code in scheme_codes()]
