"""Renews constraints.txt: the newest versions that pyproject.toml allows, resolved in an empty environment.

Run through ``make lock``. Only names and versions are written: no addresses, no hashes of one registry.
"""

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADER = "# The exact versions that `make setup` installs; nothing else. Renew with `make lock`, then `make test`.\n"


def main() -> int:
    """Resolve, install into a temporary environment, write what came."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *(line for lines in extras.values() for line in lines)]
    with tempfile.TemporaryDirectory(prefix="fotointerview-lock-") as folder:
        venv.create(folder, with_pip=True)
        pip = [str(Path(folder) / "bin" / "python"), "-I", "-m", "pip", "--disable-pip-version-check"]
        if subprocess.run([*pip, "install", "--quiet", *wanted], check=False).returncode != 0:
            print("constraints.txt is as it was: pip could not resolve, see above.", file=sys.stderr)
            return 1
        frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True).stdout
    pins = sorted((line for line in frozen.splitlines() if "==" in line), key=str.lower)
    (ROOT / "constraints.txt").write_text(HEADER + "".join(f"{pin}\n" for pin in pins), encoding="utf-8")
    print(f"constraints.txt: {len(pins)} pins.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
