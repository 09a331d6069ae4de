"""Why somebody opens what belongs to a closed case: asked once a session and case, kept on the trail with each opening."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

KEPT = "reasons"


def keep_reason(request: HttpRequest, case_id: UUID, reason: str) -> None:
    """Keep the reason given for a case for this session."""
    request.session[KEPT] = {**request.session.get(KEPT, {}), str(case_id): reason}


def reason_for(request: HttpRequest, case_id: UUID) -> str:
    """The reason given for a case in this session; empty where none was."""
    return str(request.session.get(KEPT, {}).get(str(case_id), ""))
