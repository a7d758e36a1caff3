"""The demonstration: short interviews with drawn sitters, from ``presets/demo.toml``, through the real session.

Nothing is faked on the way: settings are set on the demo camera and read back, shots are released, fetched, judged and
kept like any other. Only the people are a script.
"""

import math
import queue
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from fotointerview.camera.release import NOTHING_CAME
from fotointerview.domain.camera import CameraState, SettingName
from fotointerview.domain.chain import Link
from fotointerview.domain.faults import FaultCode, FaultError
from fotointerview.domain.looks import dressed
from fotointerview.domain.sayings import Point
from fotointerview.domain.scales import nearest_choice, parse_number
from fotointerview.domain.words import Answer, Language
from fotointerview.services import events
from fotointerview.services.closeness import keep_answer, keep_rope
from fotointerview.services.consent import agreed_aloud, record_answer
from fotointerview.services.consent_wording import wording_in_use
from fotointerview.services.demo_script import (
    Belongs,
    DemoInterview,
    DemoJudgement,
    DemoMark,
    DemoQuote,
    DemoShot,
    read_ropes,
    read_script,
)
from fotointerview.services.presets import InBoth, interview_preset
from fotointerview.services.study import NewParticipant, add_participant, begin_interview
from fotointerview.services.workplace import Workplace
from fotointerview.storage.study import StudyStore

Say = Callable[[str, Link, Answer], None]

_PATIENCE_S = 60.0
_PAUSE_S = 0.02
_TRIES = 3
_LINE_DOWN = (FaultCode.CAMERA_LOST, FaultCode.CHILD_DIED, FaultCode.CHILD_HUNG, FaultCode.NOT_FIRED)
_SENSOR_HEIGHT_OVER_FOCAL = 24 / 85
_HEAD_HEIGHT_M = 0.25


def title(language: Language) -> str:
    """What the demonstration's study is called: as the interviews it holds."""
    return interview_preset(read_script()[0]).title[language]


def run_demonstration(
    place: Workplace, *, language: Language, say: Say = lambda _code, _link, _answer: None
) -> int:
    """Hold every interview of the script at ``place``.

    ``say`` hears the participant's code, each safe shot and the answer to it. Returns the number of shots taken.

    Raises:
        FaultError: when the camera does not come, or a shot does not arrive.
    """
    preset_key, interviews = read_script()
    taken = sum(
        _Sitting(place, language).hold(script, preset_key=preset_key, say=say) for script in interviews
    )
    place.store_thread.ask(lambda: draw_ropes(place.store, language)).result()
    return taken


def draw_ropes(store: StudyStore, language: Language) -> None:
    """Let those who were interviewed draw the ropes of the script, and answer them. On the store's thread."""
    people = {person.code: person.id for person in store.participants()}
    for rope in read_ropes():
        who, other = people[rope.who], rope.other
        said = rope.words[language] if rope.words is not None else ""
        drawing = None if rope.drawing is None else replace(rope.drawing, words=said)
        if rope.answer is not None and isinstance(other, str):
            asked = [one for one in store.closenesses(people[other]) if one.other_id == who][-1]
            keep_answer(store, who, asked.id, rope.answer, drawing=drawing)
        elif drawing is not None:
            words, code = ("", people[other]) if isinstance(other, str) else (other[language], None)
            keep_rope(store, who, drawing, other=words, other_id=code)


class _Sitting:
    """One scripted interview, step by step, waiting for every step's outcome."""

    def __init__(self, place: Workplace, language: Language) -> None:
        self._place = place
        self._language = language
        self._shot_ids: list[str] = []  # in the order of the script
        self._events: queue.SimpleQueue[events.SessionEvent] = queue.SimpleQueue()

    def hold(self, script: DemoInterview, *, preset_key: str, say: Say) -> int:
        stop = self._place.session.subscribe(self._events.put)
        try:
            self._begin(script, preset_key)
            for number, shot in enumerate(script.shots):
                link = self._shoot(first=number == 0)
                self._shot_ids.append(link.shot.id)
                self._talk(link, shot)
                say(script.code, link, shot.answer)
            return len(script.shots)
        finally:
            stop()

    def _begin(self, script: DemoInterview, preset_key: str) -> None:
        place, store = self._place, self._place.store
        preset = interview_preset(preset_key)

        def enter() -> str:
            new = NewParticipant(script.code, script.role, script.alias, self._language)
            participant = add_participant(store, new)
            wording = wording_in_use()
            said = agreed_aloud(script.consent, wording=wording, witness="demo", language=self._language)
            record_answer(store, participant.id, said, wording=wording)
            return begin_interview(store, participant, preset=preset).id

        place.session.open_interview(place.store_thread.ask(enter).result())
        self._until_ready()
        place.change_sitter(script.sitter)
        place.camera.refresh_settings().result(timeout=_PATIENCE_S)
        for name, value in script.start.items():
            self._set(name, value)

    def _set(self, name: SettingName, value: float) -> None:
        """Set the camera, in its own words; again when the line went down meanwhile."""
        camera = self._place.camera
        for _ in range(_TRIES):
            self._until_ready()
            known = camera.status.settings.get(name)
            words = nearest_choice(known.choices, value) if known is not None and known.choices else None
            try:
                camera.write_setting(name, words or f"{value:g}").result(timeout=_PATIENCE_S)
            except FaultError as error:
                if error.fault.code not in _LINE_DOWN:
                    raise
            else:
                return
        raise FaultError(FaultCode.CAMERA_LOST)

    def _until_ready(self) -> None:
        end = time.monotonic() + _PATIENCE_S
        while self._place.camera.status.state is not CameraState.READY:
            if time.monotonic() > end:
                raise FaultError(FaultCode.NO_CAMERA)
            time.sleep(_PAUSE_S)

    def _shoot(self, *, first: bool) -> Link:
        """The next shot, safe. A release that did not go off is done again, as a person would."""
        session = self._place.session
        for attempt in range(_TRIES):
            self._until_ready()
            if first or attempt:  # a plan is carried out once: its steps count from what is set
                session.shoot()
            else:
                session.next_photo()
            link = self._safe()
            if link is not None:
                return link
        raise FaultError(FaultCode.NOT_FIRED)

    def _safe(self) -> Link | None:
        """The shot that became safe; ``None`` when the release did not go off."""
        while True:
            try:
                event = self._events.get(timeout=_PATIENCE_S)
            except queue.Empty:
                raise FaultError(FaultCode.NOT_FIRED) from None
            match event:
                case events.ShotSafe(_, link):
                    return link
                case events.Noticed(fault) if fault.details.get("words") == NOTHING_CAME:
                    continue  # a busy computer draws slowly; whether it comes at all, patience tells
                case events.Noticed(fault) if fault.code is FaultCode.NOT_FIRED:
                    return None
                case events.Noticed(fault) if fault.code in _LINE_DOWN:
                    continue
                case events.ShotFailed(_, fault) | events.Noticed(fault):
                    raise FaultError(fault.code, **fault.details)
                case _:
                    continue

    def _talk(self, link: Link, shot: DemoShot) -> None:
        """Everything that is said, drawn and decided about a shot, in the order in which people do it."""
        session, shot_id = self._place.session, link.shot.id
        self._judge(shot_id, shot.judgements)
        for quote in shot.quotes:
            self._quote(shot_id, quote)
        for note in shot.notes:
            session.note(shot_id, note[self._language])
        for mark in shot.marks:
            self._draw(shot_id, mark)
        for move in shot.moves:
            words = self._said(move.words)
            session.agree(shot_id, move.dimension, move.step, words=words, voice=move.voice, frame=move.frame)
        if shot.look is not None:
            look = dressed(self._kept(shot_id).look, shot.look.look)
            session.set_look(shot_id, look, voice=shot.look.voice)
        if shot.verdict is not None:
            session.choose(shot_id, shot.verdict)
        if shot.tier is not None:
            session.place(shot_id, shot.tier)
        self._place.store_thread.ask(lambda: None).result()

    def _said(self, words: InBoth | None) -> str:
        return words[self._language] if words is not None else ""

    def _judge(self, shot_id: str, judgements: Iterable[DemoJudgement]) -> None:
        session = self._place.session
        for judgement in judgements:
            session.judge(shot_id, judgement.answer, voice=judgement.voice)
            if judgement.reason is not None:
                session.give_reason(shot_id, self._said(judgement.reason), voice=judgement.voice)

    def _quote(self, shot_id: str, quote: DemoQuote) -> None:
        session = self._place.session
        session.quote(shot_id, self._said(quote.words), voice=quote.voice)
        quote_id = self._kept(shot_id).quotes[-1].id
        if quote.edited is not None or quote.approved:
            session.change_quote(quote_id, edited=self._said(quote.edited) or None, approved=quote.approved)
        for kind, number in quote.ties:
            session.tie_quote(quote_id, self._shot_ids[number - 1], kind)

    def _draw(self, shot_id: str, mark: DemoMark) -> None:
        kept = self._kept(shot_id)
        quotes = kept.quotes if mark.belongs is Belongs.QUOTE else ()
        judgements = kept.judgements if mark.belongs is Belongs.JUDGEMENT else ()
        self._place.session.draw(
            shot_id,
            mark.kind,
            mark.strokes or (self._round_the_face(),),
            voice=mark.voice,
            text=self._said(mark.text),
            quote_id=quotes[-1].id if quotes else None,
            judgement_id=judgements[-1].id if judgements else None,
        )

    def _round_the_face(self) -> tuple[Point, ...]:
        known = self._place.camera.status.settings.get(SettingName.SUBJECT_DISTANCE)
        return hand_circle((parse_number(known.value) if known is not None else None) or 1.6)

    def _kept(self, shot_id: str) -> Link:
        """The shot with what was said so far."""
        place = self._place
        return place.store_thread.ask(lambda: place.store.link(shot_id)).result()


def hand_circle(distance_m: float, *, centre: Point = (0.5, 0.45), points: int = 48) -> tuple[Point, ...]:
    """A circle round a head at ``distance_m``, as a hand draws it: not quite round, not quite closed.

    For the demo scene's 85 mm lens on a 36 × 24 mm sensor; normalised on the picture (3:2, so that a
    circle is narrower in x than in y).
    """
    half = min(0.62 * _HEAD_HEIGHT_M / (_SENSOR_HEIGHT_OVER_FOCAL * distance_m), 0.46)
    drawn = []
    for index in range(points):
        turn = index / (points - 1)
        angle = -2.4 + turn * 2 * math.pi * 1.04
        wobble = 1 + 0.035 * math.sin(2 * angle + 0.7) + 0.03 * turn
        x = centre[0] + half * 0.82 * wobble * math.cos(angle) / 1.5
        y = centre[1] + half * wobble * math.sin(angle)
        drawn.append((min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)))
    return tuple(drawn)
