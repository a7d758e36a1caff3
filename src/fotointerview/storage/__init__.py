"""The study folder: database and files. No Qt."""
