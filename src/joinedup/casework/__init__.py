"""The casework room: contacts, concerns and what follows from them, each an item of a case of the agency that recorded it."""
