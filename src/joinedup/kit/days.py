"""Days and times of day as people type them: three boxes for a day, one box for a time."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms

BOXES = ("day", "month", "year")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
REAL_DAY = "Enter a real date, such as 27 3 2026"
REAL_TIME = "Enter a time, such as 2pm or 14:30"
CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def month_number(typed: str) -> int | None:
    """The month somebody meant by "3", "mar" or "March"."""
    word = typed.strip().lower()
    if word.isdecimal() and len(word) < 3:
        return int(word)
    found = [place for place, name in enumerate(MONTHS, 1) if len(word) >= 3 and name.startswith(word)]
    return found[0] if len(found) == 1 else None


def read_day(typed: Mapping[str, str]) -> date:
    """The date typed in three boxes; ValueError carries the sentence to show."""
    left_out = [box for box in BOXES if not typed[box].strip()]
    if left_out:
        raise ValueError(f"The date must include a {' and a '.join(left_out)}")
    year = typed["year"].strip()
    if not re.fullmatch(r"[0-9]{4}", year):
        raise ValueError("The year must have 4 digits, such as 2026")
    month = month_number(typed["month"])
    try:
        return date(int(year), month or 0, int(typed["day"]))
    except ValueError:
        raise ValueError(REAL_DAY) from None


def read_time(typed: str) -> time:
    """The time of day somebody meant by "2pm", "2.30pm", "14:30" or "1430"; ValueError carries the sentence."""
    words = {"midday": time(12), "noon": time(12), "midnight": time(0)}
    if typed.strip().lower() in words:
        return words[typed.strip().lower()]
    match = CLOCK.fullmatch(typed.strip())
    hour, minute, half = (match[1], match[2], (match[3] or "").lower()) if match else ("99", None, "")
    number = int(hour)
    if half and not 1 <= number <= 12:
        raise ValueError(REAL_TIME)
    if half:
        number = number % 12 + (12 if half == "pm" else 0)
    elif minute is None:
        raise ValueError(REAL_TIME)
    try:
        return time(number, int(minute or 0))
    except ValueError:
        raise ValueError(REAL_TIME) from None


class DayWidget(forms.Widget):
    """Three boxes (day, month, year) that keep exactly what was typed."""

    template_name = "kit/forms/day.html"
    use_fieldset = True
    labels = {"day": "Day", "month": "Month", "year": "Year"}

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str] | None:
        """The boxes as typed; a single ISO date under the plain name (a link, a test) is read too."""
        whole = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", str(data.get(name) or ""))
        if whole:
            return {"day": str(int(whole[3])), "month": str(int(whole[2])), "year": whole[1]}
        typed = {box: str(data.get(f"{name}_{box}") or "") for box in BOXES}
        return typed if any(part.strip() for part in typed.values()) else None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and not any(f"{name}_{box}" in data for box in BOXES)

    def format_value(self, value: Any) -> dict[str, str]:
        """What to show in each box."""
        if isinstance(value, datetime | date):
            return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
        return value if isinstance(value, Mapping) else dict.fromkeys(BOXES, "")

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        final, shown = context["widget"]["attrs"], self.format_value(value)
        birthday = final.get("autocomplete") == "bday"
        context["widget"]["boxes"] = [
            {
                "id": f"{final.get('id', name)}_{box}", "name": f"{name}_{box}", "label": self.labels[box],
                "value": shown[box], "width": f"govuk-input--width-{4 if box == 'year' else 2}",
                "wrong": bool(final.get("aria-invalid")), "autocomplete": f"bday-{box}" if birthday else "",
            }
            for box in BOXES
        ]  # fmt: skip
        return context


class DayField(forms.Field):
    """A day, typed in three boxes; `not_before` and `not_after` are optional limits."""

    widget = DayWidget

    def __init__(self, *, not_before: date | None = None, not_after: date | None = None, **options: Any):
        self.not_before, self.not_after = not_before, not_after
        options.setdefault("help_text", "For example, 27 3 2026")
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values or isinstance(value, date):
            return value or None
        try:
            return read_day(value)
        except ValueError as mistake:
            raise forms.ValidationError(str(mistake), code="invalid") from None

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.not_before and value < self.not_before:
            raise forms.ValidationError(f"Enter a date on or after {words(self.not_before)}", code="early")
        if value and self.not_after and value > self.not_after:
            raise forms.ValidationError(f"Enter a date on or before {words(self.not_after)}", code="late")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (self.to_python(data) or None) != (initial or None)
        except forms.ValidationError:
            return True


class TimeField(forms.CharField):
    """A time of day in one box: 2pm, 2.30pm and 14:30 are all understood."""

    def __init__(self, **options: Any):
        options.setdefault("help_text", "For example, 2pm or 14:30")
        super().__init__(**options)
        self.widget.attrs.setdefault("class", "govuk-input govuk-input--width-5")

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, time) else value

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_time(text)
        except ValueError as mistake:
            raise forms.ValidationError(str(mistake), code="invalid") from None


def words(day: date) -> str:
    """A day in words: 27 March 2026."""
    return f"{day.day} {day:%B %Y}"
