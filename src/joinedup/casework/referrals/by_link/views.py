"""The page behind a link: did it arrive?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from joinedup.casework.referrals.by_link import commands
from joinedup.casework.referrals.by_link.forms import ArrivedForm
from joinedup.casework.referrals.commands import LINK
from joinedup.casework.referrals.queries import asked_by_link
from joinedup.casework.referrals.rules import HOW
from joinedup.foundation.commands import NotFound
from joinedup.foundation.links.queries import Link
from joinedup.foundation.links.views import answers_link
from joinedup.kit.answers import page, submit


@answers_link(LINK)
def arrived(request: HttpRequest, link: Link) -> HttpResponse:
    """That something was sent, by whom and how; nothing of what it says or whom it is about."""
    asked = asked_by_link()
    if asked is None:
        raise NotFound("no such referral")
    reference, agency, sent_at, how, telephone = asked
    frame: dict[str, Any] = {
        "reference": reference, "agency": agency, "sent_at": sent_at, "how": HOW.get(how, how), "telephone": telephone,
        "navigation": (), "user_menu": None,
    }  # fmt: skip
    form = ArrivedForm(request.POST if request.method == "POST" else None)
    actor = request.actor  # type: ignore[attr-defined]
    if submit(form, lambda: commands.acknowledge_by_link(actor, link.id, at=timezone.now(), **form.cleaned_data)):
        return page(request, "casework/referrals/link_thanks.html", **frame)
    return page(request, "casework/referrals/link.html", form=form, **frame)
