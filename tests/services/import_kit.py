"""Folders full of drawn photos: JPEG and RAW as the demo camera writes them, with a time of their own."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from fotointerview.camera.demo.exif import ExifFields, with_exif
from fotointerview.camera.demo.raw_file import dng
from tests.storage.generator import small_jpeg

BEGUN = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
SIZE = (96, 64)


def fields(at: datetime, *, iso: int = 400) -> ExifFields:
    """What a photo tells of itself."""
    return ExifFields(
        make="Demo",
        model="Camera",
        serial="42",
        taken_at=at,
        shutter_s=1 / 125,
        aperture=2.8,
        iso=iso,
        bias_ev=0.0,
        focal_mm=85.0,
        subject_distance_m=1.5,
        exposure_program=1,
        width=SIZE[0],
        height=SIZE[1],
    )


def jpeg_at(minute: float, *, shade: int = 128, second: float = 0) -> bytes:
    """A JPEG taken so many minutes after :data:`BEGUN`."""
    at = BEGUN + timedelta(minutes=minute, seconds=second)
    return with_exif(small_jpeg(SIZE, shade=shade), fields(at), thumbnail=small_jpeg((32, 24), shade=shade))


def raw_at(minute: float, *, seed: int = 1) -> bytes:
    """A RAW of the demo camera."""
    light = np.full((SIZE[1], SIZE[0], 3), 0.4, np.float32)
    return dng(
        light,
        fields(BEGUN + timedelta(minutes=minute)),
        preview=small_jpeg(SIZE),
        balance=(2.0, 1.0, 1.5),
        noise_sigma=3.0,
        seed=seed,
    )


def lay(folder: Path, name: str, content: bytes, *, modified: datetime | None = None) -> Path:
    """A file in the folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    if modified is not None:
        os.utime(path, (modified.timestamp(), modified.timestamp()))
    return path


def card(folder: Path) -> Path:
    """As a camera leaves it: pairs, a JPEG alone and a RAW alone, in two folders, not in the order of their names."""
    lay(folder, "DCIM/100DEMO/DSC_0003.JPG", jpeg_at(1, shade=60))
    lay(folder, "DCIM/100DEMO/DSC_0003.NEF", raw_at(1, seed=3))
    lay(folder, "DCIM/100DEMO/DSC_0001.JPG", jpeg_at(2, shade=90))
    lay(folder, "DCIM/101DEMO/DSC_0001.JPG", jpeg_at(3, shade=120))
    lay(folder, "DCIM/101DEMO/DSC_0001.NEF", raw_at(3, seed=5))
    lay(folder, "DCIM/101DEMO/DSC_0002.NEF", raw_at(0, seed=6))
    return folder
