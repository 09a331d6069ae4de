"""The pure library: rules, dates, tables and decisions. It imports neither Django nor a room."""
