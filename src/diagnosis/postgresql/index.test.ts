import { describe, expect, test } from 'vitest';
import { diagnose, wantedLogs } from '../diagnose.ts';
import { crashed, node, running, workload } from '../testing/objects.ts';
import { ago, type Scene, snapshotOf } from '../testing/scene.ts';
import { database, databaseService, localClaim, said, secret } from './testing/database.ts';

const findings = (scene: Scene) => diagnose(snapshotOf(scene));
const broken = database({ state: crashed({ exitCode: 1 }) });
const web = workload('web', { state: crashed({ exitCode: 1 }) });
const refused = {
  'shop/web-7f9c-x1/app/previous':
    'psycopg2.OperationalError: connection to server at "db" (10.43.0.9), port 5432 failed: Connection refused',
};

describe('a database that fails is one cause', () => {
  test('whoever misses it is folded under it', () => {
    const log =
      'FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 13, which is not compatible with this version 17.2.';
    const [first, ...others] = findings({
      objects: [broken, databaseService(0), localClaim, secret, web],
      logs: { ...said(log), ...refused },
    });
    expect(others).toEqual([]);
    expect(first?.code).toBe('P4');
    expect(first?.symptoms).toContain('C6');
    expect(first?.related.map(({ kind, name }) => `${kind}/${name}`)).toContain('Deployment/web');
  });

  test('a full disk of its node comes before its own', () => {
    const pressed = {
      type: 'DiskPressure',
      status: 'True',
      reason: 'KubeletHasDiskPressure',
      lastTransitionTime: ago(600),
      lastHeartbeatTime: ago(10),
    };
    const ready = { type: 'Ready', status: 'True', lastHeartbeatTime: ago(10), lastTransitionTime: ago(86_400) };
    const found = findings({
      objects: [node('node-1', { conditions: [ready, pressed] }), broken, localClaim, secret],
      logs: said('PANIC:  could not write to file "pg_wal/xlogtemp.29": No space left on device'),
    });
    expect(found.map(({ code, object }) => `${code} ${object.kind}/${object.name}`)).toEqual(['N6 Node/node-1']);
    expect(found[0]?.symptoms).toContain('P7');
  });

  test('several databases that are none of each other do not hide why one of them fails', () => {
    const found = findings({
      objects: [database({ replicas: 3, state: crashed({ exitCode: 1 }) }), databaseService(0), localClaim, secret],
      logs: said('FATAL:  unrecognized configuration parameter "shared_bufers"'),
    });
    expect(found.map(({ code }) => code)).toEqual(['P6', 'P16']);
  });
});

describe('logs', () => {
  const asked = (scene: Scene) =>
    wantedLogs(snapshotOf(scene)).map(({ pod, previous }) => `${pod}${previous ? ' previous' : ''}`);

  test('a server that works is not read while nothing fails', () => {
    expect(asked({ objects: [database(), localClaim, secret] })).toEqual([]);
  });

  test('it is read once some program fails, and so is a first life that ended badly', () => {
    const state = running({
      restartCount: 1,
      lastState: { terminated: { exitCode: 3, startedAt: ago(3590), finishedAt: ago(3580) } },
    });
    expect(asked({ objects: [database(), web] })).toContain('db-0');
    expect(asked({ objects: [database({ state })] })).toEqual(['db-0 previous']);
  });
});
