"""What came of a move, in the words of the sheets."""

from fotointerview.domain.outcomes import Outcome, Turn
from fotointerview.publish.words import Words

_MINUS = "\u2212"


def outcome_words(came: Outcome, words: Words) -> str:
    """``"+0,8 stop"``, ``"gezicht 32 % → 47 %"``, ``"gezicht 1,4× groter"``, ``"achtergrond zachter"``."""
    if came.shares is not None:
        before, after = (round(100 * share) for share in came.shares)
        return words.say("came.shares", before=before, after=after)
    match came.turn:
        case Turn.LIGHT:
            return words.say("came.light", stops=_signed(came.amount, words))
        case Turn.LARGER | Turn.SMALLER:
            return words.say(f"came.{came.turn.value}", times=words.number(came.amount))
        case Turn.OFF:
            return words.say("came.off", percent=round(100 * came.amount))
        case plain:
            return words.say(f"came.{plain.value}")


def _signed(ev: float, words: Words) -> str:
    number = words.number(abs(ev))
    is_nothing = not number.strip("0.,")
    return number if is_nothing else f"{'+' if ev > 0 else _MINUS}{number}"
