"""HEIF, as newer bodies and phones make it: decoded upright like any other picture, bad ones refused like any other."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pillow_heif
import pytest
from PIL import Image

from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.shots import ShotFile
from fotointerview.domain.words import FileKind
from fotointerview.imaging.decode import decode
from fotointerview.imaging.exif import read_facts
from tests.gui import fake_session

SIZE = (480, 320)


def heif(*, orientation: int = 1) -> bytes:
    """Red on the left half, blue on the right, as the sensor saw it, with EXIF."""
    pixels = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    pixels[:, : SIZE[0] // 2, 0] = 220
    pixels[:, SIZE[0] // 2 :, 2] = 220
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x829D] = 2.8
    made = BytesIO()
    # By the library itself, not as a plugin of Pillow's: the program must find its own way to the decoder.
    pillow_heif.from_bytes("RGB", SIZE, pixels.tobytes()).save(made, quality=95, exif=exif.tobytes())
    return made.getvalue()


@pytest.mark.parametrize("box", [None, (120, 120)])
def test_a_heif_is_decoded(tmp_path: Path, box: tuple[int, int] | None) -> None:
    path = tmp_path / "FI_0001.HIF"
    path.write_bytes(heif())
    found = decode(path, box=box)
    assert found.full_size == SIZE
    height, width = found.pixels.shape[:2]
    assert width == (480 if box is None else 120)
    assert np.abs(found.pixels[height // 2, width // 4].astype(int) - (220, 0, 0)).max() < 12
    assert np.abs(found.pixels[height // 2, width * 3 // 4].astype(int) - (0, 0, 220)).max() < 12


def test_a_turned_heif_stands_upright(tmp_path: Path) -> None:
    path = tmp_path / "FI_0001.HIF"
    path.write_bytes(heif(orientation=6))
    found = decode(path)
    assert found.full_size == (SIZE[1], SIZE[0])
    assert found.pixels[40, 160, 0] > 200
    assert found.pixels[440, 160, 2] > 200
    facts = read_facts(path)
    assert (facts.width, facts.height) == (SIZE[1], SIZE[0])


def test_how_it_was_taken_is_read(tmp_path: Path) -> None:
    path = tmp_path / "FI_0001.HIF"
    path.write_bytes(heif())
    assert read_facts(path).exposure.aperture == pytest.approx(2.8)


@pytest.mark.parametrize("keep", [40, 400, 0.5])
def test_half_a_heif_is_no_picture(tmp_path: Path, keep: float) -> None:
    whole = heif()
    path = tmp_path / "FI_0001.HIF"
    path.write_bytes(whole[: int(keep if keep > 1 else keep * len(whole))])
    with pytest.raises(FaultError) as caught:
        decode(path)
    assert caught.value.fault.code is FaultCode.PICTURE_UNREADABLE


def test_a_heif_is_shown_rather_than_the_raw_beside_it() -> None:
    def file(kind: FileKind, suffix: str) -> ShotFile:
        return ShotFile(suffix, "shot-1", kind, f"originals/FI_0001.{suffix}", 1, "00")

    raw, small = file(FileKind.RAW, "CR3"), file(FileKind.OTHER, "HIF")
    link = Link(fake_session.link(1).shot, (raw, small))
    assert link.display_file == small
