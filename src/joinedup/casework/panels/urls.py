"""Addresses of panels, below `/<partnership>/panels/`. No name and no number of a person stands in any."""

from django.urls import path

from joinedup.casework.case_actions import views as actions
from joinedup.casework.hearings import views as hearings
from joinedup.casework.held_elsewhere import views as elsewhere
from joinedup.casework.panel_cases import views as cases
from joinedup.casework.panel_cases.completed import views as completed
from joinedup.casework.panel_kinds import views as kinds
from joinedup.casework.panel_papers import views as papers
from joinedup.casework.panel_returns import views as returns
from joinedup.casework.panels import views as panels
from joinedup.casework.reports import views as reports
from joinedup.casework.research import views as research

app_name = "panels"
urlpatterns = [
    path("", panels.all_panels, name="list"),
    path("make/", panels.make, name="make"),
    path("kinds/", kinds.all_kinds, name="kinds"),
    path("kinds/add/", kinds.add, name="add_kind"),
    path("kinds/version/<uuid:version_id>/end/", kinds.end, name="end_kind"),
    path("kinds/<slug:key>/", kinds.kind, name="kind"),
    path("kinds/<slug:key>/settle/", kinds.settle, name="settle_kind"),
    path("asked/", panels.asked, name="asked"),
    path("<uuid:panel_id>/", panels.panel, name="panel"),
    path("<uuid:panel_id>/members/", panels.members, name="members"),
    path("<uuid:panel_id>/sign/", panels.sign, name="sign"),
    path("<uuid:panel_id>/take-over/", panels.take_over, name="take_over"),
    path("<uuid:panel_id>/change/", panels.change, name="change"),
    path("<uuid:panel_id>/refer/", cases.refer_other, name="refer_other"),
    path("<uuid:panel_id>/refer/<uuid:case_id>/", cases.refer, name="refer"),
    path("<uuid:panel_id>/arrange/", hearings.arrange, name="arrange"),
    path("<uuid:panel_id>/chasing/", research.chasing, name="chasing"),
    path("<uuid:panel_id>/return/", returns.quarterly, name="return"),
    path("<uuid:panel_id>/our-actions/", elsewhere.own_actions, name="own_actions"),
    path("our-action/<uuid:action_id>/", elsewhere.own_action, name="own_action"),
    path("hearing/<uuid:hearing_id>/updates/", elsewhere.updates, name="updates"),
    path("before/<uuid:panel_case_id>/report/", reports.report, name="report"),
    path("before/<uuid:panel_case_id>/disruption/", reports.disrupt, name="disrupt"),
    path("case/<uuid:case_id>/", cases.of_case, name="of_case"),
    path("referral/<uuid:referral_id>/", cases.referral, name="referral"),
    path("referral/<uuid:referral_id>/have/", cases.have, name="have"),
    path("before/<uuid:panel_case_id>/", cases.before, name="before"),
    path("before/<uuid:panel_case_id>/agenda/", hearings.put, name="put"),
    path("before/<uuid:panel_case_id>/ask/", research.ask, name="ask"),
    path("before/<uuid:panel_case_id>/action/", actions.give, name="give_action"),
    path("before/<uuid:panel_case_id>/no-part/", hearings.recuse, name="recuse"),
    path("before/<uuid:panel_case_id>/transfer/", cases.transfer, name="transfer"),
    path("before/<uuid:panel_case_id>/hand-over/", papers.transfer, name="hand_over"),
    path("before/<uuid:panel_case_id>/arrived/", cases.receipt, name="receipt"),
    path("before/<uuid:panel_case_id>/finish/", cases.finish, name="finish"),
    path("before/<uuid:panel_case_id>/complete/", completed.complete, name="complete"),
    path("before/<uuid:panel_case_id>/flag/", cases.flag, name="flag"),
    path("hearing/<uuid:hearing_id>/", hearings.hearing, name="hearing"),
    path("hearing/<uuid:hearing_id>/follow/", hearings.follow, name="follow"),
    path("hearing/<uuid:hearing_id>/papers/", papers.papers, name="papers"),
    path("item/<uuid:item_id>/", hearings.item, name="item"),
    path("item/<uuid:item_id>/move/", hearings.move, name="move"),
    path("item/<uuid:item_id>/take-off/", hearings.take_off, name="take_off"),
    path("item/<uuid:item_id>/update/", hearings.update, name="update"),
    path("research/<uuid:request_id>/", research.reply, name="reply"),
    path("research/<uuid:request_id>/chase/", research.chase, name="chase"),
    path("action/<uuid:action_id>/", actions.action, name="action"),
]
