"""The windows: the only package, with ``app``, that sees Qt."""
