"""A form that is sent twice is carried out once, whatever form it is: at one moment, or again while its page is still open.

Each showing of a form has a token of its own, which no form that posts can go without: Django masks the token against forgery
anew for every page. Who sends the same words with the same token to the same address is led to where the first sending led.
Other words are another sending, and nothing of them is lost. Only what led on to another page was carried out: a form that came back
with something to mend may be sent again as often as needed.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Iterator

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone

from joinedup.foundation.sent_forms import commands
from joinedup_core.permits import Actor

GetResponse = Callable[[HttpRequest], HttpResponse]
SIGNING_IN = "/accounts/"
TOKEN, ASKED_FIRST = "csrfmiddlewaretoken", "asked_first"
SENT_TWICE = "This was sent twice. It was done once: here is what came of it."


class SentOnce:
    """Leads whoever sends a form again to where it led before."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or request.path.startswith(SIGNING_IN) or TOKEN not in request.POST:
            return self.get_response(request)
        mark = mark_of(request, request.actor)
        led_to = commands.wait_for_twin(mark)
        if led_to is not None:
            messages.info(request, SENT_TWICE)
            return redirect(led_to)
        response = self.get_response(request)
        if isinstance(response, HttpResponseRedirect) and not getattr(request, ASKED_FIRST, False):
            commands.remember_sent(mark, response.url, timezone.now())
        return response


def mark_of(request: HttpRequest, actor: Actor) -> str:
    """What tells this sending from every other, without a word of it: a hash with the installation's own key."""
    mark = hmac.new(settings.SECRET_KEY.encode(), digestmod=hashlib.sha256)
    for part in _parts(request, actor):
        mark.update(len(part).to_bytes(8, "big") + part)
    return mark.hexdigest()


def _parts(request: HttpRequest, actor: Actor) -> Iterator[bytes]:
    for one in ("sent form", actor.user_id or "", actor.agency_id or "", request.get_full_path()):
        yield str(one).encode(errors="surrogatepass")
    for name, values in sorted(request.POST.lists()):
        yield from (said.encode(errors="surrogatepass") for said in (name, *values, ""))
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            yield f"{name} {file.name}".encode(errors="surrogatepass")
            yield from file.chunks()
            file.seek(0)
