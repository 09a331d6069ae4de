"""The search page. Words are posted, so that they stand in no address and no log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from joinedup.front.search import queries
from joinedup.front.search.forms import SearchForm
from joinedup.kit.answers import page


def search(request: HttpRequest) -> HttpResponse:
    """Search over everything the reader may see."""
    form = SearchForm(request.POST or None)
    found = None
    if form.is_valid():
        found = queries.search(request.actor, form.cleaned_data["words"], form.cleaned_data["kind"])
    return page(request, "front/search.html", form=form, found=found)
