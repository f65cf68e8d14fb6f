"""Addresses: the interface under /api, and the pages for everything else."""

from django.urls import path, re_path

from hotline.api import interface, pages

urlpatterns = [
    path("api/", interface.urls),
    re_path(r"^(?P<address>.*)$", pages.serve),
]
