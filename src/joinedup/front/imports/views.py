"""Pages of the import: upload, columns, preview of every row, one import."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from joinedup.foundation import places
from joinedup.foundation.commands import Refused
from joinedup.foundation.imports import commands
from joinedup.foundation.imports.queries import Draft, get_draft, remembered
from joinedup.foundation.listing import Listing, Page
from joinedup.front.imports.forms import ColumnsForm, UploadForm
from joinedup.front.imports.kinds import IMPORTABLES, Importable, get_importable, likeliest, suggested
from joinedup.kit.answers import page, submit
from joinedup.kit.forms import Form
from joinedup.kit.tables import Column, Table
from joinedup.partnership.queries import get_partnership
from joinedup_core.imports import Reading, mapping_problems
from joinedup_core.tables import RawTable, UnreadableFile, read_tables

PER_PAGE, SHOWN_PROBLEMS = 50, 20


def kinds(request: HttpRequest, partnership: str) -> HttpResponse:
    """What can be imported."""
    get_partnership(request.actor, partnership)
    offered = [
        (one.kind.label, reverse("imports:upload", args=[partnership, key]), one.kind.intro)
        for key, one in IMPORTABLES.items()
    ]
    return page(request, "front/imports/kinds.html", offered=offered)


def upload(request: HttpRequest, partnership: str, kind: str) -> HttpResponse:
    """Take a file and read the tables in it."""
    get_partnership(request.actor, partnership)
    one = get_importable(kind)
    targets = one.targets(request.actor, partnership, timezone.localdate())
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        choices={"target": targets},
        initial={"target": request.GET.get("target")},
    )
    form.fields["target"].label, form.fields["target"].help_text = one.target_label, one.target_hint
    if submit(form, lambda: _keep(request, partnership, one, form)):
        return redirect("imports:columns", partnership, form.result)
    return page(
        request, "front/imports/upload.html", form=form, kind=one.kind, targets=targets, partnership=partnership,
        nowhere=one.nowhere, samples=one.samples(partnership) if settings.DEMO else [],
    )  # fmt: skip


def _keep(request: HttpRequest, partnership: str, one: Importable, form: Form) -> UUID:
    """Read the file and keep its tables, the likeliest first chosen."""
    file = form.cleaned_data["file"]
    try:
        tables = read_tables(file.read(), file.name)
    except UnreadableFile as why:
        raise Refused("unreadable", str(why), "file") from why
    return commands.keep_draft(
        request.actor,
        place=places.board(partnership),
        kind=one.kind.key,
        target=form.cleaned_data["target"],
        filename=file.name,
        tables=tables,
        number=likeliest(one, tables),
    )


def columns(request: HttpRequest, partnership: str, draft_id: UUID) -> HttpResponse:
    """Say which column holds which field; what fits best is suggested."""
    draft = _draft(request, partnership, draft_id)
    one = get_importable(draft.kind)
    number = _table_number(request, draft)
    table = draft.tables[number]
    guess = draft.chosen if draft.chosen and number == draft.table_number else _guess(draft, one, table)
    initial = {key: str(column) for key, column in guess.items()} | {"table": str(number)}
    asked = {"tables": draft.tables, "table": table, "fields": one.kind.fields}
    form = ColumnsForm(request.POST or None, initial=initial, **asked)

    def choose() -> None:
        chosen = form.chosen(one.kind.fields)
        if wrong := mapping_problems(one.kind.fields, table.headings, chosen):
            raise Refused("bad_columns", " ".join(wrong))
        commands.choose_columns(request.actor, draft_id, number=number, chosen=chosen)

    if request.POST.get("show_table"):
        return redirect(f"{request.path}?table={request.POST.get('table', '')}")
    if submit(form, choose):
        return redirect("imports:preview", partnership, draft_id)
    told = {"kind": one.kind, "draft": draft, "table": table, "unused": _unused(table, guess)}
    return page(request, "front/imports/columns.html", form=form, **told)


def preview(request: HttpRequest, partnership: str, draft_id: UUID) -> HttpResponse:
    """Every row with what was understood and what was not; one button imports them all, or none."""
    today = timezone.localdate()
    draft = _draft(request, partnership, draft_id)
    one = get_importable(draft.kind)
    if not draft.chosen:
        return redirect("imports:columns", partnership, draft_id)
    reading = one.read(request.actor, partnership, draft.target, draft.table, draft.chosen, today)
    form = one.last_form(request.POST or None)

    def take() -> int:
        return one.take(request.actor, partnership, draft.target, reading.values, today, **form.cleaned_data)

    if request.method == "POST" and not reading.all_problems:
        form = one.last_form(request.POST or {"go": "on"})
        if submit(form, take):
            commands.drop_draft(request.actor, draft_id)
            messages.success(request, f"Imported: {form.result} {one.noun[0 if form.result == 1 else 1]}.")
            return redirect(one.url(partnership, draft.target))
    told = _preview_words(partnership, draft, one, reading)
    return page(request, "front/imports/preview.html", form=form, table=_preview_table(request, reading), **told)


def _preview_words(partnership: str, draft: Draft, one: Importable, reading: Reading) -> dict[str, Any]:
    rows, problems = len(reading.rows), reading.all_problems
    return {
        "draft": draft,
        "kind": one.kind,
        "problems": problems[:SHOWN_PROBLEMS],
        "more_problems": max(0, len(problems) - SHOWN_PROBLEMS),
        "summary": _summary(reading, one),
        "button": f"Import {rows} {one.noun[0 if rows == 1 else 1]}",
        "because": f"{_many(len(problems), 'problem')} must be put right in the file first" if problems else "",
        "columns_url": reverse("imports:columns", args=[partnership, draft.id]),
        "upload_url": reverse("imports:upload", args=[partnership, draft.kind]) + f"?target={draft.target}",
    }


def _draft(request: HttpRequest, partnership: str, draft_id: UUID) -> Draft:
    get_partnership(request.actor, partnership)
    return get_draft(request.actor, draft_id)


def _table_number(request: HttpRequest, draft: Draft) -> int:
    asked = request.POST.get("table") or request.GET.get("table") or ""
    known = map(str, range(len(draft.tables)))
    return int(asked) if asked in known else draft.table_number


def _guess(draft: Draft, one: Importable, table: RawTable) -> dict[str, int]:
    return suggested(one, table, remembered(draft.place, draft.kind))


def _unused(table: RawTable, guess: dict[str, int]) -> list[str]:
    return [heading for n, heading in enumerate(table.headings) if n not in guess.values()]


def _summary(reading: Reading, one: Importable) -> str:
    rows = len(reading.rows)
    told = f"{rows} {one.noun[0 if rows == 1 else 1]} understood"
    told += f", {_many(reading.notes, 'thing')} to look at" if reading.notes else ""
    return told + (f", {_many(len(reading.all_problems), 'problem')}." if reading.all_problems else ", no problems.")


def _many(count: int, noun: str) -> str:
    """1 problem, 2 problems."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _preview_table(request: HttpRequest, reading: Reading) -> Table:
    asked = Listing.from_request(request.GET, default="").page
    number = min(asked, max(1, -(-len(reading.rows) // PER_PAGE)))
    rows = reading.rows[(number - 1) * PER_PAGE : number * PER_PAGE]

    def look(row: Any) -> list[str]:
        return [f"Not understood: {p.because}" for p in row.problems] + list(row.notes)

    return Table(
        "What was understood of each row",
        [
            Column("title", "Row", value=lambda row: row.title or f"row {row.number}"),
            Column(
                "understood", "Understood", value=lambda row: [f"{label}: {words}" for label, words in row.understood]
            ),
            Column("look", "To look at", value=look),
        ],
        Page(tuple(rows), number, len(reading.rows), PER_PAGE, ""),
        noun=("row", "rows"),
    )
