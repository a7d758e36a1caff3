import pytest

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.exposure_mode import ExposureMode, exposure_mode, iso_number, mode_of


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
        (
            (
                "Portrait",
                "Sports Action",
                "Night Landscape",
                "Macro",
                "A_DEP",
                "Creative",
                "SCN",
                "Flash Off",
            ),
            ExposureMode.AUTO,
        ),
        (
            ("", "Custom", "U1", "C3", "Movie (M)", "Sweep Panorama", "Unknown value 8052"),
            ExposureMode.UNKNOWN,
        ),
    ],
)
def test_what_bodies_call_their_modes(words: tuple[str, ...], mode: ExposureMode) -> None:
    assert {word: mode_of(word) for word in words} == dict.fromkeys(words, mode)


@pytest.mark.parametrize(
    ("iso", "floats"), [("400", False), ("Auto", True), ("ISO Auto", True), ("-1", True)]
)
def test_in_m_an_automatic_iso_meters_after_all(iso: str, floats: bool) -> None:
    told = {
        SettingName.MODE: Setting(SettingName.MODE, "M"),
        SettingName.ISO: Setting(SettingName.ISO, iso),
    }
    assert (exposure_mode(told) is ExposureMode.MANUAL_AUTO_ISO) is floats


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
