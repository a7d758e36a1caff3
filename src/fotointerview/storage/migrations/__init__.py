"""The versions of the database of a study, from the first on."""
