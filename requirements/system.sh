#!/bin/sh
# Install the Debian packages of debian.txt that are missing, or say which to install and how.
set -eu
cd "$(dirname "$0")"
missing=""
for package in $(grep -v '^#' debian.txt); do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "Installing$missing"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
  echo "The checks need these packages, which are missing:$missing"
  echo "On Debian: sudo apt-get install --no-install-recommends$missing"
  echo "Elsewhere: Chromium, Pango and a font such as DejaVu, by the system's own means; then: touch .venv/system"
  exit 1
fi
