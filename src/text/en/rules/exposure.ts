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
      'Behind {{object}} stands {{surface}}, and it is open to everybody who reaches your hosts at {{way}}. Whoever gets in can read or change everything that it administers. When the evidence shows arguments or a variable of its container, it asks nobody for a password: on the Internet such a program is found within hours.',
    advice:
      'Make the Service ClusterIP (or remove the hostPort) and use kubectl port-forward or a VPN, or put it behind the ingress with TLS and a login. Until then, close the port in the firewall; NodePorts pass by rules that were meant for the host alone, so test from another machine.',
    about:
      'A NodePort, a load balancer, an external address or a hostPort leads to the Kubernetes dashboard, Grafana, Prometheus, pgAdmin, Traefik’s insecure API, the console of a broker or an object store, a database or cache (known by its image, its labels or its port) or the like; or an ingress leads to one that has no login of its own and nothing before it asks for one. Load balancers limited to some addresses and pods that a NetworkPolicy hides are left alone.',
  },
  X3: {
    title: '{{object}} lets {{subject}} do anything in the cluster',
    explanation:
      'The binding gives the role cluster-admin to {{subject}}, used by: {{users}}. Whoever breaks into one of these programs, or gets hold of their token, owns the whole cluster with every Secret in it.',
    advice:
      'Make a Role (or ClusterRole) with only the verbs and kinds that the program needs, bind that one, see that it works, and then delete this binding. For people, use their own accounts and short-lived tokens.',
    about:
      'A ClusterRoleBinding gives cluster-admin to the account of an application, to a namespace’s default account, to an account for the Kubernetes dashboard, to runners and agents of a build server, or to everybody. Operators, deployment tools, system namespaces, people and accounts that no pod uses are left alone.',
  },
  X4: {
    title: '{{object}}: nobody filled in “{{value}}”',
    explanation:
      'In {{path}} stands {{value}}, a variable of a template or an example from a manual that went into the cluster as it is. Kubernetes fills in nothing of this sort, so the program gets these very characters.',
    advice:
      'Find the template or values file that this object is made from, give the variable its value there, and apply it again; a correction in the cluster alone is lost at the next deployment.',
    about:
      'An image, a variable, an argument, an annotation, a host name or a value of a ConfigMap that is used holds an unset variable such as one of Jinja or Helm, an example in angle brackets, or a name in dollar and braces that nothing defines. Templates that programs fill in themselves and references that Kubernetes resolves are left alone.',
  },
  X5: {
    title: 'Several storage classes are the default: {{classes}}',
    explanation:
      'More than one StorageClass is marked as default: {{classes}}. Claims that name no class get the one made last, so new data may land where nobody expects it and outside your backups.',
    advice:
      'Decide which one is meant and take the mark from the others. On K3s, local-path gets its mark back at each start: to keep another default, start K3s with --disable local-storage, or make local-path the default.',
    about:
      'Two or more StorageClasses carry the annotation is-default-class with the value true. Existing claims and volumes are not touched by it.',
  },
  X7: {
    title: '{{object}}: its pods share the volume {{claim}}, which is {{mode}}',
    explanation:
      'Several pods of {{object}} want the claim {{claim}} at once, and its access mode is {{mode}}. As soon as they are on different nodes, or the mode allows one pod only, the second waits until the first is gone, and a rolling update waits for ever.',
    advice:
      'For a single pod, set strategy.type to Recreate. For several, give each its own volume (a StatefulSet with volumeClaimTemplates) or take storage that many nodes can mount, such as NFS.',
    about:
      'A Deployment with several replicas uses one ReadWriteOnce claim on storage that is attached to one node at a time, in a cluster of several nodes; or a ReadWriteOncePod claim is used by several pods or by a rolling update. Local volumes, which all pods follow to their node, and NFS are left alone.',
  },
  X8: {
    title: 'No Prometheus takes {{ignored}}',
    explanation:
      'The labels or the namespace do not fit the selectors of any Prometheus here, so nothing of it is measured and its alerts never come: {{ignored}}. Nothing else shows this, because an object that is not selected is no error.',
    advice:
      'Give the object the label that the selector asks for (of kube-prometheus-stack it is release with the name of the Helm release), or widen the selector of Prometheus (serviceMonitorSelectorNilUsesHelmValues: false).',
    about:
      'There is a Prometheus of the Prometheus Operator, and a ServiceMonitor or PrometheusRule that none of them selects. Without any Prometheus object nothing is said: another program may read them.',
  },
} satisfies RuleTexts;
