"""Bringing in an extract of contacts, in the browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from joinedup.casework.extracts import commands
from joinedup.casework.extracts.forms import ExtractForm
from joinedup.casework.extracts.rules import Extract, read_extract
from joinedup.kit.answers import page, submit
from joinedup.people.files.queries import practice
from joinedup_core.tables import UnreadableFile, read_tables


def extract(request: HttpRequest, partnership: str) -> HttpResponse:
    """Check a file of contacts, or bring it in."""
    membership, today = practice(request.actor, partnership), timezone.localdate()
    form = ExtractForm(
        request.POST or None,
        request.FILES or None,
        initial={"told_until_on": today, "stale_after_days": 8, "what": "check"},
    )
    read = _read(form)
    done = checked = 0
    if read and not read.problems:
        said = {name: form.cleaned_data[name] for name in ("system", "told_until_on", "stale_after_days")}
        if form.cleaned_data["what"] == "check":
            checked = len(read.rows)
        elif submit(
            form,
            lambda: commands.bring_in_contacts(request.actor, membership, rows=read.rows, at=timezone.now(), **said),
        ):
            done = form.result
    crumbs = [("My cases", reverse("cases:my_cases", args=[partnership])), ("Contacts from your system", "")]
    return page(request, "casework/extract.html", form=form, read=read, checked=checked, done=done, crumbs=crumbs)


def _read(form: ExtractForm) -> Extract | None:
    """The file as it was understood; None where there is none yet."""
    if not form.is_valid():
        return None
    file = form.cleaned_data["file"]
    try:
        tables = read_tables(file.read(), file.name)
    except UnreadableFile as why:
        form.add_error("file", str(why))
        return None
    if not tables:
        form.add_error("file", "There is no table in the file. Choose another")
        return None
    return read_extract(tables[0], today=timezone.localdate())
