"""Why somebody sees a case, a person or a note, and who else could see it and did."""
