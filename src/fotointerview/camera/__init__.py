"""Getting pictures out of a camera. No Qt."""
