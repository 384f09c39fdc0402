#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyboard.py PROGRAM: the job with the keyboard alone, in the real program under a window manager: from a number to a certificate, back
and out. Exits with 77 where the window manager or xdotool is missing."""

import os
import re
import shutil
import subprocess
import sys

from tree import Atspi, GLib, drive, find, name_of, passed, wait_for, walk

NUMBER = '99900010200015'
MOST_STOPS = 120


def keys(*names):
    subprocess.run(['xdotool', 'key', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '1', text], check=True)


def has_state(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.Error:
        return False


class Focus:
    """Where the keyboard is: what the program tells screen readers whenever it moves."""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self.moved)
        self.listener.register('object:state-changed:focused')

    def moved(self, event):
        if event.detail1 == 1:
            self.node = event.source

    def get(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass
        return self.node


def described(node):
    """What a screen reader says on arriving: the name, else that of the label it is tied to."""
    if node is None:
        return ''
    if name_of(node):
        return name_of(node)
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return name_of(relation.get_target(0))
    return ''


def move(focus, name):
    """One step of the keyboard, which must lead somewhere else."""
    before = focus.get()
    keys(name)
    return wait_for(f'{name} moves on from {described(before)}', lambda: focus.get() != before and focus.get())


def move_to(focus, pattern):
    for _ in range(MOST_STOPS):
        node = move(focus, 'Tab')
        if re.search(pattern, described(node)):
            return node
    raise AssertionError(f'Tab does not reach {pattern}')


def go_round(focus, what):
    """Tab leads over named and visible controls, and back to where it began."""
    stops = [focus.get()]
    while True:
        node = move(focus, 'Tab')
        box = node.get_extents(Atspi.CoordType.WINDOW)
        assert described(node), f'{what}: a stop has no name: {node.get_role_name()} after {described(stops[-1])}'
        assert box.width > 0 and box.height > 0, f'{what}: {described(node)} is not to be seen'
        if node == stops[0]:
            break
        assert node not in stops, f'{what}: {described(node)} comes again before {described(stops[0])}'
        stops.append(node)
        assert len(stops) < MOST_STOPS, f'{what}: the focus does not come round'
    print(f'# {what}: ' + ', '.join(described(node) for node in stops), flush=True)
    assert len(stops) > 3, f'{what}: {len(stops)} stops'


def is_finished(application):
    node = find(application, r'^\d+ / \d+$')
    return node and len(set(name_of(node).split(' / '))) == 1


def selected_page(application):
    pages = find(application, '^Pages of the dossier$')
    for i in range(pages.get_child_count() if pages else 0):
        row = pages.get_child_at_index(i)
        if has_state(row, Atspi.StateType.SELECTED):
            return i + 1
    return 0


def show_page(application, number):
    keys(f'ctrl+{number}')
    wait_for(f'page {number}', lambda: selected_page(application) == number)


def is_ready(focus):
    """Keys get lost until the window manager has given the window the keyboard; a step and back is harmless."""
    if not described(focus.get()).startswith('Number or name'):
        keys('Tab', 'shift+Tab')
        return False
    return True


def has_ended(pid):
    """How the program ended, as what its parent will be told."""
    result = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    return result and (result.si_code, result.si_status)


def run(application):
    pid = application.get_process_id()
    focus = Focus()
    wait_for('the first page', lambda: find(application, '^Number or name of the applicant$'))
    wait_for('the keyboard in the entry', lambda: is_ready(focus))
    go_round(focus, 'first page')
    passed('Tab goes round the first page')

    type_text(NUMBER)
    keys('Return')
    wait_for('the name of the applicant', lambda: find(application, '^CHARPENTES DU BRÉVON$'))
    wait_for('the end of the requests', lambda: is_finished(application))
    passed('a number that was typed opens its dossier, and every source answers')

    for number in (2, 3, 4, 5, 7, 1, 6):
        show_page(application, number)
    passed('Ctrl and a digit go through the pages')
    go_round(focus, 'category')
    passed('Tab goes round a category')

    show_page(application, 4)
    wait_for('the card', lambda: find(application, '^Vigilance certificate$'))
    move_to(focus, '^Preview Vigilance certificate$')
    keys('Return')
    wait_for('the pages of the certificate', lambda: find(application, '^Page 1 of [1-9]: '))
    passed('Return on its row opens a certificate')

    keys('alt+Left')
    wait_for('the dossier among the recent ones', lambda: find(application, '^Recent Dossiers$'))
    passed('Alt+Left leads back to the first page')

    keys('ctrl+q')
    assert wait_for('the end of the program', lambda: has_ended(pid)) == (os.CLD_EXITED, 0)
    passed('Ctrl+Q ends the program')


if not shutil.which('openbox') or not shutil.which('xdotool'):
    sys.exit(77)
manager = subprocess.Popen(['openbox', '--sm-disable'])
try:
    drive(run)
finally:
    manager.terminate()
    manager.wait(timeout=20)
