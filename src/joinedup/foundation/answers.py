"""Answers that are files: always as an attachment, never to be guessed at by the browser, never kept."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse


def attachment(data: bytes, name: str, content_type: str) -> HttpResponse:
    """An answer that the browser saves under `name`."""
    response = HttpResponse(data, content_type=content_type)
    plain = name.encode("ascii", "replace").decode().replace('"', "").replace("?", "_")
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
