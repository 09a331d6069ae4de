"""What is searched for."""

from joinedup.kit.forms import Form, TextField


class SearchForm(Form):
    """Words to search for, and one kind of thing where the reader narrows to it."""

    words = TextField(
        label="Search for",
        help_text="Words, or several in “quotation marks”. A minus sign before a word leaves out what has it.",
        max_length=200,
        error_messages={"required": "Enter the words to search for"},
    )
    kind = TextField(required=False, max_length=40)
