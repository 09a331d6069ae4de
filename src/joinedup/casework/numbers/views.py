"""The numbers for boards as a page and as files, and the page that asks for a quarter to be counted again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.domains.queries import labels_of
from joinedup.casework.numbers import commands, queries
from joinedup.casework.numbers.beside import Beside, quarters_table, told
from joinedup.casework.numbers.forms import RecountForm
from joinedup.casework.numbers.rules import REASONS, counted_from, last_quarters, quarter_of, quarter_words
from joinedup.casework.numbers.shown import sections
from joinedup.casework.referral_kinds.queries import kind_labels
from joinedup.casework.standards.boards import last_night
from joinedup.foundation import places
from joinedup.foundation.commands import NotAllowed
from joinedup.kit.answers import page, submit, taken_away
from joinedup.partnership.queries import get_partnership, may
from joinedup_core.calendar import day_in_words
from joinedup_core.permits import Permission

TITLE = "Numbers from cases"


def numbers(request: HttpRequest, partnership: str) -> HttpResponse:
    """The last four quarters beside each other."""
    framed = _frame(request, partnership, (TITLE, ""))
    beside = framed["beside"]
    found = sections(beside) if framed["counted"] else []
    table = quarters_table(beside)
    night = last_night(request.actor, partnership, today=timezone.localdate())
    whole = [*found, night.section] if night else found
    if file := taken_away(request, "numbers", table, *(section.for_file() for section in whole)):
        return file
    in_all, back = told(beside, whole)
    return page(
        request, "casework/numbers.html", sections=found, quarters=table, night=night, in_all=in_all, back=back,
        nearly_all=back * 2 > in_all, **framed,
    )  # fmt: skip


def recount(request: HttpRequest, partnership: str) -> HttpResponse:
    """Ask that a quarter is counted again."""
    way = (TITLE, reverse("numbers:numbers", args=[partnership]))
    framed = _frame(request, partnership, way, ("Count a quarter again", ""))
    if not framed["may_correct"]:
        raise NotAllowed("The business manager of the partnership asks for a quarter to be counted again.")
    offered = [(one.id, quarter_words(one.from_on)) for one in reversed(framed["counted"].values())]
    form = RecountForm(request.POST or None, choices={"counted": offered, "reason": REASONS.items()})

    def act() -> object:
        said = form.cleaned_data
        return commands.ask_recount(request.actor, said["counted"], reason=said["reason"], at=timezone.now())

    if submit(form, act):
        messages.success(request, "The quarter is counted again within a day. Until then its numbers stay as they are.")
        return redirect("numbers:numbers", partnership)
    return page(request, "casework/numbers_recount.html", form=form, **framed)


def _frame(request: HttpRequest, partnership: str, *crumbs: tuple[str, str]) -> dict[str, Any]:
    """The partnership and its counted quarters; 404 for outsiders, and a refusal for those without a role of a board."""
    here = get_partnership(request.actor, partnership)
    if not queries.may_see(request.actor, partnership):
        raise NotAllowed("These numbers are for those who hold a role of the partnership’s boards.")
    today = timezone.localdate()
    counted = queries.quarters(request.actor, partnership)
    return {
        "here": here,
        "counted": counted,
        "beside": Beside(last_quarters(today), counted, labels_of(partnership), kind_labels(partnership)),
        "this_quarter": quarter_words(quarter_of(today)),
        "this_from": day_in_words(counted_from(quarter_of(today))),
        "may_correct": may(request.actor, Permission.CORRECT_NUMBERS, places.board(partnership)) and bool(counted),
        "crumbs": [
            (here.name, reverse("partnership:overview", args=[partnership])),
            *crumbs,
        ],
    }
