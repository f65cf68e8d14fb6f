from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "hotline.modules.notifications"
