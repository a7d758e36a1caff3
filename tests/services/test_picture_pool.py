import shutil
import threading
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fotointerview.domain.aids import Aid
from fotointerview.domain.sayings import Look
from fotointerview.services.picture_pool import PicturePool
from fotointerview.services.pictures import Picture, PictureRequest
from fotointerview.services.thumbnails import ThumbnailCache

_PATIENCE_S = 20


class Basket:
    """Collects pictures and lets a test wait for a number of them."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self._came = threading.Condition()

    def __call__(self, picture: Picture) -> None:
        with self._came:
            self.pictures.append(picture)
            self._came.notify_all()

    def wait(self, number: int) -> list[Picture]:
        with self._came:
            assert self._came.wait_for(lambda: len(self.pictures) >= number, _PATIENCE_S)
            return list(self.pictures)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "FI_0001.JPG"
    gradient = np.zeros((300, 450, 3), np.uint8)
    gradient[..., 0] = np.linspace(0, 255, 450, dtype=np.uint8)
    gradient[..., 2] = 128
    Image.fromarray(gradient).save(path, quality=95)
    return path


def test_a_picture_comes_upright_at_the_size_asked_and_with_its_full_size(photo: Path) -> None:
    pool, basket = PicturePool(), Basket()
    pool.request(PictureRequest("a", photo, (150, 100)), basket)
    (picture,) = basket.wait(1)
    pool.close()
    assert picture.full_size == (450, 300)
    assert picture.pixels is not None
    assert picture.pixels.shape[1] >= 150
    assert picture.request.key == "a"


def test_black_and_white_has_no_colour(photo: Path) -> None:
    pool, basket = PicturePool(), Basket()
    pool.request(PictureRequest("a", photo, (150, 100), look=Look(monochrome=True)), basket)
    (picture,) = basket.wait(1)
    pool.close()
    assert picture.pixels is not None
    assert (picture.pixels[..., 0] == picture.pixels[..., 2]).all()


def test_an_unreadable_file_comes_back_without_pixels(tmp_path: Path) -> None:
    pool, basket = PicturePool(), Basket()
    (tmp_path / "broken.jpg").write_bytes(b"nothing of the kind")
    pool.request(PictureRequest("a", tmp_path / "broken.jpg", (150, 100)), basket)
    pool.request(PictureRequest("b", tmp_path / "absent.jpg", (150, 100)), basket)
    assert {picture.pixels is None for picture in basket.wait(2)} == {True}
    pool.close()


def test_of_a_channel_only_the_newest_matters(photo: Path) -> None:
    pool, basket = PicturePool(), Basket()
    for number in range(30):
        pool.request(PictureRequest(str(number), photo, (450, 300), channel="canvas"), basket)
    while "29" not in {picture.request.key for picture in basket.wait(1)}:
        basket.wait(len(basket.pictures) + 1)
    pool.close()
    assert basket.pictures[-1].request.key == "29"
    assert len(basket.pictures) < 30


def test_small_pictures_are_kept_on_disk_and_read_from_there(photo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    cache = ThumbnailCache(folder)
    pool, basket = PicturePool(thumbnails=cache), Basket()
    pool.request(PictureRequest("a", photo, (150, 100)), basket)
    basket.wait(1)
    pool.close()
    assert len(list(folder.glob("*.jpg"))) == 1
    kept = cache.load(photo, (150, 100))
    assert kept is not None
    assert kept.full_size == (450, 300)


def test_a_broken_cache_file_is_made_anew(photo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    cache = ThumbnailCache(folder)
    for _ in range(2):
        pool, basket = PicturePool(thumbnails=cache), Basket()
        pool.request(PictureRequest("a", photo, (150, 100)), basket)
        (picture,) = basket.wait(1)
        pool.close()
        assert picture.pixels is not None
        for kept in folder.glob("*.jpg"):
            kept.write_bytes(b"broken")


def test_a_large_picture_is_not_kept_on_disk(photo: Path, tmp_path: Path) -> None:
    cache = ThumbnailCache(tmp_path / "cache")
    pool, basket = PicturePool(thumbnails=cache), Basket()
    pool.request(PictureRequest("a", photo, (1500, 1000)), basket)
    basket.wait(1)
    pool.close()
    assert not (tmp_path / "cache").exists()


def test_a_small_picture_is_made_from_the_large_one_even_after_the_file_moved(
    photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool, basket = PicturePool(), Basket()
    pool.request(PictureRequest("a", photo, (450, 300), channel="canvas"), basket)
    basket.wait(1)
    moved = photo.rename(tmp_path / "FI_0002.JPG")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it was decoded again")

    monkeypatch.setattr("fotointerview.services.picture_pool.decode", refuse)
    pool.request(PictureRequest("a", moved, (90, 90)), basket)
    _, small = basket.wait(2)
    pool.close()
    assert small.pixels is not None
    assert small.pixels.shape == (60, 90, 3)
    assert small.full_size == (450, 300)


def test_what_can_wait_comes_after_what_is_looked_at(photo: Path) -> None:
    pool, basket = PicturePool(), Basket()
    for number in range(12):
        pool.request(PictureRequest(f"strip {number}", photo, (40 + number, 40)), basket)
    pool.request(PictureRequest("canvas", photo, (450, 300), channel="canvas"), basket)
    pictures = basket.wait(13)
    pool.close()
    assert [picture.request.key for picture in pictures].index("canvas") <= 3


def test_an_aid_and_a_histogram_come_with_the_look_in_them(photo: Path) -> None:
    pool, basket = PicturePool(), Basket()
    lit = Look(exposure_ev=3.0)
    plain = PictureRequest("plain", photo, (450, 300), look=lit)
    pool.request(plain, basket)
    pool.request(replace(plain, key="striped", aid=Aid.CLIPPING, histogram=True), basket)
    pictures = {picture.request.key: picture for picture in basket.wait(2)}
    pool.close()
    shown, striped = pictures["plain"], pictures["striped"]
    assert shown.histogram is None
    assert shown.pixels is not None
    assert striped.pixels is not None
    assert (striped.pixels[150, 440] != shown.pixels[150, 440]).any()
    assert striped.histogram is not None
    assert striped.histogram.blown > 0.3  # counted with the look, and not in the stripes
    assert striped.histogram.red[-1] > 0


def test_what_is_kept_is_without_look_and_aid(photo: Path, tmp_path: Path) -> None:
    cache = ThumbnailCache(tmp_path / "cache")
    pool, basket = PicturePool(thumbnails=cache), Basket()
    dressed = PictureRequest(
        "a", photo, (150, 100), look=Look(monochrome=True, exposure_ev=3), aid=Aid.CLIPPING
    )
    pool.request(dressed, basket)
    (first,) = basket.wait(1)
    pool.request(PictureRequest("a", photo, (150, 100)), basket)
    plain = basket.wait(2)[1]
    pool.close()
    kept = cache.load(photo, (150, 100))
    assert first.pixels is not None
    assert plain.pixels is not None
    assert kept is not None
    assert np.abs(plain.pixels.astype(int) - kept.pixels).max() < 12
    assert plain.pixels[50, -10, 0] > 200
    assert plain.pixels[50, 10, 0] < 40


def test_an_unreadable_file_has_no_histogram(tmp_path: Path) -> None:
    pool, basket = PicturePool(), Basket()
    pool.request(PictureRequest("a", tmp_path / "absent.jpg", None, histogram=True), basket)
    (picture,) = basket.wait(1)
    pool.close()
    assert picture.histogram is None


def test_at_rest_no_picture_is_remembered_and_what_is_asked_for_waits(photo: Path, tmp_path: Path) -> None:
    pool, basket = PicturePool(thumbnails=ThumbnailCache(tmp_path / "cache")), Basket()
    pool.request(PictureRequest("a", photo, (150, 100)), basket)
    basket.wait(1)
    with pool.at_rest():
        pool.request(PictureRequest("b", photo, (150, 100)), basket)
        pool.request(PictureRequest("c", photo, (150, 100), channel="canvas"), basket)
        time.sleep(0.2)
        assert len(basket.pictures) == 1
        photo.unlink()
        shutil.rmtree(tmp_path / "cache")
    pictures = basket.wait(3)
    pool.close()
    assert [one.pixels is None for one in pictures] == [False, True, True]
    assert not (tmp_path / "cache").exists()


def test_resting_waits_for_the_picture_that_is_being_made(photo: Path) -> None:
    pool, may_end, began = PicturePool(), threading.Event(), threading.Event()

    def deliver(_picture: Picture) -> None:
        began.set()
        may_end.wait(_PATIENCE_S)

    pool.request(PictureRequest("a", photo, (150, 100)), deliver)
    assert began.wait(_PATIENCE_S)
    threading.Timer(0.2, may_end.set).start()
    with pool.at_rest():
        assert may_end.is_set()
    pool.close()
