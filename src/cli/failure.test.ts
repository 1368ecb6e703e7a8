import { describe, expect, test } from 'vitest';
import { LionsError } from '../model/error.ts';
import { type FailureOptions, printFailure } from './failure.ts';
import { failureSchema } from './failure-schema.ts';
import { OutputClosed } from './output.ts';
import { inConsole } from './testing/console.ts';

function fail(error: unknown, over: Partial<FailureOptions> = {}, signal = new AbortController().signal) {
  let stderr = '';
  const stream = { write: (text: string) => void (stderr += text) };
  const around = { stdout: stream, stderr: stream, env: {}, signal };
  const options = { around, language: 'en', args: [], json: false, verbose: false, noColor: false, ...over } as const;
  return { status: printFailure(error, options), stderr };
}

const refused = new LionsError(
  'LIONS-NET-001',
  'connect ECONNREFUSED 10.0.0.1:6443',
  { target: '10.0.0.1:6443' },
  new Error('socket gave up', { cause: new Error('no route') }),
);

describe('a failure', () => {
  test('says what happened, why, what next, its code and its id, with the status of its code', () => {
    const { status, stderr } = fail(refused);
    expect(status).toBe(3);
    expect(stderr.split('\n')).toEqual([
      'The connection to 10.0.0.1:6443 was refused.',
      'Because: socket gave up',
      'Because: no route',
      'The machine answers, but nothing listens there. On the server, run “systemctl',
      'status k3s” and “journalctl -u k3s -n 50”.',
      `LIONS-NET-001, id ${refused.id}`,
      '',
    ]);
  });

  test('speaks French', () => {
    const { stderr } = fail(refused, { language: 'fr' });
    expect(stderr).toContain('La connexion à 10.0.0.1:6443 a été refusée.');
    expect(stderr).toContain(`LIONS-NET-001, numéro ${refused.id}`);
  });

  test('is one line of lions.error/v1 with --output json', () => {
    const { status, stderr } = fail(refused, { json: true });
    expect(status).toBe(3);
    expect(stderr.indexOf('\n')).toBe(stderr.length - 1);
    expect(failureSchema.parse(JSON.parse(stderr))).toMatchObject({
      code: 'LIONS-NET-001',
      id: refused.id,
      causes: ['socket gave up', 'no route'],
      reason: 'refused',
      exit: 3,
    });
  });

  test('shows its origin with --verbose only', () => {
    expect(fail(refused).stderr).not.toContain('failure.test');
    expect(fail(refused, { verbose: true }).stderr).toMatch(
      /ECONNREFUSED[^]*failure\.test[^]*caused by Error: no route/,
    );
    expect(JSON.parse(fail(refused, { verbose: true, json: true }).stderr)).toHaveProperty('stack');
  });

  test('of our own making has a code too', () => {
    const { status, stderr } = fail(new TypeError('x is not a function'));
    expect(status).toBe(1);
    expect(stderr).toContain('LIONS met an error of its own: x is not a function');
    expect(stderr).toContain('LIONS-CLI-004');
  });

  test('lets no text from outside reach the terminal raw', () => {
    const hostile = new LionsError('LIONS-API-003', 'pod \u001b]0;x\u0007\n\u202egone', {});
    expect(fail(hostile, { verbose: true }).stderr).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_Control}/u);
  });

  test('after a cancellation is the cancellation', () => {
    const { status, stderr } = fail(refused, {}, AbortSignal.abort());
    expect({ status, stderr }).toEqual({ status: 130, stderr: 'Cancelled.\nNothing was changed.\n' });
  });

  test('is silent when nobody reads any more', () => {
    expect(fail(refused, {}, AbortSignal.abort(new OutputClosed()))).toEqual({ status: 130, stderr: '' });
  });
});

describe('wrong use', () => {
  test.each([
    ['diagnoze', 'Wrong use: there is no command “diagnoze”.', 'Did you mean “diagnose”? See “lions --help”.'],
    ['sandbox strat', 'no command “strat”', 'Did you mean “start”? See “lions sandbox --help”.'],
    ['diagnose --namspace x', 'no flag --namspace', 'Did you mean “--namespace”? See “lions diagnose --help”.'],
    ['diagnose --no-host', 'no flag --no-host', '“--no-hosts”'],
    ['diagnose -z', 'no flag -z', 'See “lions diagnose --help”.'],
    ['--frobnicate', 'no flag --frobnicate', 'See “lions --help”.'],
    ['diagnose --output yaml', '“yaml” is no value for --output; it may be text, json.', ''],
    ['diagnose --severity unknown', '“unknown” is no value for --severity; it may be critical, warning, info.', ''],
    ['diagnose --timeout soon', '“soon” is no value for --timeout; it may be 500ms, 10s, 2m.', ''],
    ['diagnose --namespace', 'the flag --namespace needs a value', ''],
    ['diagnose --lang fr --lang fr', 'l’option --lang ne peut être donnée qu’une fois', ''],
    ['diagnose now', '“now” is one word too many', ''],
    ['explain', 'the argument CODE is missing', 'See “lions explain --help”.'],
    ['explain C99999', '“C99999” is the code of no rule', 'See “lions rules”.'],
    ['sandbox start demo --port 99999', '“99999” is no value for --port', ''],
  ])('%s', async (line, problem, hint) => {
    const { status, stdout, stderr } = await inConsole(line.split(' '));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    const said = stderr.replaceAll('\n', ' ');
    expect(said).toContain(problem);
    expect(said).toContain(hint);
    expect(said).toContain('LIONS-CLI-005');
  });

  test('is one line of JSON when JSON was asked for, and French when French was', async () => {
    const { status, stderr } = await inConsole(['--lang=fr', '-o', 'json', 'diagnoze']);
    expect(status).toBe(2);
    expect(failureSchema.parse(JSON.parse(stderr)).message).toBe(
      'Mauvaise utilisation\u00a0: il n’y a pas de commande «\u00a0diagnoze\u00a0».',
    );
  });

  test('is coloured on a terminal only', async () => {
    expect((await inConsole(['diagnoze'], { isTTY: true })).stderr).toContain('\u001b[');
    expect((await inConsole(['diagnoze'], { isTTY: true, env: { NO_COLOR: '1' } })).stderr).not.toContain('\u001b[');
    expect((await inConsole(['diagnoze', '--no-color'], { isTTY: true })).stderr).not.toContain('\u001b[');
  });
});
