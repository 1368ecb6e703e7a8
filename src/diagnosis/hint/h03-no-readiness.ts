import { containersOf } from '../containers.ts';
import { fromSpec } from '../evidence.ts';
import type { Rule } from '../rule.ts';
import { templateKinds } from '../template.ts';
import { adviceByNamespace, usersTemplates } from './advice.ts';
import { servicesOf } from './services.ts';

/** A Service sends requests to pods that never say whether they can take them. */
export const h03NoReadiness: Rule = {
  code: 'H3',
  family: 'hint',
  reads: ['Service', 'Pod'],
  consults: templateKinds,
  *check(cluster) {
    const advised = usersTemplates(cluster).flatMap((template) => {
      const { ref, pod } = template;
      const containers = containersOf(pod).filter(({ role }) => role === 'main');
      if (containers.length === 0 || containers.some(({ spec }) => spec.readinessProbe)) return [];
      const [service] = servicesOf(cluster, template);
      const path = `spec.containers[${containers[0]?.name}].readinessProbe`;
      return service ? [{ object: ref, evidence: fromSpec(ref, path, `– (Service ${service.metadata.name})`) }] : [];
    });
    yield* adviceByNamespace(advised, 'troubleshooting/crash-loop');
  },
};
