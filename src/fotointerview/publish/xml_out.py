"""Writing XML as it comes, element by element, so that a large project needs no more memory than a small one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from fotointerview.publish.research import as_said


class XmlOut:
    """An XML document that is being written to a stream in UTF-8."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        stream.write('<?xml version="1.0" encoding="utf-8"?>\n')

    @contextmanager
    def element(self, tag: str, /, **attributes: str) -> Iterator[None]:
        """An element with others in it."""
        self._stream.write(f"<{tag}{_told(attributes)}>\n")
        yield
        self._stream.write(f"</{tag}>\n")

    def leaf(self, tag: str, text: str = "", /, **attributes: str) -> None:
        """An element with nothing in it but text."""
        inside = f">{escape(as_said(text))}</{tag}>" if text else "/>"
        self._stream.write(f"<{tag}{_told(attributes)}{inside}\n")


def _told(attributes: dict[str, str]) -> str:
    return "".join(f" {key}={quoteattr(as_said(value))}" for key, value in attributes.items())
