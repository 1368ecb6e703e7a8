import type { FailingCase } from '../case.ts';
import { database } from '../database.ts';
import { documents } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

const scripts = `
apiVersion: v1
kind: ConfigMap
metadata: {name: scripts}
data: {10-schema.sql: "insert into customers values (1);"}
`;

/** Without a volume each start is a first one. */
export const workload: FailingCase = {
  name: 'script-fails',
  code: 'P12',
  culprit: 'StatefulSet/db',
  manifest: documents(
    scripts,
    database({
      container: { volumeMounts: [{ name: 'scripts', mountPath: '/docker-entrypoint-initdb.d' }] },
      volumes: [{ name: 'scripts', configMap: { name: 'scripts' } }],
    }),
  ),
  until: crashLooping(),
  evidence: [/10-schema\.sql:1: ERROR/],
  needs: 'lab',
};
