import type { RuleTexts } from '../../rule-text.ts';

export const ingress = {
  T2: {
    title: 'Traefik does not run as it is configured ({{object}})',
    explanation:
      'Either Traefik has no pod that could answer, or K3s cannot install it with the present settings: {{detail}}. Without Traefik, no request from outside reaches any application; routes concerned: {{routes}}.',
    advice:
      'When it is scaled to zero, scale it up again. When its chart fails, read the log of the helm-install Job: it names the value that is wrong; correct it in the HelmChartConfig (or the file under /var/lib/rancher/k3s/server/manifests), and K3s tries again by itself.',
    about:
      'Traefik is scaled to zero although routes need it, has no ready pod for no other visible reason, or the Job of its Helm chart fails over values, templates or the state of its release. Pods of Traefik that crash, wait or find no image are told of by the rules for those, with the routes as victims.',
  },
  T3: {
    title: 'ServiceLB finds the ports {{ports}} taken: {{object}} cannot be reached',
    explanation:
      'K3s gives a Service of type LoadBalancer its ports on every node by small pods (svclb-…). Those of this Service cannot be placed because {{ports}} belong to: {{holders}}.',
    advice:
      'Decide who is to have the ports. A web application needs no ports of its own: make its Service a ClusterIP and reach it through an Ingress, or give it another port. Two ingress controllers, or a pod with that hostPort, cannot share the ports of one node.',
    about:
      'The svclb pods of a Service stay Pending because another Service or pod holds the ports on the nodes. For any other pod the same is S5. Programs on the host outside Kubernetes do not show here.',
  },
  T4: {
    title: '{{object}} should have one load balancer and has {{balancers}}',
    explanation:
      'Exactly one program must give {{services}} an address. Here: {{balancers}}. With two, ServiceLB and MetalLB write the address in turn and answers are lost; with none, nothing from outside reaches any route. Ranges of MetalLB: {{pools}}; of these, addresses of the nodes themselves: {{nodes}}.',
    advice:
      'On a single server, K3s’s ServiceLB is enough: start K3s without --disable servicelb and remove MetalLB. To keep MetalLB, start K3s with --disable servicelb (in /etc/rancher/k3s/config.yaml) and give MetalLB addresses that no node has.',
    about:
      'MetalLB has a range to hand out and ServiceLB has its pods for the same Service; or Traefik’s Service waits for an address in a K3s that has neither. Services with a loadBalancerClass belong to one of them and are left out. Any other Service without an address is E5.',
  },
  T6: {
    title: 'No ingress controller serves {{routes}} (class {{class}})',
    explanation:
      'The Ingress asks for the class {{class}}, and nobody here answers to it: {{reason}}. Classes of this cluster: {{classes}}; similar name: {{near}}; ingress controllers that run: {{controllers}}. Requests for its hosts get 404 or another page.',
    advice:
      'Set spec.ingressClassName to a class of this cluster (with K3s: traefik), and remove the old annotation kubernetes.io/ingress.class. Annotations of another controller have no effect afterwards: translate them. Or install the controller that is meant.',
    about:
      'An Ingress names an IngressClass that does not exist, or one of a controller of which no pod is wanted in the cluster, or names none while every controller insists on one. K3s’s Traefik serves Ingresses without a class. Where an unknown controller may serve it, nothing is said.',
  },
  T7: {
    title: 'Traefik {{version}} does not read {{objects}} (group {{group}})',
    explanation:
      'What is of the API group {{group}} is there, gives no error, and has no effect: Traefik {{version}} reads {{read}} only. Concerned: {{objects}}. A route that names such a Middleware gets 404.',
    advice:
      'When it reads networking.k8s.io only, Traefik’s provider for its own kinds is switched off: set providers.kubernetesCRD.enabled: true in the values of its chart. Else write the objects anew with apiVersion {{read}}/v1alpha1, check that the routes answer, and delete the old ones. Helm charts and manifests that made them need the same change, or the old ones come back.',
    about:
      'An IngressRoute or Middleware of traefik.containo.us with Traefik 3, or of traefik.io with Traefik before 2.10, or of any group while its command line holds the provider kubernetesingress and not kubernetescrd (then only what a route needs). The version is that of the image’s tag; without one nothing is said, nor when the same object exists in the right group.',
  },
  T8: {
    title: '{{object}} leads to what does not exist: {{missing}}',
    explanation:
      'For {{hosts}}, {{routes}} names {{missing}} in namespace {{namespace}}, which is not there. Similar, or of that name elsewhere: {{near}}. An Ingress or a Middleware can only lead to Services of its own namespace. Visitors get 404 or 503; a Middleware or TraefikService that lacks its Service takes every route that uses it along.',
    advice:
      'Correct the name or the port of the Service in the route: it is the port of the Service (spec.ports[].port or its name), not that of the container. If the Service is missing, make it again.',
    about:
      'An Ingress, an IngressRoute, a TraefikService behind one (weighted, mirroring) or the errors Middleware of one names a Service that does not exist, or a port that the Service does not have; or a route or its Service names a ServersTransport or TLSOption that does not exist (Traefik 3). A Service that exists and has no ready pod behind it is told of under its pods, or as E1 and E2.',
  },
  T10: {
    title: '{{object}}: Traefik finds no Middleware {{middleware}}',
    explanation:
      'Traefik drops a whole route when one of its Middlewares cannot be found, so visitors get 404. Named by {{routes}}; what is probably meant, or is similar: {{near}}.',
    advice:
      'In an annotation of an Ingress the name is written namespace-name@kubernetescrd, here {{expected}}; in an IngressRoute, name and namespace are two fields. Correct the reference, or make the Middleware again.',
    about:
      'The annotation router.middlewares, an IngressRoute, a chain or an entry point on Traefik’s command line names a Middleware that does not exist, lacks the namespace in front or the provider behind it. Middlewares of other providers (@file, @docker) cannot be looked up and are left out.',
  },
  T11: {
    title: '{{object}}: Traefik refuses {{target}}, which is in another namespace',
    explanation:
      '{{routes}} refers to {{target}}, outside its own namespace {{own}}. Traefik allows that only with the option allowCrossNamespace, which is not set; it drops the route.',
    advice:
      'Put the Service or the Middleware into the namespace of the route (a copy of the Middleware is enough). If you trust everybody who may make IngressRoutes, allow it for the whole cluster: providers.kubernetesCRD.allowCrossNamespace: true in the values of Traefik’s chart.',
    about:
      'An IngressRoute, or a chain of Middlewares, refers to another namespace while Traefik (2.5 or later) is not told to allow it. Annotations of an Ingress may name Middlewares of any namespace. With settings out of sight only Traefik’s own log counts.',
  },
  T12: {
    title: '{{object}} wants an entry point that Traefik does not have: {{entryPoint}}',
    explanation:
      '{{routes}} is bound to the entry point {{entryPoint}}. Traefik has: {{known}}; similar: {{near}}. Without a valid entry point the route does not exist for visitors.',
    advice:
      'With K3s the entry points are web (port 80) and websecure (port 443): correct the name. If a port of its own is meant, define it in the values of Traefik’s chart (ports), and open it in the firewall.',
    about:
      'The annotation router.entrypoints or spec.entryPoints of an IngressRoute names an entry point that is neither on Traefik’s command line nor one of the usual ones. When Traefik takes its settings from a file, only its own log counts.',
  },
  T13: {
    title: '{{object}}: Traefik refuses the ExternalName Service {{service}}',
    explanation:
      '{{routes}} leads to Service {{service}}, which stands for the outside name {{target}}. Traefik leads to such Services only when the option {{option}} is set, and it is not.',
    advice:
      'Set {{option}}: true in the values of Traefik’s chart (HelmChartConfig with K3s), or replace the Service by one without selector and an EndpointSlice with the outside address.',
    about:
      'A route that Traefik serves leads to a Service of type ExternalName while Traefik (2.5 or later) is not told to allow it. The option differs for Ingresses and IngressRoutes.',
  },
  T14: {
    title: '{{object}}: Traefik speaks TLS to {{service}} and trusts no answer',
    explanation:
      'The port {{port}} of Service {{service}} is 443 or has a name that starts with https, so Traefik connects by TLS to the pod’s address. No certificate fits an address that changes, or the program speaks no TLS there: visitors get “Internal Server Error” (500).',
    advice:
      'If the program also has a port without TLS, lead there. Else make a ServersTransport (insecureSkipVerify: true, or rootCAs and serverName) and name it in the annotation traefik.ingress.kubernetes.io/service.serverstransport: {{transport}} of the Service. If the program speaks plain HTTP, rename the port.',
    about:
      'A route that Traefik serves leads to port 443, or to a port whose name starts with https, without a ServersTransport, while Traefik has no setting to trust backends. ExternalName Services are left out, since their certificate may fit their name.',
  },
  T16: {
    title: 'A Middleware turns every visitor away: {{problem}}',
    explanation:
      'A Middleware that {{users}} uses cannot do what it is meant for: {{problem}}. A login without its Secret, or a plugin that Traefik does not have, makes it drop the route (404); a login service that is not there answers nobody (500); a list of allowed addresses refuses everybody (403) when Traefik sees addresses of the cluster in place of the visitors’ own.',
    advice:
      'For a login: make the Secret in the Middleware’s namespace with one entry, users (made by htpasswd). For forwardAuth: write the address with the namespace (http://NAME.NAMESPACE.svc.cluster.local:PORT) and the port of the Service. For a plugin: name it in the values of Traefik’s chart (experimental.plugins), and see in Traefik’s log whether it could be fetched. For a list of addresses: set externalTrafficPolicy: Local on Traefik’s Service, so that visitors keep their address.',
    about:
      'The Secret of a basicAuth, digestAuth or forwardAuth Middleware is missing or has not exactly one entry; or an ipAllowList stands behind ServiceLB with externalTrafficPolicy Cluster and does not hold the addresses of ServiceLB’s pods; or forwardAuth asks a Service of the cluster that does not exist, lacks the port or was scaled to zero; or a plugin is not on Traefik’s command line or was disabled at its start. Middlewares that no route uses are left out.',
  },
  T17: {
    title: 'The TLS Secret {{secret}} cannot be used: {{problem}}',
    explanation:
      '{{routes}} takes its certificate for {{hosts}} from Secret {{secret}} in namespace {{namespace}}: {{problem}}. Visitors get the controller’s own certificate (TRAEFIK DEFAULT CERT) and a warning. Similar, or of that name elsewhere: {{near}}.',
    advice:
      'Make the Secret in the namespace of the route, with tls.crt (the certificate and its intermediates) and tls.key; a route cannot take it from another namespace. To have cert-manager make it, add the annotation cert-manager.io/cluster-issuer to the Ingress, or a Certificate beside an IngressRoute.',
    about:
      'An Ingress, IngressRoute or TLSStore names a Secret that does not exist in its namespace or lacks tls.crt or tls.key. Secrets that cert-manager is to make belong to the rules on certificates, and so do certificates that are expired.',
  },
  T18: {
    title: '{{object}} and {{rival}} claim the same place: {{place}}',
    explanation:
      '{{object}} leads {{place}} to {{backend}}, and {{rival}} leads it to {{rivalBackend}}. Only one can answer, and which one is not defined: visitors get the wrong application, perhaps only after the next restart.',
    advice:
      'Give one of the two another host or path, or remove the one that is left over from an earlier attempt. If both are meant, say which goes first with a priority (annotation router.priority).',
    about:
      'Two Ingresses or IngressRoutes of one controller have the same host and the same path for different Services and entry points in common. Canaries, priorities, a redirect beside its target and longer paths are left out.',
  },
} satisfies RuleTexts;
