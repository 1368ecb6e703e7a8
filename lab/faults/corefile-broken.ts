import { script } from '../machine.ts';
import type { Fault } from './fault.ts';

const restart = ['delete', 'pod', '--namespace=kube-system', '--selector=k8s-app=kube-dns', '--wait=false'];

export const corefileBroken: Fault = {
  name: 'corefile-broken',
  on: 'cluster',
  description: 'a typing error in the Corefile: CoreDNS crashes at its next start',
  async break({ lab }) {
    const data = { Corefile: '.:53 {\n    errors\n    forwrad . /etc/resolv.conf\n}\n' };
    await lab.kubectl([
      'patch',
      '--namespace=kube-system',
      'configmap/coredns',
      '--type=merge',
      '-p',
      JSON.stringify({ data }),
    ]);
    await lab.kubectl(restart);
  },
  // K3s applies a manifest again when its date changes, and so puts the Corefile back.
  async mend({ lab }) {
    await script(lab.server, 'touch /var/lib/rancher/k3s/server/manifests/coredns.yaml');
    const file = ['get', '--namespace=kube-system', 'configmap/coredns', '--output=jsonpath={.data.Corefile}'];
    while ((await lab.kubectl(file)).includes('forwrad')) await new Promise((resolve) => setTimeout(resolve, 500));
    await lab.kubectl(restart);
    await lab.kubectl(['rollout', 'status', '--namespace=kube-system', 'deployment/coredns', '--timeout=120s']);
  },
};
