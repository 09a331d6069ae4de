"""The calendar: series, meetings, clashes, feeds."""
