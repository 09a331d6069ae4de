"""Pages about statutory duties."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.kit.answers import export_table, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership import commands
from joinedup.partnership.duties import forms, queries
from joinedup.partnership.groups.queries import group_choices
from joinedup.partnership.views import Frame, form_page, frame


def duties(request: HttpRequest, partnership: str) -> HttpResponse:
    """What the law requires, regime by regime, and how each duty stands."""
    framed = frame(request, partnership, ("Duties", ""))
    filters = forms.DutyFilter(request.GET)
    found = queries.duties(request.actor, partnership, on=framed["today"], **filters.chosen())
    if fmt := request.GET.get("format"):
        table = duty_table(partnership, framed, found, whole=True)
        return export_table(table, fmt, f"{partnership}-duties", request=request, filters=filters)
    table = duty_table(partnership, framed, found)
    return page(request, "partnership/duties.html", table=table, filters=filters, **framed)


def duty(request: HttpRequest, partnership: str, duty_id: UUID) -> HttpResponse:
    """One duty: how it stands and why, and everything that has shown it met."""
    framed, found = _one(request, partnership, duty_id)
    framed["crumbs"][-1] = ("Duty", "")
    evidence = queries.evidence_of(request.actor, duty_id)
    events = [
        (f"Shown, {e.evidence}", e.shown_on, f"Next due {e.next_due_on:%-d %B %Y}" if e.next_due_on else "")
        for e in evidence
    ]
    return page(request, "partnership/duty.html", duty=found, events=events, facts=_facts(found, framed), **framed)


def add_duty(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add a duty."""
    framed = _frame(request, partnership)
    choices = {"owner": group_choices(request.actor, partnership, on=framed["today"])}
    form = forms.DutyForm(request.POST or None, choices=choices)
    if submit(form, lambda: commands.add_duty(request.actor, framed["here"].id, **form.cleaned_data)):
        messages.success(request, "The duty is added.")
        return redirect("partnership:duty", partnership, form.result)
    return form_page(request, framed, form, needs="may_edit_duties", title="Add a duty", button="Add the duty")


def edit_duty(request: HttpRequest, partnership: str, duty_id: UUID) -> HttpResponse:
    """Change a duty."""
    framed, found = _one(request, partnership, duty_id)
    choices = {"owner": group_choices(request.actor, partnership, on=framed["today"])}
    initial = {name: getattr(found, name) for name in forms.EditDutyForm.base_fields if name != "owner"}
    form = forms.EditDutyForm(request.POST or None, choices=choices, initial={**initial, "owner": found.owner_id})
    if submit(form, lambda: commands.edit_duty(request.actor, duty_id, **form.cleaned_data)):
        messages.success(request, "The duty is changed.")
        return redirect("partnership:duty", partnership, duty_id)
    return form_page(request, framed, form, needs="may_edit_duties", title="Change the duty", button="Save changes")


def record_evidence(request: HttpRequest, partnership: str, duty_id: UUID) -> HttpResponse:
    """Record what shows that a duty is met."""
    framed, found = _one(request, partnership, duty_id)
    form = forms.EvidenceForm(request.POST or None)
    today = framed["today"]
    if submit(form, lambda: commands.record_evidence(request.actor, duty_id, today=today, **form.cleaned_data)):
        messages.success(request, "The evidence is recorded.")
        return redirect("partnership:duty", partnership, duty_id)
    return form_page(
        request, framed, form, needs="may_edit_duties", title="Record evidence", caption=found.text, button="Record the evidence",
        words=found.standing.because,
    )  # fmt: skip


def close_duty(request: HttpRequest, partnership: str, duty_id: UUID) -> HttpResponse:
    """Record that the law no longer asks a duty."""
    framed, found = _one(request, partnership, duty_id)
    form = forms.CloseDutyForm(request.POST or None, initial={"version": found.version})
    if submit(form, lambda: commands.close_duty(request.actor, duty_id, **form.cleaned_data)):
        messages.success(request, "The duty is closed. It and its evidence stay readable.")
        return redirect("partnership:duty", partnership, duty_id)
    return form_page(
        request,
        framed,
        form,
        needs="may_edit_duties",
        title="Close the duty",
        caption=found.text,
        button="Close the duty",
        variant="warning",
    )


def duty_table(partnership: str, framed: Frame, rows: list[queries.DutyDetail], *, whole: bool = False) -> Table:
    """Duties as a table; the whole of it is for taking away, the page leaves out what a duty's own page says."""
    blank = framed["unknown"]
    columns = [
        Column("text", "What the law requires"),
        Column("regime_words", "Regime"),
        Column("status", "Stands", kind="tag", colour=lambda d: d.colour),
        Column("because", "Because", value=lambda d: d.standing.because),
        Column("due_on", "Next due", kind="day", value=lambda d: d.standing.due_on),
        Column("evidence", "Evidence", value=lambda d: d.evidence or blank),
        Column("owner", "Seen to by", value=lambda d: d.owner or blank),
        Column("legislation", "Legislation", value=lambda d: d.legislation or blank),
        Column("source", "Source"),
    ]
    published = framed["here"].published
    left_out = {"due_on", "owner", "evidence"} if published else {"due_on", "source", "legislation"}
    return Table(
        "Duties", [c for c in columns if whole or c.key not in left_out], rows, noun=("duty", "duties"),
        empty="No duty matches. Clear the filters, or add a duty.",
        row_link=lambda d: reverse("partnership:duty", args=[partnership, d.id]), exports=("xlsx", "docx", "csv"),
        caption_hidden=True,
    )  # fmt: skip


def _facts(found: queries.DutyDetail, framed: Frame) -> list[tuple[Any, ...]]:
    blank = framed["unknown"]
    every = f"Every {found.every_months} months" if found.every_months else blank
    return [
        ("Regime", found.regime_words),
        ("Legislation", found.legislation or blank),
        ("Source", found.source or blank),
        ("Why it stands so", found.standing.because),
        ("Evidence", found.evidence or blank),
        ("Must be shown", every),
        ("Next due", found.standing.due_on or blank),
        ("Seen to by", found.owner or blank),
        *([("Missing", ", ".join(found.standing.missing))] if found.standing.missing else []),
        *([("Note", found.note)] if found.note else []),
    ]


def _frame(request: HttpRequest, partnership: str) -> Frame:
    return frame(request, partnership, ("Duties", reverse("partnership:duties", args=[partnership])))


def _one(request: HttpRequest, partnership: str, duty_id: UUID) -> tuple[Frame, queries.DutyDetail]:
    framed = _frame(request, partnership)
    found = queries.get_duty(request.actor, partnership, duty_id, on=framed["today"])
    framed["crumbs"].append(("Duty", reverse("partnership:duty", args=[partnership, duty_id])))
    return framed, found
