#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""main-job.py PROGRAM: drives the real program through the accessible tree, as a screen reader sees it: type a number, wait for the
sources, choose a category, preview a certificate, read what is on screen."""

import re

from tree import Atspi, drive, find, key, name_of, passed, press, wait_for, walk

RETURN_KEY = 0xff0d


def select_page(window, title):
    """Chooses a row of the sidebar."""
    pages = wait_for('the list of pages', lambda: find(window, '^Pages of the dossier$'))
    for i in range(pages.get_child_count()):
        if name_of(pages.get_child_at_index(i)).startswith(title):
            assert Atspi.Selection.select_child(pages, i)
            return
    raise AssertionError(f'no page {title}')


def run(application):
    window = wait_for('the first page', lambda: find(application, '^Number or name of the applicant$') and application)
    passed('the first page is there')

    # The header bar has another one, for when a dossier is open.
    entry = [node for node in walk(window) if name_of(node) == 'Number or name of the applicant'][-1]
    assert Atspi.EditableText.set_text_contents(entry, '999 000 102 00015')
    key(RETURN_KEY)
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


drive(run, '--api', 'sandbox')
