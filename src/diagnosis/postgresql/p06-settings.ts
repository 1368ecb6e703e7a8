import type { Related } from '../../model/finding.ts';
import type { Container } from '../containers.ts';
import { specPath } from '../crash/container.ts';
import { fromSpec, podRef } from '../evidence.ts';
import { kubectl } from '../remedy.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** The server does not understand one of its settings, or lacks a file that they name. */
export const p06Settings = serverRule({
  code: 'P6',
  consults: ['ConfigMap'],
  recognise(cluster, trouble) {
    const verdict = verdictFromWords(cluster, trouble, 'setting');
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const files = filesOf(container);
    const { args = [], command = [] } = container.spec;
    const written = [...command, ...args].join(' ');
    return {
      ...verdict,
      evidence: [
        ...verdict.evidence,
        ...(written ? [fromSpec(podRef(container.pod), `${specPath(container)}.args`, written)] : []),
      ],
      related: files,
      commands: [
        ...verdict.commands,
        ...files.slice(0, 2).map((file) => kubectl('edit', file)),
        kubectl('edit', workload),
      ],
    };
  },
});

/** The ConfigMaps that the container mounts, but for the scripts of the first start. */
function filesOf({ pod, spec }: Container): readonly Related[] {
  const mounts = (spec.volumeMounts ?? []).filter(({ mountPath }) => !String(mountPath).includes('initdb'));
  const mounted = new Set(mounts.map(({ name }) => name));
  return (pod.spec?.volumes ?? []).flatMap(({ name, configMap }) =>
    mounted.has(name) && configMap?.name
      ? [{ kind: 'ConfigMap', namespace: pod.metadata.namespace, name: configMap.name, role: 'reference' as const }]
      : [],
  );
}
