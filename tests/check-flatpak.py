#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-flatpak.py MANIFEST: the sandbox has the holes it needs and no other, and every download is pinned."""

import json
import re
import sys
from pathlib import Path

PERMISSIONS = {'--share=network', '--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri',
               '--talk-name=org.freedesktop.secrets'}


def main():
    path = Path(sys.argv[1])
    manifest = json.loads(path.read_text(encoding='utf-8'))
    faults = []
    if manifest['id'] != path.stem:
        faults.append('the file is not named by the identifier')
    if set(manifest['finish-args']) != PERMISSIONS:
        faults.append(f'permissions: {sorted(set(manifest["finish-args"]) ^ PERMISSIONS)}')
    for module in manifest['modules']:
        # Without NSS, signatures would silently not be checked.
        if module['name'] == 'poppler' and '-DENABLE_NSS3=ON' not in module['config-opts']:
            faults.append('poppler: built without the verification of signatures')
        for source in module['sources']:
            if source['type'] == 'dir':
                continue
            if not source['url'].startswith('https://') or not re.fullmatch(r'[0-9a-f]{64}', source.get('sha256', '')):
                faults.append(f'{module["name"]}: not pinned')
    for fault in faults:
        print(f'{path}: {fault}', file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
