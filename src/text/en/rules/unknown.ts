import type { RuleTexts } from '../../rule-text.ts';

export const unknown: RuleTexts = {
  U1: {
    title: 'LIONS could not read everything in {{object}}: {{kinds}}',
    explanation:
      'These kinds of object could not be read: {{kinds}}. Rules that cannot judge without them: {{rules}}. What they would have found is unknown, not absent.',
    advice:
      'If the reason is forbidden, give the account of LIONS the right to list these kinds (lions doctor names each). If it is timeout or failed, try again, and look at the load of the server.',
    about:
      'The API server answers, but some kinds that rules want were refused or failed. When nothing at all can be read, it is N0 or U3.',
  },
  U2: {
    title: '{{object}} could not be read: {{reason}}',
    explanation:
      'LIONS could not read {{parts}} of the host {{name}}: {{message}}. Rules that look at hosts ({{rules}}) could not judge this one.',
    advice:
      'Try ssh to the host by hand with the user and key of lions.yaml. If the machine is off or cut off, begin there; if it is the key or the host key, correct lions.yaml.',
    about:
      'A host named in lions.yaml could not be reached, refused the login, or let only some facts be read while its node is in trouble. When its node is known to be down, that finding says it.',
  },
  U3: {
    title: 'LIONS cannot ask the API server {{name}}: {{reason}}',
    explanation:
      'The reason lies on our side, not with the cluster: {{message}}. Nothing is known about the state of the cluster.',
    advice:
      'For unauthorised, renew the kubeconfig (on K3s: /etc/rancher/k3s/k3s.yaml; its certificate lasts one year). For tls, check the address and the authority in it; for a name that does not resolve, the address; for forbidden, the rights of the account.',
    about:
      'Credentials expired or lack all rights, the server’s name does not resolve here, its certificate is of another authority or for another name, or something else than an API server answers. A server that does not answer is N0.',
  },
  U4: {
    title: '{{object}} does not work, and LIONS does not know why',
    explanation:
      'The pod {{pod}} is in trouble ({{state}}), and none of the rules recognises the cause. What the cluster says of it stands in the evidence.',
    advice:
      'Read the events and the log of the pod with the commands below. If you find the cause, tell the authors of LIONS: a rule is missing.',
    about:
      'A pod has been failing, pending or not ready for more than two minutes and no other rule explains it. Young and completed pods, failed ones that were replaced, and long image pulls are left alone.',
  },
  U5: {
    title: '{{object}} has too few pods, and LIONS does not know why',
    explanation:
      'It should have {{wants}} pods and has {{has}}. The controller reports no refusal, and no rule recognises the cause.',
    advice:
      'Look at the events and conditions of {{object}} with the commands below, and at the log of K3s on the server: its controller manager makes the pods.',
    about:
      'A workload has had fewer pods than it asks for during more than two minutes, without a pod that fails or a refusal that explains it. Workloads that are paused, being deleted, or wait for a pod to end are left alone.',
  },
  U6: {
    title: '{{object}} reports trouble that no rule knows: {{conditions}}',
    explanation: 'The node says of itself: {{said}}. No rule recognises this condition or this reason.',
    advice:
      'Look at the node with the commands below. If the condition comes from the node problem detector, its message names what it found in the log of the kernel or of the runtime.',
    about:
      'A node is not Ready for an unknown reason, or has a condition that is True and not known to be good. Conditions such as EtcdIsVoter are normal.',
  },
  U7: {
    title: '{{object}} gets no volume, and LIONS does not know why',
    explanation:
      'The claim is Pending (storage class {{class}}), and no rule recognises the cause. The last thing said about it: {{said}}.',
    advice: 'Look at the claim, its storage class and the pods of its provisioner with the commands below.',
    about:
      'A claim has been Pending for more than two minutes and no rule of the storage family explains it. A claim that waits for its first consumer and that no pod uses is normal.',
  },
  U8: {
    title: '{{object}}: logs of failing containers could not be read',
    explanation:
      'The logs that would say more about {{containers}} could not be read ({{reason}}): {{message}}. What is said of these containers rests on their status alone.',
    advice:
      'If the reason is forbidden, give the account of LIONS the right to get pods/log. Otherwise the node’s kubelet does not answer on port 10250: look at the node, or read the logs there with crictl logs.',
    about:
      'A rule wanted the log of a container that fails, could not have it, and the way in which the container ended does not say why. A container that never ran has no log; that is normal.',
  },
  U9: {
    title: 'Something keeps warning about {{object}}: {{reasons}}',
    explanation:
      'Warning events about {{object}} come again and again, its own status does not say that it is well, and no rule knows them. Last words: {{said}}',
    advice:
      'Read the events and the object with the commands below, and the log of the controller that sends them. If you find the cause, tell the authors of LIONS: a rule is missing.',
    about:
      'Warning events of the last 15 minutes about an object that still exists, said at least three times or over more than two minutes, that no other finding explains. Events of pods, of objects that are well by now, and those that belong to the ordinary life of a cluster are left alone.',
  },
};
