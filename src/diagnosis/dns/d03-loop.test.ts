import { crashed, node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d03Loop } from './d03-loop.ts';
import { coreDns, failing, served, spoke } from './testing/core-dns.ts';

const line =
  '[FATAL] plugin/loop: Loop (127.0.0.1:41234 -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO 4547991504243258144.3688648895315093531."';
const log = `.:53\nCoreDNS-1.13.2\nlinux/amd64, go1.25.2\n${line}`;
const down = coreDns({ state: crashed({ exitCode: 1 }) });

ruleCases(d03Loop, {
  finds: {
    'a CoreDNS that ends for its own loop, and an application that resolves nothing': {
      objects: [node(), down, failing('web'), served('db')],
      logs: {
        [`${spoke}/previous`]: log,
        'shop/web-7f9c-x1/app/previous': 'Error: getaddrinfo EAI_AGAIN db',
      },
      object: 'Deployment/kube-system/coredns',
      severity: 'critical',
      evidence: [/Loop \(127/],
      victims: [
        'Deployment/shop/web',
        'Node/node-1',
        'Pod/kube-system/coredns-7f9c-x1',
        'Pod/shop/web-7f9c-x1',
        'Service/kube-system/kube-dns',
      ],
    },
  },
  ignores: {
    'a loop of an earlier life, long repaired': { objects: [coreDns()], logs: { [`${spoke}/previous`]: log } },
    'another end': {
      objects: [down],
      logs: { [`${spoke}/previous`]: 'plugin/forward: not an IP address or file: "x"' },
    },
    'no log': { objects: [down] },
  },
});
