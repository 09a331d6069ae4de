"""Forms of the register check: what is looked at, a click on a finding, setting one aside."""

from __future__ import annotations

from django import forms

from joinedup.kit.forms import FilterForm, Form, LongTextField, SelectField


class CheckFilters(FilterForm):
    """Which register and which rule."""

    register = SelectField(label="Register", first="All registers", empty_value="")
    rule = SelectField(label="Rule", first="All rules", empty_value="")
    done = SelectField(
        label="Dealt with", first="All", choices=[("no", "Not yet"), ("yes", "Asked or set aside")], empty_value=""
    )


class FindingForm(forms.Form):
    """Which finding was clicked, and what to do about it."""

    rule = forms.CharField(max_length=60)
    where = forms.CharField(max_length=400)
    act = forms.ChoiceField(choices=[("correct", ""), ("withdraw", "")])


class SetAsideForm(Form):
    """Why a finding is set aside."""

    note = LongTextField(label="Why is this finding set aside?", rows=3)
