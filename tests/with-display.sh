#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh CMD [ARG…]: runs CMD on a display, a session bus and home folders of its own, which end with it. No desktop is
# needed and none is disturbed. SCREEN=1280x800 sets the display's size; GTK_A11Y=atspi opens the real accessible tree.
set -eu

dir=$(mktemp -d)
server= session=
end () {
  for process in $session $server; do
    kill "$process" 2>/dev/null && wait "$process" 2>/dev/null || true
  done
  rm -rf "$dir"
}
trap end EXIT
trap 'exit 143' TERM
trap 'exit 130' INT HUP

# The display first: what the bus starts inherits its environment. The server itself picks a free number.
mkfifo "$dir/number"
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1280x900}x24" -nolisten tcp 3>"$dir/number" 2>"$dir/xvfb.log" &
server=$!
read -r number <"$dir/number" || { cat "$dir/xvfb.log" >&2; exit 1; }

# A bus that can start the accessibility bus and nothing else: no portal, no keyring, no settings daemon.
mkdir -m 700 "$dir/services" "$dir/runtime"
mkdir -p "$dir/config/gtk-4.0" "$dir/cache" "$dir/data"
a11y=/usr/share/dbus-1/services/org.a11y.Bus.service
[ ! -e "$a11y" ] || cp "$a11y" "$dir/services/"
cat >"$dir/bus.conf" <<END
<busconfig>
  <type>session</type>
  <listen>unix:dir=$dir/runtime</listen>
  <servicedir>$dir/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
printf '[Settings]\ngtk-enable-animations=0\n' >"$dir/config/gtk-4.0/settings.ini"

unset WAYLAND_DISPLAY DESKTOP_STARTUP_ID XAUTHORITY
export DISPLAY=":$number" XDG_RUNTIME_DIR="$dir/runtime" XDG_CONFIG_HOME="$dir/config" XDG_CACHE_HOME="$dir/cache" \
  XDG_DATA_HOME="$dir/data" GDK_BACKEND=x11 GDK_DEBUG=gl-disable GSK_RENDERER=cairo GTK_A11Y="${GTK_A11Y:-test}" \
  GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1
# In the background, for a shell hears signals only while it waits. What the bus and its services print is not the program's output.
dbus-run-session --config-file="$dir/bus.conf" -- sh -c 'exec "$@" >&3 3>&-' sh "$@" 3>&1 >&2 &
session=$!
status=0
wait "$session" || status=$?
session=
exit "$status"
