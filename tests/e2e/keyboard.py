#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""keyboard.py PROGRAM: the job with the keyboard alone, in the real program under a window manager: from a number to a certificate, back
and out. Exits with 77 where the window manager or xdotool is missing."""

import os
import shutil
import subprocess
import sys

from keys import Focus, described, go_round, has_state, keys, move, move_to, type_text
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

    keys('ctrl+f')
    wait_for('the keyboard in the entry of the search', lambda: described(focus.get()) == 'Find in the document')
    type_text('vigilance')
    n_hits = int(name_of(wait_for('what was found', lambda: find(application, '^1 of [2-9]$'))).split()[-1])
    for key, number in (('Return', 2), ('shift+Return', 1), ('shift+Return', n_hits), ('Return', 1)):
        keys(key)
        wait_for(f'hit {number}', lambda: find(application, f'^{number} of {n_hits}$'))
    move(focus, 'Escape')
    move(focus, 'ctrl+f')
    type_text('vigilance')
    wait_for('what was found again', lambda: find(application, '^1 of [2-9]$'))
    move_to(focus, '^Previous hit$')
    keys('Escape')
    wait_for('the keyboard in the certificate', lambda: described(focus.get()).startswith('Page 1 of '))
    passed('Ctrl+F finds in a certificate, Enter steps on, Escape leads back to it')

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
    drive(run)
finally:
    manager.terminate()
    manager.wait(timeout=20)
