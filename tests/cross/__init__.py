"""Rules that compare reports, in runs of several files."""
