#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""search-by-name.py PROGRAM: finds an applicant by name in the real program, with the keyboard alone, and hears what a screen reader would."""

import re

from tree import Atspi, drive, find, key, name_of, passed, wait_for, walk

RETURN_KEY = 0xff0d
ESCAPE_KEY = 0xff1b
DOWN_KEY = 0xff54
UP_KEY = 0xff52


def is_focused(node):
    return node is not None and node.get_state_set().contains(Atspi.StateType.FOCUSED)


def focused_option(window):
    for node in walk(window):
        if is_focused(node) and re.search('ORMOY|CHEMIN VERT', name_of(node)):
            return node
    return None


def type_text(text):
    for letter in text:
        key(ord(letter))


def run(application):
    wait_for('the first page', lambda: find(application, '^Number or name of the applicant$'))
    wait_for('the keyboard in the entry', lambda: any(
        is_focused(node) for node in walk(application) if node.get_role() in (Atspi.Role.TEXT, Atspi.Role.ENTRY)))
    type_text('ormoy')
    wait_for('the suggestions', lambda: find(application, '^Suggestions$', Atspi.Role.LIST_BOX))
    wait_for('what was found', lambda: find(application, '^PAYSAGES DE L’ORMOY$'))
    passed('a name that is typed brings suggestions')

    key(DOWN_KEY)
    first = wait_for('the first suggestion', lambda: focused_option(application))
    assert name_of(first) == 'LES ATELIERS DU CHEMIN VERT (ACV)', name_of(first)
    said = first.get_description()
    assert re.search('Active.*999.000.110.*ORMOY-LE-PONT.*Association', said), said
    passed('the row that has the keyboard says name, state, number and town')

    key(ESCAPE_KEY)
    wait_for('the end of the list', lambda: focused_option(application) is None)
    key(DOWN_KEY)
    wait_for('the list again', lambda: focused_option(application))
    passed('Escape closes the list and Down opens it again')

    # Letters go to the text, wherever the keyboard is.
    type_text(' paysages')
    wait_for('the only one', lambda: not find(application, '^LES ATELIERS DU CHEMIN VERT') and find(
        application, '^PAYSAGES DE L’ORMOY$'))
    passed('a letter goes on with the text')

    key(RETURN_KEY)
    wait_for('the dossier', lambda: find(application, '^Back to the First Page$') and find(application, '^Identity$'))
    passed('Return opens the only one that bears the name')


drive(run, '--api', 'sandbox')
