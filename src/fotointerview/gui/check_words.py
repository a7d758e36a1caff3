"""What a check of the study can find, as the window says it: what it is and what can be done about it here."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLocale

from fotointerview.domain.soundness import CheckPart, CheckProgress, FindingKind, NotRepaired, Repair
from fotointerview.gui import texts
from fotointerview.gui.errand_page import counted
from fotointerview.gui.texts import QT_TRANSLATE_NOOP

_FOUND: Final[Mapping[FindingKind, str]] = {
    FindingKind.DATABASE_DAMAGED: QT_TRANSLATE_NOOP(
        "Check",
        "The study's database is damaged. Copy the whole folder to another disk before you do anything else, and ask "
        "for help.",
    ),
    FindingKind.DATABASE_REFERENCES: QT_TRANSLATE_NOOP(
        "Check",
        "In the study's database something is missing that is referred to. Copy the whole folder to another disk, and "
        "ask for help.",
    ),
    FindingKind.PATH_OUTSIDE: QT_TRANSLATE_NOOP(
        "Check", "The database names a file outside the study; it was not opened."
    ),
    FindingKind.ORIGINAL_MISSING: QT_TRANSLATE_NOOP("Check", "A photo is missing."),
    FindingKind.ORIGINAL_SIZE: QT_TRANSLATE_NOOP(
        "Check", "A photo is not as large as it was: cut off, or replaced."
    ),
    FindingKind.ORIGINAL_CHANGED: QT_TRANSLATE_NOOP("Check", "A photo is not as it was when it came in."),
    FindingKind.ORIGINAL_UNREADABLE: QT_TRANSLATE_NOOP(
        "Check",
        "A photo cannot be read; the disk may be wearing out. Copy the whole folder to another disk first.",
    ),
    FindingKind.ORIGINAL_WRITABLE: QT_TRANSLATE_NOOP(
        "Check", "A photo is no longer protected against overwriting."
    ),
    FindingKind.ORPHAN_ORIGINAL: QT_TRANSLATE_NOOP(
        "Check", "Among the photos lies a file that the study does not know."
    ),
    FindingKind.ORPHAN_FILE: QT_TRANSLATE_NOOP(
        "Check", "In the folder of the interviews lies a file that does not belong there."
    ),
    FindingKind.INCOMING_WAITING: QT_TRANSLATE_NOOP(
        "Check",
        "A photo is still on its way into the study. It comes in by itself, at the latest at the next start.",
    ),
    FindingKind.INCOMING_STRANGER: QT_TRANSLATE_NOOP(
        "Check", "Among the downloads lies a file that belongs to no interview."
    ),
    FindingKind.LEFTOVER: QT_TRANSLATE_NOOP(
        "Check",
        "Half a file of something that is going on or was broken off. Nothing is missing because of it.",
    ),
    FindingKind.SIDECAR_UNREADABLE: QT_TRANSLATE_NOOP(
        "Check",
        "A file for other photo programs (.xmp) cannot be read. The photo itself is not touched by that.",
    ),
    FindingKind.SIDECAR_ORPHAN: QT_TRANSLATE_NOOP(
        "Check", "A file for other photo programs (.xmp) belongs to a photo that is not there."
    ),
    FindingKind.SET_ASIDE: QT_TRANSLATE_NOOP(
        "Check", "A damaged file that was put aside when its copy took its place. You may remove it."
    ),
    FindingKind.COPY_ABSENT: QT_TRANSLATE_NOOP(
        "Check", "In that place there is no second copy of this study."
    ),
    FindingKind.COPY_MISSING: QT_TRANSLATE_NOOP("Check", "A photo has no second copy."),
    FindingKind.COPY_SIZE: QT_TRANSLATE_NOOP("Check", "A second copy is not as large as it was."),
    FindingKind.COPY_CHANGED: QT_TRANSLATE_NOOP("Check", "A second copy is not as it was when it was made."),
    FindingKind.COPY_UNREADABLE: QT_TRANSLATE_NOOP(
        "Check", "A second copy cannot be read; that disk may be wearing out."
    ),
    FindingKind.COPY_LEFT_OVER: QT_TRANSLATE_NOOP(
        "Check",
        "In the second copy is a photo that is no longer in the study. If somebody withdrew it, remove it there too.",
    ),
    FindingKind.COPY_UNLISTED: QT_TRANSLATE_NOOP(
        "Check", "In the folder of the second copy lies a file that is not on its list."
    ),
    FindingKind.COPY_SET_ASIDE: QT_TRANSLATE_NOOP(
        "Check", "A damaged second copy that was put aside. You may remove it."
    ),
    FindingKind.SIDECAR_MISSING: QT_TRANSLATE_NOOP(
        "Check", "A file for other photo programs (.xmp) is in the second copy and not in the study."
    ),
    FindingKind.COPY_SIDECAR_MISSING: QT_TRANSLATE_NOOP(
        "Check", "A file for other photo programs (.xmp) has no second copy yet."
    ),
    FindingKind.COPY_SIDECAR_DIFFERS: QT_TRANSLATE_NOOP(
        "Check", "A file for other photo programs (.xmp) is not the same in the second copy."
    ),
    FindingKind.COPY_SIDECAR_KEPT: QT_TRANSLATE_NOOP(
        "Check",
        "In the second copy somebody had changed a file for other photo programs (.xmp); that one was kept beside it.",
    ),
}


def finding(kind: FindingKind) -> str:
    """What is the matter, in a sentence or two."""
    return texts.translate("Check", _FOUND[kind])


def unchecked(part: CheckPart, path: str) -> str:
    """Why a part could not be looked at."""
    return {
        CheckPart.ORIGINALS: texts.translate(
            "Check", "The list of photos is damaged: what could still be read of it was checked."
        ),
        CheckPart.FOLDERS: texts.translate(
            "Check", "Without the whole list of photos nobody can say what does not belong in the folders."
        ),
        CheckPart.SECOND_COPY: texts.translate(
            "Check",
            "The disk or folder of the second copy is not there ({path}). Connect it and check again.",
        ).format(path=path),
    }.get(part, "")


def progress(far: CheckProgress) -> str:
    """What is looked at now, and how far that is."""
    part = {
        CheckPart.DATABASE: texts.translate("Check", "Checking the database …"),
        CheckPart.ORIGINALS: texts.translate("Check", "Checking the photos"),
        CheckPart.FOLDERS: texts.translate("Check", "Looking through the folders …"),
        CheckPart.SECOND_COPY: texts.translate("Check", "Checking the second copy"),
    }[far.part]
    if not far.files_total:
        return part
    files = texts.translate("Check", "{done} of {of}").format(done=far.files, of=far.files_total)
    return f"{part}: {files} ({size(far.size)} / {size(far.size_total)})"


def size(octets: int) -> str:
    """So many bytes, for people."""
    return str(QLocale().formattedDataSize(octets, 1, QLocale.DataSizeFormat.DataSizeSIFormat))


def repair(which: Repair, count: int) -> str:
    """What a button to put things right says."""
    one, many = {
        Repair.MISSING: (
            texts.translate("Check", "Bring the missing photo back"),
            texts.translate("Check", "Bring {count} missing photos back"),
        ),
        Repair.DAMAGED: (
            texts.translate("Check", "Replace the damaged photo by its copy"),
            texts.translate("Check", "Replace {count} damaged photos by their copies"),
        ),
        Repair.COPIES: (
            texts.translate("Check", "Make the copy anew"),
            texts.translate("Check", "Make {count} copies anew"),
        ),
    }[which]
    return counted(count, one, many)


def not_repaired(trouble: NotRepaired, words: str) -> str:
    """Why something could not be put right."""
    told = {
        NotRepaired.NO_SOUND_COPY: texts.translate("Check", "there is no sound copy of it"),
        NotRepaired.NO_SOUND_ORIGINAL: texts.translate("Check", "the photo itself is not sound"),
        NotRepaired.FAULT: texts.translate("Check", "the disk did not co-operate"),
    }[trouble]
    return f"{told} ({words})" if words else told
