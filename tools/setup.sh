#!/bin/sh
# Finds a Python that is new enough and lets it do the rest (tools/setup.py).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

for candidate in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 python3.14 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$candidate" -I "$here/setup.py"
    fi
done

cat >&2 <<'WORDS'
Setup stopped: no Python 3.11 or newer was found. Install one and run the same command again:
    Debian, Ubuntu   sudo apt-get install python3 python3-venv
    Fedora           sudo dnf install python3
    Arch             sudo pacman -S python
    macOS            brew install python
If it has an unusual name, say which:  make setup PYTHON=/path/to/python3
WORDS
exit 1
