#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""desktop.py PROGRAM: the program as a desktop starts it: by its name on the session bus, with a link of a web page, found again by
the click on its notification."""

import os
import re
import subprocess
import sys
import time

import tree
from gi.repository import Gio
from tree import ENVIRONMENT, Atspi, GLib, name_of, passed, walk

NAME = 'io.github.probant.Probant'
PATH = '/io/github/probant/Probant'
SLOW = '99900015100012'  # whose sources take longer than a person waits
DEADLINE_SECONDS = 60
NOTIFICATIONS = '''<node><interface name="org.freedesktop.Notifications">
  <method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/><arg type="s" direction="out"/>
    <arg type="s" direction="out"/></method>
  <method name="GetCapabilities"><arg type="as" direction="out"/></method>
  <method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/><arg type="a{sv}" direction="in"/>
    <arg type="i" direction="in"/><arg type="u" direction="out"/></method>
  <method name="CloseNotification"><arg type="u" direction="in"/></method>
</interface></node>'''
notices = []  # (sender, title, body)


def find(pattern, role=None):
    desktop = Atspi.get_desktop(0)
    found = (tree.find(desktop.get_child_at_index(i), pattern, role) for i in range(desktop.get_child_count()))
    return next(filter(None, found), None)


def wait_for(what, look):
    context = GLib.MainContext.default()
    deadline = time.monotonic() + DEADLINE_SECONDS
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        for _ in range(10):
            context.iteration(False)
            time.sleep(0.02)
    raise AssertionError(f'not seen within {DEADLINE_SECONDS} s: {what}')


def press(what, pattern):
    node = wait_for(what, lambda: find(pattern, Atspi.Role.PUSH_BUTTON))
    assert Atspi.Action.do_action(node, 0), f'{what} cannot be pressed'


def xdotool(*arguments):
    """What it prints; empty where it fails, as without an active window."""
    return subprocess.run(['xdotool', *arguments], capture_output=True, text=True, timeout=30).stdout


def notified(connection, sender, path, interface, method, parameters, invocation):
    if method == 'Notify':
        notices.append((sender, parameters[3], parameters[4]))
        invocation.return_value(GLib.Variant('(u)', (len(notices),)))
    elif method == 'GetServerInformation':
        invocation.return_value(GLib.Variant('(ssss)', ('test', 'test', '1', '1.2')))
    elif method == 'GetCapabilities':
        invocation.return_value(GLib.Variant('(as)', (['actions', 'body'],)))
    else:
        invocation.return_value(None)


def call(bus, method, parameters, interface='org.freedesktop.Application', name=NAME, path=PATH):
    return bus.call_sync(name, path, interface, method, parameters, None, Gio.DBusCallFlags.NONE, 60000, None)


def has_owner(bus):
    return call(bus, 'NameHasOwner', GLib.Variant('(s)', (NAME,)), 'org.freedesktop.DBus', 'org.freedesktop.DBus',
                '/org/freedesktop/DBus')[0]


def make_activatable(bus, program):
    """The service file as it is installed, with this program in it."""
    folder = os.path.join(os.path.dirname(os.environ['XDG_RUNTIME_DIR']), 'services')
    with open(sys.argv[2], encoding='utf-8') as file:
        service = re.sub(r'^Exec=\S+', 'Exec=' + os.path.abspath(program), file.read(), flags=re.MULTILINE)
    with open(os.path.join(folder, NAME + '.service'), 'w', encoding='utf-8') as file:
        file.write(service)
    call(bus, 'ReloadConfig', None, 'org.freedesktop.DBus', 'org.freedesktop.DBus', '/org/freedesktop/DBus')


def run(bus, program):
    # Nothing runs yet: the search of the shell starts it, and finds nothing in an empty history.
    assert not has_owner(bus)
    found = call(bus, 'GetInitialResultSet', GLib.Variant('(as)', (['combe'],)), 'org.gnome.Shell.SearchProvider2',
                 path=PATH + '/SearchProvider')
    assert found[0] == [] and has_owner(bus)
    passed('the session bus starts the program to search in the history')

    call(bus, 'Open', GLib.Variant('(asa{sv})', ([f'probant:{SLOW}?object=2026-0042'], {})))
    wait_for('the question', lambda: find('^Ask the Sources About This Applicant'))
    assert find('^TRAVAUX PUBLICS') is None
    passed('a link of the web asks first')

    press('the button that asks', 'Ask the Sources$')
    wait_for('the object that is sent', lambda: find('^Object: 2026-0042$'))
    # The person looks at something else meanwhile.
    xdotool('search', '--sync', '--onlyvisible', '--name', '.+ Probant$', 'windowminimize')
    title = wait_for('the notification', lambda: notices and notices[0])[1]
    assert title == 'The dossier of TRAVAUX PUBLICS DE LA COMBE is ready', title
    assert re.search(r'^\d+ sources did not answer\.$', notices[0][2]), notices[0][2]
    assert len(notices) == 1
    passed('the end of long requests is notified')

    bus.emit_signal(notices[0][0], '/org/freedesktop/Notifications', 'org.freedesktop.Notifications', 'ActionInvoked',
                    GLib.Variant('(us)', (1, 'default')))
    wait_for('the dossier in front', lambda: xdotool('getactivewindow', 'getwindowname').startswith('TRAVAUX PUBLICS'))
    passed('a click on the notification brings the dossier to front')

    found = call(bus, 'GetInitialResultSet', GLib.Variant('(as)', (['combe'],)), 'org.gnome.Shell.SearchProvider2',
                 path=PATH + '/SearchProvider')
    assert found[0] == [SLOW], found
    passed('the shell finds the dossier by its name')

    # The command line reaches the same process, unless it brings an access of its own.
    assert subprocess.run([program, 'W389990024'], env=ENVIRONMENT, timeout=60).returncode == 0
    wait_for('the second window', lambda: find('^LES VOIX DU MOULIN$'))
    passed('the command line opens a window of the running program')
    own = subprocess.Popen([program, '--api', 'sandbox', '999000128'], env=ENVIRONMENT)
    try:
        wait_for('the window of its own process', lambda: find('^MENUISERIES GALTIER'))
        assert own.poll() is None
    finally:
        own.terminate()
        own.wait(timeout=20)
    passed('an access of its own is a process of its own')

    actions = GLib.Variant('(sava{sv})', ('quit', [], {}))
    call(bus, 'ActivateAction', actions)
    wait_for('the end', lambda: not has_owner(bus))
    passed('the program ends when it is told to')


def main():
    Atspi.init()
    Atspi.get_desktop(0).get_child_count()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    node = Gio.DBusNodeInfo.new_for_xml(NOTIFICATIONS)
    bus.register_object('/org/freedesktop/Notifications', node.interfaces[0], notified, None, None)
    Gio.bus_own_name_on_connection(bus, 'org.freedesktop.Notifications', Gio.BusNameOwnerFlags.NONE, None, None)
    make_activatable(bus, sys.argv[1])
    manager = subprocess.Popen(['openbox'], stdout=sys.stderr, stderr=subprocess.DEVNULL)
    try:
        run(bus, sys.argv[1])
    except AssertionError:
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            print('\n'.join(f'# {node.get_role_name()}: {name_of(node)}' for node in walk(desktop.get_child_at_index(i))))
        raise
    finally:
        manager.terminate()
    print(f'1..{tree.results}')


main()
