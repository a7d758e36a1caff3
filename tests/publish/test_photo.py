from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.sayings import Look
from fotointerview.imaging.colour import srgb_profile
from fotointerview.publish.photo import Space, publish_jpeg, publish_tiff
from tests.publish.secrets import SECRETS, full_of_secrets, segments

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_the_source_does_carry_all_that_must_not_get_out() -> None:
    content = full_of_secrets()
    assert [secret for secret in SECRETS if secret not in content] == []


@pytest.mark.parametrize("max_px", [64, 5000])
def test_nothing_of_the_metadata_gets_out(max_px: int, tmp_path: Path) -> None:
    path = tmp_path / "FI_0001.JPG"
    path.write_bytes(full_of_secrets())
    for source in (path, path.read_bytes()):
        out = publish_jpeg(source, look=Look(), max_px=max_px)
        assert [secret for secret in SECRETS if secret in out] == []
        names = segments(out)
        assert set(names) <= {"APP0", "APP2", "DQT", "SOF", "DHT", "SOS"}
        assert names.count("APP2") == 1
        with opened(out) as picture:
            assert picture.info["icc_profile"] == srgb_profile()
            assert not picture.getexif()


def test_upright_scaled_and_never_enlarged() -> None:
    content = full_of_secrets(size=(600, 400), orientation=6)
    assert opened(publish_jpeg(content, look=Look(), max_px=150)).size == (100, 150)
    assert opened(publish_jpeg(content, look=Look(), max_px=9000)).size == (400, 600)


@pytest.mark.parametrize(
    ("crop", "size"),
    [
        ((0.5, 0.5, 0.5, 0.5), (150, 100)),
        ((0.0, 0.0, 1.0, 0.25), (150, 25)),
        ((0.0, 0.0, 0.01, 0.01), (12, 8)),
    ],
)
def test_a_crop_is_as_sharp_as_the_whole(
    crop: tuple[float, float, float, float], size: tuple[int, int]
) -> None:
    content = full_of_secrets(size=(1200, 800))
    assert opened(publish_jpeg(content, look=Look(crop=crop), max_px=150)).size == size


def test_a_look_in_black_and_white_is_in_the_pixels() -> None:
    out = opened(publish_jpeg(full_of_secrets(), look=Look(monochrome=True), max_px=100)).convert("RGB")
    worst = max(
        max(pixel) - min(pixel) for pixel in zip(*(band.tobytes() for band in out.split()), strict=True)
    )
    assert worst <= 3


def test_the_same_photo_makes_the_same_bytes() -> None:
    content = full_of_secrets()
    assert publish_jpeg(content, look=Look(), max_px=100) == publish_jpeg(content, look=Look(), max_px=100)


def test_what_is_no_photo_is_a_fault() -> None:
    with pytest.raises(FaultError) as caught:
        publish_jpeg(b"nothing", look=Look(), max_px=100)
    assert caught.value.fault.code is FaultCode.PICTURE_UNREADABLE


def noise(size: tuple[int, int]) -> bytes:
    """A picture that is different everywhere, as PNG: nothing is lost in it."""
    pixels = np.random.default_rng(7).integers(0, 255, (size[1], size[0], 3), dtype=np.uint8)
    stream = BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


def blocks_across(content: bytes, box: tuple[int, int, int, int]) -> int:
    """How many different columns the middle row of a part of the picture has, told apart by clear steps."""
    with opened(content) as picture:
        row = np.asarray(picture.convert("L").crop(box), dtype=np.int16)
    steps = np.abs(np.diff(row.mean(axis=0)))
    return 1 + int((steps > 1.5).sum())


def test_a_hidden_face_is_a_coarse_mosaic_with_the_head_around_it() -> None:
    out = publish_jpeg(noise((800, 800)), look=Look(), max_px=800, quality=100, mask=(0.4, 0.4, 0.2, 0.25))
    head = (270, 260, 530, 570)
    with opened(out) as picture:
        pixels = np.asarray(picture.convert("L"), dtype=np.float32)
    inside = pixels[300:540, 290:510]
    beside = pixels[:200, :200]
    # Within a block nothing is left to tell apart: neighbours are alike, where beside it they never are.
    assert np.median(np.abs(np.diff(inside, axis=1))) < 1
    assert np.median(np.abs(np.diff(beside, axis=1))) > 20
    assert blocks_across(out, head) <= 2 * 12


def test_a_face_at_the_edge_is_hidden_too() -> None:
    whole = publish_jpeg(noise((200, 100)), look=Look(), max_px=200, quality=100)
    for mask in ((0.9, 0.0, 0.3, 0.9), (-0.2, 0.8, 0.4, 0.4)):
        out = publish_jpeg(noise((200, 100)), look=Look(), max_px=200, quality=100, mask=mask)
        assert opened(out).size == (200, 100)
        assert out != whole


def test_what_is_hidden_stays_hidden_in_a_crop_and_a_look() -> None:
    look = Look(crop=(0.4, 0.4, 0.2, 0.25), monochrome=True)
    bare = publish_jpeg(noise((800, 800)), look=look, max_px=800, quality=100)
    out = publish_jpeg(noise((800, 800)), look=look, max_px=800, quality=100, mask=(0.4, 0.4, 0.2, 0.25))
    spread = [np.asarray(opened(one).convert("L"), dtype=np.float32).std() for one in (bare, out)]
    assert spread[1] < spread[0] / 5


def test_a_tiff_carries_nothing_of_the_original_but_is_without_loss() -> None:
    content = publish_tiff(full_of_secrets(orientation=6), look=Look(), max_px=300)
    for secret in SECRETS:
        assert secret not in content
    with opened(content) as picture:
        assert (picture.format, picture.size) == ("TIFF", (200, 300))
        assert picture.info["icc_profile"]
    whole = publish_tiff(noise((40, 30)), look=Look(), max_px=300)
    assert opened(whole).tobytes() == opened(noise((40, 30))).tobytes()


def test_what_is_hidden_is_hidden_in_every_form() -> None:
    mask = (0.4, 0.4, 0.2, 0.25)
    bare = opened(publish_tiff(noise((400, 400)), look=Look(), max_px=400))
    out = opened(publish_tiff(noise((400, 400)), look=Look(), max_px=400, mask=mask, space=Space.ADOBE_RGB))
    face = (165, 165, 235, 255)
    steps = [np.abs(np.diff(np.asarray(one.convert("L").crop(face), np.int16))) for one in (bare, out)]
    assert np.median(steps[0]) > 20
    assert np.median(steps[1]) < 1
