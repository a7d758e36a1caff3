"""The readable logs: as plain text, and as Markdown read by markdown-it (CommonMark, with links for bare addresses)."""

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from fotointerview.domain.chain import Link
from fotointerview.domain.words import Language
from fotointerview.publish.log_lines import Line, LineKind
from fotointerview.publish.log_text import make_logs, markdown_log, plain_log
from fotointerview.publish.research import as_said
from tests.publish.research_kit import ALL, Who, files_in, hostile, make, plain, study

pytestmark = pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")


def rendered(text: str) -> list[Token]:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)


def shown(text: str) -> list[str]:
    """What a reader sees of each block."""
    found = []
    for token in rendered(text):
        if token.type == "inline":
            parts = {"softbreak": "\n", "hardbreak": "\n"}
            found.append("".join(parts.get(child.type, child.content) for child in token.children or ()))
    return found


def test_a_log_tells_the_interview_shot_by_shot(tmp_path: Path) -> None:
    files = dict(files_in(make("log", study(tmp_path, people=ALL[:1]), tmp_path / "logs")))
    text = files["FI_P01.txt"].decode("utf-8")
    told = [
        "Gesprek met 😀 WOORD-P01-alias",
        f"{plain('P01-rol')} · 23 november 2026",
        f"Vraag: {plain('vraag')}",
        "Opname 1 (FI_0001) · 14:04:56",
        "Gemeten: 1/125 · f/2,8 · ISO 400 · gezicht 30 % van de beeldhoogte · medium close-up · ongeveer 1,5 m",
        "Eerder antwoord: nee (deelnemer)",
        f"“{plain('P01-eerst-1')}”",
        "Antwoord: ja (deelnemer)",
        f"“{plain('P01-reden-1')}”",
        "Getekend: vlak midden (deelnemer)",
        "Getekend: punt midden links (onderzoeker)",
        f"“{plain('P01-merk-1')}”",
        "Gezegd (deelnemer):",
        f"“{plain('P01-quote-1')}”",
        "Keuze: misschien",
        "Sterren: 3 van 5",
        "Afgesproken voor de volgende opname: meer licht (samen)",
        f"“{plain('P01-wens-1')}”",
        "Bedoeld: ISO 100 → 200; samen gedaan",
        "Gemeten op opname 2: +1,8 EV licht",
        "Opname 2 (FI_0002) · 14:05:56",
    ]
    lines = text.split("\n")
    at = [next(n for n, line in enumerate(lines) if line.startswith(one)) for one in told]
    assert at == sorted(at)
    assert lines[-3:] == ["Gezegd (deelnemer):", f"“{plain('P01-los')}”", ""]


@pytest.mark.parametrize("say", [plain, hostile])
def test_markdown_says_the_same_as_the_plain_text(say: object, tmp_path: Path) -> None:
    assert callable(say)
    files = dict(files_in(make("log", study(tmp_path, people=ALL[:1], say=say), tmp_path / "logs")))
    blocks = {" ".join(block.split()) for block in shown(files["FI_P01.md"].decode("utf-8"))}
    for key in ("reden-1", "quote-2", "wens-3", "los"):
        assert " ".join(as_said(say(f"P01-{key}")).split()) in blocks, key
    headings = [token.tag for token in rendered(files["FI_P01.md"].decode()) if token.type == "heading_open"]
    assert headings == ["h1", *["h2"] * 4]


@pytest.mark.parametrize(
    "words",
    [
        "# geen kop", "> geen citaat", "- geen lijst", "+ niet", "1. niet", "12) niet", "* niet *", "__nee__ _nee_",
        "`code`", "~~weg~~", "<script>alert(1)</script>", "&amp; &lt;", "![x](y)", "[a]: http://b", "| a | b |",
        "=====", "-----", "***", "\\", "a\\\nb", "    vier spaties", "```\nx\n```", "http://a.example www.b.example",
        "een\n\ntwee", "regel\nregel", "a_b_c", "jan@b.example", "1986. Een jaar", "\n- x\n- y", "<b", "$x$",
    ],
)  # fmt: skip
def test_nothing_that_people_say_means_anything_to_markdown(words: str) -> None:
    lines = [
        Line(LineKind.HEADING, "kop"),
        Line(LineKind.WORDS, words),
        Line(LineKind.FACT, " ".join(words.split())),
    ]
    text = markdown_log(lines)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in rendered(text)}
    assert kinds == {"heading", "inline", "blockquote", "paragraph"}
    inside = {child.type for token in rendered(text) for child in token.children or ()}
    assert inside <= {"text", "softbreak", "hardbreak", "text_special"}
    said = " ".join(" ".join(shown(text)).split())
    assert said == " ".join(f"kop {words} {words}".split())


def test_no_address_becomes_a_link(tmp_path: Path) -> None:
    text = markdown_log([Line(LineKind.WORDS, "https://a.example, www.b.example, c@d.example, FTP://e")])
    for bare in ("https://", "www.", "c@d", "FTP://"):
        assert bare not in text
    assert shown(text) == ["https://a.example, www.b.example, c@d.example, FTP://e"]


def test_passages_are_counted_in_code_points() -> None:
    lines = [Line(LineKind.FACT, "😀"), Line(LineKind.WORDS, "👩\u200d👩\u200d👧 e\u0301\nx", "G")]
    log = plain_log(lines)
    (passage,) = log.passages
    assert (passage.start, passage.end) == (3, 3 + 10)
    assert log.text[passage.start : passage.end] == lines[1].text


def test_a_withheld_shot_is_told_and_no_more(tmp_path: Path) -> None:
    people = (Who("P01", withheld=frozenset({2})),)
    files = dict(files_in(make("log", study(tmp_path, people=people), tmp_path / "logs")))
    text = files["FI_P01.txt"].decode("utf-8")
    assert "\nOpname 2 (FI_0002) · 14:05:56\nniet vrijgegeven\n\nOpname 3" in text


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    from fotointerview.domain.faults import FaultCode, FaultError

    out = tmp_path / "logs"
    out.mkdir()
    (out / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FaultError) as caught:
        make("log", study(tmp_path), out)
    assert caught.value.fault.code is FaultCode.EXPORT_FAILED
    assert [path.read_text(encoding="utf-8") for path in out.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("language", "said"), [(Language.NL, "niet te lezen"), (Language.EN, "cannot be read")]
)
def test_a_photo_that_is_gone_is_told_in_a_line_and_a_withheld_one_is_not(
    language: Language, said: str, tmp_path: Path
) -> None:
    stuff = replace(study(tmp_path, people=(Who("P01", withheld=frozenset({2})),)), language=language)
    gone = {1: tmp_path / "gone.jpg"}

    def photo(link: Link) -> Path:
        if link.shot.number == 3:
            raise FileNotFoundError
        return gone.get(link.shot.number) or stuff.photo(link)

    made = make_logs(replace(stuff, photo=photo), out=tmp_path / "logs")
    text = (made.path / "FI_P01.txt").read_text(encoding="utf-8")
    parts = text.split("\n\n")
    assert [said in part for part in parts[1:4]] == [True, False, True]
    assert made.unreadable == (1, 3)
    whole = make_logs(stuff, out=tmp_path / "whole")
    assert whole.unreadable == ()
    assert said not in (whole.path / "FI_P01.txt").read_text(encoding="utf-8")
