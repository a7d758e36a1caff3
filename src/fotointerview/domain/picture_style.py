"""The body's own picture style beside a look: black and white on the body too, and the former style again.

A style is burnt into the JPEG. Black and white on the body makes the JPEG and the live view on the body's own screen
black and white; only a RAW still has the colour. So the rules tie it to RAW.
"""

import re
from collections.abc import Mapping, Sequence

from fotointerview.domain.camera import Setting, SettingName
from fotointerview.domain.plan_rules import PlanRules, StyleRule

_RAW = re.compile(r"\b[cms]?raw|\bnef|\bcr[23]\b|\barw\b|\braf\b|\borf\b|\brw2\b|\bdng\b", re.IGNORECASE)


def writes_raw(settings: Mapping[SettingName, Setting]) -> bool:
    """Whether the body says that it writes RAW, alone or beside a JPEG."""
    told = settings.get(SettingName.IMAGE_FORMAT)
    return told is not None and _RAW.search(told.value) is not None


def style_after(
    settings: Mapping[SettingName, Setting], *, monochrome: bool, former: str, rules: PlanRules
) -> str:
    """The style to set for black and white, or for colour; "" where it stays as it is.

    Args:
        settings: the camera's.
        monochrome: whether the next picture is wanted in black and white.
        former: the style there was before black and white, where that is known.
        rules: whether the body's style is used at all, and which.
    """
    style = settings.get(SettingName.PICTURE_STYLE)
    if style is None or style.read_only or rules.picture_style is StyleRule.NEVER:
        return ""
    is_monochrome = bool(_beginning((style.value,), rules.monochrome))
    if monochrome == is_monochrome:
        return ""
    if monochrome:
        allowed = rules.picture_style is StyleRule.ALWAYS or writes_raw(settings)
        return _beginning(style.choices, rules.monochrome) if allowed else ""
    if former in style.choices and not _beginning((former,), rules.monochrome):
        return former
    return _beginning(style.choices, rules.colour_styles)


def _beginning(words: Sequence[str], starts: Sequence[str]) -> str:
    """The first of ``words`` that begins with one of ``starts``, by the order of ``starts``."""
    for start in starts:
        for word in words:
            if word.casefold().startswith(start.casefold()):
                return word
    return ""
