"""The browser files can be served as they are: nothing named is missing, and nothing is there that may not be."""

import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import override_settings

STATIC = Path(__file__).resolve().parents[2] / "src/joinedup/kit/static"
MANIFEST = "whitenoise.storage.CompressedManifestStaticFilesStorage"


def test_every_file_named_in_a_stylesheet_is_there(tmp_path):
    stores = {**settings.STORAGES, "staticfiles": {"BACKEND": MANIFEST}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=stores):
        call_command("collectstatic", interactive=False, verbosity=0)
        assert (tmp_path / "staticfiles.json").exists()
        assert staticfiles_storage.url("kit/kit.css").startswith("/static/kit/kit.")


def test_no_font_or_crown_of_gov_uk_is_kept():
    for file in (STATIC / "vendor").rglob("*.css"):
        text = file.read_text()
        assert "GDS Transport" not in text
        assert "url(" not in text
    assert not list(STATIC.rglob("*crest*"))


def test_licences_and_versions_stand_beside_the_files():
    assert finders.find("vendor/govuk/LICENCE.txt")
    assert finders.find("vendor/moj/LICENCE.txt")
    versions = json.loads((STATIC / "vendor/versions.json").read_text())
    assert all(integrity.startswith("sha512-") for integrity in versions.values())


def test_no_template_of_the_kit_has_a_script_or_a_style_in_it():
    for file in (STATIC.parent / "templates").rglob("*.html"):
        text = file.read_text()
        assert " style=" not in text
        assert " onclick=" not in text
        assert "<style" not in text
        assert text.count("<script") == text.count("<script src=") + text.count('<script type="module" src=')


def test_the_fault_page_needs_nothing():
    html = render_to_string("500.html", {"reference": "3f9a"})
    assert "ring 999" in html
    assert "3f9a" in html
