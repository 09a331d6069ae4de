"""Addresses of the planning room, below `/<partnership>/risks/`."""

from django.urls import path

from joinedup.planning.check import views as check
from joinedup.planning.controls import views as controls
from joinedup.planning.registers import views as registers
from joinedup.planning.risks import views as risks
from joinedup.planning.southend import views as southend

app_name = "planning"
urlpatterns = [
    path("", registers.registers, name="registers"),
    path("new/", registers.create_register, name="create_register"),
    path("check/", check.register_check, name="check"),
    path("check/correct/", check.correct, name="correct"),
    path("check/undo/", check.undo, name="undo"),
    path("check/set-aside/", check.set_aside, name="set_aside"),
    path("southend/<slug:key>/", southend.word, name="southend_word"),
    path("risk/<uuid:risk_id>/", risks.risk, name="risk"),
    path("risk/<uuid:risk_id>/edit/", risks.edit_risk, name="edit_risk"),
    path("risk/<uuid:risk_id>/score/", risks.score, name="score"),
    path("risk/<uuid:risk_id>/score/<uuid:score_id>/explain/", risks.explain, name="explain"),
    path("risk/<uuid:risk_id>/review/", risks.review, name="review"),
    path("risk/<uuid:risk_id>/accept/", risks.accept, name="accept"),
    path("risk/<uuid:risk_id>/end-acceptance/", risks.end_acceptance, name="end_acceptance"),
    path("risk/<uuid:risk_id>/close/", risks.close, name="close"),
    path("risk/<uuid:risk_id>/reopen/", risks.reopen, name="reopen"),
    path("risk/<uuid:risk_id>/unlink/<uuid:other_id>/", risks.unlink, name="unlink"),
    path("risk/<uuid:risk_id>/control/", controls.add_control, name="add_control"),
    path("control/<uuid:control_id>/", controls.edit_control, name="edit_control"),
    path("control/<uuid:control_id>/done/", controls.complete_control, name="complete_control"),
    path("<slug:key>/", registers.register, name="register"),
    path("<slug:key>/edit/", registers.edit_register, name="edit_register"),
    path("<slug:key>/scale/", registers.matrix, name="matrix"),
    path("<slug:key>/add/", risks.add_risk, name="add_risk"),
]
