"""Gives every Django form (ours and allauth's) the GOV.UK markup, whatever page it is on."""

from django.forms.renderers import TemplatesSetting

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


class GovukRenderer(TemplatesSetting):
    """FORM_RENDERER: `{{ form }}` prints an error summary and every field; widgets get GOV.UK classes."""

    form_template_name = "kit/forms/form.html"
    field_template_name = "kit/forms/field.html"

    def render(self, template_name, context, request=None):
        """Render one form, field or widget, in our template for it where we have one."""
        if "widget" in context:
            self.dress(template_name, context["widget"])
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
