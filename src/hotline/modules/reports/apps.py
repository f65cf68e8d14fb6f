from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "hotline.modules.reports"
