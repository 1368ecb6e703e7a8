import type { MonitoringPart, Prometheus } from '../../model/custom-kinds.ts';
import type { Evidence } from '../../model/finding.ts';
import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import { refOf } from '../owners.ts';
import { namespaceLabels } from '../policy/policy.ts';
import { command, kubectl, remedy } from '../remedy.ts';
import type { Draft, Rule } from '../rule.ts';
import { type LabelSelector, requirementsOf, selectsLabels, writtenRequirement } from '../selector.ts';

const settlingMs = 120_000;
/** From so many on, the selector of Prometheus is what somebody forgot, and not the label of each. */
const many = 4;

/** A ServiceMonitor or a PrometheusRule that no Prometheus takes: nothing is measured and no alert will come. */
export const x08UnselectedMonitor: Rule = {
  code: 'X8',
  family: 'exposure',
  reads: ['Prometheus', 'ServiceMonitor', 'PrometheusRule', 'Namespace'],
  *check(cluster) {
    const servers = cluster.all('Prometheus').filter(({ metadata }) => !metadata.deletionTimestamp);
    const [first] = servers;
    if (!first) return;
    for (const kind of ['ServiceMonitor', 'PrometheusRule'] as const) {
      const ignored = cluster.all(kind).filter((part) => isIgnored(cluster, servers, kind, part));
      const refs = ignored.map((part) => refOf(kind, part));
      if (refs.length >= many) yield draftOf(refOf('Prometheus', first), refs, evidenceOf(servers, kind, ignored));
      else
        for (const part of ignored)
          yield draftOf(
            refOf(kind, part),
            servers.map((one) => refOf('Prometheus', one)),
            evidenceOf(servers, kind, [part]),
          );
    }
  },
};

type Selected = 'ServiceMonitor' | 'PrometheusRule';

function isIgnored(cluster: Cluster, servers: readonly Prometheus[], kind: Selected, part: MonitoringPart): boolean {
  const age = cluster.now - Date.parse(part.metadata.creationTimestamp ?? '');
  if (part.metadata.deletionTimestamp || age < settlingMs) return false;
  return !servers.some((server) => takes(cluster, server, kind, part));
}

/** An absent selector takes nothing; an absent selector of namespaces takes Prometheus's own. */
function takes(cluster: Cluster, server: Prometheus, kind: Selected, { metadata }: MonitoringPart): boolean {
  const { objects, namespaces } = selectorsOf(server, kind);
  const namespace = metadata.namespace ?? '';
  const reaches = namespaces
    ? selectsLabels(namespaces, namespaceLabels(cluster, namespace))
    : namespace === server.metadata.namespace;
  return reaches && selectsLabels(objects, metadata.labels);
}

function selectorsOf({ spec }: Prometheus, kind: Selected) {
  return kind === 'ServiceMonitor'
    ? {
        field: 'serviceMonitorSelector',
        objects: spec?.serviceMonitorSelector,
        namespaces: spec?.serviceMonitorNamespaceSelector,
      }
    : { field: 'ruleSelector', objects: spec?.ruleSelector, namespaces: spec?.ruleNamespaceSelector };
}

function evidenceOf(
  servers: readonly Prometheus[],
  kind: Selected,
  parts: readonly MonitoringPart[],
): readonly Evidence[] {
  return [
    ...servers.slice(0, 3).flatMap((server) => {
      const { field, objects, namespaces } = selectorsOf(server, kind);
      const ref = refOf('Prometheus', server);
      const name = field.replace('Selector', 'NamespaceSelector');
      return [
        fromSpec(ref, `spec.${field}`, writtenSelector(objects) ?? '–'),
        fromSpec(ref, `spec.${name}`, writtenSelector(namespaces) ?? server.metadata.namespace ?? '–'),
      ];
    }),
    ...parts.slice(0, 4).map((part) => fromSpec(refOf(kind, part), 'metadata.labels', writtenLabels(part))),
  ];
}

function writtenSelector(selector: LabelSelector | undefined): string | undefined {
  return selector && (requirementsOf(selector).map(writtenRequirement).join(', ') || '{}');
}

function writtenLabels({ metadata }: MonitoringPart): string {
  const labels = Object.entries(metadata.labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return labels.join(', ') || '{}';
}

function draftOf(object: ObjectRef, others: readonly ObjectRef[], evidence: readonly Evidence[]): Draft {
  const ignored = object.kind === 'Prometheus' ? others : [object];
  return {
    severity: 'warning',
    object,
    victims: [],
    aside: true,
    related: others.map((ref) => ({ ...ref, role: 'reference' as const })),
    evidence,
    parameters: {
      ignored: ignored
        .slice(0, 6)
        .map(({ kind, name }) => `${kind}/${name}`)
        .join(', '),
    },
    remedy: remedy(
      'maintenance/infrastructure-update',
      object,
      kubectl(['get', '-o', 'yaml'], object),
      command('kubectl', 'get', 'prometheus', '-A', '-o', 'yaml'),
    ),
  };
}
