import type { Evidence } from '../model/finding.ts';
import type { Event, Pod } from '../model/kinds.ts';
import type { ObjectRef } from '../model/object.ts';
import type { Container } from './containers.ts';
import { refOf } from './owners.ts';

/** Longest quotation; kubelet messages can hold whole manifests. */
const longest = 600;

function cut(text: string): string {
  const line = text.trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

export function fromStatus(object: ObjectRef, path: string, value: unknown): Evidence {
  return { source: 'status', object, path, value: cut(String(value)) };
}

export function fromSpec(object: ObjectRef, path: string, value: unknown): Evidence {
  return { source: 'spec', object, path, value: cut(String(value)) };
}

export function fromEvent(event: Event): Evidence {
  const about = event.involvedObject;
  const object: ObjectRef = { kind: about.kind ?? '', namespace: about.namespace, name: about.name ?? '' };
  return { source: 'event', object, path: event.reason, value: cut(event.message ?? '') };
}

/** A line of a container's log. */
export function fromLog(container: Container, line: string): Evidence {
  return { source: 'log', object: podRef(container.pod), path: container.name, value: cut(line) };
}

/** A fact read on a host: `host` is the name in lions.yaml, `path` a file, a command or a unit. */
export function fromHost(host: string, path: string, value: unknown): Evidence {
  return { source: 'host', object: { kind: 'Host', name: host }, path, value: cut(String(value)) };
}

/** A line of the K3s unit's journal on a host. */
export function fromJournal(host: string, unit: string, line: string): Evidence {
  return { source: 'journal', object: { kind: 'Host', name: host }, path: unit, value: cut(line) };
}

export function podRef(pod: Pod): ObjectRef {
  return refOf('Pod', pod);
}
