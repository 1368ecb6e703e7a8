import { script } from '../machine.ts';
import { expire } from './expire.ts';
import type { Fault } from './fault.ts';

const file = '/var/lib/rancher/k3s/server/tls/client-admin';
const kubeconfig = '/etc/rancher/k3s/k3s.yaml';

/** What happens to a kubeconfig that was copied away a year ago: the server is well and knows its bearer no more. */
export const expiredAdminCertificate: Fault = {
  name: 'expired-admin-certificate',
  on: 'server',
  description: 'the certificate in /etc/rancher/k3s/k3s.yaml has expired: 401 for whoever uses it',
  async break({ machine }) {
    await script(
      machine,
      `[ ! -e ${file}.crt.lab ] || exit 0
${expire(file, '/var/lib/rancher/k3s/server/tls/client-ca')}
cp -p ${kubeconfig} ${kubeconfig}.lab
sed -i "s|client-certificate-data: .*|client-certificate-data: $(base64 -w0 ${file}.crt)|" ${kubeconfig}`,
    );
  },
  async mend({ machine }) {
    await script(
      machine,
      `[ -e ${file}.crt.lab ] || exit 0
mv -f ${kubeconfig}.lab ${kubeconfig}; mv -f ${file}.crt.lab ${file}.crt`,
    );
  },
};
