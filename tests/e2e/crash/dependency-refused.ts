import type { FailingCase } from '../case.ts';
import { deployment, documents, service, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

const connect = `
echo "connecting to database:5432"
nc -w 3 database 5432 < /dev/null && exit 0
echo "Error: connect ECONNREFUSED database:5432 (Connection refused)" >&2
exit 1
`;

/** The application is well; what it dials has no pod behind it, and nothing that would make one. */
export const workload: FailingCase = {
  name: 'dependency-refused',
  code: 'E1',
  culprit: 'Service/database',
  manifest: documents(service('database', 5432), deployment('shop', shell(connect))),
  until: crashLooping(),
  evidence: [/[Rr]efused/],
  victims: ['Deployment/shop'],
};
