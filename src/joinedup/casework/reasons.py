"""Why somebody opens what belongs to a closed case: asked once a session and case, kept on the trail with each opening."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from joinedup.casework.queries import CaseHead
from joinedup.foundation.commands import AskFirst

KEPT = "reasons"


def keep_reason(request: HttpRequest, case_id: UUID, reason: str) -> None:
    """Keep the reason given for a case for this session."""
    request.session[KEPT] = {**request.session.get(KEPT, {}), str(case_id): reason}


def way_on(request: HttpRequest, partnership: str, otherwise: str) -> str:
    """The page that asked for the reason, where it is one of this partnership's; else another address."""
    to = request.GET.get("to", "")
    return to if to.startswith(f"/{partnership}/") and url_has_allowed_host_and_scheme(to, None) else otherwise


def reason_for(request: HttpRequest, case: CaseHead) -> str:
    """The reason given for a closed case in this session; empty for an open one. Raises `AskFirst` where none was given."""
    reason = str(request.session.get(KEPT, {}).get(str(case.id), ""))
    if case.state == "closed" and not reason:
        asks = reverse("casework:why", args=[case.partnership, case.id])
        raise AskFirst(
            "This case is closed. Choose why you open it.",
            f"{asks}?{urlencode({'to': request.path})}" if request.method == "GET" else asks,
        )
    return reason
