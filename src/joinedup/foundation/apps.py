"""The foundation as a Django app."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Accounts, commands, the trail, files, notices and jobs."""

    name = "joinedup.foundation"
    label = "foundation"
    verbose_name = "Foundation"
