import type { Evidence, Related, TextParameters } from '../../model/finding.ts';
import { type ObjectRef, sameObject } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft } from '../rule.ts';
import { urgencyOf } from '../urgency.ts';
import type { FailedPull } from './cause.ts';

/** What a rule adds to the draft that all rules of pulling have in common. */
export interface Own {
  /** The culprit, when it is not the workload (or, for a whole registry, the registry). */
  readonly object?: ObjectRef;
  readonly related?: readonly Related[];
  readonly evidence?: readonly Evidence[];
  readonly parameters?: TextParameters;
  readonly commands: readonly string[];
  readonly blames?: readonly ObjectRef[];
}

/** A draft about one container: its image, what was said about it, and what the rule adds. */
export function pullDraft(cluster: Cluster, pull: FailedPull, own: Own): Draft {
  const { image, container, reference, detail, workload } = pull;
  const pod = podRef(pull.pod);
  const node: ObjectRef = { kind: 'Node', name: pull.pod.spec?.nodeName ?? '—' };
  const object = own.object ?? (pull.isBase ? node : workload);
  const related: Related[] = sameObject(object, workload) ? [] : [{ ...workload, role: 'owner' }];
  return {
    severity: pull.temporary ? 'warning' : urgencyOf(cluster, workload),
    object,
    victims: [pull.isBase ? pod : { ...pod, container }],
    related: [...(own.related ?? []), ...related.filter((ref) => !sameObject(ref, pod))],
    evidence: [
      pull.decisive.evidence,
      fromSpec(pod, `${pull.specPath}.image`, image === '' ? '""' : image),
      ...(own.evidence ?? []),
    ],
    parameters: { container, image, registry: reference.registry, detail: short(detail), ...own.parameters },
    remedy: remedy('troubleshooting/image-pull', object, ...(pull.isBase ? baseCommands(pull) : own.commands)),
    ...(own.blames && { blames: own.blames }),
  };
}

/** The node's own image stands in no manifest; without a registry it comes from K3s's archive of images. */
function baseCommands(pull: FailedPull): readonly string[] {
  return [describePod(pull), pullByHand(pull), command('ls', '-l', '/var/lib/rancher/k3s/agent/images')];
}

/** A draft about the registry itself: pulls of many workloads fail for one reason and become one finding. */
export function registryDraft(cluster: Cluster, pull: FailedPull, own: Own): Draft {
  const node: Related[] = pull.pod.spec?.nodeName ? [{ kind: 'Node', name: pull.pod.spec.nodeName, role: 'node' }] : [];
  const object: ObjectRef = { kind: 'Registry', name: pull.reference.registry };
  return pullDraft(cluster, pull, { ...own, object, related: [...node, ...(own.related ?? [])] });
}

/** Puts another image into the workload. */
export function setImage({ workload, container }: FailedPull, image: string): string {
  return workload.kind === 'Pod'
    ? kubectl('edit', workload)
    : kubectl(['set', 'image'], workload, `${container}=${image}`);
}

export function describePod({ pod }: FailedPull): string {
  return kubectl('describe', podRef(pod));
}

/** Pulls the image on the node by hand, past Kubernetes' waiting times. Credentials of pull secrets are not used there. */
export function pullByHand({ image }: FailedPull): string {
  return command('sudo', 'k3s', 'crictl', 'pull', image);
}

/** Makes a pull secret out of the login that `docker login` or `podman login` has just stored: no password on a command line. */
export function createSecret({ pod }: FailedPull, name: string): string {
  const { namespace = 'default' } = pod.metadata;
  const file = '--from-file=.dockerconfigjson=<CONFIG.JSON>';
  const type = '--type=kubernetes.io/dockerconfigjson';
  return command('kubectl', '-n', namespace, 'create', 'secret', 'generic', name, type, file);
}

/** Docker Hub is asked under another name than its images show. */
function asked({ reference }: FailedPull): string {
  return reference.registry === 'docker.io' ? 'registry-1.docker.io' : reference.registry;
}

export function hostName(pull: FailedPull): string {
  return asked(pull).replace(/:\d+$/, '');
}

export function address(pull: FailedPull): string {
  return /:\d+$/.test(asked(pull)) ? asked(pull) : `${asked(pull)}:443`;
}

/** The address under which every registry answers, if only with a refusal. */
export function probe(pull: FailedPull, scheme: 'http' | 'https'): string {
  return command('curl', '-sSv', '-m', '15', '-o', '/dev/null', `${scheme}://${asked(pull)}/v2/`);
}

function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
