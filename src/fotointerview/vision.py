"""OpenCV, imported without letting it take over Qt's plugin and font paths, and only when it is needed.

The opencv-python wheel for Linux sets ``QT_QPA_PLATFORM_PLUGIN_PATH`` and ``QT_QPA_FONTDIR`` to its own
bundled Qt when it is imported; a QApplication made afterwards then loads the wrong plugins. Everything in
this project takes ``cv2`` from here, so that the environment is as it was before.

Use ``vision.cv2`` in what a window needs at its start: the import, a twentieth of a second, then waits for the
first picture that calls for it.
"""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import cv2 as cv2  # noqa: TID251 - the one place that may

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def __getattr__(name: str) -> Any:
    """``cv2`` at its first use (PEP 562)."""
    if name != "cv2":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    before = {variable: os.environ.get(variable) for variable in _QT_VARIABLES}
    import cv2  # noqa: TID251 - the one place that may

    for variable, value in before.items():
        if value is None:
            os.environ.pop(variable, None)
        else:
            os.environ[variable] = value
    globals()["cv2"] = cv2
    return cv2
