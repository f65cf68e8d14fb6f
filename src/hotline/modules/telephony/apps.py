from django.apps import AppConfig


class TelephonyConfig(AppConfig):
    name = "hotline.modules.telephony"
