import type { Snapshot } from '../../model/snapshot.ts';
import { Cluster } from '../cluster.ts';
import type { Diagnosis } from '../report/schema.ts';
import { backupsOf } from './backups.ts';
import { certificatesOf } from './certificates.ts';
import { nodesOf } from './nodes.ts';
import type { Status } from './schema.ts';
import { storageOf } from './storage.ts';
import { workloadsOf } from './workloads.ts';

/** The state of a cluster on one screen. What could not be read is null or missing from a list, and named in `unreadable`. */
export function buildStatus(snapshot: Snapshot, diagnosis: Diagnosis): Status {
  const cluster = new Cluster(snapshot);
  return {
    schema: 'lions.status/v1',
    language: diagnosis.language,
    nodes: nodesOf(cluster),
    workloads: workloadsOf(cluster),
    certificates: certificatesOf(cluster),
    storage: storageOf(cluster),
    backups: backupsOf(cluster),
    problems: diagnosis.findings.map(({ code, severity, title, object }) => ({ code, severity, title, object })),
    unreadable: diagnosis.unreadable,
    summary: diagnosis.summary,
  };
}
