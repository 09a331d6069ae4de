"""Actions that a panel gives to agencies about a case: done, could not be done because, was not done because."""
