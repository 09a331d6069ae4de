"""Gives every Django form (ours and allauth's) the GOV.UK markup, whatever page it is on."""

from typing import Any

from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

from joinedup.kit.parts import escaped

CLASSES = {
    "text": "govuk-input", "number": "govuk-input", "email": "govuk-input", "password": "govuk-input",
    "tel": "govuk-input", "url": "govuk-input", "search": "govuk-input", "date": "govuk-input",
    "textarea": "govuk-textarea", "select": "govuk-select", "file": "govuk-file-upload",
}  # fmt: skip
OURS = {
    "django/forms/widgets/radio.html": "kit/forms/options.html",
    "django/forms/widgets/checkbox_select.html": "kit/forms/options.html",
    "django/forms/widgets/checkbox.html": "kit/forms/tick.html",
    "django/forms/widgets/clearable_file_input.html": "django/forms/widgets/file.html",
    "django/forms/errors/list/ul.html": "kit/forms/errors.html",
    "django/forms/errors/list/default.html": "kit/forms/errors.html",
}

SELECT = "django/forms/widgets/select.html"


class GovukRenderer(TemplatesSetting):
    """FORM_RENDERER: `{{ form }}` prints an error summary and every field; widgets get GOV.UK classes."""

    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"

    def render(self, template_name, context, request=None):
        """Render one form, field or widget, in our template for it where we have one."""
        if "widget" in context:
            self.dress(template_name, context["widget"])
        if template_name == SELECT:
            return select(context["widget"])
        return super().render(OURS.get(template_name, template_name), context, request)

    def dress(self, template_name: str, widget: dict) -> None:
        """Add the GOV.UK classes; no placeholders, and no browser limits that cut off pasted text without a word."""
        attributes = widget["attrs"]
        for unwanted in ("placeholder", "required", "maxlength", "minlength"):
            attributes.pop(unwanted, None)
        kind = widget.get("type") or template_name.rsplit("/", 1)[-1].removesuffix(".html")
        widget.setdefault("part", "checkboxes" if kind == "checkbox_select" else "radios")
        base, given = CLASSES.get(kind), attributes.get("class", "")
        if base:
            wrong = f" {base}--error" if attributes.get("aria-invalid") else ""
            attributes["class"] = f"{given if base in given else f'{base} {given}'.strip()}{wrong}"


def select(widget: dict[str, Any]) -> SafeString:
    """A select box in Python: with a template for each option, two long ones took as much time as a list of 50 rows."""
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    opening = f'<select name="{escaped(widget["name"])}"{flatatt(widget["attrs"])}>'
    return mark_safe(f"{opening}{groups}\n</select>")  # noqa: S308 (every value in it was escaped)


def _group(name: str | None, options: list[dict[str, Any]]) -> str:
    inside = "".join(
        f'\n<option value="{escaped(str(each["value"]))}"{flatatt(each["attrs"]) if each["attrs"] else ""}>'
        f"{escaped(each['label'])}</option>"
        for each in options
    )
    return f'\n<optgroup label="{escaped(name)}">{inside}</optgroup>' if name else inside
