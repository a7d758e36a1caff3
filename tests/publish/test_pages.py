"""Pages as pictures: as large as asked, right side up, in their own colours, from several threads at once."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import numpy as np
import pikepdf
import pytest

from fotointerview.publish.pages import Pages


def pdf(*sizes: tuple[int, int]) -> bytes:
    """Pages of these sizes in points, with red in the upper left quarter."""
    made, stream = pikepdf.new(), BytesIO()
    for width, height in sizes:
        page = made.add_blank_page(page_size=(width, height))
        drawn = f"1 0 0 rg 0 {height / 2} {width / 2} {height / 2} re f"
        page.Contents = made.make_stream(drawn.encode())
    made.save(stream)
    return stream.getvalue()


def test_a_page_is_as_large_as_its_box_and_the_right_way_up() -> None:
    pages = Pages(pdf((400, 200), (200, 400)))
    assert (len(pages), pages.sizes) == (2, ((400, 200), (200, 400)))
    lying, standing = pages.picture(0, box=(300, 300)), pages.picture(1, box=(300, 300))
    for seen, (height, width) in ((lying, (150, 300)), (standing, (300, 150))):
        assert seen.dtype == np.uint8
        assert abs(seen.shape[0] - height) <= 1
        assert abs(seen.shape[1] - width) <= 1
        assert max(seen.shape[:2]) <= 300
        assert tuple(seen[10, 10]) == (255, 0, 0)
        assert tuple(seen[-10, 10]) == tuple(seen[10, -10]) == (255, 255, 255)


def test_no_box_is_too_small_and_none_fills_the_memory() -> None:
    pages = Pages(pdf((200, 200)))
    assert min(pages.picture(0, box=(0, 0)).shape[:2]) >= 1
    assert max(pages.picture(0, box=(100_000, 100_000)).shape[:2]) <= 4000


def test_there_is_no_page_after_the_last() -> None:
    with pytest.raises(IndexError):
        Pages(pdf((200, 200))).picture(1, box=(10, 10))


def test_several_threads_may_ask() -> None:
    one, other = Pages(pdf((200, 200), (200, 300))), Pages(pdf((300, 200)))
    with ThreadPoolExecutor(8) as pool:
        asked = [(one, 0), (one, 1), (other, 0)] * 20
        seen = list(pool.map(lambda at: at[0].picture(at[1], box=(60, 60)), asked))
    for first, later in zip(seen[:3], seen[-3:], strict=True):
        assert np.array_equal(first, later)
