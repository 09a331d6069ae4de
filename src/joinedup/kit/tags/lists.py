"""Tags for what is listed: tables, pages, summary lists, timelines, tasks, tiles, tabs, breadcrumbs."""

from typing import Any

from django.template import Context
from django.utils.safestring import SafeString

from joinedup.kit.parts import Event, Fact, Link, Tab, Task, Tile, colour_class, one, several
from joinedup.kit.tables import ListPage, Table, address, in_words
from joinedup.kit.tags.library import register
from joinedup.kit.tags.rows import body

FILES = {"csv": "CSV", "xlsx": "Excel", "docx": "Word"}


@register.inclusion_tag("kit/parts/table.html", takes_context=True)
def table(context: Context, table: Table) -> dict[str, Any]:
    """A table with sorting links, paging and files to take away."""
    if not isinstance(table, Table):
        raise TypeError(f"{{% table %}} needs a Table, not {table!r}")
    table = table.for_page()
    parameters = parameters_of(context)
    files = [
        Link(FILES[kind], address(parameters, table=table.key or None, format=kind, page=None))
        for kind in table.exports
    ]
    table_id = "table-" + "".join(c if c.isalnum() else "-" for c in table.caption.lower())
    return {
        "table": table, "headings": list(table.headings(parameters)), "body": body(table, table_id),
        "files": files, "page": table.page, "request": context.get("request"), "id": table_id,
    }  # fmt: skip


@register.inclusion_tag("kit/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: ListPage) -> dict[str, Any]:
    """Links to the other pages of a list; nothing where there is only one."""
    if not isinstance(page, ListPage):
        raise TypeError(f"{{% pagination %}} needs a page of a list, not {page!r}")
    parameters = parameters_of(context)
    near = sorted({1, page.pages, *range(max(1, page.number - 1), min(page.pages, page.number + 1) + 1)})
    steps: list[dict[str, Any]] = []
    for number in near:
        if steps and number - steps[-1]["number"] > 1:
            steps.append({"number": number - 1, "gap": True})
        steps.append({"number": number, "current": number == page.number, "url": address(parameters, page=number)})
    return {
        "steps": steps, "page": page,
        "previous": address(parameters, page=page.number - 1) if page.number > 1 else "",
        "next": address(parameters, page=page.number + 1) if page.number < page.pages else "",
    }  # fmt: skip


@register.inclusion_tag("kit/parts/summary_list.html")
def summary_list(rows: Any, *, borders: bool = True) -> dict[str, Any]:
    """Facts about one thing: label, value and perhaps a link to change it."""
    facts = several(Fact, rows, "summary_list")
    return {"rows": [(f, f.value if isinstance(f.value, SafeString) else in_words(f.value)) for f in facts],
            "borders": borders}  # fmt: skip


@register.inclusion_tag("kit/parts/timeline.html")
def timeline(items: Any, *, level: int = 3) -> dict[str, Any]:
    """What happened, newest first or oldest first as given."""
    events = several(Event, items, "timeline")
    return {"events": [(event, in_words(event.when)) for event in events], "level": level}


@register.inclusion_tag("kit/parts/tabs.html", takes_context=True)
def tabs(context: Context, tabs: Any, *, title: str = "Contents") -> dict[str, Any]:
    """Panels behind tabs; plain sections, one under another, without JavaScript and in print."""
    return {**context.flatten(), "kit_tabs": several(Tab, tabs, "tabs"), "kit_title": title}


@register.inclusion_tag("kit/parts/task_list.html")
def task_list(items: Any) -> dict[str, Any]:
    """Things to do, each with its status."""
    return {"tasks": [(task, colour_class(task.colour)) for task in several(Task, items, "task_list")]}


@register.inclusion_tag("kit/parts/tiles.html")
def tiles(items: Any) -> dict[str, Any]:
    """Numbers that answer a question, each leading to the list it counts."""
    found = several(Tile, items, "tiles")
    return {"tiles": [(tile, in_words(tile.number), colour_class(tile.colour)) for tile in found]}


@register.inclusion_tag("kit/parts/breadcrumbs.html")
def breadcrumbs(items: Any) -> dict[str, Any]:
    """The way here, from the top."""
    return {"links": several(Link, items, "breadcrumbs")}


@register.inclusion_tag("kit/parts/tag.html")
def tag(label: str, *, colour: str = "grey") -> dict[str, Any]:
    """A status in a word or two, on a colour that never says anything the word does not."""
    return {"label": one(Link, (label,), "tag").label, "look": colour_class(colour)}


def parameters_of(context: Context) -> Any:
    """The parameters of the page's address."""
    request = context.get("request")
    return request.GET if request is not None else {}
