"""The front door's forms."""

from joinedup.kit.forms import Form, RadiosField


class ActingAgencyForm(Form):
    """Which agency the reader acts for now."""

    agency = RadiosField(label="Which agency do you act for now?")
