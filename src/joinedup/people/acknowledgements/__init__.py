"""That the agency with which an item was shared says that it has it. Not acknowledged is not received."""
