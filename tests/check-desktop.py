#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-desktop.py DESKTOP SERVICE SEARCH_PROVIDER: the files by which the desktop knows the application agree with one another."""

import configparser
import sys
from pathlib import Path


def read(path):
    parser = configparser.ConfigParser(interpolation=None, delimiters=('=',))
    parser.optionxform = str
    parser.read(path, encoding='utf-8')
    return parser


def main():
    desktop_path, service_path, search_path = map(Path, sys.argv[1:4])
    desktop, service, search = read(desktop_path), read(service_path), read(search_path)
    entry, bus, provider = desktop['Desktop Entry'], service['D-BUS Service'], search['Shell Search Provider']
    name = bus['Name']
    program = bus['Exec'].split()
    expected = [
        ('the desktop file is named by the bus name', desktop_path.name, name + '.desktop'),
        ('the service file is named by the bus name', service_path.name, name + '.service'),
        ('the desktop may start it by the bus', entry['DBusActivatable'], 'true'),
        ('links are its own', entry['MimeType'], 'x-scheme-handler/probant;'),
        ('a link reaches the command line', entry['Exec'], 'probant %u'),
        ('the service is the same program', Path(program[0]).name, entry['Exec'].split()[0]),
        ('the service waits to be asked', program[1:], ['--gapplication-service']),
        ('the service is started by its full path', Path(program[0]).is_absolute(), True),
        ('search: the desktop file', provider['DesktopId'], desktop_path.name),
        ('search: the bus name', provider['BusName'], name),
        ('search: the object', provider['ObjectPath'], '/' + name.replace('.', '/') + '/SearchProvider'),
        ('search: the version of the interface', provider['Version'], '2'),
    ]
    for action in filter(None, entry['Actions'].split(';')):
        expected.append((f'the action {action} is there', f'Desktop Action {action}' in desktop, True))
    faults = [f'{what}: {found!r} instead of {wanted!r}' for what, found, wanted in expected if found != wanted]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


sys.exit(main())
