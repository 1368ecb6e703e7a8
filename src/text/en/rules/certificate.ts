import type { RuleTexts } from '../../rule-text.ts';

export const certificate = {
  M1: {
    title: 'cert-manager does not work ({{object}}); waiting for it: {{waiting}}',
    explanation:
      'Certificates are made and renewed by cert-manager, and {{object}} is missing, scaled to zero, without a ready pod ({{ready}} ready) or not reached by the API server. Until it works, nothing new is issued and nothing is renewed. Waiting: {{waiting}}.',
    advice:
      'Bring the Deployment back: scale it up, repair or restart its pods, open the way from the API server to its webhook, or install cert-manager with its CRDs again. What waits is taken up by itself within minutes. Do not delete the CRDs: every Certificate would go with them.',
    about:
      'The controller or the webhook of cert-manager is absent, scaled to zero or not ready, or its CRDs are not installed, while something waits for a certificate. When its pods fail, their own finding is the cause.',
  },
  M2: {
    title: '{{object}} asks for a certificate, and none is made',
    explanation:
      'The annotation {{annotation}} asks cert-manager for a certificate, but cert-manager cannot act on it. Where the mistake stands: {{detail}}. It needs exactly one of the annotations cert-manager.io/issuer and cert-manager.io/cluster-issuer on an Ingress, and for each tls entry hosts and a secretName of its own. It does not look at IngressRoutes at all.',
    advice:
      'Correct the annotation or the tls part of {{object}}. For an IngressRoute, write a Certificate with the same secretName yourself.',
    about:
      'An Ingress or IngressRoute asks cert-manager for a certificate, and neither a Certificate nor the Secret exists: no tls, no hosts, no secretName, one Secret twice, two issuers, an unknown annotation. Certificates that exist and are not ready are other findings.',
  },
  M3: {
    title: '{{object}} is missing or cannot issue certificates',
    explanation:
      'These Certificates depend on it: {{certificates}}. If it exists, cert-manager says of it: “{{detail}}”. If not, these have a similar name: {{near}}. A ClusterIssuer takes its Secrets from cert-manager’s own namespace, an Issuer from its own.',
    advice:
      'Create the issuer, or correct kind and name in issuerRef or in the annotation of the Ingress. If it exists, correct what the message names: server address, e-mail, Secret, or the way out of the cluster to the server.',
    about:
      'An Issuer or ClusterIssuer that Certificates name does not exist, or its condition Ready is not True: account not registered, Secret of the authority missing, server not reachable. One finding for each issuer.',
  },
  M4: {
    title: 'The request of {{object}} is denied, or nobody approves it',
    explanation:
      'A request for a certificate must be approved before the issuer looks at it. State of the request {{request}}: {{detail}}.',
    advice:
      'Look at the policies of the approver (approver-policy or your own), and allow this name and issuer. If cert-manager’s own approver was switched off, install another one or switch it on again.',
    about: 'A CertificateRequest has the condition Denied, or has had no condition Approved for over five minutes.',
  },
  M5: {
    title: 'The authority refuses {{object}} for now: asked too often',
    explanation:
      'The rate limit for {{domains}} is used up. The server says: “{{detail}}”. It answers again after: {{until}}. cert-manager tries again by itself at: {{retry}}.',
    advice:
      'Wait until that date, then renew with cmctl renew. Do not delete and recreate the Certificate or its Secret: each try counts. Until then, test with the staging server, and find out what asked so often.',
    about:
      'The ACME server answered rateLimited (429). The date until which to wait is quoted when the server names one. Two Certificates that fight for one Secret use the limit up as well: that is M14.',
  },
  M6: {
    title: '{{object}} has no solver for {{detail}}',
    explanation:
      'To prove that a name is yours, cert-manager needs a solver of the issuer that may be used for it. Its solvers: {{solvers}}. A wildcard can only be proved with dns01; selectors limit a solver to names, zones or labels. These wait: {{certificates}}.',
    advice:
      'Add a solver for the name to the issuer, or widen the selector of one; for a wildcard, one with dns01. Then delete the waiting order: kubectl delete order; cert-manager makes a new one.',
    about:
      'An order waits without a challenge since none of the issuer’s solvers fits one of its names: a wildcard with http01 only, or selectors that do not match.',
  },
  M7: {
    title: 'The challenge for {{domain}} cannot be presented',
    explanation:
      'To prove that {{domain}} is yours, cert-manager must make a pod, a Service and an Ingress, or a record in the DNS, and was refused: “{{detail}}”. These wait: {{certificates}}.',
    advice:
      'Remove what the message names: a quota or policy of the namespace, a webhook that refuses the Ingress, a missing right, or credentials of the DNS provider that are wrong or missing. cert-manager tries again by itself.',
    about:
      'cert-manager could not make what answers an ACME challenge. A challenge that only waits for its turn is not meant. A solver pod that was made and does not run has a finding of its own.',
  },
  M9: {
    title: 'The challenge for {{domain}} is answered with status {{status}}',
    explanation:
      'Before it calls the ACME server, cert-manager fetches the proof itself from http://{{domain}}/.well-known/acme-challenge/ and gets an error page: somebody else answers for this host. Class of the solver’s Ingress that no controller serves: {{class}}. The message: “{{detail}}”. These wait: {{certificates}}.',
    advice:
      'See to it that the issuer’s solver has the ingressClassName of your ingress controller, that the name points to this cluster, and that no other route or login of the application takes the path /.well-known/acme-challenge/.',
    about:
      'The self-check of an HTTP-01 challenge gets a status other than 200 for over five minutes, and the solver pods run. A wrong ingress class, a route that takes the path, or a name that points elsewhere.',
  },
  M10: {
    title: 'cert-manager cannot reach the challenge for {{domain}}',
    explanation:
      'Before it calls the ACME server, cert-manager looks for the proof itself, from inside the cluster, and does not find it: “{{detail}}”. The name may not exist, or lead to an address that pods cannot reach although the outside can. These wait: {{certificates}}.',
    advice:
      'Check the DNS record of {{domain}}, then that port 80 of that address answers from a pod. If only pods cannot reach it, the router does not send it back (hairpin): let CoreDNS answer with the inner address. For DNS-01, check which name servers the zone has.',
    about:
      'The self-check of a challenge cannot connect or resolve the name for over five minutes, or the record of a DNS-01 challenge is not seen for over fifteen.',
  },
  M11: {
    title: 'Another page than the proof answers the challenge for {{domain}}',
    explanation:
      'Before it calls the ACME server, cert-manager fetches the proof itself from http://{{domain}}/.well-known/acme-challenge/ and gets another page: “{{detail}}”. A redirect, a proxy in front of the cluster or a catch-all route takes the path. These wait: {{certificates}}.',
    advice:
      'Open the address with curl -L and see who answers. Exempt /.well-known/acme-challenge/ from the redirect, login or proxy, or point the name to this cluster.',
    about:
      'The self-check of an HTTP-01 challenge gets status 200 but not the expected content, for over five minutes.',
  },
  M12: {
    title: 'The authority refuses {{object}} ({{type}})',
    explanation:
      'The authority has looked at {{domains}} and says: “{{detail}}”. What the sort means: dns: the name does not exist or its servers fail; connection: port 80 is shut from outside; unauthorized: something else answers, perhaps over IPv6; caa: a CAA record forbids this authority. cert-manager tries again at: {{retry}}.',
    advice:
      'Correct what the message names in the public DNS, in the firewall or in the Certificate, then renew with cmctl renew instead of waiting. Failed tries count against the rate limit, so test with the staging server first.',
    about:
      'The ACME server, or another authority, has refused the order or the proof. Waiting for the self-check is M9, M10 or M11; a used up limit is M5.',
  },
  M13: {
    title: '{{object}} failed {{attempts}} times and waits before the next try',
    explanation:
      'The attempts to issue this certificate have failed, last at {{last}}, and what was said of them is gone. cert-manager waits longer after each failure, one hour at first and 32 hours at most. Next try: {{retry}}.',
    advice: 'Try at once with cmctl renew, and look at the order and challenge while they exist; that shows the cause.',
    about:
      'A Certificate has failed attempts and no request, order or challenge that says why. With such a message, the finding is another one.',
  },
  M14: {
    title: '{{object}} and its Secret do not fit each other',
    explanation:
      'A Secret belongs to one Certificate. When two write the same one, or another tool writes into it, cert-manager may renew without end. What was seen: {{detail}}.',
    advice:
      'Give each Certificate (or each Ingress with an annotation) a secretName of its own, or delete the one that is not needed. Where an operator, a chart or a copied Secret writes there too, give that one another name. Do not delete the Secret merely to renew it.',
    about:
      'Two Certificates, or cert-manager and another tool, write one Secret, the Secret holds something else than the Certificate asks for and nobody is renewing it, or the password of its keystore is missing.',
  },
  M15: {
    title: 'The private key in the Secret {{secret}} no longer fits {{object}}',
    explanation:
      'The Certificate now asks for another sort of key, and cert-manager may not make one as rotationPolicy is Never or unset. It waits for you: “{{detail}}”.',
    advice:
      'Set spec.privateKey.rotationPolicy to Always, or put algorithm and size back to those of the existing key. If a pinned key must be kept, choose the latter.',
    about:
      'The event CannotRegenerateKey, or an issuance that has waited for over five minutes because the existing private key is not up to date.',
  },
  M17: {
    title: '{{object}} comes from the staging authority; browsers reject it',
    explanation:
      'The certificate for {{domains}} was issued by {{issuer}}, which is Let’s Encrypt’s staging server. It works like the real one, but no browser trusts it.',
    advice:
      'Name the production issuer in issuerRef, or in the annotation of the Ingress. cert-manager then issues anew by itself.',
    about:
      'A ready Certificate that an Ingress or IngressRoute uses was issued by a staging authority. Names and namespaces of test environments (staging, dev, test…) are left alone unless a program fails over it.',
  },
  M19: {
    title: 'The TLS certificate in {{object}} cannot be used, or not for long',
    explanation:
      'It is for {{domains}}, is used by {{users}}, and nobody renews it automatically. What is wrong: {{state}}. Valid until: {{until}}.',
    advice:
      'Get a new certificate and replace both tls.crt and tls.key of the Secret; the ingress controller takes it at once, pods perhaps only after a restart. Better: let cert-manager write this Secret. When a program makes it for its own webhook (an operator, cert-manager’s webhook), restart that program; if the certificate stays as old, delete this Secret and restart once more: it makes a new one and enters it into its webhook configuration.',
    about:
      'A Secret of type kubernetes.io/tls without a Certificate has expired, expires within the last fifth of its life (30 days at most), is not valid yet, is unreadable, its key does not match, or a program that calls a route is shown the certificate of another name. So has one that only the API server is shown, since it carries the name of a webhook’s Service, or the authority that a failing program says is its own. Other Secrets that nobody uses are left alone.',
  },
  M20: {
    title: '{{object}} is not ready',
    explanation:
      'The certificate for {{domains}} has not been issued or renewed in the time that it takes, and nothing says why. The last that was said: “{{detail}}”. Issuer: {{issuer}}.',
    advice:
      'Follow the chain from Certificate to CertificateRequest, Order and Challenge with cmctl status, and read the log of cert-manager.',
    about:
      'A Certificate is not ready, or its renewal is overdue, for over five minutes and no other rule knows why. If the pod that answers its challenge does not run, that pod’s finding is the cause.',
  },
} satisfies RuleTexts;
