#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-man.sh PAGE: the page is formatted without a warning. 77 (skipped) without man.
command -v man >/dev/null || exit 77
warnings=$(man --warnings=w -E UTF-8 -l -Tutf8 -Z "$1" 2>&1 >/dev/null) || exit 1
[ -z "$warnings" ] && exit 0
printf '%s\n' "$warnings" >&2
exit 1
