import { node } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { d06Upstream } from './d06-upstream.ts';
import { config, coreDns, failing, served, spoke } from './testing/core-dns.ts';

const dead = (name: string, address = '192.0.2.53') =>
  `[ERROR] plugin/errors: 2 ${name}. A: read udp 10.42.0.3:40562->${address}:53: i/o timeout`;
const again = (host: string) => `Error: getaddrinfo EAI_AGAIN ${host}`;
const web = 'shop/web-7f9c-x1/app/previous';
const api = 'shop/api-7f9c-x1/app/previous';

ruleCases(d06Upstream, {
  finds: {
    'questions that the resolver does not answer, and a program that needs one': {
      objects: [node(), coreDns(), failing('web')],
      logs: { [spoke]: dead('api.stripe.com'), [web]: again('api.stripe.com') },
      object: 'Deployment/kube-system/coredns',
      severity: 'critical',
      evidence: [/192\.0\.2\.53:53: i\/o timeout/, /EAI_AGAIN/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
    'a program that names the resolver which it asked': {
      objects: [node(), coreDns(), failing('web')],
      logs: {
        [spoke]: dead('api.stripe.com'),
        [web]: 'Post "https://api.stripe.com/v1": dial tcp: lookup api.stripe.com on 10.43.0.10:53: server misbehaving',
      },
      object: 'Deployment/kube-system/coredns',
      evidence: [/server misbehaving/],
      victims: ['Deployment/shop/web', 'Pod/shop/web-7f9c-x1'],
    },
    'a dead address in the configuration': {
      objects: [
        node(),
        coreDns(),
        config({ 'up.server': 'acme.io:53 {\n  forward . 10.9.9.9\n}' }, 'coredns-custom'),
        failing('web'),
      ],
      logs: {
        [spoke]: dead('git.acme.io', '10.9.9.9'),
        [web]: 'fatal: unable to access: Could not resolve host: git.acme.io',
      },
      object: 'ConfigMap/kube-system/coredns-custom',
      evidence: [/forward \. 10\.9\.9\.9/],
    },
    'several programs that fail on outside names alone': {
      objects: [node(), coreDns(), failing('web'), failing('api'), served('db')],
      logs: { [web]: again('api.stripe.com'), [api]: again('smtp.acme.io') },
      object: 'Deployment/kube-system/coredns',
      evidence: [/stripe/, /smtp/],
    },
    'a log full of it, up to now': {
      objects: [node(), coreDns()],
      logs: { [spoke]: ['a.io', 'b.io', 'c.io', 'a.io', 'd.io'].map((name) => dead(name)).join('\n') },
      object: 'Deployment/kube-system/coredns',
      severity: 'warning',
      evidence: [/d\.io/],
    },
  },
  ignores: {
    'a few unanswered questions while all is well': {
      objects: [node(), coreDns()],
      logs: { [spoke]: `${dead('a.io')}\n${dead('b.io')}` },
    },
    'one program': { objects: [node(), coreDns(), failing('web')], logs: { [web]: again('api.stripe.com') } },
    'an outside name that does not exist': {
      objects: [node(), coreDns(), failing('web'), failing('api')],
      logs: { [web]: 'getaddrinfo ENOTFOUND a.io', [api]: 'lookup b.io on 10.43.0.10:53: no such host' },
    },
    'names of the cluster that do not resolve either': {
      objects: [node(), coreDns(), failing('web'), failing('api'), failing('job'), served('db')],
      logs: {
        [web]: again('api.stripe.com'),
        [api]: again('smtp.acme.io'),
        'shop/job-7f9c-x1/app/previous': again('db'),
      },
    },
  },
});
