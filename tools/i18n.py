"""Renews the translations of the windows: collects the sentences into ``ui/i18n/*.ts`` and compiles them.

Run through ``make i18n``; then translate what is new in Qt Linguist (``.venv/bin/pyside6-linguist``) and run it again.

lupdate of Qt 6.11 overlooks the number in ``translate(context, "%n shot(s)", "", number)`` and takes the plural forms
away. Every sentence with ``%n`` is therefore made a plural again here, with the forms it had before.
"""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'

Forms = dict[tuple[str, str], list[str]]


def main() -> int:
    """Collect, then compile; 0 when both worked."""
    folder = ROOT / "ui" / "i18n"
    sources = [
        *sorted((ROOT / "src" / "fotointerview" / "gui").rglob("*.py")),
        ROOT / "src/fotointerview/app.py",
        ROOT / "src/fotointerview/open_study.py",
    ]
    known = [str(source.relative_to(ROOT)) for source in sources]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    for language in ("nl", "en"):
        catalogue = folder / f"fotointerview_{language}.ts"
        forms = _plural_forms(catalogue)
        target = str(catalogue.relative_to(ROOT))
        if _run("pyside6-lupdate", *options, "-target-language", language, *known, "-ts", target):
            return 1
        # The code speaks English: its catalogue holds the plurals only.
        _mend(catalogue, forms, plurals_only=language == "en")
        if _run("pyside6-lrelease", target):
            return 1
    return 0


def _plural_forms(catalogue: Path) -> Forms:
    """The plural forms of each context and sentence."""
    forms = {}
    for context in ET.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            found = [form.text or "" for form in message.iter("numerusform")]
            if found:
                forms[(context.findtext("name", ""), message.findtext("source", ""))] = found
    return forms


def _mend(catalogue: Path, forms: Forms, *, plurals_only: bool) -> None:
    """Give every sentence with a number its plural forms; leave out the others where they are not wanted."""
    root = ET.parse(catalogue).getroot()
    for context in list(root.iter("context")):
        for message in list(context.iter("message")):
            source = message.findtext("source", "")
            if "%n" in source:
                _make_plural(message, forms.get((context.findtext("name", ""), source), ["", ""]))
            elif plurals_only:
                context.remove(message)
        if context.find("message") is None:
            root.remove(context)
    ET.indent(root, "    ")
    # Qt's own tools leave the contexts at the margin.
    lines = (line.removeprefix("    ") for line in ET.tostring(root, encoding="unicode").splitlines())
    catalogue.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def _make_plural(message: ET.Element, forms: list[str]) -> None:
    message.set("numerus", "yes")
    translation = message.find("translation")
    if translation is None:
        translation = ET.SubElement(message, "translation")
    translation.text = None
    for child in list(translation):
        translation.remove(child)
    for form in forms:
        ET.SubElement(translation, "numerusform").text = form
    if all(forms):
        translation.attrib.pop("type", None)
    else:
        translation.set("type", "unfinished")


def _run(tool: str, *arguments: str) -> int:
    return subprocess.run([str(BIN / tool), *arguments], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
