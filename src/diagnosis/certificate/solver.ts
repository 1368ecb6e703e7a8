import type { AcmeSolver } from '../../model/custom-kinds.ts';

type Labels = Readonly<Record<string, string>>;

/** Whether one of an issuer's solvers may prove that a name is ours. A wildcard can be proved over DNS only. */
export function solverFor(name: string, solvers: readonly AcmeSolver[], labels: Labels): AcmeSolver | undefined {
  return solvers.find((solver) => canProve(solver, name) && isMeantFor(solver, name, labels));
}

function canProve({ http01, dns01 }: AcmeSolver, name: string): boolean {
  return dns01 !== undefined || (http01 !== undefined && !name.startsWith('*.'));
}

function isMeantFor({ selector }: AcmeSolver, name: string, labels: Labels): boolean {
  const { dnsNames = [], dnsZones = [], matchLabels = {} } = selector ?? {};
  if (!Object.entries(matchLabels).every(([key, value]) => labels[key] === value)) return false;
  if (dnsNames.length > 0 && !dnsNames.includes(name)) return false;
  const bare = name.replace(/^\*\./, '');
  return dnsZones.length === 0 || dnsZones.some((zone) => bare === zone || bare.endsWith(`.${zone}`));
}
