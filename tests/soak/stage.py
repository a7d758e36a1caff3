"""Carries the plan of a soak out: deeds at the body and faults on a thread, deeds at the window on the GUI thread."""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from fotointerview.camera.demo.controls import (
    BURST,
    DRIVE_WORDS,
    FORMAT_WORDS,
    JPEG_ONLY,
    RAW_AND_JPEG,
    SINGLE,
)
from fotointerview.camera.demo.faults import FaultKind
from fotointerview.camera.demo.launch import DemoCameraError, DemoCameraProcess
from fotointerview.domain.camera import Ability, SettingName
from fotointerview.domain.words import Dimension
from fotointerview.gui.actions import ActionId
from fotointerview.open_study import OpenStudy
from tests.soak.plan import Blow, Deed, Due, Trouble
from tests.soak.watch import CONNECTED, SessionWatch

_HANDS_OFF_S = 0.25
"""So long a shot is looked at before live view is switched on again."""
_LIVE_MS = 50
_NOT_LIVE_S = 0.2
"""A longer gap between two frames is no slow live view but none."""
_BRIEFLY_S = 0.15
_AT_THE_WINDOW = frozenset(
    {
        *(Deed.PROGRAM, Deed.PROGRAM_PAIR, Deed.NEXT, Deed.JUDGE),
        *(Deed.AGREE, Deed.QUOTE, Deed.MONOCHROME, Deed.LOOK_BACK),
    }
)
FROM_THE_WINDOW = frozenset({Deed.PROGRAM, Deed.PROGRAM_PAIR, Deed.NEXT})
_CUTTING = frozenset(
    {
        *(FaultKind.CUT_FILE, FaultKind.RELEASE_LOST, FaultKind.RELEASE_UNANSWERED),
        FaultKind.CUT_BEFORE_NEWS,
    }
)


class Hands(QObject):
    """What people do at the window; lives on the GUI thread.

    Signals:
        wanted(object): a :class:`Deed`; from any thread.

    Attributes:
        done: deeds by kind; ``left_out`` those that could not be done because the camera was away.
        frames: live-view frames painted; ``live_s`` how long the window was in live view, with frames coming.
    """

    wanted = Signal(object)

    def __init__(self, study: OpenStudy, *, seed: int) -> None:
        super().__init__()
        self.done: Counter[Deed] = Counter()
        self.left_out: Counter[Deed] = Counter()
        self.frames = 0
        self.live_s = 0.0
        self._room = study.interview
        self._chance = random.Random(seed)
        self._painted_at = 0.0
        self._shot_at = 0.0
        self.wanted.connect(self._do, Qt.ConnectionType.QueuedConnection)
        self._room.canvas.live_painted.connect(self._on_frame)
        self._room.painted.connect(self._on_painted)
        self._back_to_live = QTimer(self, interval=_LIVE_MS)
        self._back_to_live.timeout.connect(self._look)

    def start(self) -> None:
        """Keep live view on, between the shots."""
        self._press(ActionId.GRID)
        self._press(ActionId.GRID)
        self._back_to_live.start()

    def stop(self) -> None:
        """Hands off."""
        self._back_to_live.stop()

    def _press(self, key: ActionId) -> None:
        self._room.actions_by_id[key].trigger()

    def _on_frame(self, _number: int, _at_ns: object) -> None:
        now = time.monotonic()
        self.frames += 1
        gap = now - self._painted_at
        self.live_s += gap if gap < _NOT_LIVE_S else 0.0
        self._painted_at = now

    def _on_painted(self, _key: str, _quality: str, _at_ns: object) -> None:
        self._shot_at = time.monotonic()

    def _look(self) -> None:
        now = self._room.state
        can = now.status.state in CONNECTED and Ability.LIVE_VIEW in now.status.abilities
        if can and not now.side.live and time.monotonic() - self._shot_at > _HANDS_OFF_S:
            self._press(ActionId.LIVE)

    def _do(self, deed: Deed) -> None:
        if deed in FROM_THE_WINDOW and self._room.state.status.state not in CONNECTED:
            self.left_out[deed] += 1
            return
        self.done[deed] += 1
        deeds: dict[Deed, Callable[[], None]] = {
            Deed.PROGRAM: lambda: self._press(ActionId.SHOOT),
            Deed.PROGRAM_PAIR: lambda: self._press(ActionId.SHOOT),
            Deed.NEXT: lambda: self._press(ActionId.NEXT_PHOTO),
            Deed.JUDGE: self._judge,
            Deed.AGREE: self._agree,
            Deed.QUOTE: lambda: self._with_shot(
                lambda shot: self._room.question.quoted.emit(shot, "it is really about the waiting room")
            ),
            Deed.MONOCHROME: lambda: self._with_shot(lambda _: self._press(ActionId.MONOCHROME)),
            Deed.LOOK_BACK: self._look_back,
        }
        deeds[deed]()

    def _with_shot(self, deed: Callable[[str], None]) -> None:
        """At the newest shot, which is looked at for it."""
        last = self._room.state.last
        if last is not None:
            self._room.show_shot(last.shot.id)
            deed(last.shot.id)

    def _judge(self) -> None:
        answer = self._chance.choice((ActionId.YES, ActionId.ALMOST, ActionId.NO))

        def judge(shot: str) -> None:
            self._press(answer)
            self._room.question.reason_given.emit(shot, "because it looks like me at work")

        self._with_shot(judge)

    def _agree(self) -> None:
        dimension = self._chance.choice((Dimension.LIGHT, Dimension.FOCUS, Dimension.DISTANCE))
        step = self._chance.choice((-1, 1, -2, 2))
        self._with_shot(lambda _: self._room.moves.agreed.emit(dimension, step, ""))

    def _look_back(self) -> None:
        for _ in range(self._chance.randint(1, 4)):
            self._press(ActionId.PREVIOUS)


class Stage:
    """The thread that turns the plan into deeds and faults.

    Attributes:
        pressed: the body's button by kind of deed, as far as the body took it.
        troubles: faults by kind.
    """

    def __init__(
        self,
        plan: tuple[Due, ...],
        *,
        study: OpenStudy,
        demo: DemoCameraProcess,
        hands: Hands,
        watch: SessionWatch,
    ) -> None:
        self.pressed: Counter[Deed] = Counter()
        self.refused = 0
        self.troubles: Counter[str] = Counter()
        self._plan, self._study, self._demo = plan, study, demo
        self._hands, self._watch = hands, watch
        self._off_until = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="stage")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether all of the plan has been carried out."""
        return not self._thread.is_alive()

    def stop(self) -> None:
        """End, in the middle if need be."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        began = time.monotonic()
        for due in self._plan:
            if self._ended.wait(max(0.0, began + due.at_s - time.monotonic())):
                return
            if isinstance(due.what, Trouble):
                self._trouble(due.what)
            else:
                self._deed(due.what)
        self._demo.turn(SettingName.IMAGE_FORMAT, FORMAT_WORDS[JPEG_ONLY])

    def _deed(self, deed: Deed) -> None:
        if deed in _AT_THE_WINDOW:
            if deed is Deed.PROGRAM_PAIR:
                self._with_dial(SettingName.IMAGE_FORMAT, RAW_AND_JPEG, lambda: self._hands.wanted.emit(deed))
            else:
                self._hands.wanted.emit(deed)
        elif time.monotonic() < self._off_until:
            self._hands.left_out[deed] += 1  # a body that is off does not fire
        elif deed is Deed.BURST:
            self._with_dial(SettingName.DRIVE, BURST, lambda: self._press(deed))
        elif deed is Deed.PAIR:
            self._with_dial(SettingName.IMAGE_FORMAT, RAW_AND_JPEG, lambda: self._press(deed))
        else:
            self._press(deed)

    def _press(self, deed: Deed) -> None:
        try:
            self._demo.press_shutter()
        except DemoCameraError:  # nothing sharp, or the card is full: one of the faults
            self.refused += 1
        else:
            self.pressed[deed] += 1

    def _with_dial(self, name: SettingName, value: int, deed: Callable[[], None]) -> None:
        words, usual = (DRIVE_WORDS, SINGLE) if name is SettingName.DRIVE else (FORMAT_WORDS, JPEG_ONLY)
        self._demo.turn(name, words[value])
        deed()
        self._ended.wait(_BRIEFLY_S)
        self._demo.turn(name, words[usual])

    def _trouble(self, trouble: Trouble) -> None:
        self.troubles[trouble.kind.value] += 1
        match trouble.kind:
            case Blow.CUT_LINE:
                self._watch.disturb()
                self._demo.cut_line()
            case Blow.KILL:
                self._watch.disturb()
                pid = self._study.place.camera.pid
                if pid is not None:
                    with suppress(ProcessLookupError):  # it was quicker
                        os.kill(pid, signal.SIGKILL)
            case FaultKind.OFF:
                seconds = trouble.parameters["seconds"]
                self._watch.disturb(for_s=seconds)
                self._off_until = time.monotonic() + seconds
                self._demo.fault(FaultKind.OFF, seconds=seconds)
            case FaultKind() as kind:
                self._demo.fault(kind, **trouble.parameters)
