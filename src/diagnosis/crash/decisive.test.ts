import { describe, expect, test } from 'vitest';
import { linesOf, readErrors } from './decisive.ts';
import { logsOfClients } from './testing/logs-of-clients.ts';
import { logsOfFrameworks } from './testing/logs-of-frameworks.ts';
import { logsOfInfrastructure } from './testing/logs-of-infrastructure.ts';
import { logsOfPrograms } from './testing/logs-of-programs.ts';
import { logsOfRefusals } from './testing/logs-of-refusals.ts';
import { logsOfServers } from './testing/logs-of-servers.ts';
import { logsOfSettings } from './testing/logs-of-settings.ts';

describe('the line of a log that decides', () => {
  test.each([
    ...logsOfClients,
    ...logsOfRefusals,
    ...logsOfPrograms,
    ...logsOfFrameworks,
    ...logsOfServers,
    ...logsOfSettings,
    ...logsOfInfrastructure,
  ])('%s', (_, cause, quoted, log) => {
    const { clue, errors } = readErrors(linesOf(log), true);
    expect(clue?.cause).toBe(cause);
    expect(errors.join('\n')).toMatch(quoted);
  });

  test('a log without any error gives none', () => {
    expect(readErrors(['INFO started', 'INFO stopped'], true)).toEqual({ errors: [] });
    expect(readErrors([], true)).toEqual({ errors: [] });
  });

  test('a server’s reports of its clients say nothing of the server', () => {
    const lines = [
      'LOG:  server process (PID 9) was terminated by signal 9: Killed',
      'FATAL:  the database system is in recovery mode',
    ];
    expect(readErrors(lines, true).clue?.cause).toBe('unreachable');
    expect(readErrors(lines, true, new Set(['unreachable'])).clue?.cause).toBe('memory');
  });

  test('a running program’s warnings name no cause', () => {
    expect(readErrors(['WARN redis:6379 connection refused, using memory'], false).clue).toBeUndefined();
  });
});
