"""What the form templates of the kit need to know of a field (pages use `{% load kit %}`)."""

from typing import Any

from django import forms, template

register = template.Library()


@register.simple_tag
def field_parts(field: forms.BoundField) -> dict[str, Any]:
    """A field's label (with "(optional)" where it is), hint, and whether it wants a label, a legend or neither."""
    widget = field.field.widget
    tick = isinstance(widget, forms.CheckboxInput)
    optional = not tick and not field.field.required and getattr(field.form, "says_optional", True)
    kind = "tick" if tick else "fieldset" if field.use_fieldset else "label"
    label = f"{field.label} (optional)" if optional else field.label
    return {
        "label": label,
        "hint": field.help_text,
        "kind": kind,
        "counted": getattr(field.field, "counted", 0),
    }
