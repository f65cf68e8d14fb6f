from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "hotline.modules.access"
