"""Templates in force, and their versions."""

from hotline.modules.analytics.public import catalogue
from hotline.modules.reports.models import ReportTemplate
from hotline.modules.reports.rules.reading import packaged_source, read_template
from hotline.modules.reports.rules.template import Template
from hotline.modules.reports.rules.words import ReportType

# The platform's own, as it is shipped.
PLATFORM_VERSION = 0


def platform_template(kind: ReportType) -> Template:
    """The platform's own template of a kind."""
    return read_template(packaged_source(kind), catalogue(), kind=kind)


def template_in_force(kind: ReportType) -> tuple[int, Template]:
    """The city's newest version of a kind, the platform's own where it has none."""
    newest = newest_version(kind)
    if newest is None:
        return PLATFORM_VERSION, platform_template(kind)
    return newest.version, read_template(newest.source, catalogue(), kind=kind)


def newest_version(kind: ReportType) -> ReportTemplate | None:
    """The city's newest version of a kind."""
    return ReportTemplate.objects.filter(kind=kind).order_by("-version").first()


def source_in_force(kind: ReportType) -> str:
    """The text of the template in force, to be edited."""
    newest = newest_version(kind)
    return newest.source if newest else packaged_source(kind)


def published_templates() -> list[ReportTemplate]:
    """Every version that the city published, the newest first."""
    return list(ReportTemplate.objects.select_related("published_by").order_by("kind", "-version"))
