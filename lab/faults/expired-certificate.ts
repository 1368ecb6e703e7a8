import { script } from '../machine.ts';
import { expire } from './expire.ts';
import type { Fault } from './fault.ts';

const file = '/var/lib/rancher/k3s/server/tls/serving-kube-apiserver';

/** The API server reads its certificate anew when the file changes, as it does at rotation. */
export const expiredCertificate: Fault = {
  name: 'expired-certificate',
  on: 'server',
  description: "the API server's certificate has expired: no client trusts it, the nodes fall silent",
  async break({ machine }) {
    await script(machine, expire(file, '/var/lib/rancher/k3s/server/tls/server-ca'));
  },
  async mend({ machine }) {
    await script(
      machine,
      `[ -e ${file}.crt.lab ] || exit 0; mv -f ${file}.crt.lab ${file}.crt; systemctl restart ${machine.unit}`,
    );
  },
};
