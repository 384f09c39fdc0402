#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-ui.py SOURCE_ROOT: rules of src/ui that no program enforces. gtk4-builder-tool cannot judge templates with closures and
classes of their own; the tests of the window make each of them."""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

BUTTONS = {'GtkButton', 'GtkMenuButton', 'GtkToggleButton', 'GtkLinkButton', 'AdwSplitButton'}
RETIRED = {'AdwLeaflet', 'AdwFlap', 'AdwSqueezer', 'GtkDialog', 'GtkTreeView', 'GtkInfoBar', 'GtkComboBox', 'GtkComboBoxText'}
TOO_NEW = {'AdwBanner', 'AdwSwitchRow', 'AdwToolbarView', 'AdwNavigationSplitView', 'AdwDialog', 'AdwAlertDialog', 'AdwSpinner'}


def properties(node):
    return {child.get('name'): (child.text or '').strip() for child in node if child.tag == 'property'}


def is_named(node):
    """A screen reader, and a pointer that rests on it, are told what a button with an icon does; a tooltip alone is no name."""
    values = properties(node)
    if 'icon-name' not in values or 'label' in values:
        return True
    if 'tooltip-text' not in values:
        return False
    return any(child.tag == 'accessibility' and any(p.get('name') == 'label' for p in child) for child in node)


def check(path, listed):
    if path.name not in listed:
        yield 'is not in the gresource, stripped of blanks'
    root = ET.parse(path).getroot()
    if root.get('domain') not in (None, 'probant'):
        yield 'names another translation domain'
    for template in root.iter('template'):
        if re.sub(r'(?<!^)(?=[A-Z])', '-', template.get('class')).lower() != path.stem:
            yield f'{template.get("class")}: the class is not named as the file'
        for suffix in ('.c', '.h'):
            if not path.with_suffix(suffix).exists():
                yield f'has no {path.stem}{suffix} beside it'
    for node in root.iter('object'):
        kind = node.get('class')
        if kind in BUTTONS and not is_named(node):
            yield f'{node.get("id") or kind}: an icon without a tooltip or an accessible label'
        if kind in RETIRED | TOO_NEW:
            yield f'{kind}: not from the oldest to the newest libraries'
    for node in root.iter():
        if node.tag in ('property', 'attribute') and node.get('translatable') and not (node.text or '').strip():
            yield f'{node.get("name")}: an empty text to translate'


def main():
    room = Path(sys.argv[1]) / 'src/ui'
    resources = ET.parse(room / 'probant.gresource.xml').getroot()
    listed = {node.text.strip() for node in resources.iter('file')
              if node.text.strip().endswith('.ui') and 'xml-stripblanks' in node.get('preprocess', '')}
    files = sorted(room.glob('*.ui'))
    faults = [f'{path.name}: {fault}' for path in files for fault in check(path, listed)]
    faults += [f'{name}: is in the gresource and not there' for name in sorted(listed) if not (room / name).exists()]
    if not files:
        faults.append('no .ui file was found at all')
    for fault in faults:
        print(f'src/ui/{fault}', file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
