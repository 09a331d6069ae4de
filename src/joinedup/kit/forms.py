"""The forms of the house: GOV.UK markup, a plain sentence for every mistake, and nothing typed is ever lost."""

import pathlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from joinedup.kit.days import DayField, DayWidget, TimeField, words
from joinedup.kit.renderer import GovukRenderer

__all__ = [
    "CheckboxesField", "DayField", "DayWidget", "EmailField", "FilterForm", "Form", "GovukRenderer", "HiddenVersion",
    "LongTextField", "RadiosField", "SelectField", "TextField", "TickField", "TimeField", "UploadField",
    "WholeNumberField", "YesNoField", "typed_before",
]  # fmt: skip

MEGABYTE = 1024 * 1024
KIND_NAMES = {"docx": "Word (docx)", "xlsx": "Excel (xlsx)", "csv": "CSV", "pdf": "PDF"}
Choices = Iterable[tuple[Any, str]]


NO_FILES: MultiValueDict[str, Any] = MultiValueDict()
_typed_before: ContextVar[QueryDict | None] = ContextVar("typed_before", default=None)


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, max_length: int = 200, autocomplete: str = "", **options: Any):
        super().__init__(max_length=max_length, **options)
        if autocomplete:
            self.widget.attrs["autocomplete"] = autocomplete


class LongTextField(forms.CharField):
    """Several lines of text; `counted=True` shows how many characters are left."""

    def __init__(self, *, rows: int = 5, max_length: int = 4000, counted: bool = False, **options: Any):
        super().__init__(max_length=max_length, widget=forms.Textarea(attrs={"rows": rows}), **options)
        self.counted = max_length if counted else 0
        self.widget.attrs.pop("maxlength", None)
        if counted:
            self.widget.attrs["class"] = "govuk-textarea govuk-js-character-count"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No browser limit: it would cut off pasted text without a word."""
        return {}


class EmailField(forms.EmailField):
    """An e-mail address."""

    def __init__(self, **options: Any):
        super().__init__(**options)
        self.widget.attrs.setdefault("autocomplete", "email")
        self.error_messages["invalid"] = "Enter an e-mail address in the right form, such as name@example.org"


class WholeNumberField(forms.IntegerField):
    """A whole number in a narrow box."""

    def __init__(self, **options: Any):
        widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input govuk-input--width-4"})
        super().__init__(widget=widget, **options)
        self.error_messages["invalid"] = "Enter a whole number, such as 3"


class SelectField(forms.TypedChoiceField):
    """One of many, from a drop-down list; `coerce=UUID` turns the key back into what it stands for."""

    def __init__(self, *, choices: Choices = (), first: str = "Choose one", empty_value: Any = None, **options: Any):
        self.first = first
        super().__init__(choices=choices, empty_value=empty_value, **options)

    @property
    def choices(self) -> Any:
        return self._choices

    @choices.setter
    def choices(self, value: Any) -> None:
        given = list(value() if callable(value) else value)
        blank = [] if any(key in ("", None) for key, _ in given) else [("", self.first)]
        self._choices = self.widget.choices = blank + given


class RadiosField(forms.TypedChoiceField):
    """One of a few, as radio buttons."""

    widget = forms.RadioSelect

    def __init__(self, *, choices: Choices = (), empty_value: Any = None, **options: Any):
        super().__init__(choices=choices, empty_value=empty_value, **options)


class YesNoField(RadiosField):
    """Yes or no, with neither ticked until somebody answers."""

    def __init__(self, **options: Any):
        options.setdefault("choices", [("yes", "Yes"), ("no", "No")])
        super().__init__(coerce=lambda key: key in ("yes", True, "True"), **options)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class CheckboxesField(forms.TypedMultipleChoiceField):
    """Any number of a few, as tick boxes."""

    widget = forms.CheckboxSelectMultiple


class TickField(forms.BooleanField):
    """One box to tick; not required unless you say so."""

    def __init__(self, *, required: bool = False, **options: Any):
        super().__init__(required=required, **options)


class UploadField(forms.FileField):
    """A file, with its limits told beforehand and refused in words."""

    def __init__(self, *, kinds: tuple[str, ...] = (), megabytes: int = 20, **options: Any):
        self.kinds, self.megabytes = tuple(kind.lower().lstrip(".") for kind in kinds), megabytes
        options.setdefault("help_text", self.limits())
        super().__init__(widget=forms.FileInput, **options)
        if self.kinds:
            self.widget.attrs["accept"] = ",".join(f".{kind}" for kind in self.kinds)
        self.error_messages["empty"] = "That file is empty. Choose another file"

    def limits(self) -> str:
        """What may be sent, in words."""
        kinds = f"A {either(self.kinds)} file" if self.kinds else "Any file"
        return f"{kinds}, up to {self.megabytes} MB"

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not value:
            return
        if self.kinds and pathlib.PurePath(value.name).suffix.lower().lstrip(".") not in self.kinds:
            raise forms.ValidationError(f"The file must be a {either(self.kinds)} file", code="kind")
        if value.size > self.megabytes * MEGABYTE:
            raise forms.ValidationError(f"The file must be {self.megabytes} MB or smaller", code="size")


class HiddenVersion(forms.IntegerField):
    """The version of the row being edited, so that two people cannot overwrite each other."""

    def __init__(self, **options: Any):
        super().__init__(widget=forms.HiddenInput, **options)
        self.error_messages["required"] = self.error_messages["invalid"] = (
            "This page is out of date. Open it again, and copy across what you typed"
        )


class Form(forms.Form):
    """Every form's base. `choices={"field": [(key, label), …]}` fills lists that depend on the reader.

    After a `Changed` refusal, `changed` holds what is saved now: `{% both_versions form %}` shows both.
    """

    default_renderer = GovukRenderer
    use_required_attribute = False
    changed: Mapping[str, Any] | None = None
    result: Any = None
    says_optional = True

    def __init__(self, *args: Any, choices: Mapping[str, Choices] | None = None, **options: Any):
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)
        self._typed = None if self.is_bound else _typed_before.get()
        for name, given in (choices or {}).items():
            self.fields[name].choices = given
        for name, field in self.fields.items():
            if field.label is None:
                field.label = name.removesuffix("_id").replace("_", " ").capitalize()

    def full_clean(self) -> None:
        """Every field is told what to say, also one that a form made for itself after the others."""
        for field in self.fields.values():
            write_messages(field)
        super().full_clean()

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """What was typed before a session ended, where this form was sent then, else its beginning. Nothing is sent by it."""
        widget, key = field.widget, self.add_prefix(field_name)
        if self._typed is None or widget.value_omitted_from_data(self._typed, NO_FILES, key):
            return super().get_initial_for_field(field, field_name)
        return widget.value_from_datadict(self._typed, NO_FILES, key)


@contextmanager
def typed_before(sent: QueryDict) -> Iterator[None]:
    """Within it, forms that are shown are filled with what was sent before. For the front door."""
    token = _typed_before.set(sent)
    try:
        yield
    finally:
        _typed_before.reset(token)


class FilterForm(Form):
    """A form that narrows a list: sent by GET, nothing required, nothing marked optional."""

    says_optional = False

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.required = False

    def chosen(self) -> dict[str, Any]:
        """The filters that are in force."""
        if not self.is_valid():
            return {}
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], False)}

    def in_words(self) -> str:
        """What narrows the list, for a file of it: “Status: Still owed; Agency: Northvale Council”; empty where nothing does."""
        told = {self[name].label: _value_in_words(self.fields[name], value) for name, value in self.chosen().items()}
        for name, field in self.fields.items():
            first = getattr(field, "first", "")
            if self[name].label not in told and first and not first.lower().startswith(OPEN_TO_ALL):
                told[self[name].label] = first
        return "; ".join(f"{label.rstrip('?')}: {words}" for label, words in told.items())


OPEN_TO_ALL = ("any", "every", "all", "in any", "choose")
"""How the first choice of a filter begins where it leaves nothing out."""


def _value_in_words(field: forms.Field, value: Any) -> str:
    """A chosen value as its reader saw it."""
    if isinstance(value, bool):
        return "Yes"
    labels = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    several = value if isinstance(value, list | tuple) else [value]
    return ", ".join(labels.get(str(one)) or (words(one) if isinstance(one, date) else str(one)) for one in several)


def write_messages(field: forms.Field) -> None:
    """Give a field sentences that say what to do, where its author wrote none."""
    generic = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == generic:
        field.error_messages["required"] = what_to_do(field)
    for validator in field.validators:
        limit, name = getattr(validator, "limit_value", None), type(validator).__name__
        if name in LIMITS and "message" not in vars(validator):
            validator.message = LIMITS[name].format(label=field.label, limit=limit)
    if "invalid_choice" in field.error_messages:
        field.error_messages["invalid_choice"] = f"{what_to_do(field)} from those listed"


LIMITS = {
    "MaxLengthValidator": "{label} must be {limit} characters or fewer",
    "MinLengthValidator": "{label} must be {limit} characters or more",
    "MaxValueValidator": "{label} must be {limit} or less",
    "MinValueValidator": "{label} must be {limit} or more",
}


QUESTIONS = {"what", "why", "who", "when", "where", "how", "which"}


def what_to_do(field: forms.Field) -> str:
    """Enter the title; Choose the owner; Answer “Was the meeting held?”; Tick “I have read it”."""
    label = str(field.label)
    if label.endswith("?") or label.lower().split()[0] in QUESTIONS:
        return f"Answer “{label}”"
    if isinstance(field, forms.BooleanField):
        return f"Tick “{label}”"
    verb = "Choose" if isinstance(field, forms.ChoiceField | forms.FileField) else "Enter"
    owned = label.lower().startswith(("the ", "your ", "a ", "an "))
    return f"{verb} {'' if owned else 'the '}{lower_first(label)}"


def lower_first(text: str) -> str:
    """A label inside a sentence: "Due date" becomes "due date", "NHS number" stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def either(kinds: Iterable[str]) -> str:
    """Kinds of file in words: Word (docx) or PDF."""
    *most, last = (KIND_NAMES.get(kind, kind) for kind in kinds)
    return f"{', '.join(most)} or {last}" if most else last
