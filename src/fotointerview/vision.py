"""OpenCV, imported without letting it take over Qt's plugin and font paths.

The opencv-python wheel for Linux sets ``QT_QPA_PLATFORM_PLUGIN_PATH`` and ``QT_QPA_FONTDIR`` to its own
bundled Qt when it is imported; a QApplication made afterwards then loads the wrong plugins. Everything in
this project takes ``cv2`` from here, so that the environment is as it was before.
"""

import os

_QT_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
_before = {name: os.environ.get(name) for name in _QT_VARIABLES}

import cv2  # noqa: E402, TID251 - the one place that may

for _name, _value in _before.items():
    if _value is None:
        os.environ.pop(_name, None)
    else:
        os.environ[_name] = _value

__all__ = ["cv2"]
