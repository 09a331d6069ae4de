"""Addresses of the casework room, below `/<partnership>/casework/`."""

from django.urls import path

from joinedup.casework import views
from joinedup.casework.agreed import views as agreed
from joinedup.casework.agreements import views as agreements
from joinedup.casework.alerts import views as alerts
from joinedup.casework.arrivals import views as arrivals
from joinedup.casework.concerns import views as concerns
from joinedup.casework.contacts import views as contacts
from joinedup.casework.desks import views as desks
from joinedup.casework.disagreeing import views as disagreeing
from joinedup.casework.domains import views as domains
from joinedup.casework.enquiries import views as enquiries
from joinedup.casework.escalations import views as escalations
from joinedup.casework.extracts import views as extracts
from joinedup.casework.own_standards import views as own_standards
from joinedup.casework.questionnaires import definition_views as definitions
from joinedup.casework.questionnaires import views as questionnaires
from joinedup.casework.referral_kinds import views as referral_kinds
from joinedup.casework.referrals import received_views as received
from joinedup.casework.referrals import views as referrals
from joinedup.casework.referrals.by_link import views as referrals_by_link
from joinedup.casework.sharing import views as sharing
from joinedup.casework.stages import views as stages
from joinedup.casework.standards import views as standards
from joinedup.casework.waiting import views as waiting

app_name = "casework"
urlpatterns = [
    path("", standards.worklist, name="worklist"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/<uuid:case_id>/<uuid:shared_id>/", waiting.have, name="have_shared"),
    path("arrived/", arrivals.arrived, name="arrived"),
    path("arrived/<uuid:arrival_id>/", arrivals.arrival, name="arrival"),
    path("arrived/<uuid:arrival_id>/answer/", arrivals.answer, name="answer_arrival"),
    path("arrived/<uuid:arrival_id>/disagree/", disagreeing.about_arrival, name="disagree_about_arrival"),
    path("agreed/", agreed.agreed, name="agreed"),
    path("agreed/interval/", agreed.interval, name="interval"),
    path("agreed/interval/<uuid:interval_id>/end/", agreed.end_interval, name="end_interval"),
    path("agreed/standards/", own_standards.standards, name="standards"),
    path("agreed/standards/keep/", own_standards.keep, name="keep_standards"),
    path("agreed/standards/<uuid:version_id>/", own_standards.version, name="own_version"),
    path("agreed/standards/<uuid:version_id>/end/", own_standards.end, name="end_own_standards"),
    path("domains/", domains.domains, name="domains"),
    path("domains/keep/", domains.keep, name="keep_domain"),
    path("domains/<uuid:domain_id>/end/", domains.end, name="end_domain"),
    path("stages/", stages.stages, name="stages"),
    path("stages/keep/", stages.keep, name="keep_stages"),
    path("stages/<uuid:version_id>/", stages.version, name="own_stages"),
    path("stages/<uuid:version_id>/end/", stages.end, name="end_own_stages"),
    path("agreed/notice/", agreed.notice, name="notice"),
    path("agreed/notice/<uuid:notice_id>/end/", agreed.end_notice, name="end_notice"),
    path("agreed/notice/<uuid:notice_id>/correct/", agreed.correct_notice, name="correct_notice"),
    path("extract/", extracts.extract, name="extract"),
    path("forms/", definitions.definitions, name="form_definitions"),
    path("forms/load/", definitions.load, name="load_definition"),
    path("forms/<uuid:definition_id>/end/", definitions.end, name="end_definition"),
    path("forms/<slug:key>/", definitions.definition, name="form_definition"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/add/", agreements.add, name="add_agreement"),
    path("agreements/<uuid:agreement_id>/tell/<uuid:membership_id>/", agreements.tell, name="tell_contacts"),
    path("agreements/<uuid:agreement_id>/stop/<uuid:membership_id>/", agreements.stop_telling, name="stop_telling"),
    path("agreements/<uuid:agreement_id>/end/", agreements.end, name="end_agreement"),
    path("bases/", sharing.table_of_bases, name="bases"),
    path("desks/", desks.desks, name="desks"),
    path("referral-kinds/", referral_kinds.all_kinds, name="referral_kinds"),
    path("referral-kinds/add/", referral_kinds.add, name="add_referral_kind"),
    path("referral-kinds/version/<uuid:version_id>/end/", referral_kinds.end, name="end_referral_kind"),
    path("referral-kinds/<slug:key>/", referral_kinds.kind, name="referral_kind"),
    path("referral-kinds/<slug:key>/settle/", referral_kinds.settle, name="settle_referral_kind"),
    path("desks/add/", desks.add, name="add_desk"),
    path("desks/<uuid:desk_id>/end/", desks.end, name="end_desk"),
    path("referrals/", referrals.to_chase, name="to_chase"),
    path("received/", received.received, name="received"),
    path("received/<uuid:referral_id>/", received.received_one, name="received_one"),
    path("received/<uuid:referral_id>/acknowledge/", received.acknowledge, name="acknowledge_referral"),
    path("received/<uuid:referral_id>/answer/", received.answer, name="answer_referral"),
    path("received/<uuid:referral_id>/join/", received.join, name="join_case"),
    path("received/<uuid:referral_id>/disagree/", disagreeing.about_referral, name="disagree_about_referral"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/why/", views.why, name="why"),
    path("<uuid:case_id>/person/<uuid:person_id>/", views.person, name="person"),
    path("<uuid:case_id>/person/<uuid:person_id>/contact/", contacts.record, name="record"),
    path("contact/<uuid:contact_id>/", contacts.contact, name="contact"),
    path("contact/<uuid:contact_id>/recorded/", contacts.recorded, name="recorded"),
    path("contact/<uuid:contact_id>/correct/", contacts.correct, name="correct"),
    path("contact/<uuid:contact_id>/tell/", contacts.tell, name="tell"),
    path("<uuid:case_id>/person/<uuid:person_id>/concern/", concerns.record, name="record_concern"),
    path("concern/<uuid:concern_id>/", concerns.concern, name="concern"),
    path("concern/<uuid:concern_id>/level/", concerns.change, name="change_level"),
    path("concern/<uuid:concern_id>/end/", concerns.end, name="end_concern"),
    path("<uuid:case_id>/forms/", questionnaires.forms_of_case, name="forms"),
    path("<uuid:case_id>/person/<uuid:person_id>/form/", questionnaires.begin, name="begin_form"),
    path("form/<uuid:questionnaire_id>/", questionnaires.form, name="form"),
    path("form/<uuid:questionnaire_id>/answer/", questionnaires.answer, name="answer_form"),
    path("form/<uuid:questionnaire_id>/finish/", questionnaires.finish, name="finish_form"),
    path("form/<uuid:questionnaire_id>/correct/", questionnaires.correct, name="correct_form"),
    path("form/<uuid:questionnaire_id>/word/", questionnaires.take, {"kind": "docx"}, name="form_word"),
    path("form/<uuid:questionnaire_id>/pdf/", questionnaires.take, {"kind": "pdf"}, name="form_pdf"),
    path("<uuid:case_id>/referrals/", referrals.referrals, name="referrals"),
    path("<uuid:case_id>/person/<uuid:person_id>/refer/", referrals.choose, name="choose_referral"),
    path("<uuid:case_id>/person/<uuid:person_id>/refer/<slug:kind>/", referrals.refer, name="refer"),
    path("referral/<uuid:referral_id>/", referrals.referral, name="referral"),
    path("referral/<uuid:referral_id>/chase/", referrals.chase, name="chase_referral"),
    path("referral/<uuid:referral_id>/reply/", referrals.reply, name="referral_reply"),
    path("referral/<uuid:referral_id>/withdraw/", referrals.withdraw, name="withdraw_referral"),
    path("<uuid:case_id>/enquiries/", enquiries.enquiries, name="enquiries"),
    path("<uuid:case_id>/person/<uuid:person_id>/enquiry/", enquiries.record, name="record_adult_concern"),
    path("enquiry/<uuid:enquiry_id>/", enquiries.enquiry, name="enquiry"),
    path("enquiry/<uuid:enquiry_id>/decide/", enquiries.decide, name="decide_enquiry"),
    path("enquiry/<uuid:enquiry_id>/involve/", enquiries.involve, name="involve_adult"),
    path("enquiry/<uuid:enquiry_id>/wish/", enquiries.wish, name="add_wish"),
    path("enquiry/<uuid:enquiry_id>/capacity/", enquiries.capacity, name="record_capacity"),
    path("enquiry/<uuid:enquiry_id>/cause/", enquiries.cause, name="cause_enquiry"),
    path("enquiry/<uuid:enquiry_id>/cause/<uuid:caused_id>/", enquiries.finding, name="record_finding"),
    path("enquiry/<uuid:enquiry_id>/conclude/", enquiries.conclude, name="conclude_enquiry"),
    path("<uuid:case_id>/sharing/", sharing.sharing, name="sharing"),
    path("<uuid:case_id>/sharing/share/", sharing.decide, name="decide_sharing"),
    path("<uuid:case_id>/sharing/share/<uuid:item_id>/", sharing.share_item, name="share_item"),
    path("<uuid:case_id>/sharing/refuse/", sharing.refuse, name="refuse_sharing"),
    path("<uuid:case_id>/sharing/<uuid:decision_id>/withdraw/", sharing.withdraw, name="withdraw_decision"),
    path("<uuid:case_id>/shared/<uuid:shared_id>/withdraw/", sharing.withdraw_item, name="withdraw_item"),
    path("<uuid:case_id>/person/<uuid:person_id>/consent/", sharing.consent, name="record_consent"),
    path("<uuid:case_id>/person/<uuid:person_id>/ask/", sharing.ask, name="ask_for_information"),
    path("request/<uuid:request_id>/", sharing.one_request, name="request"),
    path("request/<uuid:request_id>/reply/", sharing.reply, name="reply_to_request"),
    path("request/<uuid:request_id>/chase/", sharing.chase, name="chase_request"),
    path("<uuid:case_id>/escalations/", escalations.escalations, name="escalations"),
    path("<uuid:case_id>/escalations/start/", escalations.start, name="start_escalation"),
    path("escalation/<uuid:escalation_id>/", escalations.escalation, name="escalation"),
    path("escalation/<uuid:escalation_id>/move/", escalations.move, name="move_escalation"),
    path("escalation/<uuid:escalation_id>/say/", escalations.said, name="say_in_escalation"),
    path("escalation/<uuid:escalation_id>/settle/", escalations.settled, name="settle_escalation"),
    path("<uuid:case_id>/alerts/", alerts.alerts, name="alerts"),
    path("<uuid:case_id>/person/<uuid:person_id>/alert/", alerts.raise_one, name="raise_alert"),
    path("alert/<uuid:alert_id>/", alerts.alert, name="alert"),
    path("alert/<uuid:alert_id>/have/", alerts.have, name="have_alert"),
    path("alert/<uuid:alert_id>/told/", alerts.told, name="told_alert"),
    path("alert/<uuid:alert_id>/end/", alerts.end, name="end_alert"),
]
LINKED = referrals_by_link.arrived
"""Answers light links; named here so that it is loaded with the addresses."""
