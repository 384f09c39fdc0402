#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# picture.sh BUILD_FOLDER OUT_FOLDER: pictures of the window for the README and the metainfo, in French, on the sandbox's first
# applicant: home.png, overview.png and window.png, where the vigilance certificate is previewed beside its card.
# Needs, beside what the tests need: imagemagick, openbox, xcompmgr, xdotool.
set -eu

if [ "$1" = --inside ]; then
  program=$2/src/probant out=$3
  echo 'gtk-font-name=Cantarell 11' >>"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
  openbox >/dev/null 2>&1 &
  xcompmgr >/dev/null 2>&1 &
  "$program" --api sandbox &
  application=$!
  window=$(timeout 30 xdotool search --sync --onlyvisible --pid "$application" --name . | head -n 1)
  [ -n "$window" ] || { echo "no window" >&2; exit 1; }
  sleep 3
  timeout 30 import -window "$window" "$out/home.png"
  xdotool type "$("$program" sandbox --list | sed -n '1s/ .*//p')"
  xdotool key Return
  sleep 8
  timeout 30 import -window "$window" "$out/overview.png"
  # The window has its usual size: the button that previews the vigilance certificate has its place.
  xdotool key ctrl+4
  sleep 3
  xdotool mousemove --window "$window" 1066 810 click 1
  sleep 4
  xdotool mousemove --window "$window" 1275 855
  sleep 1
  timeout 30 import -window "$window" "$out/window.png"
  kill "$application"
  exit 0
fi

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
locales=$(mktemp -d)
trap 'rm -rf "$locales"' EXIT
localedef -i fr_FR -f UTF-8 "$locales/fr_FR.UTF-8" || [ -d "$locales/fr_FR.UTF-8" ]
mkdir -p "$2"
export LOCPATH="$locales" LC_ALL=fr_FR.UTF-8 PROBANT_LOCALEDIR="$build/po" GSETTINGS_SCHEMA_DIR="$build/data" SCREEN=1440x860
"$here/with-display.sh" "$here/picture.sh" --inside "$build" "$2"
