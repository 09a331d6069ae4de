"""The gallery alone."""

from django.urls import path

from joinedup.kit.views import gallery, gallery_error

urlpatterns = [path("gallery/", gallery, name="gallery"), path("gallery/<int:status>/", gallery_error)]
