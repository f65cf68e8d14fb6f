"""Schemes: those that come with the platform, and the versions that people published here."""

from functools import cache, lru_cache
from importlib.resources import files

from hotline.modules.evaluation.errors import SchemeNotFound
from hotline.modules.evaluation.models import PublishedScheme
from hotline.modules.evaluation.rules.documents import SchemeDocument
from hotline.modules.evaluation.rules.presenting import scheme_document
from hotline.modules.scoring import public as scoring

_SCHEMES = files("hotline") / "schemes"
_ENTERED_BESIDE = ".entered.yaml"


@cache
def installed_codes() -> tuple[str, ...]:
    """The codes of the schemes that come with the platform, in order."""
    names = (entry.name for entry in _SCHEMES.iterdir())
    return tuple(
        sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml") and _ENTERED_BESIDE not in name)
    )


def scheme_codes() -> tuple[str, ...]:
    """The codes of every scheme there is, those published here first."""
    published = PublishedScheme.objects.order_by("code").values_list("code", flat=True).distinct()
    return (*published, *installed_codes())


@cache
def installed_scheme(code: str) -> scoring.Scheme | None:
    """The scheme of that code that comes with the platform; it does not change while it runs."""
    return scoring.read_scheme(_installed_text(code)) if code in installed_codes() else None


def load_scheme(code: str, version: int | None = None) -> scoring.Scheme:
    """The scheme of that code in a version, the newest where none is named."""
    installed = installed_scheme(code)
    if installed is not None and version in (None, installed.version):
        return installed
    published = published_version(code, version)
    if installed is not None or published is None:
        raise SchemeNotFound(scheme=code if version is None else f"{code} v{version}", known="、".join(scheme_codes()))
    return _read(published.content)


def published_version(code: str, version: int | None = None) -> PublishedScheme | None:
    """The record of a published version, the newest where none is named."""
    versions = PublishedScheme.objects.filter(code=code).order_by("-version")
    return (versions if version is None else versions.filter(version=version)).first()


def scheme_text(code: str, version: int | None = None) -> str:
    """The text of the scheme's file."""
    load_scheme(code, version)
    published = published_version(code, version)
    return _installed_text(code) if published is None else published.content


def reference_values(code: str) -> tuple[scoring.EnteredValue, ...]:
    """The values that come with a scheme for its demonstration; none where there is no such file."""
    scheme = load_scheme(code)
    beside = _SCHEMES / f"{code}{_ENTERED_BESIDE}"
    return scoring.read_entered(beside.read_text(encoding="utf-8"), scheme) if beside.is_file() else ()


def describe_schemes(language: str) -> list[SchemeDocument]:
    """Every scheme in its newest version."""
    newest = PublishedScheme.objects.order_by("code", "-version").distinct("code")
    published = [(_read(one.content), False) for one in newest]
    installed = [(load_scheme(code), True) for code in installed_codes()]
    return [scheme_document(scheme, language, is_installed=is_ours) for scheme, is_ours in (*published, *installed)]


def _installed_text(code: str) -> str:
    return (_SCHEMES / f"{code}.yaml").read_text(encoding="utf-8")


# A version never changes, so its text says everything.
@lru_cache(maxsize=64)
def _read(content: str) -> scoring.Scheme:
    return scoring.read_scheme(content)
