import type { RuleTexts } from '../../rule-text.ts';

export const image: RuleTexts = {
  I1: {
    title: '{{object}}: the registry does not have the image {{image}}',
    explanation:
      'The registry {{registry}} answers and says that it has no tag “{{tag}}” in {{repository}}. Container {{container}} cannot start without its image.',
    advice:
      'Look up which tags exist and correct the image’s name, or push the missing image. During a rollout you can go back to the previous version first.',
    about:
      'The registry answered that the tag, the digest or the repository does not exist. A registry that hides what it does not let you see answers “denied” instead (I3); a repository known to have moved is I2.',
  },
  I2: {
    title: '{{object}}: the image {{image}} is no longer offered there',
    explanation:
      'Its owner moved or closed the repository, or the image has a format that present runtimes no longer read. Place where it is known to live now: {{place}}. The runtime says: {{detail}}',
    advice:
      'Change the image to its new place, then copy it to a registry of your own so that this does not happen again. Images under bitnamilegacy get no more updates: plan to replace them.',
    about:
      'Pulling fails for a repository that is known to have been moved or withdrawn (docker.io/bitnami, k8s.gcr.io, some of quay.io), or because the manifest has the old Docker format that containerd 2 refuses.',
  },
  I3: {
    title: '{{object}}: the registry {{registry}} refuses to give the image',
    explanation:
      'The registry refuses to give {{image}}: the credentials are missing or no longer valid, or the repository does not exist. Pull secrets of the pod: {{secrets}}. The registry says: {{detail}}',
    advice:
      'Check the spelling of the image first. If it is private, log in by hand with the same account; when that works, renew the pull secret with it.',
    about:
      'The registry answered 401, 403 or “denied”. Many registries say the same of private and of missing repositories. A pull secret that is absent, of a wrong type or for another host is I4.',
  },
  I4: {
    title: 'Pull secret {{secret}} cannot serve for {{registry}}',
    explanation:
      'The registry {{registry}} refuses {{image}}, and the pull secret that the pod names cannot help. What was found: {{found}}.',
    advice:
      'Create the secret anew in the pods’ namespace, of type kubernetes.io/dockerconfigjson and with the login for {{registry}}. The pods try again by themselves within five minutes.',
    about:
      'The registry refuses, and every pull secret of the pod is absent, of a type that kubelet does not read, or for another host. A secret that fits but whose login is refused is I3.',
  },
  I5: {
    title: 'Registry {{registry}} refuses more downloads for now',
    explanation:
      'The registry counts downloads by address or by account, and the limit is reached. It says: {{detail}}',
    advice:
      'Wait until the limit resets, usually within six hours, or log in with an account through a pull secret. In the long run put a mirror into registries.yaml and avoid imagePullPolicy Always.',
    about:
      'The registry answered 429 or “toomanyrequests”. Kubelet’s own limit on pulls (“pull QPS exceeded”) is not this.',
  },
  I6: {
    title: 'Nodes cannot resolve the name of registry {{registry}}',
    explanation:
      'The node’s own resolver finds no address. Images are pulled by the node, not by a pod: names ending in .svc.cluster.local are unknown to it. The runtime says: {{detail}}',
    advice:
      'Check the name in the image, then the node’s DNS (/etc/resolv.conf). For a registry inside the cluster use a name that the node can resolve, or give its address in registries.yaml.',
    about:
      'The look-up of the registry’s name failed on the node. CoreDNS plays no part in pulling images. A name that resolves but does not answer is I7.',
  },
  I7: {
    title: 'Nodes cannot reach registry {{registry}}',
    explanation: 'The registry’s address is known, but the connection fails or breaks. The runtime says: {{detail}}',
    advice:
      'From the node, try to reach the registry. Then check firewall, proxy settings of the K3s service, and the network’s MTU; if the registry is yours, check that it runs.',
    about:
      'Time-outs, refused and broken connections, and proxies that do not answer. A registry served by this cluster and without ready pods is I14.',
  },
  I8: {
    title: 'Nodes do not trust the certificate of registry {{registry}}',
    explanation:
      'The secure connection fails because the certificate was signed by somebody unknown, has expired, or names another host. The runtime says: {{detail}}',
    advice:
      'If the certificate has expired or names another host, renew it on the registry; check the node’s clock too. For a private authority, set ca_file in /etc/rancher/k3s/registries.yaml on every node and restart K3s.',
    about:
      'The runtime refused the registry’s certificate (x509), or the registry broke off the TLS handshake. A registry without TLS is I9.',
  },
  I9: {
    title: 'Registry {{registry}} speaks HTTP where nodes speak HTTPS',
    explanation: 'The node asked for a secure connection and got none, or the reverse. The runtime says: {{detail}}',
    advice:
      'Give the registry a certificate. On a closed network you may instead set an http:// endpoint for it in /etc/rancher/k3s/registries.yaml on every node and restart K3s; test with crictl, since ctr ignores that file.',
    about: 'The registry answered plain HTTP to HTTPS. A certificate that is refused is I8.',
  },
  I10: {
    title: '{{object}}: no build of {{image}} for this processor',
    explanation:
      'The image exists, but holds no build for node {{node}} (architecture: {{architecture}}). The runtime says: {{detail}}',
    advice:
      'Build and push the image for this architecture as well, or keep the pod on suitable nodes with a nodeSelector on kubernetes.io/arch.',
    about:
      'The image’s list of builds has none for the node’s architecture. An image that was pulled and then dies with “exec format error” is a matter of the crash rules.',
  },
  I11: {
    title: '{{object}}: “{{image}}” is not the name of an image',
    explanation:
      'The text in the image field of container {{container}} cannot be read as an image’s name. Often a variable of a template was left empty. The runtime says: {{detail}}',
    advice: 'Correct the name where the manifest is made (chart values, pipeline variable), then deploy again.',
    about:
      'The reference is malformed: capital letters, an empty tag, a placeholder that nobody filled in, or a short name that the runtime may not complete. A well-formed name that leads nowhere is I1.',
  },
  I12: {
    title: '{{object}}: the image is not on the node and may not be pulled',
    explanation: 'Container {{container}} has imagePullPolicy Never, and node {{node}} does not have {{image}}.',
    advice: 'Import the image on every node where the pod may run, or change the policy to IfNotPresent.',
    about:
      'The container waits with ErrImageNeverPull. K3s also imports archives from /var/lib/rancher/k3s/agent/images when it starts.',
  },
  I13: {
    title: '{{object}}: the image {{image}} cannot be stored on the node',
    explanation:
      'The registry gave the image, but node {{node}} could not store it: its disk is full or failing, or a layer arrived damaged. The runtime says: {{detail}}',
    advice:
      'If the disk is full, free space first (old images, journal, leftovers of volumes). If a layer is damaged, remove the image on the node and pull it again.',
    about:
      'Writing or checking the image failed on the node: no space left, a read-only or failing disk, a wrong checksum. Disk pressure that the node itself reports comes first.',
  },
  I14: {
    title: 'Registry {{registry}} of this cluster has no ready pod',
    explanation:
      'The registry’s host leads to Service {{service}} of this same cluster, and none of its pods is ready. Every image from there is out of reach. The runtime says: {{detail}}',
    advice:
      'Bring the registry back first. If its own image lies in itself, import that image on the node by hand, or take it from another registry.',
    about:
      'An image’s host belongs to a Service or an Ingress of this cluster whose Service has no ready endpoint. When the registry’s pods have a cause of their own, that cause is shown instead.',
  },
  I15: {
    title: '{{object}}: an error outside your workload stops image pulls',
    explanation:
      'The registry {{registry}} reports a failure of its own, or the node’s container runtime cannot examine the image or rejects its signature. What was said: {{detail}}',
    advice:
      'For an error of the registry, check its status page and wait, or use a mirror. For an error of the runtime, check K3s on the node; for a signature, check the node’s policy.',
    about:
      'Answers 5xx and pages in place of an image, ImageInspectError, RegistryUnavailable, SignatureValidationFailed, and a runtime that does not answer kubelet.',
  },
  I16: {
    title: '{{object}}: image {{image}} cannot be pulled, cause unknown',
    explanation:
      'Kubernetes keeps trying to pull the image of container {{container}} and fails. What is left does not say why; all that is known: {{detail}}',
    advice:
      'Pull the image by hand on node {{node}} to see the error; pull secrets are not used there, so a private image needs --creds. Or delete the pod: its successor’s first events hold the reason.',
    about:
      'Only “Back-off pulling image” is left because the first events have expired after an hour, or the message is one that no rule knows. We do not guess.',
  },
  I17: {
    title: '{{object}}: pulling {{image}} takes very long',
    explanation:
      'The node has been pulling the image of container {{container}} for {{minutes}} min, without success and without an error so far. The image is large, or the way to {{registry}} slow.',
    advice:
      'See whether the download still moves and whether the disk has room. By default a node pulls one image at a time, so others may wait behind it.',
    about: 'The last event of a waiting container is Pulling, and it is older than ten minutes.',
  },
};
