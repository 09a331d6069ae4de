"""The words that stand in what can be searched, so that a search nearly spelled right can be put right."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from joinedup.foundation.placed import classified


class SearchWord(models.Model):
    """One word and its deletion keys. No row says where the word stands: a correction shows only what its reader may see.

    Names of people with an account or a seat are among them, for as long as they stand somewhere.
    """

    word = models.CharField(max_length=30, primary_key=True)
    keys = ArrayField(models.CharField(max_length=30))
    classification = classified(retention="reference", personal=("word", "keys"))

    class Meta:
        indexes = [GinIndex(fields=["keys"], name="search_word_keys")]
