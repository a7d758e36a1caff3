"""Settings survive a restart, and no settings file can keep the program from starting."""

import json
import logging
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from fotointerview import logs
from fotointerview.domain.words import Language, Room
from fotointerview.settings import Settings, StudyMemory
from fotointerview.settings import path as settings_path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_they_come_back_as_they_were_saved(file: Path, tmp_path: Path) -> None:
    study = tmp_path / "Een onderzoek é"
    memory = StudyMemory(room=Room.CHOOSE, participant="P03", shot="018f", second_copy="/media/é stick")
    window = (-10, 20, 1366, 768, True)
    assert Settings(language=Language.EN, window=window).with_study(study, memory).save(file)
    again = Settings.load(file)
    assert (again.language, again.last_study, again.study(study)) == (Language.EN, study, memory)
    assert again.window == window


def test_the_usual_place_is_the_users_settings_folder(own_home: Path) -> None:
    assert settings_path().is_relative_to(own_home)
    assert Settings(language=Language.EN).save()
    assert Settings.load().language is Language.EN


@pytest.mark.parametrize(
    ("spoken", "language"), [("en_GB.UTF-8", Language.EN), ("nl_NL.UTF-8", Language.NL), ("C", Language.NL)]
)
def test_a_first_start_speaks_the_systems_language(
    file: Path, monkeypatch: pytest.MonkeyPatch, spoken: str, language: Language
) -> None:
    monkeypatch.setenv("LC_ALL", spoken)
    assert Settings.load(file).language is language
    assert not file.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_a_damaged_file_is_set_aside_and_not_lost(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert Settings.load(file).last_study is None
    assert [f.read_bytes() for f in file.parent.glob("settings.json.corrupt-*")] == [content]
    assert not file.exists()


def test_one_bad_value_does_not_take_the_others_with_it(file: Path) -> None:
    file.parent.mkdir()
    bad = {
        "language": "klingon",
        "last_study": "/x",
        "studies": {"/x": {"room": 7, "participant": "P01"}, "/y": 3},
    }
    file.write_text(json.dumps(bad), encoding="utf-8")
    settings = Settings.load(file)
    assert settings.last_study == Path("/x")
    assert settings.study(Path("/x")) == StudyMemory(room=Room.INTERVIEW, participant="P01")
    assert "/y" not in settings.studies


@pytest.mark.parametrize("window", [[1, 2, 3], [0, 0, 10**30, 700, False], "large", [0, 0, 1.5, 2, True], {}])
def test_a_window_that_cannot_be_is_forgotten(file: Path, window: object) -> None:
    file.parent.mkdir()
    file.write_text(json.dumps({"window": window, "language": "en"}), encoding="utf-8")
    settings = Settings.load(file)
    assert (settings.window, settings.language) == (None, Language.EN)


def test_keys_of_a_newer_version_are_kept(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"version": 9, "loupe": {"size": 3}}', encoding="utf-8")
    Settings.load(file).save(file)
    assert json.loads(file.read_text(encoding="utf-8"))["loupe"] == {"size": 3}


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("language", "last_study", "studies", "version", "window", "camera", "cameras"), JSON
        ),
    )
)
def test_any_json_loads_and_can_be_saved_again(tmp_path: Path, content: dict[str, object]) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    assert Settings.load(file).save(file)
    assert Settings.load(file) == Settings.load(file)


@pytest.mark.parametrize("bad", [7, "", "a\0b", None, ["x"], {}])
def test_a_place_for_copies_that_cannot_be_is_forgotten_alone(file: Path, bad: object) -> None:
    file.parent.mkdir()
    content = {"studies": {"/x": {"participant": "P01", "second_copy": bad}}}
    file.write_text(json.dumps(content), encoding="utf-8")
    assert Settings.load(file).study(Path("/x")) == StudyMemory(participant="P01")


def test_cameras_are_remembered_the_last_first(file: Path) -> None:
    settings = Settings()
    for spec in ("ptpip:10.0.0.1", "folder:/srv/in tray", "usb:001,005", "ptpip:10.0.0.1", "demo"):
        settings = settings.with_camera(spec)
    assert settings.save(file)
    again = Settings.load(file)
    assert again.camera == "demo"
    assert again.cameras == ("ptpip:10.0.0.1", "folder:/srv/in tray")
    assert again.with_camera("auto").camera == ""
    assert again.with_camera("auto").cameras == again.cameras


def test_no_more_cameras_are_remembered_than_fit_a_menu() -> None:
    settings = Settings()
    for number in range(20):
        settings = settings.with_camera(f"ptpip:10.0.0.{number}")
    assert settings.cameras == tuple(f"ptpip:10.0.0.{number}" for number in range(19, 11, -1))


def test_cameras_that_make_no_sense_are_left_out(file: Path) -> None:
    file.parent.mkdir()
    bad = ["ptpip:10.0.0.1", 3, None, "", "usb:001,005", "folder:/a\nb", "ptpip:10.0.0.1", "folder:/ok", []]
    file.write_text(json.dumps({"cameras": bad, "camera": ["x"], "language": "en"}), encoding="utf-8")
    settings = Settings.load(file)
    assert settings.cameras == ("ptpip:10.0.0.1", "folder:/ok")
    assert (settings.camera, settings.language) == ("", Language.EN)


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert not Settings().save(tmp_path / "file" / "settings.json")
    assert Settings.load(tmp_path / "file" / "settings.json").last_study is None


def test_no_half_written_file_stays(file: Path) -> None:
    Settings().save(file)
    Settings().save(file)
    assert [f.name for f in file.parent.iterdir()] == ["settings.json"]


def test_the_log_goes_to_the_users_log_folder(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.start()
    try:
        log = logging.getLogger("fotointerview.somewhere")
        log.info("quiet work")
        try:
            raise ValueError("inside")
        except ValueError:
            log.exception("it broke")
    finally:
        logs.stop()
    assert logs.path().is_relative_to(own_home)
    kept = logs.path().read_text(encoding="utf-8")
    assert "quiet work" in kept
    assert "Traceback" in kept
    shown = capsys.readouterr().err
    assert "it broke" in shown
    assert "Traceback" not in shown
    assert "quiet work" not in shown


def test_without_a_log_folder_the_program_runs(own_home: Path) -> None:
    logs.path().parent.parent.mkdir(parents=True, exist_ok=True)
    logs.path().parent.write_text("in the way", encoding="utf-8")
    logs.start()
    logs.stop()


def test_recent_studies_are_the_last_first_and_only_those_that_are_there(tmp_path: Path) -> None:
    settings = Settings()
    for name in ("a", "b", "gone", "a"):
        settings = settings.with_study(tmp_path / name, StudyMemory())
        (tmp_path / name).mkdir(exist_ok=True)
    (tmp_path / "gone").rmdir()
    assert settings.save(tmp_path / "settings.json")
    assert Settings.load(tmp_path / "settings.json").recent() == (tmp_path / "a", tmp_path / "b")


def test_looks_and_keys_come_back(file: Path) -> None:
    keys = {"quote": ("E",), "note": ()}
    Settings(theme="light", text_scale=150, keys=keys).save(file)
    again = Settings.load(file)
    assert (again.theme, again.text_scale, dict(again.keys)) == ("light", 150, keys)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ({"theme": "pink"}, ("by-room", 100, {})),
        ({"theme": ["dark"]}, ("by-room", 100, {})),
        ({"text_scale": 5000}, ("by-room", 100, {})),
        ({"text_scale": True}, ("by-room", 100, {})),
        ({"text_scale": "150", "theme": "dark"}, ("dark", 100, {})),
        ({"keys": ["E"]}, ("by-room", 100, {})),
        ({"keys": {"quote": "E", "note": ["Y", 3, "", "\n"]}}, ("by-room", 100, {"note": ("Y",)})),
    ],
)
def test_looks_and_keys_that_make_no_sense_are_left_out(
    file: Path, written: dict[str, object], read: tuple[str, int, dict[str, tuple[str, ...]]]
) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(written), encoding="utf-8")
    settings = Settings.load(file)
    assert (settings.theme, settings.text_scale, dict(settings.keys)) == read
