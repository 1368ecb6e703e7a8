import { type StoredObject, textAt } from '../fields.ts';
import { type Builder, suffixFor, uidFor } from './builder.ts';
import { milliseconds } from './time.ts';

export interface EventShape {
  readonly type?: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** Default: the kubelet of the pod's node. */
  readonly component?: string;
  readonly host?: string;
  /** `spec.containers{app}`. */
  readonly field?: string;
  readonly count?: number;
  /** Duration before the start at which it happened first, and last. */
  readonly first: string;
  readonly last?: string;
}

/** Kubernetes forgets events after an hour. */
const lifetime = milliseconds('1h');

/** Adds an event about an object, unless it would have been forgotten by now. */
export function addEvent(builder: Builder, about: StoredObject, shape: EventShape): void {
  const last = shape.last ?? shape.first;
  if (milliseconds(last) > lifetime) return;
  const { name, namespace, uid } = about.metadata;
  const id = uidFor('Event', about.kind, namespace ?? '', name, shape.reason, shape.message);
  const scheduler = shape.component === 'default-scheduler';
  const component = shape.component ?? 'kubelet';
  const host = shape.host ?? (component === 'kubelet' ? textAt(about, 'spec.nodeName') : undefined);
  builder.add({
    kind: 'Event',
    metadata: {
      name: `${name}.${id.replaceAll('-', '').slice(0, 16)}`,
      namespace: namespace ?? 'default',
      uid: id,
      creationTimestamp: builder.clock.ago(shape.first),
    },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      name,
      ...(namespace && { namespace }),
      uid,
      ...(shape.field && { fieldPath: shape.field }),
    },
    reason: shape.reason,
    message: shape.message,
    type: shape.type ?? 'Normal',
    source: scheduler ? {} : { component, ...(host && { host }) },
    reportingComponent: component,
    reportingInstance: scheduler ? `default-scheduler-${suffixFor(5, id)}` : (host ?? ''),
    ...(scheduler
      ? {
          action: shape.reason === 'Scheduled' ? 'Binding' : 'Scheduling',
          eventTime: builder.clock.microAgo(last),
          firstTimestamp: null,
          lastTimestamp: null,
        }
      : {
          eventTime: null,
          count: shape.count ?? 1,
          firstTimestamp: builder.clock.ago(shape.first),
          lastTimestamp: builder.clock.ago(last),
        }),
  });
}
