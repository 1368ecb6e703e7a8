import { kubectl } from '../remedy.ts';
import { claimRelated, copyCommands, declared } from './data.ts';
import { saidBy } from './said.ts';
import { imageTag } from './server.ts';
import { serverRule, verdictFromWords } from './server-rule.ts';

/** The data on the volume was made by another major version than the one that now starts. */
export const p04MajorVersion = serverRule({
  code: 'P4',
  recognise(cluster, trouble) {
    const verdict = verdictFromWords(cluster, trouble, 'version');
    if (!verdict) return undefined;
    const { container, workload } = trouble;
    const { old, present } = versionsIn((saidBy(cluster, trouble)?.lines ?? []).join(' '));
    return {
      ...verdict,
      evidence: [...verdict.evidence, ...declared(cluster, container)],
      parameters: { ...verdict.parameters, old: old ?? '?', present: present ?? (imageTag(container) || '?') },
      related: claimRelated(cluster, container),
      commands: [
        ...verdict.commands,
        kubectl(['rollout', 'history'], workload),
        ...copyCommands(cluster, container, workload),
      ],
    };
  },
});

/** The two versions, in whatever language they are told: the first after the product's name, the other behind it. */
export function versionsIn(text: string): { readonly old?: string; readonly present?: string } {
  const [, old, present] =
    /PostgreSQL[^\d]{0,20}(\d{1,2}(?:\.\d{1,2})?)\b.{0,120}?(?<![\d.])(\d{1,2}(?:\.\d{1,2}|devel|beta\d|rc\d))/i.exec(
      text,
    ) ?? [];
  return { ...(old !== undefined && { old }), ...(present !== undefined && { present }) };
}
