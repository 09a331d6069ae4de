"""The tests: core and rooms, the house rules, journeys in a browser, and the launcher."""
