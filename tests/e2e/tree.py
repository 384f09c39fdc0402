# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree of the real program, as a screen reader sees it: what the end-to-end tests look at and act on."""

import os
import re
import subprocess
import sys
import time

# Warnings are fatal for the program, not for the library that looks at it.
ENVIRONMENT = dict(os.environ)
os.environ.pop('G_DEBUG', None)

import gi  # noqa: E402

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE_SECONDS = 30
results = 0


def walk(node, depth=0):
    """Every accessible below a node; what goes away meanwhile is left out."""
    if node is None or depth > 60:
        return
    yield node
    try:
        children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except GLib.Error:
        return
    for child in children:
        yield from walk(child, depth + 1)


def name_of(node):
    """What a screen reader says: the name, else the text."""
    try:
        name = node.get_name()
        if not name and Atspi.Accessible.get_text(node) is not None:
            name = Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))
        return name or ''
    except (GLib.Error, TypeError):
        return ''


def find(root, pattern, role=None):
    for node in walk(root):
        if (role is None or node.get_role() == role) and re.search(pattern, name_of(node)):
            return node
    return None


def wait_for(what, look):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f'not seen within {DEADLINE_SECONDS} s: {what}')


def find_application(pid):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        try:
            if child is not None and child.get_process_id() == pid:
                return child
        except GLib.Error:
            continue
    return None


def passed(text):
    global results
    results += 1
    print(f'ok {results} {text}', flush=True)


def press(node):
    assert Atspi.Action.do_action(node, 0), f'{name_of(node)} cannot be pressed'


def key(keysym):
    """A key that is pressed where the keyboard is."""
    assert Atspi.generate_keyboard_event(keysym, None, Atspi.KeySynthType.SYM)


def drive(run, *options):
    """Starts the program of the command line with these options, gives its tree to run, and ends it."""
    Atspi.init()
    # Asking once makes the registry listen before the program starts.
    Atspi.get_desktop(0).get_child_count()
    program = subprocess.Popen([sys.argv[1], *options], env=ENVIRONMENT)
    try:
        application = wait_for('the program', lambda: find_application(program.pid))
        try:
            run(application)
        except AssertionError:
            print('\n'.join(f'# {node.get_role_name()}: {name_of(node)!r}' for node in walk(application)))
            raise
    finally:
        program.terminate()
        program.wait(timeout=20)
    print(f'1..{results}')
