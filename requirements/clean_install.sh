#!/bin/sh
# Install a wheel where nothing of the checkout is, and run the main job from it: clean_install.sh WHEEL.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
wheel="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
"${PYTHON:-python3}" -m venv "$room/venv"
pip="$room/venv/bin/python -m pip --disable-pip-version-check install --quiet"
$pip --require-hashes --only-binary :all: -r "$here/run.txt"
$pip --no-deps --no-index "$wheel"
cp -rL "$here/../examples/reports" "$here/../examples/reports.csv" "$room"
cd "$room"
rempart="$room/venv/bin/rempart"
"$rempart" --version
"$rempart" check
# The table of dates names its texts as they lie in the checkout; the id alone decides.
"$rempart" brief reports --meta reports.csv --out briefing >summary.txt
"$rempart" check briefing
grep -q "statements in all" summary.txt
echo "The wheel works: $(basename "$wheel")"
