"""The kit's template tags, one module for each sort; `templatetags/kit.py` gathers them as `{% load kit %}`."""
