"""Dutch and English are complete, and the catalogues say what the code says."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6
import pytest
from PySide6.QtWidgets import QPushButton

from fotointerview import resources
from fotointerview.domain.words import Language
from fotointerview.gui import i18n, texts
from tests.gui.conftest import Open

TOOLS = Path(PySide6.__file__).parent
PLACEHOLDER = re.compile(r"%n|\{\w+\}")
SOURCES = sorted(str(path) for path in Path(i18n.__file__).parent.glob("*.py"))


def catalogue(language: Language, suffix: str = "ts") -> Path:
    return resources.path("ui", "i18n", f"fotointerview_{language}.{suffix}")


def messages(path: Path) -> dict[tuple[str, str], ET.Element]:
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("language", Language)
def test_everything_is_translated(language: Language) -> None:
    for (context, source), message in messages(catalogue(language)).items():
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"{context}: {source}"
        forms = [form.text for form in translation.findall("numerusform")] or [translation.text]
        assert all(forms), f"{context}: {source}"
        for form in forms:
            assert set(PLACEHOLDER.findall(str(form))) == set(PLACEHOLDER.findall(source)), source


def test_the_dutch_catalogue_has_every_text_of_the_code_and_no_other(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    options = ("-target-language", "nl", "-source-language", "en", "-locations", "none")
    subprocess.run([TOOLS / "lupdate", *SOURCES, "-ts", fresh, *options], check=True, capture_output=True)
    assert messages(catalogue(Language.NL)).keys() == messages(fresh).keys()


def test_the_english_catalogue_has_the_plurals() -> None:
    plurals = {key for key, message in messages(catalogue(Language.NL)).items() if message.get("numerus")}
    assert messages(catalogue(Language.EN)).keys() == plurals
    assert {source for _, source in plurals} == {s for _, s in messages(catalogue(Language.NL)) if "%n" in s}


@pytest.mark.parametrize("language", Language)
def test_what_is_compiled_is_what_is_written(language: Language, tmp_path: Path) -> None:
    source = shutil.copy(catalogue(language), tmp_path)
    fresh = tmp_path / "fresh.qm"
    subprocess.run([TOOLS / "lrelease", source, "-qm", fresh], check=True, capture_output=True)
    assert fresh.read_bytes() == catalogue(language, "qm").read_bytes()


@pytest.mark.parametrize(
    ("speaking", "one", "many"),
    [
        (Language.NL, "1 opname veilig", "24 opnamen veilig · 1 onderweg"),
        (Language.EN, "1 shot safe", "24 shots safe · 1 on the way"),
    ],
    indirect=["speaking"],
)
def test_numbers_are_spoken_properly(speaking: Language, one: str, many: str) -> None:
    assert texts.status(safe=1, pending=0) == one
    assert texts.status(safe=24, pending=1) == many


@pytest.mark.parametrize("speaking", [Language.NL], indirect=True)
@pytest.mark.parametrize("size", [(1024, 700), (1366, 768)])
def test_in_dutch_nothing_is_cut_off(speaking: Language, open_studio: Open, size: tuple[int, int]) -> None:
    studio = open_studio(size=size)
    assert studio.window.top_bar.words()[1] == "P03 · ict · 23 november"
    assert (studio.window.width(), studio.window.height()) == size
    buttons = [b for b in studio.window.findChildren(QPushButton) if b.isVisible() and len(b.text()) > 1]
    assert {"Voorbereiden", "Gesprek", "Bijna", "Zwart-wit", "Volgende foto  ⏎"} <= {
        b.text() for b in buttons
    }
    for button in buttons:
        room = button.contentsRect().width() - (
            button.iconSize().width() if not button.icon().isNull() else 0
        )
        assert button.fontMetrics().horizontalAdvance(button.text()) <= room, button.text()
