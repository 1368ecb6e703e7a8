import type { RuleTexts } from '../../rule-text.ts';

export const storage: RuleTexts = {
  V2: {
    title: 'Storage class “{{class}}” does not exist',
    explanation:
      'Claims ask for the class “{{class}}”, and this cluster has only: {{classes}}. Nobody will ever make their volumes, and the pods that need them cannot start.',
    advice:
      'A claim’s class cannot be changed: save the claim, delete it and make it again with an existing class (it has no data yet), and correct the chart or the manifest. Or create a class of that name.',
    about:
      'A claim is Pending and names a StorageClass that is not there, and no free volume made by hand has that class. K3s brings only local-path. A claim that names no class at all is V3.',
  },
  V3: {
    title: '{{object}}: no storage class is named, and none is the default',
    explanation:
      'The claim leaves the class to the cluster, but no class is marked as default. Classes of this cluster: {{classes}}.',
    advice: 'Mark a class as default, or name one in the claim. A claim without a class takes a new default by itself.',
    about:
      'The claim has no storageClassName, no class carries the default mark, and no volume made by hand fits. An empty name (“”) is different: it asks for a volume made by hand (V9, V11).',
  },
  V4: {
    title: '{{object}}: the provisioner of class {{class}} makes no volumes',
    explanation:
      'The claim {{claim}} waits for the program {{provisioner}} to make its volume, and it does not. State of that program: {{state}}.',
    advice:
      'Bring the provisioner back: look at its pods and its log. On K3s, check that local-storage was not disabled. The waiting claims then proceed by themselves.',
    about:
      'A claim waits for its class’s provisioner without any answer, and the provisioner has no ready pod, was not found, or has been silent for five minutes. A claim that waits for its first pod is normal.',
  },
  V5: {
    title: '{{object}}: the helper pod that makes the directory fails',
    explanation:
      'The local-path provisioner starts a short-lived pod on the node to make the volume’s directory, and that pod does not finish. What is known: {{detail}}',
    advice:
      'Look at the helper pod while it exists: its image must be available, its node must take pods, and the namespace must admit a pod that mounts a path of the node.',
    about:
      'The provisioner reports “create process timeout” or that its helper pod is refused, or such a pod has waited for more than a minute. When the helper pod has a cause of its own, that cause is shown instead.',
  },
  V6: {
    title: '{{object}}: access mode {{modes}} is not possible with class {{class}}',
    explanation:
      'The claim asks to be used from several nodes at once ({{modes}}). Storage of class {{class}} belongs to one node and cannot.',
    advice:
      'Make the claim again with ReadWriteOnce when all its pods run on one node. To share between nodes, use storage on the network such as NFS or Longhorn.',
    about:
      'The provisioner refuses the access mode, or a claim of local-path asks for ReadWriteMany or ReadOnlyMany after a node was chosen.',
  },
  V7: {
    title: '{{object}}: class {{class}} cannot do what is asked ({{fault}})',
    explanation:
      'Volumes of local-path are made on the node of the first pod. A selector of volumes, or a class that binds before there is a pod, does not go with that: {{fault}}.',
    advice:
      'Remove the selector from the claim; for the class, make it again with volumeBindingMode WaitForFirstConsumer (deleting a class does not touch existing volumes).',
    about:
      'The provisioner says that selectors are not supported or that no node was specified, or a class of local-path has volumeBindingMode Immediate.',
  },
  V8: {
    title: '{{object}}: local-path has no usable path for the node',
    explanation:
      'The settings of the local-path provisioner do not say where volumes of this node belong, or say it wrongly: {{detail}}',
    advice:
      'Correct config.json in ConfigMap local-path-config: an entry for the node or for DEFAULT_PATH_FOR_NON_LISTED_NODES, with absolute paths other than /. K3s rewrites its own manifest when it starts, so set --default-local-storage-path there.',
    about: 'The provisioner reports that its configuration has no entry or no path for the chosen node.',
  },
  V9: {
    title: '{{object}}: volume {{volume}} does not fit the claim',
    explanation: 'A volume made by hand is there, but Kubernetes does not bind it because of: {{fault}}.',
    advice:
      'Make claim and volume agree. If the volume is Released and its data is wanted, check the data first, then remove claimRef.uid from the volume; if the data is not wanted, make a new volume.',
    about:
      'The claim is for a volume made by hand, and the nearest one differs in size, class, access mode, volume mode or labels, or still belongs to an earlier claim.',
  },
  V10: {
    title: '{{object}}: its data lies where the pod cannot run ({{node}})',
    explanation:
      'The claim is tied to {{node}}, and its pod cannot start there: the node is gone or down, or the pod’s volumes lie on different nodes. Local volumes do not move.',
    advice:
      'Bring the node back under its old name. If it is lost for good, restore the data from a backup into a new claim. A claim that has no volume yet only needs its annotation selected-node removed.',
    about:
      'The volume’s node affinity leaves no node that exists and is ready, or the node chosen for a new volume is gone. A node that is there but full or cordoned is a matter of scheduling.',
  },
  V11: {
    title: '{{object}}: no volume is left for the claim, or no room',
    explanation:
      'The claim asks for {{size}} of class {{class}}, and there is no free volume and no place to make one. What was said: {{detail}}',
    advice:
      'Add a volume or free space where the volumes are made, then wait: binding is tried again by itself. Never delete released volumes before you have looked at their data.',
    about:
      'No volume made by hand is free, the storage reports that it is full, or the node already has as many volumes as it can attach. A volume that is there but does not fit is V9.',
  },
  V13: {
    title: '{{object}} is being deleted and cannot go',
    explanation:
      'It was deleted, and something still holds it. Used by: {{users}}. Finalizers: {{finalizers}}. New pods cannot use it meanwhile.',
    advice:
      'If the deletion was meant, stop the pods that use it, and it goes by itself. A deletion cannot be undone: save the data first, and never strip finalizers blindly.',
    about:
      'A claim or a volume has carried a deletion time for more than ten minutes or blocks a new pod, or the cleaning of a released volume failed.',
  },
  V14: {
    title: '{{object}}: its volume {{volume}} does not exist',
    explanation:
      'The claim is bound to the volume {{volume}}, and that object is gone. The data may still lie in the storage or on the node’s disk.',
    advice:
      'Look for the data before anything else. Make the volume object again with the same name and path, or restore a backup into a new claim.',
    about: 'The claim’s phase is Lost, or it names a PersistentVolume that is not there.',
  },
  V16: {
    title: '{{object}}: volume {{volume}} cannot be mounted on {{node}}',
    explanation: 'The pod has a node, but the node cannot attach or mount the volume “{{volume}}”. It says: {{detail}}',
    advice:
      'Read the message: a missing path or a file system must be put right on the node; for NFS check that the server can be reached and exports the path; a volume still attached elsewhere must first leave the other node.',
    about:
      'A pod has waited for more than a minute with FailedMount or FailedAttachVolume on storage. Missing ConfigMaps and Secrets have their own rule.',
  },
  V17: {
    title: '{{object}} does not exist, and pods need it',
    explanation:
      '{{workload}} names the claim “{{claim}}”, which does not exist in its namespace. The pod cannot start.',
    advice:
      'Check the name and the namespace, then create the claim. If it was deleted, its data may still be in a Released volume or in a backup: look before you create an empty one.',
    about:
      'A pod that does not start names a claim that is absent. A claim that exists and waits for a volume has other rules.',
  },
  V18: {
    title: '{{object}}: the storage refuses the claim or its new size',
    explanation: 'Making or enlarging the volume ({{size}}, class {{class}}) was refused: {{detail}}',
    advice:
      'Read the message. Volumes of local-path and volumes made by hand cannot grow: make a larger claim, copy the data, then switch over.',
    about:
      'The provisioner refuses for a reason without a rule of its own, growing a volume fails or is impossible, or the API server rejects the claims of a StatefulSet. Quotas have their own rule.',
  },
  V19: {
    title: '{{object}} is held by another pod ({{holder}})',
    explanation:
      'The claim has access mode ReadWriteOncePod: one pod alone may use it. Pod {{holder}} does, so the next one waits.',
    advice:
      'If the holder is an older version of the same workload, set its strategy to Recreate so that it stops first. Otherwise stop one of the two.',
    about: 'A pod without a node and a placed pod share a claim with access mode ReadWriteOncePod.',
  },
};
