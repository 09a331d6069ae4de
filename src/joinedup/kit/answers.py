"""How a view answers: a page, a form's outcome, a list to take away, or a fault told plainly."""

import logging
import re
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from joinedup.foundation.commands import NotFound, Refused
from joinedup.kit.forms import FilterForm, Form
from joinedup.kit.tables import Table

Crumbs = Sequence[tuple[str, str]]
log = logging.getLogger(__name__)
FILE_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def submit(form: Form, act: Callable[[], Any]) -> bool:
    """Do `act` if the form is right. True when done (`form.result` is what it returned).

    A refusal of the rules is put beside its field, or at the top. When somebody else saved first, `form.changed` holds
    their version and the form is ready to be saved again over it, once the reader has compared the two.
    """
    if not form.is_valid():
        return False
    try:
        form.result = act()
    except Refused as refusal:
        show_refusal(form, refusal)
        return False
    return True


def show_refusal(form: Form, refusal: Refused) -> None:
    """Put a refusal on the form, keeping everything that was typed."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, refusal.message)
    form.changed = getattr(refusal, "current", None)
    newer = getattr(refusal, "version", None)
    if newer is not None and "version" in form.fields:
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = str(newer)


def page(request: HttpRequest, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
    """A page of HTML."""
    return render(request, template, context, status=status)


def ask_first(
    request: HttpRequest, *, title: str, words: str, button: str, about: str = "", crumbs: Crumbs = ()
) -> HttpResponse:
    """Before something is taken away or ended: what it is about and what follows, and the one button that does it.

    A view answers so unless it was posted to; what is shown here posts to the same address.
    """
    return page(
        request, "kit/ask_first.html", title=title, words=words, button=button, about=about,
        crumbs=[*crumbs, (title, "")] if crumbs else (),
    )  # fmt: skip


def export_table(
    table: Table, fmt: str, filename: str, *, request: HttpRequest | None = None, filters: FilterForm | None = None,
    whose: str = "",
) -> HttpResponse:  # fmt: skip
    """The whole list as a file (csv, xlsx or docx). Give a table whose rows are all of them, not one page.

    With the request, a Word file says over its title of which partnership it is, its day, and what narrows it.
    """
    from joinedup_core import tables as writers

    if fmt not in FILE_TYPES:
        return HttpResponse("Ask for csv, xlsx or docx.", status=400, content_type="text/plain; charset=utf-8")
    content = (table.caption, [column.label for column in table.for_file()], list(table.plain_rows()))
    if fmt == "docx":
        data = writers.write_docx(*content, above=_above(request, filters, whose) if request else ())
    else:
        data = (writers.write_csv if fmt == "csv" else writers.write_xlsx)(*content)
    return attachment(data, f"{filename}.{fmt}", FILE_TYPES[fmt])


def taken_away(
    request: HttpRequest, filename: str, *tables: Table | None, filters: FilterForm | None = None, whose: str = ""
) -> HttpResponse | None:
    """The table of a page that its address asks for as a file (`?table=versions&format=csv`); None where it asks for the page.

    Give only what the reader sees on the page. `whose` names the partnership where the address does not.
    Raises `NotFound` where the page has no such table.
    """
    if not (fmt := request.GET.get("format")):
        return None
    key = request.GET.get("table", "")
    table = next((one for one in tables if one is not None and one.exports and one.key == key), None)
    if table is None:
        raise NotFound("no such table on this page")
    return export_table(
        table, fmt, f"{filename}-{key}" if key else filename, request=request, filters=filters, whose=whose
    )


def _above(request: HttpRequest, filters: FilterForm | None, whose: str) -> list[str]:
    """Whose list it is and of what day, in the words of the page's frame, and what narrows it."""
    told = {"narrowed": filters.in_words() if filters else "", **({"partnership_name": whose} if whose else {})}
    text = loader.render_to_string("kit/above_file.txt", told, request)
    return [line.strip() for line in text.splitlines() if line.strip()]


def attachment(data: bytes, filename: str, content_type: str) -> HttpResponse:
    """A file to take away, which the browser is told neither to open nor to guess at."""
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", filename).strip("-.") or "file"
    return HttpResponse(data, headers={
        "Content-Type": content_type, "Content-Disposition": f'attachment; filename="{safe}"',
        "X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store",
    })  # fmt: skip


def fault(request: HttpRequest, template: str = "500.html") -> HttpResponse:
    """`handler500`: sorry, a reference that is also in the log, and who to ring. Asks nothing of the database."""
    reference = secrets.token_hex(4)
    log.error("fault %s", reference)
    return HttpResponse(loader.render_to_string(template, {"reference": reference}), status=500)
