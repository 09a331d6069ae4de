"""Southend's registers as Word files, to try the import with."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from joinedup.kit.answers import FILE_TYPES, attachment
from joinedup.partnership.queries import get_partnership
from joinedup.planning.southend.queries import word_file


def word(request: HttpRequest, partnership: str, key: str) -> HttpResponse:
    """One register as published, as a Word table."""
    get_partnership(request.actor, partnership)
    return attachment(word_file(key), f"southend-{key}-risk-register-january-2020.docx", FILE_TYPES["docx"])
