from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "hotline.modules.taxonomy"
