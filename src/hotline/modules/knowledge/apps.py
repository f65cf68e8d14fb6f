from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "hotline.modules.knowledge"
