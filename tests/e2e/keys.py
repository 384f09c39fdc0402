# SPDX-License-Identifier: GPL-3.0-or-later
"""The keyboard, as xdotool presses it, and where it is, as a screen reader is told."""

import re
import subprocess
import time

from tree import Atspi, GLib, name_of, wait_for

MOST_STOPS = 120


def keys(*names):
    subprocess.run(['xdotool', 'key', *names], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '1', text], check=True)


def active_window():
    """The title of the window that has the keyboard."""
    result = subprocess.run(['xdotool', 'getactivewindow', 'getwindowname'], capture_output=True, text=True, check=False)
    return result.stdout.strip()


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


def go_around(focus, what):
    """As go_round, over rows of the toolkit that tell nothing of their entry, where Tab seems to stay."""
    stops = [focus.get()]
    for _ in range(MOST_STOPS):
        keys('Tab')
        deadline = time.monotonic() + 0.5
        while focus.get() == stops[-1] and time.monotonic() < deadline:
            time.sleep(0.02)
        if focus.get() == stops[0] and len(stops) > 1:
            break
        assert described(focus.get()), f'{what}: a stop has no name: {focus.get().get_role_name()} after {described(stops[-1])}'
        stops.append(focus.get())
    else:
        raise AssertionError(f'{what}: the focus does not come round')
    print(f'# {what}: ' + ', '.join(described(node) for node in stops), flush=True)
