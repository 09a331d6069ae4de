"""The casework room as a Django app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The casework room."""

    name = "joinedup.casework"
    label = "casework"

    def ready(self) -> None:
        """Be asked what still stands before a case is closed."""
        import joinedup.casework.closing
        import joinedup.casework.telling.asked  # noqa: F401
