"""An invented town: people, households, addresses, and what agencies hold about them, with the errors they make.

    from joinedup_core.town.build import Town
    town = Town(people=400, seed=7)

Everything is drawn from a seed by hashing, so the same seed gives the same town, row by row, whatever the machine.
Nobody in it exists; postcodes, telephone numbers and domains are of kinds that are not given out.
"""
