"""The address of light links: `/link/<token>/`, public."""

from django.urls import path

from joinedup.foundation.links import views

app_name = "links"
urlpatterns = [path("<str:token>/", views.light_link, name="link")]
