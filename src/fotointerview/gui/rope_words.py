"""A rope in words: for who listens instead of looks, and small beside the picture."""

from dataclasses import dataclass

from fotointerview.domain.closeness import Rope, View, Wish
from fotointerview.domain.words import Answer, RopeHolder
from fotointerview.gui import texts
from fotointerview.gui.rope_names import called, far_end
from fotointerview.gui.texts import translate
from fotointerview.services.closeness import Ropes


@dataclass(frozen=True, slots=True)
class RopeRow:
    """One rope in the picture of all ropes.

    Attributes:
        rope: the rope.
        title: who is at its ends.
        captions: of every view, near end's first: whose it is and who holds the rope, in short.
        told: all of it in sentences, with the words that were said.
    """

    rope: Rope
    title: str
    captions: tuple[str, ...]
    told: str


def rows(state: Ropes) -> tuple[RopeRow, ...]:
    """Every rope in words, in their order."""
    return tuple(_row(rope, state) for rope in state.ropes)


def _row(rope: Rope, state: Ropes) -> RopeRow:
    near = called(state.by_id[rope.near_id])
    far_person = state.by_id.get(rope.far_id)
    gone = translate("Ropes", "somebody who was erased")
    far = called(far_person) if far_person is not None else rope.other or gone
    title = translate("Ropes", "{one} and {other}").format(one=near, other=far)
    told, captions = [], []
    for view in rope.views:
        who = called(state.by_id[view.measure.participant_id])
        other = far_end(view.measure, state.by_id, gone=gone)
        captions.append(_caption(view, who, other))
        told.append(_sentences(view, who, other))
    return RopeRow(rope, title, tuple(captions), f"{title}. {' '.join(told)}")


def _caption(view: View, who: str, other: str) -> str:
    """The answer first: who holds the rope can be seen as well."""
    parts = [translate("Ropes", "As {who} sees it").format(who=who)]
    if view.recognised is not None:
        parts.append(_answered(view.recognised, other))
    parts.append(_held(view.measure.holder, who, other))
    return " · ".join(parts)


def _sentences(view: View, who: str, other: str) -> str:
    measure = view.measure
    said = [
        translate(
            "Ropes", "As {who} sees it: {now} % of the rope between them, and it should be {wish} %"
        ).format(who=who, now=round(measure.experienced * 100), wish=round(measure.desired * 100)),
        _wished(view.wish),
        _held(measure.holder, who, other),
    ]
    if view.recognised is not None:
        said.append(_answered(view.recognised, other))
    words = f" “{measure.words}”" if measure.words else ""
    return "; ".join(said) + "." + words


def _wished(wish: Wish) -> str:
    return {
        Wish.NEARER: translate("Ropes", "rather nearer"),
        Wish.AS_IT_IS: translate("Ropes", "good as it is"),
        Wish.FARTHER: translate("Ropes", "rather farther"),
    }[wish]


def _held(holder: RopeHolder, who: str, other: str) -> str:
    return {
        RopeHolder.SELF: translate("Ropes", "{one} holds the rope").format(one=who),
        RopeHolder.OTHER: translate("Ropes", "{one} holds the rope").format(one=other),
        RopeHolder.BOTH: translate("Ropes", "both hold the rope"),
        RopeHolder.NOBODY: translate("Ropes", "nobody holds the rope"),
    }[holder]


def _answered(answer: Answer, other: str) -> str:
    return translate("Ropes", "{other} recognises it: {answer}").format(
        other=other, answer=texts.answer(answer).lower()
    )
