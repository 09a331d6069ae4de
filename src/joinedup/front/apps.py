"""The front door as a Django app."""

from django.apps import AppConfig


class FrontConfig(AppConfig):
    """Home, search, settings and the demonstration."""

    name = "joinedup.front"
    label = "front"
