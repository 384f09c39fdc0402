#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli.py PROBANT: the built program's command line, against its own sandbox and a mock that misbehaves. Writes TAP."""

import contextlib
import csv
import hashlib
import http.server
import io
import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import traceback
from pathlib import Path

PROBANT = sys.argv[1]
DEADLINE = 60  # seconds for one command
TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0In0.c2VjcmV0LXNpZ25hdHVyZQ'  # says nothing of its rights
RECIPIENT = '10000001700010'
SIREN, SIRET, RNA = '552049447', '55204944776279', 'W751234567'

RECORD = ['source', 'category', 'state', 'http_status', 'verdict', 'problem', 'asked_at', 'elapsed_ms', 'fields', 'documents']
TIME = r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)'
STATES = {'answered', 'absent', 'denied', 'failed', 'skipped'}
VERDICTS = {'positive', 'negative', 'pending', 'none'}
CATEGORIES = {'general', 'financial', 'social-fiscal', 'professional', 'intellectual-property'}
PDF = b'%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n'


def environment(**changes):
    env = {name: value for name, value in os.environ.items() if not name.startswith('PROBANT_TOKEN')}
    env.update(LC_ALL='C.UTF-8', G_DEBUG='fatal-warnings', NO_PROXY='*', **changes)
    return env


def probant(*args, stdout=subprocess.PIPE, **env):
    return subprocess.run([PROBANT, *args], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE,
                          timeout=DEADLINE, env=environment(**env), encoding='utf-8', check=False)


def fetch(server, *args, **more):
    return probant('fetch', '--api', server.url, '--recipient', RECIPIENT, *args, PROBANT_TOKEN=TOKEN, **more)


def dossiers(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def records(dossier):
    return {record['source']: record for record in dossier['records']}


def expect(result, status, *sentences):
    assert result.returncode == status, f'status {result.returncode}, not {status}: {result.stderr}'
    for sentence in sentences:
        assert sentence in result.stderr, f'“{sentence}” is not in: {result.stderr}'


# A mock that answers by what the path contains: (status, headers, body), bytes of a body, a JSON value, or a
# function of the handler that gives one of these, or None where it answered itself.

class Mock(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, rules):
        super().__init__(('127.0.0.1', 0), MockHandler)
        self.url = f'http://127.0.0.1:{self.server_port}'
        self.rules = rules
        self.seen = []

    def handle_error(self, request, client_address):
        """A client that leaves in the middle is no fault of the mock's."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


class MockHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def do_GET(self):
        self.server.seen.append((self.path, self.headers.get('Authorization')))
        for part, answer in self.server.rules.items():
            if part in self.path:
                break
        else:
            answer = problem(404, '99003')
        answer = answer(self) if callable(answer) else answer
        if answer is None:
            return
        status, headers, body = answer if isinstance(answer, tuple) else (200, {}, answer)
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {'Content-Type': 'application/vnd.api+json', **headers}.items():
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def log_message(self, *args):
        pass


def problem(status, code):
    return status, {}, {'errors': [{'code': code, 'title': 'Titre', 'detail': f'Détail {code}.', 'source': None, 'meta': None}]}


@contextlib.contextmanager
def mock(rules):
    server = Mock(rules)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(handler, name='attestation.pdf'):
    host = handler.headers['Host']
    return {'data': {'entity_status': {'code': 'ok', 'libelle': 'Attestation délivrée', 'description': ''},
                     'document_url': f'http://{host}/documents/{name}', 'document_url_expires_in': 86400,
                     'date_debut_validite': '2026-01-31', 'date_fin_validite': '2026-07-31', 'code_securite': 'ABC'},
            'links': {}, 'meta': {}}


@contextlib.contextmanager
def sandbox():
    """Runs `probant sandbox`; gives what it printed, by word, and the numbers of its subjects."""
    process = subprocess.Popen([PROBANT, 'sandbox', '--port', '0'], stdout=subprocess.PIPE, env=environment(), encoding='utf-8')
    try:
        facts, subjects = {}, []
        for line in process.stdout:
            word, _, rest = line.strip().partition(' ')
            if re.fullmatch(r'[0-9]{9}|[0-9]{14}|W[0-9]{9}', word):
                subjects.append(word)
            elif word in ('listening', 'recipient', 'token'):
                facts[word] = rest.strip()
            elif subjects and word:
                break
        yield process, facts, subjects
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


# The command line itself

def test_help_and_version():
    for args in (['--help'], ['fetch', '--help'], ['fill', '--help'], ['render', '--help'], ['sandbox', '--help']):
        result = probant(*args)
        expect(result, 0)
        assert 'probant' in result.stdout
    assert re.fullmatch(r'probant \d+\.\d+\.\d+\n', probant('--version').stdout)


def test_usage():
    base = ['--api', 'sandbox']
    cases = [
        ([], ['No applicant']),
        ([*base], ['No applicant']),
        ([*base, SIRET[:-1] + '0'], ['SIRET', '--unchecked']),
        ([*base, SIREN[:-1] + '0'], ['SIREN', '--unchecked']),
        ([*base, '1234567890'], ['1234567890']),
        ([*base, 'Croix-Rouge'], ['Croix-Rouge']),
        ([*base, SIREN, '--only', 'entreprise'], ['--only', '“entreprise”', '“entreprises”']),
        ([*base, SIREN, '--with', 'qualibat'], ['--with', 'certificats_qualibat']),
        ([*base, SIREN, '--with', 'entreprises,attestations_fiscale_dgfip'], ['attestations_fiscales_dgfip']),
        ([*base, SIREN, '--only', 'all'], ['--only']),
        ([*base, SIREN, '--only', ','], ['--only']),
        ([*base, SIREN, '--nonsense'], ['--nonsense']),
        ([*base, SIREN, '--format', 'xml'], ['--format', '“xml”', 'csv']),
        ([*base, SIREN, '--json', '--format', 'csv'], ['--json', '--format csv']),
        ([*base, SIREN, '--recipient', '12345678901234'], ['12345678901234']),
    ]
    for args, sentences in cases:
        result = probant('fetch', *args)
        expect(result, 1, *sentences)
        assert result.stdout == '' and result.stderr.count('\n') == 1, result


def test_api_refused():
    for api in ('ftp://example.org', 'production.example', 'http://192.0.2.1', 'https://', 'http://localhost.example.org'):
        result = probant('fetch', SIREN, '--api', api, '--recipient', RECIPIENT, PROBANT_TOKEN=TOKEN)
        expect(result, 1)
        assert result.stderr.count('\n') == 1, result.stderr
    expect(probant('fetch', SIREN, '--api', 'production', PROBANT_TOKEN=TOKEN), 1, '--recipient')


def test_token():
    expect(probant('fetch', SIREN), 3, 'PROBANT_TOKEN_FILE', '--api sandbox')
    expect(probant('fetch', SIREN, '--api', 'staging', '--recipient', RECIPIENT), 3, 'PROBANT_TOKEN_FILE')
    expect(probant('fetch', SIREN, PROBANT_TOKEN_FILE='/nowhere/token'), 3, '/nowhere/token')
    for args in (['--token', TOKEN], [f'--token={TOKEN}'], [f'--token-file={TOKEN}']):
        result = probant('fetch', SIREN, *args)
        expect(result, 1, 'PROBANT_TOKEN_FILE')
        assert TOKEN not in result.stderr


def test_token_file():
    with tempfile.TemporaryDirectory() as folder, mock({}) as server:
        path = Path(folder, 'token')
        path.write_text(f'\n {TOKEN} \n', encoding='ascii')
        result = probant('fetch', SIREN, '--api', server.url, '--recipient', RECIPIENT, '--json', PROBANT_TOKEN_FILE=str(path))
        expect(result, 0)
        assert server.seen and {authorization for _, authorization in server.seen} == {f'Bearer {TOKEN}'}


# The answers

def check_shape(dossier):
    assert list(dossier) == ['subject', 'purpose', 'records']
    assert list(dossier['subject']) == ['siren', 'siret', 'rna', 'name']
    assert list(dossier['purpose']) == ['context', 'object', 'recipient']
    assert len(dossier['records']) >= 22
    assert len(records(dossier)) == len(dossier['records'])
    for record in dossier['records']:
        assert list(record) == RECORD, record
        assert record['state'] in STATES and record['verdict'] in VERDICTS and record['category'] in CATEGORIES, record
        asked = record['state'] != 'skipped'
        assert asked == (record['asked_at'] is not None) == (record['elapsed_ms'] is not None), record
        assert (record['state'] == 'answered') or record['problem'] is not None, record
        if asked:
            assert re.fullmatch(TIME, record['asked_at']), record['asked_at']
        if record['problem'] is not None:
            assert list(record['problem']) == ['code', 'title', 'detail', 'retry_in'], record
            assert record['problem']['code'] and record['problem']['title'], record
        for field in record['fields']:
            assert list(field) == ['section', 'label', 'value'] and field['label'], field
        for document in record['documents']:
            assert list(document) == ['name', 'url', 'media_type', 'bytes', 'sha256'] and document['name'], document


def test_sandbox_every_subject():
    with sandbox() as (process, facts, subjects):
        assert len(subjects) >= 7, subjects
        result = probant('fetch', '--api', facts['listening'], '--recipient', facts['recipient'], '--json', *subjects,
                         PROBANT_TOKEN=facts['token'])
        assert result.returncode in (0, 2), result.stderr
        found = dossiers(result)
        assert len(found) == len(subjects)
        for number, dossier in zip(subjects, found):
            check_shape(dossier)
            assert number in dossier['subject'].values(), (number, dossier['subject'])
        assert {record['state'] for dossier in found for record in dossier['records']} >= STATES - {'denied'}
        assert 'negative' in {record['verdict'] for dossier in found for record in dossier['records']}
        process.send_signal(signal.SIGTERM)
        assert process.wait(DEADLINE) == 0


def test_sandbox_documents():
    with sandbox() as (_, _, subjects), tempfile.TemporaryDirectory() as folder:
        target = Path(folder, 'new', 'dossier')
        result = probant('fetch', subjects[0], '--api', 'sandbox', '--with', 'all', '--documents', str(target), '--json')
        expect(result, 0)
        [dossier] = dossiers(result)
        check_shape(dossier)
        own = target / subjects[0]
        listed = [document for record in dossier['records'] for document in record['documents']]
        assert len(listed) >= 3 and {'application/pdf'} <= {document['media_type'] for document in listed}
        for document in listed:
            content = (own / document['name']).read_bytes()
            assert len(content) == document['bytes'] and hashlib.sha256(content).hexdigest() == document['sha256'], document
            assert stat.S_IMODE((own / document['name']).stat().st_mode) == 0o600
            if document['media_type'] == 'application/pdf':
                assert content.startswith(b'%PDF-')
        assert sorted(path.name for path in own.iterdir()) == sorted(document['name'] for document in listed)
        assert stat.S_IMODE(own.stat().st_mode) == stat.S_IMODE(target.stat().st_mode) == 0o700


def test_sandbox_table():
    with sandbox() as (_, _, subjects):
        result = probant('fetch', subjects[0], '--api', 'sandbox')
    expect(result, 0)
    lines = result.stdout.splitlines()
    assert 'SIREN' in lines[1] and len(lines) > 40
    assert '\033' not in result.stdout + result.stderr
    assert re.search(r'^\d+/\d+$', result.stderr, re.MULTILINE), result.stderr


def test_only_and_with():
    with mock({}) as server:
        [dossier] = dossiers(fetch(server, SIRET, '--json', '--only', 'entreprises,certificats_opqibi'))
        asked = {name for name, record in records(dossier).items() if record['state'] != 'skipped'}
        assert asked == {'entreprises', 'certificats_opqibi'}, asked
        [dossier] = dossiers(fetch(server, SIRET, '--json', '--with', 'certificats_opqibi'))
        assert records(dossier)['certificats_opqibi']['state'] == 'absent'
        assert records(dossier)['certificats_qualibat']['problem']['code'] == 'switched-off'
        result = fetch(server, SIRET, '--json', '--only', 'bilans_entreprises_bdf')
        expect(result, 3)
        assert records(dossiers(result)[0])['bilans_entreprises_bdf']['problem']['code'] == 'excluded'
        assert not [path for path, _ in server.seen if 'banque_de_france' in path]


def test_unchecked():
    with mock({}) as server:
        wrong = SIREN[:-1] + '0'
        expect(fetch(server, wrong, '--json', '--unchecked'), 0)
        assert [path for path, _ in server.seen if wrong in path]


def test_purpose():
    with mock({}) as server:
        [dossier] = dossiers(fetch(server, SIREN, '--json', '--context', 'Été & hiver', '--object', '2026-0042'))
        assert dossier['purpose'] == {'context': 'Été & hiver', 'object': '2026-0042', 'recipient': RECIPIENT}
        assert all('object=2026-0042' in path and f'recipient={RECIPIENT}' in path for path, _ in server.seen)


# Forms

def form(*names):
    """A PDF with a text field of each name, the last one of three characters."""
    refs = ' '.join(f'{4 + number} 0 R' for number in range(len(names)))
    objects = [f'<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{refs}]/DR<</Font<</Helv 3 0 R>>>>/DA(/Helv 9 Tf 0 g)>>>>',
               f'<</Type/Pages/Count 1/Kids[{4 + len(names)} 0 R]>>', '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>']
    for number, name in enumerate(names):
        limit = '/MaxLen 3' if number + 1 == len(names) else ''
        objects.append(f'<</Type/Annot/Subtype/Widget/FT/Tx/T({name}){limit}/Rect[9 {200 - 20 * number} 99 {215 - 20 * number}]'
                       '/DA(/Helv 9 Tf 0 g)>>')
    objects.append(f'<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Annots[{refs}]>>')
    pdf, offsets = b'%PDF-1.6\n', []
    for number, content in enumerate(objects, 1):
        offsets.append(len(pdf))
        pdf += f'{number} 0 obj {content} endobj\n'.encode()
    table = ''.join(f'{offset:010} 00000 n \n' for offset in offsets)
    end = f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n'
    return pdf + f'{end}startxref\n{len(pdf)}\n%%EOF\n'.encode()


def fields(path):
    result = probant('fill', str(path), '--list')
    expect(result, 0)
    return {line.split('\t')[3]: line.split('\t')[4] for line in result.stdout.splitlines()}


def test_fill():
    unit = {'data': {'siren': SIREN, 'siret_siege_social': SIRET, 'type': 'personne_morale', 'etat_administratif': 'A',
                     'personne_morale_attributs': {'raison_sociale': 'L’Œuvre', 'sigle': 'ABCD'}}, 'links': {}, 'meta': {}}
    with mock({'/insee/sirene/unites_legales/': unit}) as server, tempfile.TemporaryDirectory() as folder:
        source, target, mapping = Path(folder, 'form.pdf'), Path(folder, 'out.pdf'), Path(folder, 'config/probant/forms/a.ini')
        source.write_bytes(form('Numero', 'Raison', 'Sigle'))
        mapping.parent.mkdir(parents=True)
        mapping.write_text('[fields]\nNumero = {subject.siren}\nRaison = {subject.name}\n'
                           'Sigle = {entreprises:data.personne_morale_attributs.sigle}\nPerdu = {today}\n', encoding='utf-8')
        access = ['--api', server.url, '--recipient', RECIPIENT]
        env = {'PROBANT_TOKEN': TOKEN, 'XDG_CONFIG_HOME': str(Path(folder, 'config'))}

        result = probant('fill', str(source), SIREN, '--output', str(target), *access, **env)
        expect(result, 2, '“Sigle”', '“Perdu”')
        assert result.stdout == '' and result.stderr.count('\n') == 2, result.stderr
        assert fields(target) == {'Numero': SIREN, 'Raison': 'L’Œuvre', 'Sigle': ''}
        assert source.read_bytes() == form('Numero', 'Raison', 'Sigle')
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert {path.split('?')[0].split('/')[2] for path, _ in server.seen} <= {'insee', 'djepva', 'ministere_interieur'}

        target.unlink()
        server.seen.clear()
        own = Path(folder, 'own.ini')
        own.write_text('[fields]\nNumero = {subject.siren}\n', encoding='utf-8')
        result = probant('fill', str(source), SIREN, '--output', str(target), '--mapping', str(own), *access, **env)
        expect(result, 0)
        assert fields(target) == {'Numero': SIREN, 'Raison': '', 'Sigle': ''}


def test_fill_refused():
    """What is wrong with the form or the mapping is said before anything is asked; nothing is written."""
    with mock({}) as server, tempfile.TemporaryDirectory() as folder:
        good, plain, target = Path(folder, 'form.pdf'), Path(folder, 'plain.pdf'), Path(folder, 'out.pdf')
        wrong, mapping = Path(folder, 'wrong.pdf'), Path(folder, 'wrong.ini')
        good.write_bytes(form('Numero', 'Raison'))
        plain.write_bytes(form())
        wrong.write_bytes(b'%PDF-1.7 nothing')
        mapping.write_text('[fields]\nRaison = {entreprise:data.nom}\n', encoding='utf-8')
        out = ['--output', str(target)]
        cases = [
            ([], 1, 'form'), ([str(good), SIREN], 1, '--output'), ([str(good), *out], 1, 'No applicant'),
            ([str(good), SIREN, RNA, *out], 1, 'one applicant'), ([str(good), SIREN, '--list'], 1, '--list'),
            ([str(good), SIREN, '--output', str(good)], 1, 'take the place'),
            ([str(Path(folder, 'none.pdf')), SIREN, *out], 3, 'none.pdf'), ([folder, '--list'], 3, folder),
            ([str(wrong), SIREN, *out], 3, 'wrong.pdf'), ([str(plain), '--list'], 3, 'plain.pdf'),
            ([str(good), SIREN, *out], 3, '--mapping'),
            ([str(good), SIREN, *out, '--mapping', str(mapping)], 3, '“Raison”'),
            ([str(good), SIREN, *out, '--mapping', str(Path(folder, 'none.ini'))], 3, 'none.ini'),
        ]
        for args, status, sentence in cases:
            result = probant('fill', *args, '--api', server.url, '--recipient', RECIPIENT, PROBANT_TOKEN=TOKEN,
                             XDG_CONFIG_HOME=folder)
            expect(result, status, sentence)
            assert result.stdout == '' and result.stderr.count('\n') == 1, result
        assert not target.exists() and not server.seen
        assert good.read_bytes() == form('Numero', 'Raison')


# What goes wrong

def test_states():
    cases = [
        (problem(401, '00101'), 'denied', 2), (problem(403, '00100'), 'denied', 2), (problem(451, '01005'), 'denied', 2),
        (problem(404, '04003'), 'absent', 0), (problem(410, '00410'), 'failed', 2), (problem(422, '00301'), 'failed', 2),
        (problem(502, '04999'), 'failed', 2), (problem(500, '00500'), 'failed', 2), ((503, {}, b'<html>'), 'failed', 2),
        (b'not json', 'failed', 2), (b'', 'failed', 2), ([1, 2], 'failed', 2), ({'data': None}, 'failed', 2),
    ]
    for answer, state, status in cases:
        with mock({'/entreprises': answer, 'unites_legales': answer}) as server:
            result = fetch(server, SIREN, '--json', '--only', 'attestations_sociales_acoss')
            [dossier] = dossiers(result)
            record = records(dossier)['attestations_sociales_acoss']
            assert record['state'] == state and result.returncode == status, (answer, record, result.returncode)
            if isinstance(answer, tuple):
                assert record['http_status'] == answer[0], record
            assert TOKEN not in result.stdout + result.stderr


def test_one_fails_others_go_on():
    with mock({'attestation_vigilance': (502, {}, b'\x00garbage'), 'attestation_fiscale': certificate}) as server:
        result = fetch(server, SIREN, '--json')
        expect(result, 2)
        [dossier] = dossiers(result)
        assert records(dossier)['attestations_sociales_acoss']['state'] == 'failed'
        assert records(dossier)['attestations_fiscales_dgfip']['state'] == 'answered'


def test_documents():
    rules = {'/documents/gone.pdf': (404, {}, b''), '/documents/': (200, {'Content-Type': 'application/pdf'}, PDF),
             'attestation_vigilance': lambda handler: certificate(handler, 'gone.pdf'),
             'attestation_fiscale': certificate}
    with mock(rules) as server, tempfile.TemporaryDirectory() as folder:
        result = fetch(server, SIREN, '--json', '--documents', folder)
        expect(result, 2)
        [dossier] = dossiers(result)
        [lost] = records(dossier)['attestations_sociales_acoss']['documents']
        [saved] = records(dossier)['attestations_fiscales_dgfip']['documents']
        assert lost['name'] in result.stderr and lost['sha256'] is None and lost['bytes'] is None
        assert saved['bytes'] == len(PDF) and saved['sha256'] == hashlib.sha256(PDF).hexdigest()
        assert os.listdir(Path(folder, SIREN)) == [saved['name']]
        assert Path(folder, SIREN, saved['name']).read_bytes() == PDF
        tokens = {authorization for path, authorization in server.seen if path.startswith('/documents/')}
        assert tokens == {None}, 'the token was sent with a document'


def test_documents_not_asked_for():
    rules = {'/documents/': (200, {'Content-Type': 'application/pdf'}, PDF), 'attestation_fiscale': certificate}
    with mock(rules) as server:
        [dossier] = dossiers(fetch(server, SIREN, '--json'))
        [document] = records(dossier)['attestations_fiscales_dgfip']['documents']
        assert document['url'].endswith('/documents/attestation.pdf') and document['bytes'] is None
        assert not [path for path, _ in server.seen if path.startswith('/documents/')]


def test_documents_folder():
    with tempfile.NamedTemporaryFile() as file:
        expect(probant('fetch', SIREN, '--api', 'sandbox', '--documents', file.name), 1, file.name)
        expect(probant('fetch', SIREN, '--api', 'sandbox', '--documents', file.name + '/below'), 1, file.name)


def test_documents_not_writable():
    """The subject's folder is a file already: each document is complained about, the rest of the answer comes."""
    rules = {'/documents/': (200, {'Content-Type': 'application/pdf'}, PDF), 'attestation_fiscale': certificate}
    with mock(rules) as server, tempfile.TemporaryDirectory() as folder:
        Path(folder, SIREN).write_bytes(b'')
        result = fetch(server, SIREN, '--json', '--documents', folder)
        expect(result, 2, folder)
        assert records(dossiers(result)[0])['attestations_fiscales_dgfip']['state'] == 'answered'


def test_several():
    numbers = [SIREN, RNA, SIRET, '775672272', SIREN]
    with mock({}) as server:
        result = fetch(server, '--json', *numbers)
        expect(result, 0)
        found = dossiers(result)
        assert len(found) == 4, 'a number given twice is one subject'
        for number, dossier in zip(numbers, found):
            assert number in dossier['subject'].values(), (number, dossier['subject'])


def test_hostile_text():
    """What a server says cannot drive the terminal."""
    evil = '\033]0;owned\007\033[2J\u202eLe\r\nnom'
    unit = {'data': {'siren': SIREN, 'siret_siege_social': SIRET, 'type': 'personne_morale',
                     'personne_morale_attributs': {'raison_sociale': evil, 'sigle': evil}, 'etat_administratif': 'A'},
            'links': {}, 'meta': {}}
    fault = (502, {}, {'errors': [{'code': evil, 'title': evil, 'detail': evil, 'meta': {'provider': evil}}]})
    with mock({'/insee/sirene/unites_legales/': unit, 'chiffres_affaires': fault}) as server:
        result = fetch(server, SIREN)
        expect(result, 2)
        text = result.stdout + result.stderr
        assert 'nom' in text
        assert not re.search(r'[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]', text)


COLUMNS = ['siren', 'siret', 'rna', 'name', 'source', 'category', 'state', 'http_status', 'verdict', 'section', 'label', 'value']


def rows(result):
    """Parts the CSV as written: every line ends in CR LF, none is left over."""
    assert result.stdout_bytes.endswith(b'\r\n') and not result.stdout_bytes.startswith(b'\xef\xbb\xbf')
    found = list(csv.reader(io.StringIO(result.stdout_bytes.decode('utf-8'), newline=''), strict=True))
    assert found[0] == COLUMNS and all(len(row) == len(COLUMNS) for row in found), found[:2]
    return [dict(zip(COLUMNS, row)) for row in found[1:]]


def fetch_csv(*args, **env):
    """As probant(), with the bytes as they came: CR LF is what is tested."""
    result = subprocess.run([PROBANT, 'fetch', *args, '--format', 'csv'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=DEADLINE, env=environment(**env), check=False)
    result.stdout_bytes, result.stderr = result.stdout, result.stderr.decode('utf-8')
    return result


def test_declared():
    """What was declared is compared in each format; what is no such file is said before anything is asked."""
    with tempfile.TemporaryDirectory() as folder, sandbox() as (_, facts, subjects):
        declared, wrong = Path(folder, 'demande.csv'), Path(folder, 'autre.csv')
        declared.write_text('Nom;Charpentes du Brevon\nEffectif;7\nChiffre d’affaires;beaucoup\nRNA;W751234567\n')
        wrong.write_text('Couleur;bleu\n')
        access = ['fetch', '--api', facts['listening'], '--recipient', facts['recipient'], '--only',
                  'entreprises,etablissements,exercices']
        run = lambda *args: probant(*access, *args, PROBANT_TOKEN=facts['token'])
        result = run(subjects[0], '--json', '--declared', str(declared))
        expect(result, 0)
        lines = dossiers(result)[0]['comparison']
        found = {(line['item'], line['declared']): line for line in lines}
        assert found['name', 'Charpentes du Brevon']['outcome'] == 'agrees', lines
        assert found['name', 'Charpentes du Brevon']['known'][0]['source'] == 'entreprises', lines
        assert found['headcount', '7']['outcome'] == 'differs', lines
        assert found['turnover', 'beaucoup']['outcome'] == 'unknown', lines
        assert found['number', 'W751234567']['known'] == [], lines
        assert found['address', None]['outcome'] == 'not-declared', lines
        assert 'comparison' not in dossiers(run(subjects[0], '--json'))[0]
        text = run(subjects[0], '--declared', str(declared)).stdout
        assert re.search(r'\nComparison\n(.*\n)*  Name +Agrees with ', text), text
        table = fetch_csv(*access[1:], subjects[0], '--declared', str(declared), PROBANT_TOKEN=facts['token'])
        compared = [row for row in rows(table) if row['category'] == 'comparison']
        assert ['', 'differs', 'Headcount', 'Declared', '7'] in [
            [row['source'], row['state'], row['section'], row['label'], row['value']] for row in compared], compared
        expect(run(subjects[0], '--declared', str(declared), '--report', folder, '--summary'), 0, 'Report saved as')
        expect(run(subjects[0], '--declared', str(wrong)), 3, str(wrong), 'Nothing in it can be compared')
        expect(run(subjects[0], '--declared', folder + '/none'), 3, 'none')
        expect(run(*subjects[:2], '--declared', str(declared)), 1, '--declared')


def test_csv_is_json():
    """CSV and JSON hold the same fields of the same sandbox subjects, in the same order."""
    with sandbox() as (_, facts, subjects):
        access = ['--api', facts['listening'], '--recipient', facts['recipient'], *subjects[:2]]
        result = fetch_csv(*access, PROBANT_TOKEN=facts['token'])
        same = probant('fetch', *access, '--format', 'json', '--json', PROBANT_TOKEN=facts['token'])
    assert result.returncode == same.returncode and result.returncode in (0, 2), (result.stderr, same.stderr)
    expected = []
    for dossier in dossiers(same):
        subject = dossier['subject']
        for record in dossier['records']:
            head = [subject['siren'], subject['siret'], subject['rna'], subject['name'], record['source'], record['category'],
                    record['state'], record['http_status'], record['verdict']]
            for field in record['fields'] or [{'section': None, 'label': None, 'value': None}]:
                cells = [*head, field['section'], field['label'], field['value']]
                expected.append(['' if cell is None else str(cell) for cell in cells])
    found = [list(row.values()) for row in rows(result)]
    assert len(found) == len(expected) and len(found) > 200
    for row, same_row in zip(found, expected):
        assert row[:-1] == same_row[:-1] and row[-1] in (same_row[-1], "'" + same_row[-1]), (row, same_row)


def test_csv_formulas():
    """What a spreadsheet would compute is made text; numbers stay numbers; RFC 4180's quotes hold."""
    evil = '=HYPERLINK("http://192.0.2.1","x"),\t1'
    unit = {'data': {'siren': SIREN, 'siret_siege_social': SIRET, 'type': 'personne_morale',
                     'personne_morale_attributs': {'raison_sociale': evil, 'sigle': '@SUM(A1)'}, 'etat_administratif': 'A',
                     'surplus_a': '+1+cmd|A0', 'surplus_b': '-1 234,50', 'surplus_c': '-A1', 'surplus_d': '+33 1 23'},
            'links': {}, 'meta': {}}
    with mock({'/insee/sirene/unites_legales/': unit}) as server:
        result = fetch_csv(SIREN, '--api', server.url, '--recipient', RECIPIENT, PROBANT_TOKEN=TOKEN)
        expect(result, 0)
    values = {row['value'] for row in rows(result)}
    assert {"'@SUM(A1)", "'+1+cmd|A0", '-1 234,50', "'-A1", '+33 1 23'} <= values, values
    assert [value for value in values if value.startswith("'=HYPERLINK(\"http://192.0.2.1\",\"x\"),")], values
    for row in rows(result):
        assert not re.match(r'[=@\t\r]', ''.join(row.values())[:1]) and not row['name'].startswith('='), row


def test_output_full():
    with mock({}) as server, open('/dev/full', 'wb') as full:
        for form in ([], ['--json'], ['--format', 'csv']):
            expect(fetch(server, SIREN, *form, stdout=full), 2, 'No space left')


def test_output_closed():
    with mock({}) as server:
        reader, writer = os.pipe()
        os.close(reader)
        try:
            result = fetch(server, SIREN, '--json', stdout=writer)
        finally:
            os.close(writer)
        expect(result, 2, 'Broken pipe')


def test_interrupted():
    release = threading.Event()
    arrived = threading.Event()

    def hang(handler):
        arrived.set()
        release.wait(DEADLINE)

    with mock({'attestation_fiscale': hang}) as server:
        command = [PROBANT, 'fetch', SIREN, '--json', '--api', server.url, '--recipient', RECIPIENT]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding='utf-8',
                                   env=environment(PROBANT_TOKEN=TOKEN))
        try:
            assert arrived.wait(DEADLINE)
            process.send_signal(signal.SIGINT)
            stdout, _ = process.communicate(timeout=DEADLINE)
        finally:
            release.set()
            process.kill()
        assert process.returncode == 2, process.returncode
        record = records(json.loads(stdout))['attestations_fiscales_dgfip']
        assert record['state'] == 'skipped' and record['problem']['code'] == 'stopped', record


def test_nobody_listens():
    with mock({}) as server:
        url = server.url
    result = probant('fetch', SIREN, '--api', url, '--recipient', RECIPIENT, '--json', PROBANT_TOKEN=TOKEN)
    expect(result, 2)
    asked = [record for record in dossiers(result)[0]['records'] if record['state'] != 'skipped']
    assert asked and all(record['state'] == 'failed' and record['http_status'] is None for record in asked), asked


def test_sandbox_port():
    for port in ('-1', '65536', 'x'):
        expect(probant('sandbox', '--port', port), 1)
    with mock({}) as server:
        result = probant('sandbox', '--port', str(server.server_port))
        expect(result, 3)


@contextlib.contextmanager
def directory():
    """The sandbox, which plays the open directory too."""
    process = subprocess.Popen([PROBANT, 'sandbox'], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, env=environment(), encoding='utf-8')
    try:
        yield process.stdout.readline().split()[1]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=DEADLINE)


def test_search():
    with directory() as url:
        result = probant('search', 'charpentes', 'BREVON', PROBANT_SEARCH_URL=url)
        expect(result, 0)
        assert re.fullmatch('99900010200015 +Active +38991 SAINT-AUBIN-DU-BRÉVON +CHARPENTES DU BRÉVON .CDB.\n', result.stdout), result.stdout
        result = probant('search', '--json', '-n', '2', 'ormoy', PROBANT_SEARCH_URL=url)
        expect(result, 0)
        found = [json.loads(line) for line in result.stdout.splitlines()]
        assert len(found) == 2 and found[0]['association'] and found[0]['rna'] == 'W389990011', found
        result = probant('search', 'personne', PROBANT_SEARCH_URL=url)
        expect(result, 0, 'No company or association has these words')
        assert result.stdout == ''
    result = probant('search', '--api', 'sandbox', 'galtier')
    expect(result, 0)
    assert 'Ceased' in result.stdout, result.stdout


def test_search_refused():
    expect(probant('search'), 1, 'Say which name')
    expect(probant('search', '--limit', '26', 'x'), 1, '--limit')
    expect(probant('search', '--api', 'staging', 'x'), 1, 'staging')
    expect(probant('search', 'brumes', PROBANT_SEARCH_URL='https://example.org'), 1, 'PROBANT_SEARCH_URL')
    with mock({'/search': (500, {}, {'erreur': 'interne'})}) as server:
        expect(probant('search', 'brumes', PROBANT_SEARCH_URL=server.url), 2, 'answered with an error')
        assert all(authorization is None for _, authorization in server.seen), server.seen


def test_preferences():
    """The time limits of the preferences hold for the command line too."""
    with tempfile.TemporaryDirectory() as folder, socket.create_server(('127.0.0.1', 0)) as mute:
        settings = Path(folder, 'glib-2.0', 'settings')
        settings.mkdir(parents=True)
        Path(settings, 'keyfile').write_text('[io/github/probant/Probant]\nconnect-limit=2\n', encoding='utf-8')
        result = probant('search', 'brumes', GSETTINGS_BACKEND='keyfile', XDG_CONFIG_HOME=folder,
                         PROBANT_SEARCH_URL=f'https://127.0.0.1:{mute.getsockname()[1]}')
        expect(result, 2, 'within 2 seconds')


def test_public():
    """Without a token: what is open is asked, the rest says what it needs, and no token leaves."""
    with directory() as url:
        result = probant('fetch', '--api', 'public', '--json', '99900010200015', PROBANT_SEARCH_URL=url, PROBANT_TOKEN=TOKEN)
    expect(result, 0)
    found = records(dossiers(result)[0])
    record = found.pop('recherche_entreprises')
    assert record['state'] == 'answered' and record['verdict'] == 'positive', record
    assert all(other['state'] == 'skipped' for other in found.values()), found
    assert found['entreprises']['problem']['code'] == 'needs-access', found['entreprises']
    assert found['attestations_fiscales_dgfip']['problem']['code'] == 'needs-access'
    with mock({'/search': {'results': [], 'total_results': 0}}) as server:
        result = probant('fetch', '--api', 'public', '--json', SIREN, PROBANT_SEARCH_URL=server.url, PROBANT_TOKEN=TOKEN)
        expect(result, 0)
        assert records(dossiers(result)[0])['recherche_entreprises']['state'] == 'absent'
        assert server.seen and all(authorization is None for _, authorization in server.seen), server.seen


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    if len(sys.argv) > 2:
        tests = [(name, test) for name, test in tests if name in sys.argv[2:]]
    print(f'1..{len(tests)}', flush=True)
    failed = False
    for number, (name, test) in enumerate(tests, 1):
        try:
            test()
            print(f'ok {number} {name}', flush=True)
        except Exception:
            failed = True
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
            print(f'not ok {number} {name}', flush=True)
    return 1 if failed else 0


sys.exit(main())
