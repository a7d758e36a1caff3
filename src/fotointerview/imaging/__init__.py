"""Pixels: scaled decoding, looks, measures. No Qt."""
