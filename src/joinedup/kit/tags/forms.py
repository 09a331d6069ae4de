"""Tags for forms: error summary, fields, buttons, filters, both versions."""

from typing import Any

from django import forms
from django.template import Context
from django.utils.safestring import SafeString

from joinedup.kit.forms import FilterForm
from joinedup.kit.tables import address, in_words
from joinedup.kit.tags.library import register

BUTTONS = {"": "", "secondary": "govuk-button--secondary", "warning": "govuk-button--warning"}


@register.inclusion_tag("kit/parts/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict[str, Any]:
    """Everything wrong with a form, each line leading to its field."""
    need_form(form, "error_summary")
    if not form.is_bound:
        return {"errors": []}
    lines = [{"text": text, "url": ""} for text in form.non_field_errors()]
    for field in form:
        to = field.field.widget.id_for_label(field.auto_id) or f"{field.auto_id}_0"
        if isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            to = f"{field.auto_id}_0"
        url = "" if field.is_hidden else f"#{to}"
        lines += [{"text": text, "url": url} for text in field.errors]
    return {"errors": lines}


@register.simple_tag
def fields(form: forms.BaseForm) -> SafeString:
    """Every field of a form, hidden ones too, without the error summary."""
    need_form(form, "fields")
    return SafeString("".join(str(f) if f.is_hidden else f.as_field_group() for f in form))


@register.simple_tag
def field(bound: forms.BoundField, *, hint: str = "", label: str = "") -> SafeString:
    """One field, with its label, hint and errors; `hint` and `label` replace the form's own."""
    if not isinstance(bound, forms.BoundField):
        raise TypeError(f"{{% field %}} needs a field of the form (is the name right?), not {bound!r}")
    if hint:
        bound.help_text = hint
    if label:
        bound.label = label
    return SafeString(str(bound) if bound.is_hidden else bound.as_field_group())


@register.inclusion_tag("kit/parts/button.html")
def button(
    label: str,
    *,
    variant: str = "",
    disabled_because: str = "",
    name: str = "",
    value: str = "",
    form: str = "",
) -> dict[str, Any]:
    """A button that sends the form. `disabled_because` disables it and says why: "You cannot, because …"."""
    return {
        "label": need_words(label, "button"), "look": BUTTONS[variant], "because": disabled_because,
        "name": name, "value": value, "form": form,
        "reason_id": "why-not-" + "".join(c if c.isalnum() else "-" for c in label.lower()),
    }  # fmt: skip


@register.inclusion_tag("kit/parts/link_button.html")
def link_button(label: str, url: str, *, variant: str = "", start: bool = False) -> dict[str, Any]:
    """A link that looks like a button, for going somewhere (never for changing anything)."""
    return {"label": need_words(label, "link_button"), "url": need_words(url, "link_button"),
            "look": BUTTONS[variant], "start": start}  # fmt: skip


@register.inclusion_tag("kit/parts/filters.html", takes_context=True)
def filters(context: Context, form: forms.BaseForm, *, label: str = "Filter this list") -> dict[str, Any]:
    """A form by GET that narrows the list below it, and a chip for each filter in force."""
    need_form(form, "filters")
    parameters = context["request"].GET if "request" in context else form.data
    chosen = form.chosen() if isinstance(form, FilterForm) and form.is_bound else {}
    chips = []
    for name, value in chosen.items():
        without = {f"{name}{part}": None for part in ("", "_day", "_month", "_year")}
        shown = "" if value is True else said(form[name], value)
        chips.append({"label": form[name].label, "value": shown, "url": address(parameters, **without, page=None)})
    return {"form": form, "chips": chips, "label": label, "sort": parameters.get("sort", "")}


@register.inclusion_tag("kit/parts/both_versions.html")
def both_versions(form: forms.BaseForm) -> dict[str, Any]:
    """After somebody else saved first: what is saved now beside what was typed, line by line."""
    need_form(form, "both_versions")
    saved = getattr(form, "changed", None) or {}
    mine = {str(field.label): said(field, field.value()) for field in form if not field.is_hidden}
    rows = [
        {"label": label, "saved": in_words(value), "mine": mine.get(label, ""), "typed": label in mine,
         "differs": label in mine and in_words(value) != mine[label]}
        for label, value in saved.items()
    ]  # fmt: skip
    return {"rows": rows}


def said(field: forms.BoundField, value: Any) -> str:
    """A field's value as the reader saw it: labels for keys, a day in words."""
    labels = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
    if isinstance(value, list | tuple):
        return ", ".join(said(field, one) for one in value)
    if isinstance(value, dict):
        try:
            return in_words(field.field.clean(value))
        except forms.ValidationError:
            return " ".join(part for part in value.values() if part)
    return labels.get(str(value)) or in_words(value)


def need_form(form: Any, tag: str) -> None:
    """Say which tag got something that is not a form."""
    if not isinstance(form, forms.BaseForm):
        raise TypeError(f"{{% {tag} %}} needs a form, not {form!r}")


def need_words(text: Any, tag: str) -> str:
    """Say which tag got nothing to say."""
    if not str(text or "").strip():
        raise ValueError(f"{{% {tag} %}} needs words, and got {text!r}")
    return str(text)
