"""How a view answers: a page, a form's outcome, a list to take away, or a fault told plainly."""

import logging
import re
import secrets
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from joinedup.foundation.commands import Refused
from joinedup.kit.forms import Form
from joinedup.kit.tables import Table

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


def export_table(table: Table, fmt: str, filename: str) -> HttpResponse:
    """The whole list as a file (csv, xlsx or docx). Give a table whose rows are all of them, not one page."""
    from joinedup_core import tables as writers

    if fmt not in FILE_TYPES:
        return HttpResponse("Ask for csv, xlsx or docx.", status=400, content_type="text/plain; charset=utf-8")
    write = {"csv": writers.write_csv, "xlsx": writers.write_xlsx, "docx": writers.write_docx}[fmt]
    headings = [column.label for column in table.columns]
    return attachment(write(table.caption, headings, list(table.plain_rows())), f"{filename}.{fmt}", FILE_TYPES[fmt])


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
