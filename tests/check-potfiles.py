#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-potfiles.py SOURCE_ROOT: po/POTFILES.in names every file that holds text for people, once, in order, and no other."""

import re
import sys
from pathlib import Path

C_CALL = re.compile(r'(?<![\w"])(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*\(?\s*"')
XML_MARK = re.compile(r'translatable="(?:yes|true)"')


def has_text(path):
    if path.suffix not in ('.c', '.h', '.ui', '.xml', '.in'):
        return False
    content = path.read_text(encoding='utf-8')
    match path.suffix:
        case '.c' | '.h':
            return C_CALL.search(content) is not None
        case '.ui':
            return XML_MARK.search(content) is not None
        case '.xml':
            return '.gschema.' in path.name and '<summary>' in content
        case '.in':
            return path.name.endswith(('.desktop.in', '.metainfo.xml.in'))
    return False


def main():
    root = Path(sys.argv[1])
    lines = (root / 'po/POTFILES.in').read_text(encoding='utf-8').split('\n')
    listed = [line for line in lines if line and not line.startswith('#')]
    found = {str(path.relative_to(root)) for folder in ('src', 'data') for path in (root / folder).rglob('*')
             if path.is_file() and has_text(path)}
    faults = [f'{name}: holds text for people and is missing' for name in sorted(found - set(listed))]
    faults += [f'{name}: is listed and holds no text for people' for name in sorted(set(listed) - found)]
    if listed != sorted(set(listed)):
        faults.append('the lines are not in order, or one is there twice')
    if not found:
        faults.append('no file with text for people was found at all')
    for fault in faults:
        print(f'po/POTFILES.in: {fault}', file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
