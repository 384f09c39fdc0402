#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-french.py SOURCE_ROOT: no language translates a text that the sources do not have any more, and none has a fuzzy one.
The French is complete and typeset: every text of the sources has its translation, no-break spaces stand before : ; ? ! %
and inside « », and the apostrophe is the typographic one."""
import glob
import re
import subprocess
import sys
import tempfile

root = sys.argv[1]
translation = root + '/po/fr.po'
problems = []


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


with tempfile.TemporaryDirectory() as folder:
    template = folder + '/probant.pot'
    run('xgettext', '--directory=' + root, '--files-from=' + root + '/po/POTFILES.in', '--from-code=UTF-8',
        '--add-comments', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
        '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3', '--output=' + template)
    merged = {path: run('msgmerge', '--quiet', '--no-fuzzy-matching', '--no-wrap', '-o', '-', path, template)
              for path in sorted(glob.glob(root + '/po/*.po'))}


def msgids(path, *options):
    listed = subprocess.run(['msgattrib', *options, '--no-wrap', '-'], input=merged[path], capture_output=True, text=True,
                            check=True).stdout
    return re.findall(r'^(?:#~ )?msgid "(.+)"$', listed, re.MULTILINE)


for path in merged:
    problems += [f'{path}: not in the sources any more: {text}' for text in msgids(path, '--only-obsolete')]
    problems += [f'{path}: fuzzy: {text}' for text in msgids(path, '--only-fuzzy', '--no-obsolete')]
problems += [f'untranslated: {text}' for text in msgids(translation, '--untranslated', '--no-obsolete')]

text = open(translation, encoding='utf-8').read()
entries = text.split('\n\n')[1:]
for entry in entries:
    french = ''.join(re.findall(r'^(?:msgstr(?:\[\d\])? )?"(.*)"$', re.split(r'^(?=msgstr)', entry, maxsplit=1, flags=re.MULTILINE)[-1],
                                re.MULTILINE))
    if re.search(r' [:;?!»]|« | %(?=[\s),.]|$)', french):
        problems.append(f'an ordinary space where a no-break space belongs: {french}')
    if re.search(r"\w'\w", french) and '<' not in french:
        problems.append(f'a straight apostrophe: {french}')

for problem in problems:
    print(problem)
sys.exit(bool(problems))
