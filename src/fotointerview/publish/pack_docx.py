"""The quotes as a document for a word processor: per portrait its number, who it is, the words, and what goes with it.

The same portraits make the same bytes: the moments in the document are those of the export, and its zip is packed
here again.
"""

import tempfile
import zipfile
from collections.abc import Container, Iterable
from datetime import UTC
from io import BytesIO
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.run import Run

from fotointerview.domain.words import Language
from fotointerview.publish.material import Material
from fotointerview.publish.pack_data import Portrait, consent_words, in_one_line, tier_name
from fotointerview.publish.package import write_zip
from fotointerview.publish.words import Words

_TAGS: Final = {Language.NL: "nl-NL", Language.EN: "en-GB"}
_THUMBNAIL: Final = "/metadata/thumbnail"
_A4: Final = (210, 297)


def put_quotes(
    path: Path, found: Iterable[Portrait], material: Material, words: Words, *, readable: Container[str]
) -> None:
    """Write the document of ``found`` to ``path``; ``readable`` are the ids of the shots of which there is a photo."""
    document = _empty(material, words)
    scope = material.released.scope.value
    for one in found:
        document.add_heading(f"{one.name} · {one.who}", level=2)
        facts = " · ".join(filter(None, (one.role, tier_name(one, words))))
        document.add_paragraph(facts).paragraph_format.keep_with_next = True
        if one.shot_id not in readable:
            document.add_paragraph(words.say("unreadable"))
        for saying in one.quotes:
            paragraph = document.add_paragraph(style="Intense Quote")
            if saying.who:
                paragraph.add_run(f"{saying.who}: ")
            _spoken(paragraph.add_run(saying.text), saying.language)
        if not one.quotes:
            document.add_paragraph(words.say("no_quote"))
        for label, text in (("alt", one.alt), ("consent", consent_words(scope, one.mode, one.until, words))):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{words.say(label)}: ").bold = True
            paragraph.add_run(text)
    _pack(document, path, material)


def _empty(material: Material, words: Words) -> Docx:
    document = Document()
    package = document.part.package
    for key in [key for key, rel in package.rels.items() if rel.reltype.endswith(_THUMBNAIL)]:
        package.rels.pop(key)  # a small picture of the template
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in _A4)
    for default in document.styles.element.iter(qn("w:lang")):
        default.set(qn("w:val"), _TAGS[material.language])
    title = in_one_line(material.title) or words.say("title")
    made = material.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = document.core_properties
    properties.title, properties.language = title, _TAGS[material.language]
    properties.author = properties.last_modified_by = "fotointerview"
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = made
    document.add_heading(title, level=1)
    return document


def _spoken(run: Run, language: Language) -> None:
    """Say in which language a run is, for the spelling and for those who listen."""
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), _TAGS[language])
    run._r.get_or_add_rPr().append(tag)


def _pack(document: Docx, path: Path, material: Material) -> None:
    stream = BytesIO()
    document.save(stream)
    with tempfile.TemporaryDirectory(prefix="fotointerview-docx-") as folder:
        with zipfile.ZipFile(stream) as archive:
            archive.extractall(folder)
        write_zip(Path(folder), path, at=material.at)
