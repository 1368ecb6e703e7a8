import { crashed, node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d04Corefile } from './d04-corefile.ts';
import { config, coreDns, failing, served, spoke } from './testing/core-dns.ts';

const down = coreDns({ state: crashed({ exitCode: 1 }) });
const said = (line: string) => ({
  [`${spoke}/previous`]: `maxprocs: Leaving GOMAXPROCS=2: CPU quota undefined\n${line}`,
});
const own = (texts: Record<string, string>) => config(texts, 'coredns-custom');

ruleCases(d04Corefile, {
  finds: {
    'an unknown directive, quoted from the Corefile': {
      objects: [
        node(),
        coreDns({ state: crashed({ exitCode: 1 }) }),
        config({ Corefile: '.:53 {\n    errors\n    forwrad . /etc/resolv.conf\n}\n' }),
        failing('web'),
        served('db'),
      ],
      logs: {
        ...said("/etc/coredns/Corefile:3 - Error during parsing: Unknown directive 'forwrad'"),
        'shop/web-7f9c-x1/app/previous': 'java.net.UnknownHostException: db',
      },
      object: 'ConfigMap/kube-system/coredns',
      severity: 'critical',
      evidence: [/Unknown directive 'forwrad'/, /line 3\]?.*: forwrad \. /],
      victims: [
        'Deployment/kube-system/coredns',
        'Deployment/shop/web',
        'Pod/kube-system/coredns-7f9c-x1',
        'Pod/shop/web-7f9c-x1',
        'Service/kube-system/kube-dns',
      ],
    },
    'a mistake in a file of the users': {
      objects: [down, own({ 'acme.server': 'acme.io:53 {\n  forwad . 10.9.9.9\n}' })],
      logs: said("/etc/coredns/custom/acme.server:2 - Error during parsing: Unknown directive 'forwad'"),
      object: 'ConfigMap/kube-system/coredns-custom',
      evidence: [/acme\.server\] line 2: forwad/],
    },
    'a plug-in that K3s’s own part has already': {
      objects: [down, own({ 'up.override': 'forward . 1.1.1.1' })],
      logs: said('plugin/forward: this plugin can only be used once per Server Block'),
      object: 'ConfigMap/kube-system/coredns-custom',
      evidence: [/can only be used once/],
    },
    'a zone twice': {
      objects: [down, own({ 'all.server': '.:53 {\n  forward . 1.1.1.1\n}' })],
      logs: said('cannot serve dns://.:53 - it is already defined'),
      object: 'ConfigMap/kube-system/coredns-custom',
      evidence: [/already defined/],
    },
    'an argument that is no address': {
      objects: [down, config({ Corefile: '.:53 {\n forward . 8.8.8.8.8\n}' })],
      logs: said('plugin/forward: not an IP address or file: "8.8.8.8.8"'),
      object: 'ConfigMap/kube-system/coredns',
      evidence: [/not an IP address/],
    },
    'a change that a running CoreDNS refused': {
      objects: [coreDns(), own({ 'x.override': 'rewrit name a b' })],
      logs: {
        [spoke]:
          "[INFO] plugin/reload: Running configuration SHA512 = 5\n[INFO] Reloading\n[ERROR] Restart failed: /etc/coredns/custom/x.override:1 - Error during parsing: Unknown directive 'rewrit'\n[ERROR] plugin/reload: Corefile changed but reload failed: starting with listener file descriptors: Unknown directive 'rewrit'",
      },
      object: 'ConfigMap/kube-system/coredns-custom',
      severity: 'warning',
      evidence: [/reload failed/],
      victims: ['Deployment/kube-system/coredns'],
    },
  },
  ignores: {
    'a refused change that was mended': {
      objects: [coreDns()],
      logs: { [spoke]: '[ERROR] plugin/reload: Corefile changed but reload failed: x\n[INFO] Reloading complete' },
    },
    'a port that is taken': {
      objects: [down],
      logs: said('Listen: listen tcp :53: bind: address already in use'),
    },
    'an API server out of reach': {
      objects: [down],
      logs: said('plugin/kubernetes: Get "https://10.43.0.1:443/version": dial tcp 10.43.0.1:443: i/o timeout'),
    },
    'the import that finds nothing, which is usual': {
      objects: [coreDns()],
      logs: { [spoke]: '[WARNING] No files matching import glob pattern: /etc/coredns/custom/*.server' },
    },
  },
});
