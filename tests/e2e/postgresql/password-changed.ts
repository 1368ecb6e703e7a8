import type { FailingCase } from '../case.ts';
import { database, postgres } from '../database.ts';
import { deployment, documents } from '../manifest.ts';
import { all, crashLooping, ready } from '../symptoms.ts';

const secret = `
apiVersion: v1
kind: Secret
metadata: {name: db}
stringData: {password: the-second-one}
`;
const fromSecret = { valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } };

/** The database was made with another password than the one that its Secret holds now. */
const prepare = `
echo the-first-one > /tmp/password
initdb -D "$PGDATA" -A scram-sha-256 --pwfile=/tmp/password > /dev/null
echo 'host all all all scram-sha-256' >> "$PGDATA/pg_hba.conf"
`;

const client = deployment(
  'shop',
  `
terminationGracePeriodSeconds: 1
containers:
  - name: app
    image: ${postgres}
    command: [sh, -c, "until pg_isready -h db; do sleep 1; done; psql -h db -U postgres -c 'select 1'"]
    env: ${JSON.stringify([{ name: 'PGPASSWORD', ...fromSecret }])}
`,
);

export const workload: FailingCase = {
  name: 'password-changed',
  code: 'P13',
  culprit: 'Secret/db',
  manifest: documents(
    secret,
    database({ prepare, container: { env: [{ name: 'POSTGRES_PASSWORD', ...fromSecret }] } }),
    client,
  ),
  until: all(ready(1), crashLooping()),
  evidence: [/password authentication failed/, /Secret\/db, key password/],
  victims: ['Deployment/shop'],
  needs: 'lab',
};
