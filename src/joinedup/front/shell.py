"""What every page's frame shows: navigation for this actor, the partnership, the demonstration banner."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """The frame's own values, added to every template."""
    return {"demonstration": settings.DEMO}
