import type { KubeObject, ObjectRef } from '../model/object.ts';

/** Put by K3s's Helm controller on the Jobs that install a chart, and on their pods. */
const label = 'helmcharts.helm.cattle.io/chart';

/** The chart that a Job of K3s's Helm controller, or its pod, installs. */
export function chartNameOf({ metadata }: KubeObject): string | undefined {
  const named = metadata.labels?.[label];
  if (named) return named;
  const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'Job')?.name;
  const job = metadata.labels?.['batch.kubernetes.io/job-name'] ?? metadata.labels?.['job-name'] ?? owner;
  return /^helm-install-(.+)$/.exec(job ?? metadata.name)?.[1];
}

/** What would be corrected for such a Job to succeed; empty for any other object. */
export function chartRefs(object: KubeObject): readonly ObjectRef[] {
  const name = chartNameOf(object);
  const { namespace } = object.metadata;
  if (name === undefined) return [];
  return (['HelmChart', 'HelmChartConfig'] as const).map((kind) => ({ kind, namespace, name }));
}
