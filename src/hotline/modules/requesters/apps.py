from django.apps import AppConfig


class RequestersConfig(AppConfig):
    name = "hotline.modules.requesters"
