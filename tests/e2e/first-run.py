#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""first-run.py PROGRAM: an officer who has never seen the program starts it from an empty home: the window, then the assistant, whose
steps are skipped one after the other; who has no token is led to the request for one."""

from tree import Atspi, drive, find, passed, press, wait_for

BUTTON = Atspi.Role.PUSH_BUTTON


def push(application, name):
    press(wait_for(name, lambda: find(application, name, BUTTON)))


def wait_for_text(application, pattern):
    return wait_for(pattern, lambda: find(application, pattern))


def run(application):
    wait_for_text(application, '^Number or name of the applicant$')
    wait_for_text(application, '^Welcome to Probant$')
    passed('the assistant comes by itself over the first page')

    push(application, 'Set Up Your Service’s Access$')
    wait_for_text(application, '^Step 1 of 3$')
    push(application, 'Skip This Step$')
    wait_for_text(application, '^Step 2 of 3$')
    passed('the step of the service is skipped')

    push(application, 'Prepare…')
    window = wait_for('the request', lambda: find(application, '^Request for Access$', Atspi.Role.FRAME))
    push(window, '^Close$')
    passed('who has no token prepares the request for one')

    push(application, 'Skip This Step$')
    wait_for_text(application, '^Step 3 of 3$')
    push(application, 'Continue$')
    wait_for_text(application, '^Not Complete Yet$')
    wait_for_text(application, 'Enter it in the preferences, page “Access”')
    passed('what is missing in the end is said, and where it is entered')

    push(application, 'Examine an Application$')
    wait_for('the first page alone', lambda: not find(application, '^Not Complete Yet$'))
    passed('the first page is left, with the sandbox')


drive(run)
