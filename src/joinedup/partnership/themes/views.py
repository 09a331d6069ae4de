"""Pages about themes."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from joinedup.kit.answers import export_table, page, submit
from joinedup.kit.tables import Column, Table
from joinedup.partnership import commands
from joinedup.partnership.themes import forms, queries
from joinedup.partnership.views import form_page, frame


def themes(request: HttpRequest, partnership: str) -> HttpResponse:
    """The shared list of themes."""
    framed = frame(request, partnership, ("Themes", ""))
    may_edit = framed["may_edit"]
    table = Table(
        "Themes",
        [Column("name", "Theme"), Column("aim", "Aim"), Column("to_on", "Last day", kind="day", spare=True), Column("source", "Source", spare=True)],
        queries.themes(request.actor, partnership), noun=("theme", "themes"),
        empty="No themes yet. Plans, audits, reviews and risks will cite what you add.",
        row_link=lambda t: reverse("partnership:edit_theme", args=[partnership, t.id]) if may_edit else None,
        exports=("xlsx", "docx", "csv"), caption_hidden=True,
    )  # fmt: skip
    if fmt := request.GET.get("format"):
        return export_table(table, fmt, f"{partnership}-themes", request=request)
    return page(request, "partnership/themes.html", table=table, **framed)


def add_theme(request: HttpRequest, partnership: str) -> HttpResponse:
    """Add a theme."""
    framed = frame(request, partnership, ("Themes", reverse("partnership:themes", args=[partnership])))
    form = forms.ThemeForm(request.POST or None)
    position = len(queries.themes(request.actor, partnership)) + 1
    if submit(
        form, lambda: commands.add_theme(request.actor, framed["here"].id, position=position, **form.cleaned_data)
    ):
        messages.success(request, "The theme is added.")
        return redirect("partnership:themes", partnership)
    return form_page(request, framed, form, title="Add a theme", button="Add the theme")


def edit_theme(request: HttpRequest, partnership: str, theme_id: UUID) -> HttpResponse:
    """Change a theme, or end it."""
    framed = frame(request, partnership, ("Themes", reverse("partnership:themes", args=[partnership])))
    found = queries.get_theme(request.actor, partnership, theme_id)
    initial = {name: getattr(found, name) for name in forms.EditThemeForm.base_fields}
    form = forms.EditThemeForm(request.POST or None, initial=initial)
    if submit(form, lambda: commands.edit_theme(request.actor, theme_id, **form.cleaned_data)):
        messages.success(request, "The theme is changed.")
        return redirect("partnership:themes", partnership)
    return form_page(request, framed, form, title="Change the theme", caption=found.name, button="Save changes")
