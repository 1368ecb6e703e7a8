import { certificate, host, line, looping, started } from '../testing/hosts.ts';
import { event, node, pod } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { ago } from '../testing/scene.ts';
import { n10Certificates } from './n10-certificates.ts';

const warning = (days: number) =>
  `Node certificates require attention - restart k3s on this node to trigger automatic rotation: kubelet/client-kubelet.crt: certificate CN=system:node:node-1,O=system:nodes will expire within 120 days at ${ago(-days * 86_400)}`;
const expired = certificate('serving-kube-apiserver.crt', 2150, -1790);
const ours = { reason: 'unauthorised', message: 'Unauthorized' } as const;

ruleCases(n10Certificates, {
  finds: {
    'an expired certificate of the server, which our client does not trust': {
      apiDown: { reason: 'tls', message: 'certificate has expired' },
      hosts: { 'vps-1': host({ certificates: [certificate('client-admin.crt', 60, 305), expired] }) },
      object: 'Host/vps-1',
      severity: 'critical',
      evidence: [/serving-kube-apiserver\.crt: notAfter 2021/],
      victims: ['Cluster/cluster'],
    },
    'the words of Go, whose second half does not count': {
      apiDown: {
        reason: 'tls',
        message:
          'Get "https://vps-1:6443/version": x509: certificate has expired or is not yet valid: current time 2026-11-24T02:00:00Z is after 2026-11-22T09:40:31Z',
      },
      object: 'Cluster/vps-1:6443',
      severity: 'critical',
      evidence: [/is after 2026-11-22/],
    },
    'the same with times alone, which are no address': {
      apiDown: {
        reason: 'tls',
        message:
          'x509: certificate has expired or is not yet valid: current time 2026-11-24T02:00:00Z is after 2026-11-22T09:40:31Z',
      },
      object: 'Cluster/cluster',
      evidence: [/is after 2026-11-22/],
    },
    'the same with no host to ask': {
      apiDown: { reason: 'tls', message: 'certificate has expired' },
      object: 'Cluster/cluster',
      severity: 'critical',
      evidence: [/tls: certificate has expired/],
    },
    'an expired certificate in the kubeconfig, as the server’s own copy shows': {
      apiDown: ours,
      hosts: { 'vps-1': host({ certificates: [certificate('client-admin.crt', 2150, -1790)] }) },
      object: 'Host/vps-1',
      severity: 'critical',
      evidence: [/client-admin\.crt: notAfter/],
    },
    'an agent that is refused because a certificate has expired': {
      objects: [node(), pod('web-1')],
      hosts: {
        'node-1': host({
          role: 'agent',
          unit: looping,
          certificates: [],
          journal: [
            started,
            line(
              'fatal',
              'Get "https://127.0.0.1:6444/v1-k3s/readyz": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-24T01:59:00Z is after 2026-11-20T08:00:00Z',
            ),
          ],
        }),
      },
      object: 'Node/node-1',
      severity: 'critical',
      evidence: [/x509: certificate has expired/],
    },
    'an end in twelve days': {
      objects: [node()],
      hosts: { 'node-1': host({ certificates: [certificate('client-kubelet.crt', 353, 12)] }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/client-kubelet\.crt: notAfter 2026-12-06/],
    },
    'an event of K3s three months ahead': {
      objects: [node(), event(node(), 'CertificateExpirationWarning', warning(80))],
      object: 'Node/node-1',
      severity: 'info',
      evidence: [/CertificateExpirationWarning: Node certificates require attention/],
    },
    'an authority that ends within its last twelfth': {
      objects: [node()],
      hosts: { 'node-1': host({ certificates: [certificate('server-ca.crt', 3400, 250, { isAuthority: true })] }) },
      object: 'Node/node-1',
      severity: 'warning',
      evidence: [/server-ca\.crt/],
    },
  },
  ignores: {
    'a certificate that begins in the future': {
      apiDown: {
        reason: 'tls',
        message:
          'x509: certificate has expired or is not yet valid: current time 2026-11-24T02:00:00Z is before 2026-11-25T09:00:00Z',
      },
    },
    'certificates with most of their life before them': { objects: [node()], hosts: { 'node-1': host() } },
    'a warning that a rotation has answered': {
      objects: [
        node(),
        event(node(), 'CertificateExpirationWarning', warning(20), { seconds: 3000 }),
        event(node(), 'CertificateExpirationOK', 'Node and Certificate Authority certificates managed by k3s are OK', {
          type: 'Normal',
        }),
      ],
    },
    'the expired certificate of a stranger who calls a healthy server': {
      objects: [node()],
      hosts: {
        'node-1': host({
          journal: [
            started,
            line('error', 'Unable to authenticate the request: x509: certificate has expired or is not yet valid'),
          ],
        }),
      },
    },
    'what lies about in a folder of old certificates': {
      objects: [node()],
      hosts: {
        'node-1': host({
          certificates: [
            { ...expired, path: '/var/lib/rancher/k3s/server/tls-1699999999/client-admin.crt' },
            { ...expired, notAfter: 'never' },
          ],
        }),
      },
    },
    'a refused login that says nothing of expiry': { apiDown: ours, hosts: { 'vps-1': host() } },
  },
});
