"""The standards: one TOML file a form."""
