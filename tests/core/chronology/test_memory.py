"""What is kept of an agency's columns, as TOML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup_core.chronology.memory import read_memory, write_memory
from joinedup_core.tables import UnreadableFile

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


class TestMemory:
    @given(st.dictionaries(texts, st.sampled_from(["when", "what", ""]), max_size=5))
    def test_reads_back_the_same(self, kept: dict[str, str]) -> None:
        assert read_memory(write_memory(kept)) == kept

    @pytest.mark.parametrize("text", ["x", "a = 1", "[columns]\nevent = 3", '[columns]\nevent = "story"'])
    def test_refuses_what_it_cannot_use(self, text: str) -> None:
        with pytest.raises(UnreadableFile, match="map"):
            read_memory(text)
