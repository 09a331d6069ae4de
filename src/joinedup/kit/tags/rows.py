"""The body of a table, written in Python: a list of 50 rows has 400 cells, and a template for each was most of a page."""

from django.utils.safestring import SafeString, mark_safe

from joinedup.kit.parts import escaped
from joinedup.kit.tables import Cell, Column, Table

TICK = (
    '<td role="cell" class="govuk-table__cell kit-choose"><div class="govuk-checkboxes govuk-checkboxes--small">'
    '<div class="govuk-checkboxes__item"><input type="checkbox" class="govuk-checkboxes__input" name="chosen" '
    'value="{key}" id="{id}-{key}"><label class="govuk-label govuk-checkboxes__label" for="{id}-{key}">'
    '<span class="govuk-visually-hidden">Choose {says}</span></label></div></div></td>'
)


def body(table: Table, table_id: str) -> SafeString:
    """Every row of a table as HTML."""
    parts: list[str] = []
    openings = [_opening(column, first=place == 0) for place, column in enumerate(table.columns)]
    for cells, key in zip(table.cells(), table.keys(), strict=True):
        parts.append('<tr class="govuk-table__row" role="row">')
        if table.ticks:
            says = cells[0].text if cells else ""
            parts.append(TICK.format(id=escaped(table_id), key=escaped(key), says=escaped(says)))
        for (opening, closing), cell in zip(openings, cells, strict=True):
            parts += (opening, _inside(cell), closing)
        parts.append("</tr>\n")
    return mark_safe("".join(parts))  # noqa: S308 (every value in it was escaped)


def _opening(column: Column, *, first: bool) -> tuple[str, str]:
    """What stands before and after each cell of a column."""
    if first:
        return '<th scope="row" role="rowheader" class="govuk-table__header kit-row-head">', "</th>"
    more = (" govuk-table__cell--numeric" if column.numeric else "") + (" kit-day" if column.kind == "day" else "")
    return f'<td role="cell" data-label="{escaped(column.label)}" class="govuk-table__cell{more}">', "</td>"


def _inside(cell: Cell) -> str:
    if cell.several:
        items = "".join(f"<li>{escaped(text)}</li>" for text in cell.several)
        return f'<ul class="kit-cell-list">{items}</ul>'
    if cell.column.kind == "tag" and cell.text:
        return f'<strong class="govuk-tag {escaped(cell.colour)}">{escaped(cell.text)}</strong>'
    if cell.url:
        return f'<a class="govuk-link" href="{escaped(cell.url)}">{escaped(cell.text or "Open")}</a>'
    return (
        f"<span>{escaped(cell.text)}</span>" if cell.text else ""
    )  # a cell without anything in it is left out of cards
