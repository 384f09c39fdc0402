#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-format.sh SOURCE_ROOT: every C file is laid out as .clang-format says. Other versions than Debian 12's lay out otherwise.
set -eu
version=$(clang-format --version 2>/dev/null | sed -n 's/.*version \([0-9]*\).*/\1/p')
[ "$version" = 14 ] || { echo "clang-format 14 is not installed: nothing was checked"; exit 77; }
find "$1/src" "$1/tests" -name '*.[ch]' -exec clang-format --dry-run -Werror {} +
