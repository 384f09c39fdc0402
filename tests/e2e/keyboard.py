#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyboard.py PROGRAM: the job with the keyboard alone, in the real program under a window manager: from a number to
certificates, comparison, report, preferences and help, back and out. Exits with 77 where the window manager or xdotool is missing."""

import os
import re
import shutil
import subprocess
import sys
import tempfile

from keys import Focus, active_window, described, go_around, go_round, has_state, keys, move, move_to, type_text
from tree import Atspi, drive, find, name_of, passed, wait_for

NUMBER = '99900010200015'


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


def search_in_certificate(focus):
    keys('ctrl+f')
    entry = wait_for('the keyboard in the entry of the search',
                     lambda: described(focus.get()) == 'Find in the document' and focus.get())
    bar = entry.get_parent()
    type_text('vigilance')
    n_hits = int(name_of(wait_for('what was found', lambda: find(bar, '^1 of [2-9]$'))).split()[-1])
    for key, number in (('Return', 2), ('shift+Return', 1), ('shift+Return', n_hits), ('Return', 1)):
        keys(key)
        wait_for(f'hit {number}', lambda: find(bar, f'^{number} of {n_hits}$'))
    move(focus, 'Escape')
    # A sentence that can be copied moves its cursor by the same key.
    move(focus, 'shift+F6')
    assert move(focus, 'shift+Tab').get_role() == Atspi.Role.LABEL
    move(focus, 'ctrl+f')
    type_text('vigilance')
    wait_for('what was found again', lambda: find(bar, '^1 of [2-9]$'))
    move_to(focus, '^Previous hit$')
    keys('Escape')
    wait_for('the keyboard in the certificate', lambda: described(focus.get()).startswith('Page 1 of '))


def go_through_parts(application, focus):
    assert described(move(focus, 'Tab')) == 'Preview Vigilance certificate'
    keys('Return')
    wait_for('the certificate', lambda: find(application, '^Page 1 of [1-9]: ', Atspi.Role.DOCUMENT_TEXT))
    certificate = 'Page 1 of [1-9]: Vigilance certificate'
    for key, place in (('F6', certificate), ('F6', 'Social and tax certificates, .*'), ('F6', 'Preview Vigilance certificate'),
                       ('F6', certificate), ('shift+F6', 'Preview Vigilance certificate')):
        assert re.fullmatch(place, described(move(focus, key))), f'{key} leads to {described(focus.get())}, not to {place}'
    keys('Escape')


def save_report(application):
    """The dialog is the toolkit's, and tells nothing of its focus: what it does is seen on disk."""
    with tempfile.TemporaryDirectory(prefix='probant-keyboard-') as folder:
        report = os.path.join(folder, 'report.pdf')
        keys('ctrl+e')
        wait_for('the dialog', lambda: active_window() == 'Save the Report as PDF')
        keys('ctrl+a')
        type_text(report)
        keys('Return')
        wait_for('what was saved', lambda: os.listdir(folder) == ['report.pdf'])
        with open(report, 'rb') as file:
            assert file.read(5) == b'%PDF-'
    assert application.get_child_count() == 1


def close_window(application, focus):
    """Escape closes a window, and the one below has the keyboard where it was."""
    keys('Escape')
    wait_for('one window', lambda: application.get_child_count() == 1)
    wait_for('the keyboard in it', lambda: has_state(focus.get(), Atspi.StateType.FOCUSED))


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
    wait_for('the pages of the certificate', lambda: find(application, '^Page 1 of [1-9]: ', Atspi.Role.DOCUMENT_TEXT))
    passed('Return on its row opens a certificate')

    search_in_certificate(focus)
    passed('Ctrl+F finds in a certificate, Enter steps on, Escape leads back to it')

    assert move(focus, 'Escape').get_role() == Atspi.Role.LABEL
    assert not find(application, '^Page 1 of [1-9]: ', Atspi.Role.DOCUMENT_TEXT)
    passed('Escape closes the certificate and leads back to where one was')

    go_through_parts(application, focus)
    passed('F6 leads from part to part, and each time to where one was')

    show_page(application, 8)
    keys('F6')
    move_to(focus, '^Name')
    type_text('Charpentes du Nord')
    wait_for('the verdict', lambda: find(application, '^Differs$'))
    passed('a declared value is typed and compared')

    save_report(application)
    move(focus, 'Tab')
    passed('Ctrl+E saves the report where the keyboard says')

    keys('ctrl+comma')
    wait_for('the preferences', lambda: described(focus.get()) == 'Access')
    for name in ('Sources', 'History', 'Appearance', 'Network'):
        move_to(focus, f'^{name}$')
        keys('space')
        go_around(focus, f'preferences, {name}')
    close_window(application, focus)
    passed('Ctrl+comma opens the preferences, Tab goes round each of its pages, Escape closes them')

    keys('ctrl+question')
    wait_for('the shortcuts', lambda: focus.get().get_role() == Atspi.Role.PAGE_TAB)
    close_window(application, focus)
    keys('F1')
    wait_for('the help', lambda: described(focus.get()) == 'Search in the help')
    move_to(focus, '^First Steps$')
    close_window(application, focus)
    keys('F10')
    wait_for('the main menu', lambda: focus.get().get_role() == Atspi.Role.MENU_ITEM)
    keys('Escape')
    wait_for('its button', lambda: described(focus.get()) == 'Main Menu')
    passed('shortcuts, help and main menu come and go by the keyboard')

    keys('alt+Left')
    wait_for('the dossier among the recent ones', lambda: find(application, '^Recent Dossiers$'))
    passed('Alt+Left leads back to the first page')

    keys('ctrl+q')
    assert wait_for('the end of the program', lambda: has_ended(pid)) == (os.CLD_EXITED, 0)
    passed('Ctrl+Q ends the program')


if not shutil.which('openbox') or not shutil.which('xdotool'):
    sys.exit(77)
# It speaks on standard output, which is the test's.
manager = subprocess.Popen(['openbox', '--sm-disable'], stdout=sys.stderr)
try:
    drive(run, '--api', 'sandbox')
finally:
    manager.terminate()
    manager.wait(timeout=20)
