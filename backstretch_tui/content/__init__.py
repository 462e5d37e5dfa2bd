"""From TOML files to checked models, and where those files are."""
