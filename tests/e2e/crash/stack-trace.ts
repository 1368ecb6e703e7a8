import type { FailingCase } from '../case.ts';
import { deployment, documents, service, shell } from '../manifest.ts';
import { crashLooping } from '../symptoms.ts';

const trace = `
echo 'starting shop 1.4.2'
echo 'Exception in thread "main" java.lang.NullPointerException: price is null' >&2
echo '    at com.example.shop.Cart.total(Cart.java:42)' >&2
echo '    at com.example.shop.Main.main(Main.java:7)' >&2
exit 1
`;

export const workload: FailingCase = {
  name: 'stack-trace',
  code: 'C5',
  culprit: 'Deployment/shop',
  manifest: documents(deployment('shop', shell(trace)), service('shop')),
  until: crashLooping(),
  evidence: [/exit.*1|\b1\b/, /NullPointerException/],
  victims: ['Service/shop'],
};
