from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "hotline.modules.analytics"
