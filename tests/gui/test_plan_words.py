from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fotointerview.domain.camera import SettingName
from fotointerview.domain.guidance import Guidance, Hint
from fotointerview.domain.plan import Executor, PlanLine
from fotointerview.domain.words import Dimension
from fotointerview.gui import plan_words
from fotointerview.gui.next_panel import PlanPanel
from tests.gui.fake_session import move

LIGHTER = move(1, Dimension.LIGHT, 1)
SOFTER = move(1, Dimension.FOCUS, -1)
CLOSER = move(1, Dimension.DISTANCE, 1)
GREY = move(1, Dimension.COLOUR, -2)
FRAME = move(1, Dimension.FRAMING, 0)
HANDS = move(1, Dimension.FRAMING, 0, "handen erbij")
CAMERA, PEOPLE = Executor.CAMERA, Executor.PEOPLE
EV = PlanLine(LIGHTER, CAMERA, SettingName.EXPOSURE_COMPENSATION, "0", "1")
TIME = PlanLine(LIGHTER, CAMERA, SettingName.SHUTTER, "1/125", "1/80")
ISO = PlanLine(LIGHTER, CAMERA, SettingName.ISO, "400", "640")
APERTURE = PlanLine(SOFTER, CAMERA, SettingName.APERTURE, "4", "2.5")
KEEPING = PlanLine(SOFTER, CAMERA, SettingName.SHUTTER, "1/125", "1/320", makes_up=True)
STYLE = PlanLine(GREY, CAMERA, SettingName.PICTURE_STYLE, "Standard", "Monochrome")
LAMP = PlanLine(LIGHTER, PEOPLE, hint=Hint.LIGHTER)


def framed(closer: float, dx: float = 0.0, dy: float = 0.0) -> PlanLine:
    return PlanLine(FRAME, PEOPLE, guidance=Guidance(closer, dx, dy))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (EV, ("camera", "lighter, +1 EV (now ±0)")),
        (TIME, ("camera", "lighter, 1/80 (now 1/125)")),
        (APERTURE, ("camera", "softer, f/2.5 (now f/4)")),
        (KEEPING, ("camera", "1/320 keeps the light (now 1/125)")),
        (
            PlanLine(CLOSER, CAMERA, SettingName.SUBJECT_DISTANCE, "2", "1.4"),
            ("camera", "closer, 1.4 m (now 2.0 m)"),
        ),
        (STYLE, ("camera", "picture style Monochrome (now Standard)")),
        (PlanLine(GREY, Executor.LOOK), ("picture", "black and white")),
        (PlanLine(HANDS, PEOPLE), ("together", "“handen erbij”")),
        (PlanLine(CLOSER, PEOPLE), ("together", "one step closer")),
        (PlanLine(move(1, Dimension.POSE, 1), PEOPLE), ("together", "pose +")),
        (LAMP, ("together", "more lamp, or nearer to the window")),
        (replace(LAMP, rest=0.667), ("together", "more lamp, or nearer to the window (another 0.7 EV)")),
        (
            replace(LAMP, hint=Hint.DARKER, rest=2.0),
            ("together", "less lamp, or further from the window (another 2 EV)"),
        ),
        (
            PlanLine(SOFTER, PEOPLE, hint=Hint.SOFTER, rest=1.2),
            ("together", "nearer to the camera, or the background further away"),
        ),
        (PlanLine(SOFTER, PEOPLE, hint=Hint.SHARPER), ("together", "a step back, or the background nearer")),
        (framed(2.0), ("together", "about 2× closer")),
        (framed(1.5, -0.2, -0.1), ("together", "about 1.5× closer, camera to the left, camera up")),
        (framed(0.5, 0.2, 0.1), ("together", "about 2× further away, camera to the right, camera down")),
        (framed(1.05, 0.01, -0.02), ("together", "framed as it is now")),
        (PlanLine(HANDS, PEOPLE, guidance=Guidance(2.0)), ("together", "about 2× closer")),
    ],
)
def test_a_line_says_who_does_what(line: PlanLine, words: tuple[str, str]) -> None:
    assert plan_words.plan_line(line) == words


def test_a_second_line_of_the_same_move_goes_on() -> None:
    told = [what for _, what in plan_words.plan_lines([TIME, ISO, EV, replace(EV, move=SOFTER)])]
    assert told[1] == "and ISO 640 (now ISO 400)"
    assert told[2].startswith("and ")
    assert told[3].startswith("softer")


@pytest.mark.parametrize(
    ("line", "what", "refusal"),
    [
        (replace(EV, executor=PEOPLE, hint=Hint.LIGHTER, rest=1.0, refused="dial at 0"),
         "more lamp, or nearer to the window (another 1 EV)", "the camera did not take +1 EV"),
        (replace(STYLE, executor=PEOPLE, refused="no"),
         "set picture style Monochrome on the camera", "the camera did not take picture style Monochrome"),
        (replace(APERTURE, executor=PEOPLE, hint=Hint.SOFTER, refused="no"),
         "nearer to the camera, or the background further away", "the camera did not take f/2.5"),
    ],
)  # fmt: skip
def test_what_the_camera_refused_is_said_with_what_to_do(line: PlanLine, what: str, refusal: str) -> None:
    assert plan_words.plan_line(line) == ("together", what)
    assert plan_words.refusal(line) == refusal
    assert line.refused in plan_words.cameras_words(line)


def test_a_line_that_was_not_refused_says_nothing_of_it() -> None:
    assert plan_words.refusal(LAMP) == plan_words.cameras_words(LAMP) == ""


def test_only_what_people_said_is_set_as_speech(qtbot: QtBot) -> None:
    panel = PlanPanel()
    qtbot.addWidget(panel)
    lines = (PlanLine(HANDS, PEOPLE), PlanLine(HANDS, PEOPLE, guidance=Guidance(2.0)))
    panel.show_plan(lines, can_shoot=True)
    roles = {label.text(): label.property("role") for label in panel.findChildren(QLabel)}
    assert (roles["“handen erbij”"], roles["about 2× closer"]) == ("said", "plan")


def test_the_panel_shows_what_was_refused_above_the_plan(qtbot: QtBot) -> None:
    panel = PlanPanel()
    qtbot.addWidget(panel)
    refused = replace(EV, executor=PEOPLE, hint=Hint.LIGHTER, rest=1.0, refused="dial at 0")
    panel.show_plan((APERTURE, KEEPING), can_shoot=True, refused=(refused,))
    assert panel.words() == (
        "together: more lamp, or nearer to the window (another 1 EV) – the camera did not take +1 EV",
        "camera: softer, f/2.5 (now f/4)",
        "camera: 1/320 keeps the light (now 1/125)",
    )
    said = [label for label in panel.findChildren(QLabel) if label.toolTip()]
    assert [(label.text(), label.toolTip()) for label in said] == [
        ("the camera did not take +1 EV", "The camera says: dial at 0")
    ]
    whos = [label.text() for label in panel.findChildren(QLabel) if label.property("role") == "planwho"]
    assert whos == ["together", "camera"]  # who is said once
    panel.show_plan((), can_shoot=False)
    assert panel.words() == ()
    QApplication.processEvents()
    assert all(label.isHidden() for label in panel.findChildren(QLabel))
