from django.apps import AppConfig


class CallbacksConfig(AppConfig):
    name = "hotline.modules.callbacks"
