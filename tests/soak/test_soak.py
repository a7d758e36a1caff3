"""One minute of the soak in every run of the tests: nothing missing, nothing different, nothing twice.

In a process of its own, as it is started by hand. Times and memory are for ``make soak`` on a quiet machine.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fotointerview.camera.sources import has_driver
from tests.soak.plan import Blow, Deed, Trouble, make_plan

SCRIPT = Path(__file__).with_name("soak.py")
SEED = 3


def test_a_plan_is_its_seeds_and_holds_something_of_everything() -> None:
    plan = make_plan(SEED, seconds=1800)
    assert plan == make_plan(SEED, seconds=1800)
    assert plan != make_plan(SEED + 1, seconds=1800)
    deeds = {due.what for due in plan if isinstance(due.what, Deed)}
    troubles = [due.what for due in plan if isinstance(due.what, Trouble)]
    assert deeds == set(Deed)
    assert set(Blow) < {trouble.kind for trouble in troubles}
    assert 300 < len(troubles) < 900


@pytest.mark.e2e
@pytest.mark.skipif(not has_driver(), reason="gphoto2 is not installed")
def test_a_minute_of_faults_loses_no_shot() -> None:
    run = subprocess.run(
        [sys.executable, str(SCRIPT), "--minutes", "1", "--seed", str(SEED), "--json"],
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert run.stdout, run.stderr
    told = json.loads(run.stdout)
    verdict, figures = told["verdict"], told["figures"]
    lost = {what: verdict[what] for what in ("missing", "different", "twice")}
    assert lost == {"missing": [], "different": [], "twice": []}, told
    assert verdict["expected"] == verdict["safe"] > 20
    assert figures["reconnects"] > 0
    assert figures["frames"] > 0
    assert run.returncode == 0, run.stderr
