"""An interview in memory: answers every intent with the events a real session would send.

``calls`` remembers the intents. Pictures are painted, not decoded.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import numpy as np

from fotointerview.domain.aids import Aid
from fotointerview.domain.camera import (
    Ability,
    CameraIdentity,
    CameraState,
    CameraStatus,
    SeenCamera,
    Setting,
    SettingName,
)
from fotointerview.domain.chain import Chain, Link, Words
from fotointerview.domain.consent import Leave
from fotointerview.domain.faults import Fault, FaultCode
from fotointerview.domain.ids import new_id
from fotointerview.domain.ledger import MAIN_PUBLICATION, Placement, ShotApproval
from fotointerview.domain.measures import Measures
from fotointerview.domain.people import Interview, Participant, Role
from fotointerview.domain.plan import PlanRules, make_plan
from fotointerview.domain.sayings import (
    Box,
    Choice,
    Judgement,
    Look,
    LookStatement,
    Mark,
    Move,
    Note,
    Point,
    Quote,
    QuoteLink,
)
from fotointerview.domain.shots import Exposure, Shot, ShotFile
from fotointerview.domain.words import (
    Answer,
    Dimension,
    FileKind,
    Language,
    LinkKind,
    MarkKind,
    Verdict,
    Voice,
)
from fotointerview.imaging.aids import histogram
from fotointerview.services.events import (
    CameraChanged,
    CardCleared,
    CardCounted,
    ChainLoaded,
    FileReady,
    LeaveChanged,
    LinkChanged,
    PlanChanged,
    SeriesChanged,
    SessionEvent,
    SettingAnswered,
    SettingAsked,
    ShotAnnounced,
    ShotSafe,
    ThumbnailReady,
    WordsChanged,
)
from fotointerview.services.intents import InterviewIntents, Listener, Strokes
from fotointerview.services.live import LiveListener, LivePicture
from fotointerview.services.pictures import Picture, PictureRequest, Pixels

START = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
FULL_SIZE = (6000, 4000)
QUESTION_NL = "Laat dit beeld je zien als begripvolle ambtenaar?"
QUESTION_EN = "Does this picture show you as an understanding civil servant?"


ABLE = frozenset(Ability)


def setting(name: SettingName, value: str, *choices: str) -> Setting:
    return Setting(name, value, choices, read_only=not choices)


def settings() -> Mapping[SettingName, Setting]:
    return MappingProxyType(
        {
            known.name: known
            for known in (
                setting(SettingName.APERTURE, "f/2.8", "f/2", "f/2.8", "f/4", "f/5.6"),
                setting(SettingName.MODE, "M"),
                setting(SettingName.SHUTTER, "1/125", "1/60", "1/125", "1/250"),
                setting(SettingName.ISO, "400", "100", "200", "400", "800"),
                setting(SettingName.EXPOSURE_COMPENSATION, "0", "-2", "-1", "0", "1", "2"),
                setting(SettingName.FOCAL_LENGTH, "85 mm"),
                setting(SettingName.WHITE_BALANCE, "Daylight", "Automatic", "Daylight", "Tungsten"),
                setting(SettingName.IMAGE_FORMAT, "RAW+JPEG Fine", "JPEG Fine", "RAW", "RAW+JPEG Fine"),
                setting(SettingName.FOCUS_MODE, "AF-S", "Manual", "AF-S", "AF-C"),
                setting(SettingName.PICTURE_STYLE, "Standard", "Standard", "Neutral", "Monochrome"),
                setting(SettingName.DRIVE, "Single Shot", "Single Shot", "Burst", "Timer"),
                setting(SettingName.CAPTURE_TARGET, "Memory card", "Internal RAM", "Memory card"),
                setting(SettingName.SHOTS_LEFT, "312"),
                setting(SettingName.BATTERY, "50%"),
            )
        }
    )


def status(
    state: CameraState = CameraState.READY,
    *,
    abilities: frozenset[Ability] = ABLE,
    more: Mapping[SettingName, str] = MappingProxyType({}),
) -> CameraStatus:
    known = dict(settings())
    for name, value in more.items():
        known[name] = replace(known[name], value=value)
    return CameraStatus(
        state,
        CameraIdentity("Nikon D750", "usb:001,005", "1"),
        MappingProxyType(known),
        abilities=abilities,
        seen=(SeenCamera("Nikon D750", "usb:001,005", "1"), SeenCamera("Canon EOS R6", "usb:001,006")),
    )


def away(fault: Fault | None = None) -> CameraStatus:
    """A camera that was there and is gone."""
    return CameraStatus(CameraState.LOST, fault=fault or Fault(FaultCode.CAMERA_LOST))


def interview(language: Language = Language.NL) -> Interview:
    return Interview(
        "i1",
        "p1",
        "begripvolle-ambtenaar",
        QUESTION_NL,
        QUESTION_EN,
        language,
        START,
        "Europe/Amsterdam",
        "x",
    )


def link(number: int, **more: object) -> Link:
    shot_id = f"shot-{number}"
    shot = Shot(
        shot_id,
        "i1",
        number,
        START + timedelta(minutes=3 * number),
        *FULL_SIZE,
        exposure=Exposure(2.8, 1 / 125, 400, 0.0, 85),
    )
    path = f"originals/FI_{number:04}.JPG"
    made = Link(shot, (ShotFile(f"file-{number}", shot_id, FileKind.JPEG, path, 8_000_000, "00"),))
    return replace(made, **more)  # type: ignore[arg-type]  # tests name the fields they set


def chain(*links: Link, language: Language = Language.NL) -> Chain:
    role = Role("r1", "ict", 2, "ict", "IT")
    return Chain(interview(language), Participant("p1", "P03", "r1"), role, tuple(links))


def judgement(number: int, answer: Answer, reason: str = "") -> Judgement:
    return Judgement(new_id(), f"shot-{number}", answer, reason, Voice.PARTICIPANT, START)


def move(number: int, dimension: Dimension, step: int, words: str = "") -> Move:
    return Move(new_id(), f"shot-{number}", None, dimension, step, Voice.TOGETHER, START, words)


def mark(number: int, *points: Point, voice: Voice = Voice.RESEARCHER, name: str = "") -> Mark:
    return Mark(name or new_id(), f"shot-{number}", MarkKind.STROKES, (points,), voice, START)


@dataclass
class FakeFeed:
    """Live view without a decoder: what :meth:`show` is given, is heard at once on the caller's thread."""

    listeners: list[LiveListener] = field(default_factory=list)
    number: int = 0

    def subscribe(self, listener: LiveListener) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def show(self, pixels: Pixels) -> int:
        """One more frame; its number."""
        self.number += 1
        for listener in tuple(self.listeners):
            listener(LivePicture(pixels, self.number, self.number))
        return self.number


@dataclass
class FakeSession:
    """The whole seam, in memory. ``arrive`` decides how far a shot comes by itself.

    ``answers`` decides whether a setting is answered at once, and ``refuses`` with which words it is refused.
    """

    chain: Chain = field(default_factory=chain)
    status: CameraStatus = field(default_factory=status)
    arrive: bool = True
    calls: list[tuple[object, ...]] = field(default_factory=list)
    listeners: list[Listener] = field(default_factory=list)
    shots: int = 0
    answers: bool = True
    refuses: str = ""
    on_card: int = 0
    verified: int = 0
    live: FakeFeed = field(default_factory=FakeFeed)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        self.listeners.append(listener)
        return lambda: self.listeners.remove(listener)

    def tell(self, event: SessionEvent) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    def load(self) -> None:
        self.tell(ChainLoaded(self.chain))
        self.tell(CameraChanged(self.status))
        self._plan()

    def allow_trial(self) -> None:
        self.calls.append(("allow_trial",))
        self.tell(LeaveChanged(self.chain.interview.id, Leave.TRIAL))

    def shoot(self) -> None:
        self.calls.append(("shoot",))
        self._take()

    def next_photo(self) -> None:
        self.calls.append(("next_photo",))
        self._take()

    def _take(self) -> None:
        self.shots += 1
        token = f"token-{self.shots}"
        self.tell(ShotAnnounced(token, 1))
        if self.arrive:
            self.tell(ThumbnailReady(token, b"thumbnail"))
            self.tell(FileReady(token, f"/incoming/{token}.JPG"))
            self.make_safe(token)

    # ── the camera's side ─────────────────────────────────────────────────────────────────────────────────

    def become(self, state: CameraState) -> None:
        self.status = replace(self.status, state=state)
        self.tell(CameraChanged(self.status))

    def set_live(self, on: bool) -> None:
        self.calls.append(("set_live", on))
        if self.status.state in (CameraState.READY, CameraState.LIVE):
            self.become(CameraState.LIVE if on else CameraState.READY)

    def render_live(self, look: Look, aid: Aid) -> None:
        self.calls.append(("render_live", look, aid))

    def set_setting(self, name: SettingName, value: str) -> None:
        self.calls.append(("set_setting", name, value))
        self.tell(SettingAsked(name, value))
        if self.answers:
            self.answer(name, value)

    def answer(self, name: SettingName, value: str) -> None:
        known = self.status.settings[name]
        if self.refuses:
            fault = Fault(FaultCode.CAMERA_REFUSED, {"setting": name, "value": value, "words": self.refuses})
            self.tell(SettingAnswered(name, value, known, fault))
            return
        set_now = replace(known, value=value)
        self.status = replace(self.status, settings=MappingProxyType({**self.status.settings, name: set_now}))
        self.tell(SettingAnswered(name, value, set_now))
        self.tell(CameraChanged(self.status))

    def drive_focus(self, step: int) -> None:
        self.calls.append(("drive_focus", step))

    def start_series(self, *, delay_s: float, shots: int = 1, every_s: float = 0.0) -> None:
        self.calls.append(("start_series", delay_s, shots, every_s))
        self.tell(SeriesChanged(shots, time.monotonic_ns() + round(delay_s * 1e9)))

    def stop_series(self) -> None:
        self.calls.append(("stop_series",))
        self.tell(SeriesChanged(0))

    def free_camera(self) -> None:
        self.calls.append(("free_camera",))

    def count_card(self) -> None:
        self.calls.append(("count_card",))
        self.tell(CardCounted(self.on_card, self.verified))

    def clear_card(self) -> None:
        self.calls.append(("clear_card",))
        self.tell(CardCleared(self.verified, self.on_card - self.verified))
        self.on_card -= self.verified

    # ── shots and words ───────────────────────────────────────────────────────────────────────────────────

    def make_safe(self, token: str) -> Link:
        numbers = [known.shot.number for known in self.chain.links]
        new = link(max(numbers, default=0) + 1)
        self.chain = replace(self.chain, links=(*self.chain.links, new))
        self.tell(ShotSafe(token, new, 2))
        return new

    def change(self, shot_id: str, **fields: object) -> None:
        old = self.chain.link(shot_id)
        assert old is not None
        new = replace(old, **fields)  # type: ignore[arg-type]  # tests name the fields they set
        links = tuple(new if known is old else known for known in self.chain.links)
        self.chain = replace(self.chain, links=links)
        self.tell(LinkChanged(new))

    def link(self, shot_id: str) -> Link:
        found = self.chain.link(shot_id)
        assert found is not None, shot_id
        return found

    def judge(self, shot_id: str, answer: Answer, *, voice: Voice = Voice.PARTICIPANT) -> None:
        self.calls.append(("judge", shot_id, answer))
        said = Judgement(new_id(), shot_id, answer, "", voice, START)
        self.change(shot_id, judgements=(*self.link(shot_id).judgements, said))

    def give_reason(self, shot_id: str, words: str, *, voice: Voice = Voice.PARTICIPANT) -> None:
        self.calls.append(("give_reason", shot_id, words))
        said = self.link(shot_id).judgement_of(voice)
        if said is not None:
            new = replace(said, reason=words)
            all_said = self.link(shot_id).judgements
            self.change(shot_id, judgements=tuple(new if one is said else one for one in all_said))

    def agree(
        self,
        shot_id: str,
        dimension: Dimension,
        step: int,
        *,
        words: str = "",
        voice: Voice = Voice.TOGETHER,
        frame: Box | None = None,
    ) -> None:
        self.calls.append(("agree", shot_id, dimension, step, words))
        moves = tuple(known for known in self.link(shot_id).moves_next if known.dimension is not dimension)
        if step or words or frame:
            made = Move(new_id(), shot_id, None, dimension, step, voice, START, words, frame=frame)
            moves = (*moves, made)
        self.change(shot_id, moves_next=moves)
        self._plan()

    def _plan(self) -> None:
        if self.chain.links:
            last = self.chain.links[-1]
            lines = make_plan(last.moves_next, settings=self.status.settings, rules=PlanRules())
            self.tell(PlanChanged(last.shot.id, lines))

    # ── words ─────────────────────────────────────────────────────────────────────────────────────────────

    def quote(
        self,
        shot_id: str | None,
        words: str,
        *,
        voice: Voice = Voice.PARTICIPANT,
        at: datetime | None = None,
    ) -> None:
        self.calls.append(("quote", shot_id, words))
        said = Quote(new_id(), "i1", words, voice, at or START)
        known = self.chain.words
        links = known.links
        if shot_id is not None:
            links = (*links, QuoteLink(new_id(), said.id, shot_id, LinkKind.SAID_AT))
            self.change(shot_id, quotes=(*self.link(shot_id).quotes, said))
        self.reword(Words((*known.quotes, said), links, known.notes))

    def reword(self, words: Words) -> None:
        self.chain = replace(self.chain, words=words)
        self.tell(WordsChanged("i1", words))

    def change_quote(
        self,
        quote_id: str,
        *,
        verbatim: str | None = None,
        edited: str | None = None,
        approved: bool | None = None,
    ) -> None:
        self.calls.append(("change_quote", quote_id, verbatim, edited, approved))
        given = {"verbatim": verbatim, "edited": edited, "approved": approved}
        changes = {name: value for name, value in given.items() if value is not None}
        known = self.chain.words
        quotes = tuple(
            replace(one, **changes) if one.id == quote_id else one  # type: ignore[arg-type]  # as the names say
            for one in known.quotes
        )
        self.reword(replace(known, quotes=quotes))

    def tie_quote(self, quote_id: str, shot_id: str, kind: LinkKind) -> None:
        self.calls.append(("tie_quote", quote_id, shot_id, kind))
        known = self.chain.words
        self.reword(replace(known, links=(*known.links, QuoteLink(new_id(), quote_id, shot_id, kind))))

    def untie_quote(self, link_id: str) -> None:
        self.calls.append(("untie_quote", link_id))
        known = self.chain.words
        self.reword(replace(known, links=tuple(tie for tie in known.links if tie.id != link_id)))

    def remove_quote(self, quote_id: str) -> None:
        self.calls.append(("remove_quote", quote_id))
        known = self.chain.words
        quotes = tuple(one for one in known.quotes if one.id != quote_id)
        links = tuple(tie for tie in known.links if tie.quote_id != quote_id)
        self.reword(replace(known, quotes=quotes, links=links))

    def note(self, shot_id: str | None, text: str) -> None:
        self.calls.append(("note", shot_id, text))
        known = self.chain.words
        self.reword(replace(known, notes=(*known.notes, Note(new_id(), "i1", shot_id, text, START))))

    def change_note(self, note_id: str, text: str) -> None:
        self.calls.append(("change_note", note_id, text))
        known = self.chain.words
        notes = (replace(one, text=text) if one.id == note_id else one for one in known.notes)
        self.reword(replace(known, notes=tuple(one for one in notes if one.text)))

    # ── marks, looks, choices ─────────────────────────────────────────────────────────────────────────────

    def draw(
        self,
        shot_id: str,
        kind: MarkKind,
        strokes: Strokes,
        *,
        voice: Voice = Voice.RESEARCHER,
        text: str = "",
        pressure: Sequence[Sequence[float]] = (),
        quote_id: str | None = None,
        judgement_id: str | None = None,
    ) -> None:
        self.calls.append(("draw", shot_id, kind, strokes, voice, text))
        drawn = Mark(new_id(), shot_id, kind, strokes, voice, START, text, quote_id, judgement_id)
        self.change(shot_id, marks=(*self.link(shot_id).marks, drawn))

    def change_mark(self, mark_id: str, *, strokes: Strokes | None = None, text: str | None = None) -> None:
        self.calls.append(("change_mark", mark_id, strokes, text))
        for known in self.chain.links:
            if any(drawn.id == mark_id for drawn in known.marks):
                self.change(
                    known.shot.id,
                    marks=tuple(
                        replace(
                            drawn, strokes=strokes or drawn.strokes, text=drawn.text if text is None else text
                        )
                        if drawn.id == mark_id
                        else drawn
                        for drawn in known.marks
                    ),
                )

    def tie_mark(self, mark_id: str, *, quote_id: str | None = None, judgement_id: str | None = None) -> None:
        self.calls.append(("tie_mark", mark_id, quote_id, judgement_id))

    def erase(self, mark_id: str) -> None:
        self.calls.append(("erase", mark_id))
        for known in self.chain.links:
            if any(drawn.id == mark_id for drawn in known.marks):
                self.change(known.shot.id, marks=tuple(m for m in known.marks if m.id != mark_id))

    def set_look(self, shot_id: str, look: Look, *, voice: Voice = Voice.PARTICIPANT) -> None:
        self.calls.append(("set_look", shot_id, look))
        said = LookStatement(new_id(), shot_id, look, voice, START)
        self.change(shot_id, looks=(*self.link(shot_id).looks, said))

    def set_face(self, shot_id: str, box: Box | None) -> None:
        self.calls.append(("set_face", shot_id, box))
        known = self.link(shot_id).measures or Measures(0.0, 0.0, 4.0, 0.0, 0.0, 0.2)
        self.change(shot_id, measures=replace(known, face=box, by_hand=True))

    def place(self, shot_id: str, tier: int | None, *, publication: str = MAIN_PUBLICATION) -> None:
        self.calls.append(("place", shot_id, tier))
        placed = () if tier is None else (Placement(new_id(), shot_id, publication, tier),)
        self.change(shot_id, placements=placed)

    def approve(self, shot_id: str, allowed: bool, *, words: str = "") -> None:
        self.calls.append(("approve", shot_id, allowed, words))
        said = self.link(shot_id).approvals
        self.change(shot_id, approvals=(*said, ShotApproval(new_id(), shot_id, allowed, START, words)))

    def undo(self) -> None:
        self.calls.append(("undo",))

    def redo(self) -> None:
        self.calls.append(("redo",))

    def choose(self, shot_id: str, verdict: Verdict | None) -> None:
        self.calls.append(("choose", shot_id, verdict))
        self.change(shot_id, choice=Choice(shot_id, verdict, START) if verdict else None)

    def describe(self, shot_id: str, alt_text: str) -> None:
        self.calls.append(("describe", shot_id, alt_text))


def _keeps_the_promise(session: FakeSession) -> InterviewIntents:
    return session


def gradient(width: int, height: int) -> Pixels:
    """Red grows to the right, green downwards."""
    made = np.zeros((height, width, 3), np.uint8)
    made[..., 0] = np.linspace(0, 255, width).astype(np.uint8)[None, :]
    made[..., 1] = np.linspace(0, 255, height).astype(np.uint8)[:, None]
    made[..., 2] = 40
    return made


def fitted(box: tuple[int, int] | None, full: tuple[int, int] = FULL_SIZE) -> tuple[int, int]:
    if box is None:
        return full
    scale = min(box[0] / full[0], box[1] / full[1])
    return max(1, round(full[0] * scale)), max(1, round(full[1] * scale))


@dataclass
class FakePictures:
    """Delivers painted pictures at once, or when :meth:`flush` is called if ``waits``."""

    waits: bool = False
    full_size: tuple[int, int] = FULL_SIZE
    paint: Callable[[PictureRequest, int, int], Pixels] | None = None
    unreadable: set[str] = field(default_factory=set)
    requests: list[PictureRequest] = field(default_factory=list)
    waiting: list[tuple[PictureRequest, Callable[[Picture], None]]] = field(default_factory=list)

    def request(self, request: PictureRequest, deliver: Callable[[Picture], None]) -> None:
        self.requests.append(request)
        if self.waits:
            self.waiting.append((request, deliver))
        else:
            deliver(self.picture(request))

    def flush(self) -> None:
        waiting, self.waiting = self.waiting, []
        for request, deliver in waiting:
            deliver(self.picture(request))

    def picture(self, request: PictureRequest) -> Picture:
        if request.key in self.unreadable:
            return Picture(request, None)
        if isinstance(request.source, bytes):
            return Picture(request, gradient(160, 107), (160, 107))
        width, height = fitted(request.box, self.full_size)
        pixels = self.paint(request, width, height) if self.paint else gradient(width, height)
        if request.look.monochrome:
            grey = pixels.astype(np.float32) @ np.array(request.look.mix, np.float32)
            pixels = np.repeat(grey.astype(np.uint8)[..., None], 3, axis=2)
        counted = histogram(pixels) if request.histogram else None
        return Picture(request, pixels, self.full_size, counted)
