"""How the system's allocator is to treat pictures, for the process with the windows.

Pictures are large and come and go by the second, on several threads. Left to itself, glibc learns from the first of
them to keep their memory for the next, separately for each thread, and full of holes: after half an hour of shooting
that is 60 MB which nobody uses. Told to give large pieces back at once, it does. Elsewhere nothing is to be told.
"""

import ctypes
import sys

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""``M_MMAP_THRESHOLD`` and ``M_ARENA_MAX`` of glibc's ``malloc.h``."""
_LARGE = 1 << 20
_ARENAS = 2


def give_back_large_pieces() -> bool:
    """Tell the allocator, once, early; whether there was one to tell."""
    if sys.platform != "linux":
        return False
    try:
        tell = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):  # another libc: it has its own ways
        return False
    return bool(tell(_MMAP_THRESHOLD, _LARGE)) and bool(tell(_ARENA_MAX, _ARENAS))
