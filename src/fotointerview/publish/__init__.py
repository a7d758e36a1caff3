"""Everything that leaves the house. No Qt."""
