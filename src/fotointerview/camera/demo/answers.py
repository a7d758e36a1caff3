"""What an operation answers, and the response codes it answers with (ISO 15740 §11 and Nikon's own)."""

from dataclasses import dataclass

OK = 0x2001
NOT_SUPPORTED = 0x2005
BAD_STORAGE = 0x2008
BAD_HANDLE = 0x2009
BAD_PROPERTY = 0x200A
STORE_FULL = 0x200C
ACCESS_DENIED = 0x200F
NO_THUMBNAIL = 0x2010
DEVICE_BUSY = 0x2019
BAD_VALUE = 0x201C
BAD_PARAMETER = 0x201D
OUT_OF_FOCUS = 0xA002
INVALID_STATUS = 0xA004
NOT_LIVE = 0xA00B
FOCUS_END = 0xA00C

Params = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FilePart:
    """Which part of a file an answer brings: it is ``size`` bytes long, the part begins at ``offset``."""

    size: int
    offset: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Response code and parameters, with the data phase before it where there is one.

    Attributes:
        part: what part of a file ``data`` is, if it is one; faults of the line act on those.
        cut: cut the line instead of answering.
    """

    code: int = OK
    params: Params = ()
    data: bytes | None = None
    part: FilePart | None = None
    cut: bool = False
