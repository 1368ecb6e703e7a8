import type { Cluster } from '../cluster.ts';
import { fromSpec } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { adviceByNamespace, usersTemplates } from './advice.ts';
import { routedServices, servicesOf } from './services.ts';

/** In production, one pod alone stands behind an address of the outside: each restart is an interruption. */
export const h04SingleReplica: Rule = {
  code: 'H4',
  family: 'hint',
  reads: ['Deployment', 'Service', 'Ingress'],
  consults: ['IngressRoute', 'Namespace', 'HorizontalPodAutoscaler'],
  *check(cluster) {
    const scaled = new Set(
      cluster
        .all('HorizontalPodAutoscaler')
        .map(
          ({ metadata, spec }) => `${metadata.namespace}/${spec?.scaleTargetRef?.kind}/${spec?.scaleTargetRef?.name}`,
        ),
    );
    const advised = usersTemplates(cluster).flatMap((template) => {
      const { ref, replicas } = template;
      if (ref.kind !== 'Deployment' || replicas !== 1 || !isProduction(cluster, ref.namespace ?? '')) return [];
      const routed = servicesOf(cluster, template).some(({ metadata }) =>
        routedServices(cluster).has(`${metadata.namespace}/${metadata.name}`),
      );
      if (!routed || scaled.has(`${ref.namespace}/${ref.kind}/${ref.name}`)) return [];
      return [{ object: ref, evidence: fromSpec(ref, 'spec.replicas', 1) }];
    });
    yield* adviceByNamespace(advised, 'optimisation/autoscaling');
  },
};

/** By its name, or by the labels that platforms give. */
function isProduction(cluster: Cluster, namespace: string): boolean {
  const labels = cluster.get('Namespace', undefined, namespace)?.metadata.labels ?? {};
  const said = [labels['environment'], labels['env'], labels['app.kubernetes.io/environment']];
  return /(?:^|-)prod(?:uction)?(?:-|$)/.test(namespace) || said.some((value) => /^prod(?:uction)?$/.test(value ?? ''));
}
