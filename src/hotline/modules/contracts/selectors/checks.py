"""What does not tie in the books of all projects."""

from dataclasses import replace
from datetime import date

from hotline.modules.contracts.models import Project
from hotline.modules.contracts.rules.books import BookFinding, Books
from hotline.modules.contracts.rules.checking import check

from .books import count_services, load_books
from .policy import terms_in_force


def check_project(books: Books, as_of: date) -> list[BookFinding]:
    """The findings in a project's books; services are counted from records."""
    terms = terms_in_force()
    return check(replace(books, services=count_services(books, terms.service_indicator, as_of)), terms, as_of)


def check_all(as_of: date) -> list[tuple[Books, list[BookFinding]]]:
    """Every project with its findings."""
    projects = list(Project.objects.order_by("code"))
    loaded = load_books(projects)
    return [(loaded[project.pk], check_project(loaded[project.pk], as_of)) for project in projects]
