import pytest

from fotointerview.domain.exposure_mode import ExposureMode, iso_number, mode_of


@pytest.mark.parametrize(
    ("words", "mode"),
    [
        (("P", "p", "Program", "Program AE", "Normal program", "Fv"), ExposureMode.PROGRAM),
        (("A", "AV", "Av", "Aperture Priority", "Aperture-priority AE"), ExposureMode.APERTURE),
        (("S", "TV", "Tv", "Shutter Priority", "Shutter speed priority AE"), ExposureMode.SHUTTER),
        (("M", "Manual", "Manual exposure", "B", "Bulb", "T", "Time"), ExposureMode.MANUAL),
        (
            ("Auto", "Automatic", "Intelligent Auto", "Superior Auto", "Auto (no flash)", "Green"),
            ExposureMode.AUTO,
        ),
        (("Portrait", "Sports Action", "Night Landscape", "Macro", "A_DEP", "Creative"), ExposureMode.AUTO),
        (
            ("", "Custom", "U1", "C3", "Movie (M)", "Sweep Panorama", "Unknown value 8123"),
            ExposureMode.UNKNOWN,
        ),
    ],
)
def test_what_bodies_call_their_modes(words: tuple[str, ...], mode: ExposureMode) -> None:
    assert {word: mode_of(word) for word in words} == dict.fromkeys(words, mode)


@pytest.mark.parametrize(
    ("word", "iso"),
    [
        ("400", 400),
        ("ISO 12800", 12800),
        ("Auto", None),
        ("Auto ISO", None),
        ("Lo 1", None),
        ("0", None),
        ("100 Multi Frame Noise Reduction", None),
    ],
)
def test_iso_words(word: str, iso: int | None) -> None:
    assert iso_number(word) == iso
