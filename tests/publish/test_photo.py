from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.sayings import Look
from fotointerview.imaging.colour import srgb_profile
from fotointerview.publish.photo import publish_jpeg
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
