"""A corpus of correct reports, their layouts and their faults, independent of the linter it judges.

Nothing here imports the linter: labels, identities and expectations are written a second time from the published form,
so that a mistake in the linter cannot hide in its own test material.
"""
