"""Pages of conflicts of interest: for their officer, and for whoever declares their own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime

from joinedup.foundation.commands import NotFound, Refused
from joinedup.kit.answers import page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership
from joinedup.people.conflicts import commands, forms, queries
from joinedup.people.files.queries import Worker, workers
from joinedup.people.views import case_frame, form_page, person_frame

NOT_TOLD = "Those whom it bars are told nothing, and see from the next page on exactly what they would if there were no such record."
NO_SUCH = "No case has this reference, and nobody of this name and date of birth is registered here. Nothing was recorded: try again once there is a record."


def conflicts(request: HttpRequest, partnership: str) -> HttpResponse:
    """The conflicts of a partnership, for its conflict officers."""
    framed = _frame(request, partnership)
    found = queries.conflicts(request.actor, partnership)
    table = Table(
        "Conflicts of interest",
        [
            Column("who", "Whom it bars"), Column("with_whom", "From"), Column("nature", "What it is"),
            Column("since", "Since", kind="day", value=lambda c: localtime(c.from_at).date()),
            Column("state_words", "State", kind="tag", colour={"Holds": "red", "Ended": "grey"}),
            Column("end_words", "Why it is no more", spare=True),
            Column(
                "end", "Change", kind="link",
                value=lambda c: None if c.to_at else ("Agree that it ends" if c.end_asked_by else "End it", reverse("conflicts:end", args=[partnership, c.id])),
            ),
        ],
        found, noun=("conflict", "conflicts"), caption_hidden=True, empty="No conflict of interest is recorded here.",
    )  # fmt: skip
    return page(request, "people/conflicts/conflicts.html", table=table, words=NOT_TOLD, **framed)


def record(request: HttpRequest, partnership: str) -> HttpResponse:
    """Record a conflict of somebody or of a team."""
    framed = _frame(request, partnership)
    offered = {w.key: w for w in workers(partnership)}
    form = forms.RecordForm(request.POST or None, choices={"who": [(w.key, w.label) for w in offered.values()]})
    if submit(form, lambda: _record(request, framed["here"].id, form, offered)):
        messages.success(request, "The conflict is recorded, and holds from now on.")
        return redirect("conflicts:conflicts", partnership)
    return form_page(request, framed, form, title="Record a conflict of interest", button="Record it", words=NOT_TOLD)


def end(request: HttpRequest, partnership: str, conflict_id: UUID) -> HttpResponse:
    """Ask that a conflict end, or agree."""
    framed = _frame(request, partnership)
    line = next((c for c in queries.conflicts(request.actor, partnership) if c.id == conflict_id and not c.to_at), None)
    if line is None:
        raise NotFound("no such conflict")
    form = (forms.AgreeForm if line.end_asked_by else forms.EndForm)(request.POST or None)
    if submit(form, lambda: commands.end_conflict(request.actor, conflict_id, at=timezone.now(), **form.cleaned_data)):
        ended = (
            "The conflict has ended." if form.result else "Asked. It holds until an officer of another agency agrees."
        )
        messages.success(request, ended)
        return redirect("conflicts:conflicts", partnership)
    words = (
        f"{line.who}, barred from {line.with_whom}: {line.nature}. Two officers of different agencies end a conflict."
    )
    if line.end_asked_by:
        words += f" The first of them said why it is no more: {line.end_reason}"
    button = "Agree that it ends" if line.end_asked_by else "Ask that it ends"
    return form_page(request, framed, form, title="End a conflict of interest", button=button, words=words)


def declare_with_case(request: HttpRequest, partnership: str, case_id: UUID) -> HttpResponse:
    """Declare one's own conflict with a case."""
    framed = case_frame(request, partnership, case_id)
    return _declare(
        request, partnership, framed, lambda nature: commands.declare_with_case(request.actor, case_id, nature=nature)
    )


def declare_with_person(request: HttpRequest, partnership: str, person_id: UUID) -> HttpResponse:
    """Declare one's own conflict with a person."""
    framed = person_frame(request, partnership, person_id)
    return _declare(
        request,
        partnership,
        framed,
        lambda nature: commands.declare_with_person(request.actor, person_id, nature=nature),
    )


def _declare(request: HttpRequest, partnership: str, framed: dict[str, Any], act: Any) -> HttpResponse:
    form = forms.OwnForm(request.POST or None)
    if submit(form, lambda: act(form.cleaned_data["nature"])):
        messages.success(request, "Thank you. It is declared, and the record is closed to you.")
        return redirect("cases:my_cases", partnership)
    words = "You will not see the record any more. Hand over first what others need to know. Only two conflict officers can take it back."
    return form_page(
        request,
        framed,
        form,
        title="Declare a conflict of interest",
        button="Declare it",
        words=words,
        variant="warning",
    )


def _record(request: HttpRequest, partnership_id: UUID, form: forms.RecordForm, offered: dict[str, Worker]) -> None:
    given, barred = form.cleaned_data, offered[form.cleaned_data["who"]]
    found = commands.find_targets(request.actor, partnership_id, reference=given["reference"], asked=form.asked)
    if not found:
        raise Refused("no_such_record", NO_SUCH, "reference")
    for target in found:
        commands.record_conflict(
            request.actor,
            partnership_id,
            nature=given["nature"],
            user_id=barred.user_id,
            team_id=barred.team_id,
            **target,
        )


def _frame(request: HttpRequest, partnership: str) -> dict[str, Any]:
    here = get_partnership(request.actor, partnership)
    queries.check_officer(request.actor, partnership)
    crumbs = [
        (here.name, reverse("partnership:overview", args=[partnership])),
        ("Conflicts of interest", reverse("conflicts:conflicts", args=[partnership])),
    ]
    return {"here": here, "today": timezone.localdate(), "crumbs": crumbs}
