"""What bringing in photos would do, and what came of it, in words."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from fotointerview.gui import texts
from fotointerview.gui.errand_page import counted, some_of
from fotointerview.services.bringing_in import Brought
from fotointerview.services.import_plan import ImportPlan, Left, Why


def how_many(plan: ImportPlan) -> str:
    """So many photos, from when to when."""
    if not plan.shots:
        return texts.translate("Import", "There is nothing new in this folder.")
    new = counted(
        len(plan.shots),
        texts.translate("Import", "One new photo"),
        texts.translate("Import", "{count} new photos"),
    )
    return f"{new}, {_when(plan)}."


def details(plan: ImportPlan) -> list[str]:
    """What else there is to know, a sentence each."""
    told = []
    pairs = sum(len(shot.photos) > 1 for shot in plan.shots)
    joins = sum(bool(shot.joins) for shot in plan.shots)
    if pairs:
        told.append(
            counted(
                pairs,
                texts.translate("Import", "One of them is a JPEG with its RAW; they stay together."),
                texts.translate("Import", "{count} of them are a JPEG with its RAW; they stay together."),
            )
        )
    if joins:
        told.append(
            counted(
                joins,
                texts.translate("Import", "One is the other half of a photo in the study, and joins it."),
                texts.translate("Import", "{count} are the other half of a photo in the study, and join it."),
            )
        )
    return told + stays(plan.left)


def stays(left: Sequence[Left]) -> list[str]:
    """What is not brought in, and why, a sentence each."""
    return [words(_of(left, why)) for why, words in _LEFT.items() if _of(left, why)]


def outcome(brought: Brought, plan: ImportPlan) -> list[str]:
    """What came of it, a sentence each."""
    told = [
        counted(
            brought.tally.shots,
            texts.translate("Import", "One photo came in and is safe in the study."),
            texts.translate("Import", "{count} photos came in and are safe in the study."),
        )
    ]
    if not brought.whole:
        told.append(
            texts.translate(
                "Import",
                "You stopped. The others of the {count} photos are where they were; bring the folder in again, and "
                "only what is missing comes.",
            ).format(count=len(plan.shots))
        )
    told += stays(brought.tally.left)
    if brought.damaged:
        damaged = texts.translate(
            "Import", "The end of these files is missing; they are kept as far as they go:"
        )
        told.append(f"{damaged} {some_of(brought.damaged)}")
    return told


def day(when: datetime) -> str:
    """Day, month and year, here."""
    here = when.astimezone()
    return str(QLocale().toString(QDate(here.year, here.month, here.day), "d MMMM yyyy"))


def _when(plan: ImportPlan) -> str:
    first, last = plan.shots[0].taken_at, plan.shots[-1].taken_at
    if day(first) == day(last):
        if texts.clock(first.astimezone()) == texts.clock(last.astimezone()):
            return texts.translate("Import", "of {day} at {time}").format(
                day=day(first), time=texts.clock(first.astimezone())
            )
        return texts.translate("Import", "of {day} from {first} to {last}").format(
            day=day(first), first=texts.clock(first.astimezone()), last=texts.clock(last.astimezone())
        )
    return texts.translate("Import", "from {first} to {last}").format(first=day(first), last=day(last))


def _of(left: Sequence[Left], why: Why) -> list[str]:
    return [one.name for one in left if one.why is why]


def _known(names: list[str]) -> str:
    return counted(
        len(names),
        texts.translate("Import", "One file is in the study already, and stays out."),
        texts.translate("Import", "{count} files are in the study already, and stay out."),
    )


def _twice(names: list[str]) -> str:
    return counted(
        len(names),
        texts.translate("Import", "One file is a copy of another in the folder; the photo comes in once."),
        texts.translate(
            "Import", "{count} files are copies of others in the folder; each photo comes in once."
        ),
    )


def _unreadable(names: list[str]) -> str:
    said = counted(
        len(names),
        texts.translate("Import", "One file cannot be read as a photo, and stays where it is:"),
        texts.translate("Import", "{count} files cannot be read as photos, and stay where they are:"),
    )
    return f"{said} {some_of(names)}"


def _failed(names: list[str]) -> str:
    said = counted(
        len(names),
        texts.translate("Import", "One file could not be read to its end, and stays where it is:"),
        texts.translate("Import", "{count} files could not be read to their end, and stay where they are:"),
    )
    return f"{said} {some_of(names)}"


def _foreign(names: list[str]) -> str:
    return counted(
        len(names),
        texts.translate("Import", "One file is no photo, and is not touched."),
        texts.translate("Import", "{count} files are no photos, and are not touched."),
    )


_LEFT: dict[Why, Callable[[list[str]], str]] = {
    Why.KNOWN: _known,
    Why.TWICE: _twice,
    Why.UNREADABLE: _unreadable,
    Why.FAILED: _failed,
    Why.FOREIGN: _foreign,
}
