"""Addresses of cases and people, below a partnership's key. No name or number of a person is ever part of one."""

from django.urls import include, path

from joinedup.people.acknowledgements import views as acknowledgements
from joinedup.people.cases import views as cases
from joinedup.people.conflicts import views as conflicts
from joinedup.people.exports import views as exports
from joinedup.people.families import views as families
from joinedup.people.finding import views as finding
from joinedup.people.identities import views as identities
from joinedup.people.involved import views as involved
from joinedup.people.number_kinds import views as kinds_of_number
from joinedup.people.persons import views as persons
from joinedup.people.records.brought_in import views as brought_in
from joinedup.people.restrictions import views as restrictions
from joinedup.people.seeing import views as seeing
from joinedup.people.settings import views as settings
from joinedup.people.teams import views as teams
from joinedup.people.transition import views as transition
from joinedup.people.warnings import views as warnings

app_name = "cases"
_case = [
    path("find/", finding.find_for_case, name="find_for_case"),
    path("persons/<uuid:person_id>/add/", cases.add_person, name="add_person"),
    path("persons/add/", cases.register_person, name="register_person"),
    path("persons/<uuid:person_id>/record/", persons.record, name="record"),
    path("persons/<uuid:person_id>/held/<uuid:held_id>/", brought_in.decide, name="held_record"),
    path("link/", cases.link_worker, name="link_worker"),
    path("lead/", cases.hand_over_lead, name="hand_over_lead"),
    path("links/<uuid:link_id>/end/", cases.end_link, name="end_link"),
    path("notes/add/", cases.write_note, name="write_note"),
    path("notes/<uuid:note_id>/correct/", cases.correct_note, name="correct_note"),
    path("shared/<uuid:shared_id>/acknowledge/", acknowledgements.acknowledge, name="acknowledge"),
    path("family/", families.family, name="family"),
    path("family/relate/", families.relate, name="relate"),
    path("family/household/", families.join_household, name="join_household"),
    path("family/<uuid:relationship_id>/end/", families.end_relationship, name="end_relationship"),
    path("family/household/<uuid:household_id>/note/", families.note_household, name="note_household"),
    path("family/household/<uuid:member_id>/leave/", families.leave_household, name="leave_household"),
    path("export/<slug:what>/<slug:fmt>/", exports.export, name="export"),
    path("why/", seeing.case, name="why_case"),
    path("notes/<uuid:note_id>/why/", seeing.note, name="why_note"),
    path("conflict/", conflicts.declare_with_case, name="declare_with_case"),
    path("restriction/", restrictions.of_case, name="restriction_case"),
    path("restriction/<slug:act>/", restrictions.change_case, name="change_restriction_case"),
    path("restriction/agree/<uuid:decision_id>/", restrictions.agree_case, name="agree_restriction_case"),
    path("close/", cases.close_case, name="close_case"),
    path("reopen/", cases.reopen_case, name="reopen_case"),
]
_person = [
    path("open/", cases.open_about, name="open_about"),
    path("identity/", identities.identity, name="identity"),
    path("why/", seeing.person, name="why_person"),
    path("involved/", involved.involved, name="involved"),
    path("conflict/", conflicts.declare_with_person, name="declare_with_person"),
    path("restriction/", restrictions.of_person, name="restriction_person"),
    path("restriction/<slug:act>/", restrictions.change_person, name="change_restriction_person"),
    path("restriction/agree/<uuid:decision_id>/", restrictions.agree_person, name="agree_restriction_person"),
    path("warnings/", warnings.warnings, name="warnings"),
    path("warnings/add/", warnings.warn, name="warn"),
    path("warnings/<uuid:warning_id>/review/", warnings.review, name="review_warning"),
    path("warnings/<uuid:warning_id>/end/", warnings.end, name="end_warning"),
    path("correct/", persons.correct, name="correct_person"),
    path("add/<slug:what>/", persons.add, name="add_fact"),
    path("end/<slug:what>/<uuid:fact_id>/", persons.end, name="end_fact"),
]
urlpatterns = [
    path("", cases.my_cases, name="my_cases"),
    path("find/", finding.find, name="find"),
    path("warnings-overdue/", warnings.overdue, name="overdue_warnings"),
    path("approaching-18/", transition.transition, name="transition"),
    path("alike/", identities.alike, name="alike"),
    path("number-kinds/", kinds_of_number.number_kinds, name="number_kinds"),
    path("number-kinds/keep/", kinds_of_number.keep, name="keep_number_kind"),
    path("number-kinds/<uuid:kind_id>/end/", kinds_of_number.end, name="end_number_kind"),
    path("settings/", settings.settings, name="settings"),
    path("settings/<slug:key>/", settings.settle, name="settle"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<uuid:team_id>/", teams.team, name="team"),
    path("teams/<uuid:team_id>/members/<uuid:member_id>/end/", teams.end_membership, name="end_membership"),
    path("open/", cases.open_case, name="open_case"),
    path("persons/<uuid:person_id>/", include(_person)),
    path("<uuid:case_id>/", include(_case)),
]
