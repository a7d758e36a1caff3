"""The words of the camera's side of the room: live view, settings, series, copies, the card."""

from fotointerview.domain.camera import CameraStatus, SettingName
from fotointerview.gui import texts, view
from fotointerview.gui.camera_side import Alone, Asked, CameraSide, Guides, LiveSign, Outcome, Said
from fotointerview.gui.texts import translate
from fotointerview.services.events import CardCleared, CardCounted, CopyChanged


def live_sign(sign: LiveSign) -> str:
    """What the picture says of itself; "" when it is a shot."""
    return {
        LiveSign.OFF: "",
        LiveSign.COMING: translate("Live", "Live view is coming …"),
        LiveSign.LIVE: translate("Live", "Live view"),
        LiveSign.AWAY: translate("Live", "Not live: the camera is away"),
    }[sign]


def guides(which: Guides) -> str:
    """The lines over the picture."""
    return {
        Guides.NONE: translate("Live", "none"),
        Guides.THIRDS: translate("Live", "thirds"),
        Guides.HEAD_ROOM: translate("Live", "thirds and head room"),
    }[which]


def said(which: Said) -> str:
    """Why a key did nothing."""
    return {
        Said.NOT_CONNECTED: translate("Live", "There is no camera now. As soon as it is there, this works."),
        Said.NO_LIVE_VIEW: translate("Live", "This camera does not send live view to the computer."),
        Said.NO_FOCUS: translate("Live", "This camera only focuses by its own button or ring."),
        Said.NO_RELEASE: translate("Live", "Take the photo with the button on the camera itself."),
    }[which]


def shots_left(left: int) -> str:
    """How many photos a series still takes."""
    return translate("Series", "%n photo(s) to go", "", left)


def answer(asked: Asked, *, now: str, name: SettingName) -> str:
    """How a setting that was asked for came out; the camera's own words where it refused."""
    match asked.outcome:
        case Outcome.PENDING:
            return translate("Setting", "{value} is being set …").format(
                value=texts.value(name, asked.wanted)
            )
        case Outcome.SET:
            return translate("Setting", "set")
        case Outcome.REFUSED:
            words = asked.fault.details.get("words", "") if asked.fault else ""
            if words:
                return translate("Setting", "not {value}; the camera says: {words}").format(
                    value=texts.value(name, asked.wanted), words=words
                )
            return translate("Setting", "not {value}; the camera stays at {now}").format(
                value=texts.value(name, asked.wanted), now=texts.value(name, now)
            )


def copies(side: CameraSide, status: CameraStatus, *, shots_pending: int) -> tuple[str, ...]:
    """Where the copies are, for the status bar: ``("card and computer", "second copy 22 of 24")``."""
    words = [places(status), second_copy(side.copies), other_files(side.under_way - shots_pending)]
    return tuple(part for part in words if part)


def places(status: CameraStatus) -> str:
    """Where a new shot goes; "" when the camera does not tell."""
    match view.keeps_on_card(status):
        case True:
            return translate("Status", "card and computer")
        case False:
            return translate("Status", "computer only")
        case _:
            return ""


def second_copy(copy: CopyChanged) -> str:
    """How the second copy stands; "" where none is wanted."""
    if not copy.folder:
        return ""
    if copy.fault is not None:
        return translate("Status", "second copy waits at {done} of {total}").format(
            done=copy.done, total=copy.total
        )
    if copy.done >= copy.total:
        return translate("Status", "second copy complete")
    return translate("Status", "second copy {done} of {total}").format(done=copy.done, total=copy.total)


def other_files(files: int) -> str:
    """That a RAW is still being fetched."""
    return translate("Status", "%n RAW file(s) follow", "", files) if files > 0 else ""


def card(told: CardCounted | CardCleared) -> str:
    """What is on the card, or what was taken off."""
    match told:
        case CardCounted(on_card, safe):
            there = translate("Card", "%n file(s) of this interview are still on the card", "", on_card)
            if safe == on_card:
                return translate("Card", "{files}; all of them are verified on this computer.").format(
                    files=there
                )
            verified = translate("Card", "%n of them verified on this computer", "", safe)
            return f"{there}; {verified}."
        case CardCleared(deleted, kept):
            gone = translate("Card", "%n file(s) were taken off the card", "", deleted)
            if kept == 0:
                return f"{gone}."
            return f"{gone}; " + translate("Card", "%n stay(s) there", "", kept) + "."


def really(files: int) -> str:
    """The question before anything is taken off the card."""
    return translate("Card", "Take %n verified file(s) off the card? On this computer they stay.", "", files)


def series(alone: Alone) -> str:
    """What the next start of the self-timer does, in a sentence."""
    # Plain names as numbers: lupdate overlooks a sentence whose number is an expression.
    delay_s, others, every_s = round(alone.delay_s), alone.shots - 1, round(alone.every_s)
    first = translate("Series", "One photo after %n second(s)", "", delay_s)
    if not others:
        return f"{first}."
    more = translate("Series", "then %n more", "", others)
    every = translate("Series", "one every %n second(s)", "", every_s)
    return f"{first}, {more}, {every}."


def supplies(battery: str, left: str) -> str:
    """Battery and room on the card in one line; what the camera does not tell is left out."""
    words = []
    if battery:
        words.append(translate("Setting", "battery {level}").format(level=battery))
    if left:
        words.append(translate("Setting", "room for {number} photos on the card").format(number=left))
    return " · ".join(words)


def places_in_full(status: CameraStatus) -> str:
    """Where a shot goes, in a sentence."""
    match view.keeps_on_card(status):
        case True:
            return translate(
                "Copies", "Every shot is safe on this computer and stays on the card in the camera as well."
            )
        case False:
            return translate(
                "Copies",
                "Every shot is safe on this computer only: the camera does not keep it on a card.",
            )
        case _:
            return translate("Copies", "Every shot is safe on this computer.")
