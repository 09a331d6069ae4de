"""Forms say what to do, in words, and keep what was typed."""

from datetime import date, time
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.template import Context, Template

from joinedup.foundation.commands import Changed, Refused
from joinedup.kit import forms
from joinedup.kit.answers import submit


class DecisionForm(forms.Form):
    title = forms.TextField(max_length=20)
    due_on = forms.DayField(label="Due date", not_before=date(2026, 1, 1))
    at = forms.TimeField(required=False)
    owner_id = forms.SelectField(coerce=int)
    agreed = forms.TickField(required=True, label="All agreed")
    version = forms.HiddenVersion()


GOOD = {
    "title": "Adopt it", "due_on_day": "27", "due_on_month": "mar", "due_on_year": "2026", "at": "2.30pm",
    "owner_id": "7", "agreed": "on", "version": "3",
}  # fmt: skip


def decision(**changes):
    return DecisionForm({**GOOD, **changes}, choices={"owner_id": [(7, "Police"), (8, "Council")]})


def shown(source, **context):
    return Template("{% load kit %}" + source).render(Context(context))


class TestDays:
    @pytest.mark.parametrize(
        ("boxes", "sentence"),
        [
            (("31", "2", "2026"), "Enter a real date, such as 27 3 2026"),
            (("", "2", "2026"), "The date must include a day"),
            (("1", "", ""), "The date must include a month and a year"),
            (("1", "2", "26"), "The year must have 4 digits, such as 2026"),
            (("1", "ma", "2026"), "Enter a real date, such as 27 3 2026"),
            (("²", "3", "2026"), "Enter a real date, such as 27 3 2026"),
            (("1", "9" * 5000, "2026"), "Enter a real date, such as 27 3 2026"),
            (("", "", ""), "Enter the due date"),
            (("31", "12", "2025"), "Enter a date on or after 1 January 2026"),
        ],
    )
    def test_mistakes_are_told_in_words(self, boxes, sentence):
        day, month, year = boxes
        form = decision(due_on_day=day, due_on_month=month, due_on_year=year)
        assert form.errors["due_on"] == [sentence]

    def test_keep_what_was_typed(self):
        html = shown("{% fields form %}", form=decision(due_on_day="31", due_on_month="feb"))
        assert 'value="31"' in html
        assert 'value="feb"' in html

    def test_read_one_iso_date_too(self):
        form = decision(due_on_day="", due_on_month="", due_on_year="", due_on="2026-03-27")
        assert form.is_valid()
        assert form.cleaned_data["due_on"] == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2pm", time(14)),
        ("2.30 PM", time(14, 30)),
        ("14:30", time(14, 30)),
        ("0915", time(9, 15)),
        ("12am", time(0)),
        ("noon", time(12)),
    ],
)
def test_times_are_read_as_people_write_them(typed, meant):
    form = decision(at=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == meant


@pytest.mark.parametrize("typed", ["25:00", "13pm", "2", "soon", "1461", "14:5"])
def test_times_that_make_no_sense_are_refused(typed):
    assert decision(at=typed).errors["at"] == ["Enter a time, such as 2pm or 14:30"]


class TestForm:
    def test_says_what_to_do_for_each_field(self):
        form = DecisionForm({}, choices={"owner_id": [(7, "Police")]})
        said = {name: errors[0] for name, errors in form.errors.items()}
        assert said["title"] == "Enter the title"
        assert said["owner_id"] == "Choose the owner"
        assert said["agreed"] == "Tick “All agreed”"

    def test_a_field_made_after_the_others_says_what_to_do_and_comes_back_filled(self):
        class Late(forms.Form):
            def __init__(self, *args, **options):
                super().__init__(*args, **options)
                self.fields["worry"] = forms.LongTextField(label="Worry")

        assert Late({}).errors["worry"] == ["Enter the worry"]
        with forms.typed_before(QueryDict("worry=A+cold+house")):
            again = Late(initial={"worry": "Nothing yet"})
        assert again["worry"].value() == "A cold house"
        assert not again.is_bound
        assert Late(initial={"worry": "Nothing yet"})["worry"].value() == "Nothing yet"

    def test_cleans_to_what_a_command_takes(self):
        form = decision()
        assert form.is_valid(), form.errors
        assert form.cleaned_data["owner_id"] == 7

    def test_too_long_is_refused_not_cut(self):
        form = decision(title="x" * 30)
        assert form.errors["title"] == ["Title must be 20 characters or fewer"]
        html = shown("{% field form.title %}", form=form)
        assert "x" * 30 in html
        assert "maxlength" not in html

    def test_error_summary_leads_to_the_fields(self):
        html = shown("{% error_summary form %}", form=decision(due_on_day="", title=""))
        assert '<a href="#id_title">Enter the title</a>' in html
        assert '<a href="#id_due_on_day">' in html

    def test_optional_is_said(self):
        assert "At (optional)" in shown("{% fields form %}", form=decision())

    def test_what_was_typed_is_escaped(self):
        assert "<script>" not in shown("{{ form }}", form=decision(title="<script>"))


class TestUpload:
    def form(self, name, size):
        class PaperForm(forms.Form):
            paper = forms.UploadField(kinds=("docx", "pdf"), megabytes=1)

        return PaperForm({}, {"paper": SimpleUploadedFile(name, b"x" * size)})

    def test_limits_are_told_beforehand(self):
        html = shown("{% fields form %}", form=self.form("a.pdf", 10))
        assert "A Word (docx) or PDF file, up to 1 MB" in html

    def test_other_kinds_are_refused(self):
        assert self.form("a.exe", 10).errors["paper"] == ["The file must be a Word (docx) or PDF file"]

    def test_large_files_are_refused(self):
        assert self.form("a.pdf", 1024 * 1024 + 1).errors["paper"] == ["The file must be 1 MB or smaller"]

    def test_empty_files_are_refused(self):
        assert self.form("a.pdf", 0).errors["paper"] == ["That file is empty. Choose another file"]


class TestSubmit:
    def test_does_nothing_while_the_form_is_wrong(self):
        assert not submit(decision(title=""), lambda: pytest.fail("acted"))

    def test_keeps_the_result(self):
        form = decision()
        assert submit(form, lambda: 42)
        assert form.result == 42

    def test_puts_a_refusal_beside_its_field(self):
        form = decision()
        assert not submit(form, thrower(Refused("not_quorate", "Only 1 of 3 agencies came", field="title")))
        assert form.errors["title"] == ["Only 1 of 3 agencies came"]

    def test_puts_a_refusal_of_no_field_at_the_top(self):
        form = decision()
        assert not submit(form, thrower(Refused("closed", "The meeting is closed", field="no_such_field")))
        assert form.non_field_errors() == ["The meeting is closed"]

    def test_second_editor_sees_both_and_may_save_again(self):
        form = decision(title="Mine")
        changed = Changed({"Title": "Theirs", "Owner": "Council"}, 5)
        assert not submit(form, thrower(changed))
        html = shown("{% both_versions form %}{% fields form %}", form=form)
        assert "Theirs" in html
        assert "Mine" in html
        assert '<input type="hidden" name="version" value="5"' in html


def thrower(error):
    def act():
        raise error

    return act


@pytest.mark.parametrize(
    "source",
    ["{% field form.nothing %}", "{% fields 3 %}", "{% button '' %}", "{% button 'Go' variant='pink' %}", "{% tag 'x' colour='pink' %}",
     "{% table 3 %}", "{% bar_chart 3 %}", "{% timeline 'x' %}", "{% heading 'x' level=9 %}", "{% tree_chart None %}"],
)  # fmt: skip
def test_tags_fail_loudly_on_wrong_arguments(source):
    with pytest.raises((TypeError, ValueError, KeyError)):
        shown(source, form=decision(), request=SimpleNamespace(GET={}))


def test_a_disabled_button_says_why():
    html = shown('{% button "Ratify" disabled_because="the police were not represented" %}')
    assert "You cannot, because the police were not represented" in html
    assert "disabled" in html
