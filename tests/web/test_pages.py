"""The blog in a real browser, read by axe-core and html-validate: from a file and from a server, wide and narrow, by
day and by night, and without asking anything of anybody else.

They are fetched by ``tools/page_checks.py``; where that cannot be done the tests are skipped and say why.
"""

import functools
import http.server
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fotointerview.domain.consent import Reason
from fotointerview.domain.release import Released, Withheld
from fotointerview.domain.words import Answer, Dimension, Language, Scope, Verdict
from fotointerview.publish.web import make_blog
from tests.publish.made_up import ELIAN, MATERIAL, NIKO, Said, drawn_photos, made_up_chain
from tests.publish.test_sheet import HOSTILE
from tests.publish.test_web import BLOCKS, MARKUP
from tests.web.browser import Browser, browser_path

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "build" / "page-checks" / "node_modules"
MAY_INSTALL = ("CI", "FOTOINTERVIEW_MAY_INSTALL")
WIDTHS = (360, 768, 1440)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (
    f"axe.run(document, {{runOnly: {json.dumps(TAGS)}, resultTypes: ['violations'], preload: false}})"
    ".then(found => [found.testEngine.version, found.passes.length,"
    " found.violations.map(one => [one.id, one.nodes.map(node => node.html.slice(0, 160))])])"
)
PICTURES = "[...document.images].map(image => [image.naturalWidth, image.currentSrc])"
PAGES = ("index.html", "p01.html", "p02.html", "p03.html")


@pytest.fixture(scope="module")
def checks() -> None:
    # Nothing is installed on the system from here: that takes its time, and `make tests` has done it where it may.
    quietly = {name: value for name, value in os.environ.items() if name not in MAY_INSTALL}
    fetched = subprocess.run(
        [sys.executable, "-I", ROOT / "tools" / "page_checks.py"],
        capture_output=True,
        text=True,
        check=False,
        env=quietly,
    )
    if fetched.returncode:
        pytest.skip(f"the web pages are not read back: {fetched.stderr.strip()}")


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that can be on a page: portraits, withheld shots, one alone, hostile and long words, two languages."""
    folder = tmp_path_factory.mktemp("pages")
    hostile = (
        Said(Answer.NO, MARKUP, [(Dimension.LIGHT, 1), (Dimension.DISTANCE, 2)], HOSTILE),
        Said(Answer.ALMOST, "W" * 300, [(Dimension.FOCUS, -1)] * 9, portrait=True),
        Said(Answer.YES, BLOCKS, quote=f"{HOSTILE} " * 5, verdict=Verdict.CHOSEN, portrait=True),
    )
    said = (ELIAN, NIKO * 2, hostile)
    chains = [
        made_up_chain(ELIAN, language=Language.EN),
        made_up_chain(NIKO * 2, first=4, code="P02", alias="Niko", role="beleid"),
        made_up_chain(hostile, first=30, code="P03", alias=MARKUP, loose=[HOSTILE, MARKUP]),
    ]
    photo = drawn_photos(folder, chains, said, long_side=1000)
    hidden = {4, 5, 6, 10}
    links = tuple(type(link)(link.shot) if link.shot.number in hidden else link for link in chains[1].links)
    withheld = tuple(
        Withheld("P02", Reason.SHOT_NOT_APPROVED, link.shot.id, link.shot.number)
        for link in links
        if link.shot.number in hidden
    )
    released = Released((chains[0], replace(chains[1], links=links), chains[2]), Scope.BLOG, withheld)
    return make_blog(replace(MATERIAL, released=released, photo=photo), out=folder / "blog").path


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_about: Any) -> None:
        pass


@pytest.fixture(scope="module")
def served(blog: Path) -> Iterator[str]:
    """The blog's address on this machine."""
    handler = functools.partial(Quiet, directory=str(blog))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(5)


@pytest.fixture(scope="module")
def browser(
    checks: None, blog: Path, served: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    if browser_path() is None:
        pytest.skip("no Chromium is installed here")

    def allowed(address: str) -> bool:
        return address.startswith((f"{blog.as_uri()}/", f"{served}/"))

    with Browser(tmp_path_factory.mktemp("profile"), allowed=allowed) as running:
        yield running


@pytest.mark.parametrize("name", PAGES)
def test_no_barrier_at_any_width_by_day_or_by_night(browser: Browser, blog: Path, name: str) -> None:
    browser.look(WIDTHS[0], 800, "light")
    browser.open(f"{blog.as_uri()}/{name}")
    browser.run((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    grounds = set()
    for scheme in ("light", "dark"):
        for width in WIDTHS:
            browser.look(width, 800, scheme)
            version, passed, violations = browser.run(AXE)
            assert violations == [], f"{name} at {width}, {scheme}"
            assert version == "4.14.1"
            assert passed > 15
            assert browser.run("document.documentElement.clientWidth") == width
            assert browser.run("document.documentElement.scrollWidth") <= width, f"{name} at {width}"
            grounds.add(browser.run("getComputedStyle(document.body).backgroundColor"))
    assert grounds == {"rgb(251, 250, 246)", "rgb(27, 27, 26)"}
    browser.look(320, 800, "light")
    assert browser.run("document.documentElement.scrollWidth") <= 320, "it reflows (WCAG 1.4.10)"
    assert browser.refused == []


def test_axe_would_find_a_barrier(browser: Browser, blog: Path) -> None:
    browser.look(768, 800, "light")
    browser.open(f"{blog.as_uri()}/p01.html")
    browser.run((MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    browser.run(
        "document.images[0].removeAttribute('alt'), document.querySelector('.facts').style.color = '#ccc', 1"
    )
    _, _, violations = browser.run(AXE)
    assert {one[0] for one in violations} >= {"image-alt", "color-contrast"}


@pytest.mark.parametrize("way", ["file", "server"])
def test_it_works_from_a_file_and_from_a_server_and_asks_nobody_else(
    browser: Browser, blog: Path, served: str, way: str
) -> None:
    home = blog.as_uri() if way == "file" else served
    browser.look(1440, 900, "light")
    asked: set[str] = set()
    for name in PAGES:
        browser.open(f"{home}/{name}")
        asked |= set(browser.asked)
        pictures = browser.run(PICTURES)
        assert pictures
        assert all(width > 100 and source.endswith(".avif") for width, source in pictures), pictures
        assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 246)"
        assert {source for _, source in pictures} <= asked
    assert all(one.startswith(f"{home}/") for one in asked)
    assert browser.refused == []
    assert [one for one in browser.complaints if "favicon" not in one and "404" not in one] == []


def test_a_request_to_another_place_is_seen_and_refused_twice(browser: Browser, blog: Path) -> None:
    """By the page's own policy, and by the browser of this test, which would tell."""
    browser.open(f"{blog.as_uri()}/p01.html")
    browser.run("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/x.png'})), 1")
    browser.run("new Promise(done => setTimeout(done, 200))")
    assert browser.refused == [], "the policy stops it before it is asked"
    assert any("Content Security Policy" in one for one in browser.complaints)
    browser.complaints.clear()
    with pytest.raises(Exception, match=r"127\.0\.0\.1:9"):
        browser.open("http://127.0.0.1:9/x.html")
    assert browser.refused == ["http://127.0.0.1:9/x.html"]
    browser.refused.clear()


def test_everything_is_reached_by_keyboard_in_order_and_seen(browser: Browser, blog: Path) -> None:
    browser.look(1440, 900, "light")
    browser.open(f"{blog.as_uri()}/p02.html")
    reached = []
    for _ in range(4):
        browser.press("Tab", 9)
        reached.append(
            browser.run(
                "(() => { const one = document.activeElement, box = one.getBoundingClientRect();"
                " return [one.getAttribute('href'), getComputedStyle(one).outlineStyle,"
                " box.top >= 0 && box.height >= 24]; })()"
            )
        )
    assert reached == [
        ["#content", "solid", True],
        ["index.html", "solid", True],
        ["p01.html", "solid", True],
        ["p03.html", "solid", True],
    ]


def test_on_paper_it_is_light_and_leaves_out_what_cannot_be_pressed(browser: Browser, blog: Path) -> None:
    browser.look(1440, 900, "dark")
    browser.open(f"{blog.as_uri()}/p02.html")
    browser.ask(
        "Emulation.setEmulatedMedia",
        media="print",
        features=[{"name": "prefers-color-scheme", "value": "dark"}],
    )
    assert browser.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert browser.run("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert browser.run("[...document.querySelectorAll('a')].filter(one => one.offsetHeight > 0).length") == 0
    browser.ask("Emulation.setEmulatedMedia", media="")


@pytest.mark.usefixtures("checks")
def test_the_markup_is_valid(blog: Path) -> None:
    command: list[str | Path] = [
        "node",
        MODULES / "html-validate" / "bin" / "html-validate.mjs",
        "--formatter",
        "json",
    ]
    command += ["--config", ROOT / "tests" / "web" / "html-validate.json"]
    told = subprocess.run(
        [*command, *(blog / name for name in PAGES)], capture_output=True, text=True, check=False, timeout=60
    )
    found = [
        (Path(page["filePath"]).name, one["ruleId"], one["line"], one["message"])
        for page in json.loads(told.stdout)
        for one in page["messages"]
    ]
    assert found == []
    assert told.returncode == 0
    broken = blog.parent / "broken.html"
    broken.write_text(
        (blog / "p01.html").read_text(encoding="utf-8").replace(" alt=", " data-alt="), encoding="utf-8"
    )
    judged = subprocess.run([*command, broken], capture_output=True, text=True, check=False, timeout=60)
    assert judged.returncode == 1, "it would find a fault"
