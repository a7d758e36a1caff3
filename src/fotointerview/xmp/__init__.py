"""XMP (ISO 16684-1): read, written and merged, for sidecars and for what leaves the house."""
