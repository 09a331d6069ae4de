"""Addresses of the partnership room, below a partnership's key."""

from django.urls import include, path

from joinedup.partnership import views
from joinedup.partnership.agencies import views as agencies
from joinedup.partnership.duties import views as duties
from joinedup.partnership.groups import views as groups
from joinedup.partnership.seats import views as seats
from joinedup.partnership.themes import views as themes

app_name = "partnership"
_groups = [
    path("", groups.groups, name="groups"),
    path("structure/", groups.structure, name="structure"),
    path("add/", groups.add_group, name="add_group"),
    path("<uuid:group_id>/", groups.group, name="group"),
    path("<uuid:group_id>/edit/", groups.edit_group, name="edit_group"),
    path("<uuid:group_id>/chair/", groups.pass_chair, name="pass_chair"),
    path("<uuid:group_id>/end/", groups.end_group, name="end_group"),
    path("<uuid:group_id>/seats/add/", seats.add_seat, name="add_seat"),
]
_agencies = [
    path("", agencies.agencies, name="agencies"),
    path("add/", agencies.add_agency, name="add_agency"),
    path("<uuid:agency_id>/", agencies.agency, name="agency"),
    path("<uuid:agency_id>/edit/", agencies.edit_agency, name="edit_agency"),
    path("<uuid:agency_id>/contact/", agencies.agency_contact, name="agency_contact"),
    path("<uuid:agency_id>/names/add/", agencies.add_alias, name="add_alias"),
    path("<uuid:agency_id>/standings/add/", agencies.add_standing, name="add_standing"),
    path("<uuid:agency_id>/standings/<uuid:standing_id>/end/", agencies.end_standing, name="end_standing"),
    path("<uuid:agency_id>/succession/", agencies.succeed_agency, name="succeed_agency"),
]
_seats = [
    path("", seats.seats, name="seats"),
    path("attention/", seats.attention, name="seats_attention"),
    path("<uuid:seat_id>/", seats.seat, name="seat"),
    path("<uuid:seat_id>/edit/", seats.edit_seat, name="edit_seat"),
    path("<uuid:seat_id>/holder/", seats.give_seat, name="give_seat"),
    path("<uuid:seat_id>/deputy/", seats.name_deputy, name="name_deputy"),
    path("<uuid:seat_id>/vacancy/", seats.vacate_seat, name="vacate_seat"),
]
_duties = [
    path("", duties.duties, name="duties"),
    path("add/", duties.add_duty, name="add_duty"),
    path("<uuid:duty_id>/", duties.duty, name="duty"),
    path("<uuid:duty_id>/edit/", duties.edit_duty, name="edit_duty"),
    path("<uuid:duty_id>/evidence/", duties.record_evidence, name="record_evidence"),
    path("<uuid:duty_id>/close/", duties.close_duty, name="close_duty"),
]
_themes = [
    path("", themes.themes, name="themes"),
    path("add/", themes.add_theme, name="add_theme"),
    path("<uuid:theme_id>/edit/", themes.edit_theme, name="edit_theme"),
]
urlpatterns = [
    path("", views.overview, name="overview"),
    path("edit/", views.edit, name="edit"),
    path("publication/", views.publication, name="publication"),
    path("groups/", include(_groups)),
    path("agencies/", include(_agencies)),
    path("seats/", include(_seats)),
    path("duties/", include(_duties)),
    path("themes/", include(_themes)),
]
