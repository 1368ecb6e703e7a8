import type { RuleTexts } from '../../rule-text.ts';

export const dns = {
  D1: {
    title: '{{object}}: nobody answers names in the cluster ({{state}})',
    explanation:
      'CoreDNS answers the names of Services and of the Internet for every pod, and no pod of it is ready ({{state}}). Programs that look up a name fail until it is back.',
    advice:
      'Read why CoreDNS is not ready; if it was scaled down or removed, bring it back. K3s writes its manifest again when the unit k3s restarts, unless it was told to disable coredns.',
    about:
      'CoreDNS is scaled to zero, was removed, or runs without becoming ready, and no deeper cause is known. A crash, an image, a node or memory that stops CoreDNS is reported under its own code; a forwarding loop is D3, a wrong Corefile D4, an API server out of reach D7.',
  },
  D3: {
    title: '{{object}}: CoreDNS forwards questions to itself and ends',
    explanation:
      'CoreDNS sends what it does not know to the resolvers of the node {{node}}, and its question came back to it. It then ends itself, again and again, and no name resolves in the cluster.',
    advice:
      'On {{node}}, /etc/resolv.conf points at the node itself (127.0.0.53 of systemd-resolved, or 127.0.0.1). Give K3s a file with real resolvers, such as resolv-conf: /run/systemd/resolve/resolv.conf in /etc/rancher/k3s/config.yaml, restart K3s, then restart CoreDNS. Do not just remove the plug-in loop.',
    about:
      'The log of a failing CoreDNS says that its plug-in loop found a forwarding loop. Upstream resolvers that merely do not answer are D6.',
  },
  D4: {
    title: '{{object}}: CoreDNS does not accept this configuration',
    explanation:
      'CoreDNS says: {{problem}}. When it starts with a configuration like this it ends at once and no name resolves; while it runs it goes on with the one it had, until its next start.',
    advice:
      'Correct the quoted line. On K3s write changes of your own into the ConfigMap coredns-custom (keys *.override inside the default zone, *.server for zones of their own): K3s writes coredns again at each start. Then restart CoreDNS.',
    about:
      'The log of CoreDNS refuses its Corefile, or a part that users added: an unknown directive, a plug-in twice, a zone twice, a wrong argument. A forwarding loop is D3; a missing ConfigMap is G1.',
  },
  D5: {
    title: '{{object}} lacks the key NodeHosts, so CoreDNS cannot start',
    explanation:
      'CoreDNS mounts the names of the nodes from the key NodeHosts of this ConfigMap. K3s fills it, and it is not there, so that the volume cannot be mounted.',
    advice:
      'Restart K3s on a server: it fills the key from the list of nodes. If it stays empty, upgrade K3s (versions before 1.29.2 lose it at times), and look for a tool that applies this ConfigMap over and over.',
    about:
      'The ConfigMap kube-system/coredns lacks the key NodeHosts that the pod of CoreDNS mounts. Any other missing key is G3.',
  },
  D6: {
    title: '{{object}}: names of the Internet do not resolve',
    explanation:
      'CoreDNS passes names outside the cluster to {{upstream}}, and no answer comes back. Names of the cluster’s own Services resolve.',
    advice:
      'Ask that resolver from the node itself. If it is dead or a firewall drops port 53, mend that or name another one in /etc/resolv.conf of the nodes (or in the forward line of CoreDNS’s configuration), then restart CoreDNS.',
    about:
      'CoreDNS reports questions that its upstream resolvers did not answer while programs fail on outside names, or several programs fail on outside names only. A name that does not exist is C6; when nothing resolves at all see D1.',
  },
  D7: {
    title: '{{object}}: CoreDNS cannot read the Kubernetes API',
    explanation:
      'CoreDNS learns the names of Services from the API server and could not: {{problem}}. It does not become ready, so no name resolves.',
    advice:
      'If the API refuses it, restore the ClusterRole and the binding system:coredns (K3s writes them again at a restart). If it is not reached, check the Service default/kubernetes, kube-proxy’s rules and the firewall of the node.',
    about:
      'A failing CoreDNS logs that the API server is not reached, or forbids it to list Services, EndpointSlices or namespaces. A node whose pods all cannot reach the API is N17.',
  },
  D8: {
    title: '{{object}} keeps {{user}} from asking CoreDNS',
    explanation:
      'No NetworkPolicy that applies ({{direction}}) lets the pods of {{user}} send questions to CoreDNS on port 53 over UDP, so that no name resolves there, though CoreDNS is well.',
    advice:
      'Allow egress to the namespace with the label kubernetes.io/metadata.name: kube-system, pods k8s-app: kube-dns, port 53 over UDP and TCP. A label name: kube-system exists only where somebody set it.',
    about:
      'Computed from the policies that select a pod (egress) or CoreDNS (ingress): none allows UDP port 53 between them, and the pod’s log says that names do not resolve, or TCP alone was allowed. A permission that selects nothing is E4 where nobody suffers yet.',
  },
  D9: {
    title: 'Names resolve only on CoreDNS’s own node {{home}}, not on {{nodes}}',
    explanation:
      'Programs on {{nodes}} get no answer from CoreDNS, which is ready on {{home}}, and none fails there. What pods send to another node is lost between the nodes.',
    advice:
      'Open 8472/udp (flannel VXLAN; 51820/udp for WireGuard) between all nodes, in the hosts’ firewalls and at the provider. If it is open, compare the MTU of flannel.1 with the network’s, and try it without checksum offload.',
    about:
      'Several programs get no answer to names, all on nodes other than CoreDNS’s, while CoreDNS is ready. A node whose pods reach no Service at all is N17, a NetworkPolicy is D8.',
  },
  D10: {
    title: '{{object}} uses the node’s network and so the node’s resolver',
    explanation:
      'A pod with hostNetwork and dnsPolicy {{policy}} gets the resolvers of its node, which do not know names of the cluster: {{host}} is a Service, and is not found.',
    advice: 'Set dnsPolicy: ClusterFirstWithHostNet in the pod template, or do without hostNetwork.',
    about:
      'A failing pod with hostNetwork: true and without dnsPolicy ClusterFirstWithHostNet does not find the name of a Service that is there. Agents with hostNetwork that need no such name are no finding.',
  },
  D13: {
    title: '{{object}}: pods ask the resolver {{asked}}, not the cluster’s',
    explanation:
      'The resolver of the cluster has the address {{right}}, while these pods ask {{asked}}. That one does not know the names of Services, is nobody’s address, or is asked without the domains to search that short names need.',
    advice:
      'Remove dnsConfig and dnsPolicy from the pod template, or name {{right}} first, with searches such as NAMESPACE.svc.cluster.local. To ask another resolver for outside names, add a forward for them to CoreDNS. If the pods have no setting of their own, the kubelet gives them a stale one: align --cluster-dns of K3s on every node with the Service kube-dns, restart K3s and recreate the pods.',
    about:
      'Pods whose dnsPolicy or dnsConfig names other resolvers fail on the name of a Service, or may only ask an address in the range of Services that belongs to none; or programs name a resolver that is not kube-dns’s. Caches on the node (169.254.…) are no finding.',
  },
} satisfies RuleTexts;
