"""Values and rules of a photo-interview. Standard library only; no input or output."""
