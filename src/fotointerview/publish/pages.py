"""The pages of a finished document as pictures, to be looked at on a screen before it leaves.

The renderer is PDFium, which must not be called from two threads at a time, whatever documents they hold
(pypdfium2, "Incompatibility with threading"): one lock for all.
"""

import threading
from typing import Final

import numpy as np
import pypdfium2

from fotointerview.imaging.decode import Pixels

_RENDERING: Final = threading.Lock()
_LARGEST_PX: Final = 4000
"""Longer side of a page; a poster at every dot would fill the memory."""


class Pages:
    """A PDF in memory, page by page. On any thread.

    Attributes:
        sizes: width and height of every page, in points of 1/72 inch.
    """

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        with _RENDERING, pypdfium2.PdfDocument(pdf) as document:
            self.sizes: tuple[tuple[float, float], ...] = tuple(
                document.get_page_size(index) for index in range(len(document))
            )

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, index: int, *, box: tuple[int, int]) -> Pixels:
        """The page with that index from 0 as large as fits ``box`` (width and height in pixels), in sRGB.

        Raises:
            IndexError: there is no such page.
        """
        width, height = self.sizes[index]
        # PDFium rounds up to whole pixels.
        most = max(box[0] - 1, 1) / width, max(box[1] - 1, 1) / height, _LARGEST_PX / max(width, height)
        with _RENDERING, pypdfium2.PdfDocument(self._pdf) as document:
            bitmap = document[index].render(scale=min(most), rev_byteorder=True, prefer_bgrx=False)
            try:
                return np.array(bitmap.to_numpy()[:, :, :3], dtype=np.uint8)
            finally:
                bitmap.close()
