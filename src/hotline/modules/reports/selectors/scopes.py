"""What a special report is about, by name."""

from hotline.modules.departments.public import Department
from hotline.modules.reports.models import Report
from hotline.modules.taxonomy.public import Category


def scope_name(report: Report) -> str:
    """The department's or category's name; empty where the key is a word that pages know themselves."""
    if report.scope_dimension == "department":
        return Department.objects.filter(code=report.scope_key).values_list("name", flat=True).first() or ""
    if report.scope_dimension == "category":
        return Category.objects.filter(code=report.scope_key).values_list("name", flat=True).first() or ""
    return ""
