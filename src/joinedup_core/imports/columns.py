"""Which column holds which field, as somebody chose it: field key to column number."""

from collections.abc import Sequence

from joinedup_core.tables import FieldSpec

Chosen = dict[str, int]


def mapping_problems(fields: Sequence[FieldSpec], headings: Sequence[str], chosen: Chosen) -> tuple[str, ...]:
    """Why a choice of columns cannot be used, each in a sentence."""
    found = [
        f"Say which column holds “{field.label}”: the import cannot do without it."
        for field in fields
        if field.required and field.key not in chosen
    ]
    for column in sorted(set(chosen.values())):
        labels = [field.label for field in fields if chosen.get(field.key) == column]
        if not 0 <= column < len(headings):
            found.append(f"The file has no column {column + 1} for “{labels[0]}”: choose another.")
        elif len(labels) > 1:
            found.append(f"Column “{headings[column]}” is chosen for {' and '.join(labels)}: choose one of them.")
    return tuple(found)
