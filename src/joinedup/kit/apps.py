"""Tells Django about the kit."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Page parts: templates, template tags and static files."""

    name = "joinedup.kit"
    label = "kit"
