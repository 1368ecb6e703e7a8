import type { RuleTexts } from '../../rule-text.ts';

export const exposure = {
  X1: {
    title: '{{object}} holds a password that everybody knows ({{keys}})',
    explanation:
      'The value under {{keys}} is one that installers and tutorials set, which is the first thing an intruder tries. It is used by: {{users}}.',
    advice:
      'Change the password in the program itself first (a database reads its Secret only when it is first set up, so use ALTER ROLE or its own tool), then put the new one into the Secret and restart whoever uses it.',
    about:
      'A Secret that a workload uses, or that belongs to an installed chart, has a password key whose value is well known, such as changeme or admin. LIONS compares and forgets the value. A Secret that nothing uses is left alone.',
  },
  X2: {
    title: '{{surface}} can be reached from outside: {{object}} ({{way}})',
    explanation:
      'Behind {{object}} stands {{surface}}, and it is open to everybody who reaches your hosts at {{way}}. Whoever gets in can read or change everything that it administers.',
    advice:
      'Make the Service ClusterIP and use kubectl port-forward or a VPN, or put it behind the ingress with TLS and a login. Until then, close the port in the firewall; NodePorts pass by rules that were meant for the host alone, so test from another machine.',
    about:
      'A NodePort, a load balancer or an external address leads to the Kubernetes dashboard, Grafana, Prometheus, pgAdmin, Traefik’s insecure API, a database or the like; or an ingress leads to one that has no login of its own and nothing before it asks for one. Load balancers limited to some addresses and pods that a NetworkPolicy hides are left alone.',
  },
} satisfies RuleTexts;
