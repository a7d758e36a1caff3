"""fotointerview: photo-interviews with a tethered camera."""

__version__ = "0.1.0"
