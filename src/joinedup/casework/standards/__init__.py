"""What the partnership's contact standards ask for each concern, and who has not been seen."""
