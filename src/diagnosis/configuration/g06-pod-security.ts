import { command, kubectl } from '../remedy.ts';
import { refusalRule } from './refusal-rule.ts';

/** The namespace enforces a Pod Security level that the pod does not meet. */
export const g06PodSecurity = refusalRule('G6', [], (_cluster, { message, namespace, workload }) => {
  const [, level, rest] = /violates PodSecurity "([^"]+)":\s*([\s\S]+)/.exec(message) ?? [];
  if (!level || !rest) return undefined;
  return {
    parameters: { level, violations: violations(rest).join(', ') },
    related: [{ kind: 'Namespace', name: namespace, role: 'reference' as const }],
    commands: [command('kubectl', 'get', 'namespace', namespace, '--show-labels'), kubectl('edit', workload)],
  };
});

/** `allowPrivilegeEscalation != false (container "app" must set …), runAsNonRoot != true (…)` without what stands in brackets. */
function violations(list: string): readonly string[] {
  return list
    .replace(/\s*\([^()]*\)/g, '')
    .split(/,\s+/)
    .map((part) => part.trim())
    .filter(Boolean);
}
