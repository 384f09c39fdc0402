#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""main-job.py PROGRAM: drives the real program through the accessible tree, as a screen reader sees it: type a number, wait for the
sources, choose a category, preview a certificate, read what is on screen."""

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
RETURN_KEY = 0xff0d
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
        if re.search(pattern, name_of(node)) and (role is None or node.get_role() == role):
            return node
    return None


def wait_for(what, look):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.1)
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


def select_page(window, title):
    """Chooses a row of the sidebar."""
    pages = wait_for('the list of pages', lambda: find(window, '^Pages of the dossier$'))
    for i in range(pages.get_child_count()):
        if name_of(pages.get_child_at_index(i)).startswith(title):
            assert Atspi.Selection.select_child(pages, i)
            return
    raise AssertionError(f'no page {title}')


def run(application):
    window = wait_for('the first page', lambda: find(application, '^Number of the applicant$') and application)
    passed('the first page is there')

    # The header bar has another one, for when a dossier is open.
    entry = [node for node in walk(window) if name_of(node) == 'Number of the applicant'][-1]
    assert Atspi.EditableText.set_text_contents(entry, '999 000 102 00015')
    assert Atspi.generate_keyboard_event(RETURN_KEY, None, Atspi.KeySynthType.SYM)
    wait_for('the name of the applicant', lambda: find(window, '^CHARPENTES DU BRÉVON$'))
    passed('a number that was typed opens its dossier')

    def is_finished():
        node = find(window, r'^\d+ / \d+$')
        return node and len(set(name_of(node).split(' / '))) == 1

    wait_for('the end of the requests', is_finished)
    passed('every source has answered')

    select_page(window, 'Social and tax certificates')
    wait_for('the card', lambda: find(window, '^Vigilance certificate$'))
    wait_for('a value of the card', lambda: find(window, '^Security code$'))
    passed('a category shows its cards and their values')

    press(wait_for('the certificate', lambda: find(window, '^Preview Vigilance certificate$', Atspi.Role.PUSH_BUTTON)))
    wait_for('the pages of the certificate', lambda: find(window, '^Page 1 of [1-9]: '))
    passed('the certificate is shown page by page')

    press(wait_for('the way back', lambda: find(window, '^Back to the First Page$')))
    wait_for('the dossier among the recent ones', lambda: find(window, '^Recent Dossiers$'))
    passed('the dossier is among the recent ones')


def main():
    Atspi.init()
    # Asking once makes the registry listen before the program starts.
    Atspi.get_desktop(0).get_child_count()
    program = subprocess.Popen([sys.argv[1], '--api', 'sandbox'], env=ENVIRONMENT)
    try:
        application = wait_for('the program', lambda: find_application(program.pid))
        try:
            run(application)
        except AssertionError:
            print('\n'.join(f'# {node.get_role_name()}: {name_of(node)}' for node in walk(application)))
            raise
    finally:
        program.terminate()
        program.wait(timeout=20)
    print(f'1..{results}')


main()
