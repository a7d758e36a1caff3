"""In which order the lines of the hall's menus stand, whoever adds them; between two groups there is a line."""

from enum import IntEnum


class StudyGroup(IntEnum):
    """What can be done with the study: with its people, with what is known of them, with its files, and leaving it."""

    PEOPLE = 1
    KEEPING = 2
    CARE = 3
    OTHER = 4


class PersonGroup(IntEnum):
    """What can be done with a person; what cannot be undone comes last."""

    CONSENT = 1
    ROPE = 2
    ABOUT = 3
    WITHDRAWAL = 4
