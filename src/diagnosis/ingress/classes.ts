import type { KindTypes } from '../../model/kinds.ts';
import type { Cluster } from '../cluster.ts';
import { perCluster } from '../per-cluster.ts';
import { isBeingInstalled } from './chart.ts';
import { type Controller, controllers, isWanted, type Program, programOfClass } from './controllers.ts';
import { optionOf, traefiks } from './traefik.ts';

type Ingress = KindTypes['Ingress'];

/** Who looks after an Ingress. */
export interface Server {
  /**
   * - traefik: Traefik
   * - known: another program of which LIONS knows what every one of them does with an Ingress
   * - other: a program that LIONS does not know, or nobody can tell
   * - nobody: certainly nobody
   */
  readonly by: 'traefik' | 'known' | 'other' | 'nobody';
  /** As the Ingress names it; empty when it names none. */
  readonly className: string;
  /** Why nobody does. */
  readonly why?: 'absent' | 'stopped' | 'unclassed' | 'excluded';
  /** The program that the class belongs to. */
  readonly program?: Program;
}

const annotation = 'kubernetes.io/ingress.class';

export function serverOf(cluster: Cluster, ingress: Ingress): Server {
  const byField = ingress.spec?.ingressClassName;
  const byAnnotation = ingress.metadata.annotations?.[annotation];
  if (byField) return ofField(cluster, byField);
  return byAnnotation ? ofAnnotation(cluster, byAnnotation) : ofNone(cluster);
}

function ofField(cluster: Cluster, className: string): Server {
  const present = cluster.exists('IngressClass', undefined, className);
  if (present === 'unknown') return { by: 'other', className };
  const found = cluster.get('IngressClass', undefined, className);
  if (!found) {
    // Some programs compare the name alone and need no such object.
    return nobody(cluster, className, 'absent', hasOther(cluster));
  }
  const program = programOfClass(found.spec?.controller ?? '');
  if (!program || program === 'other') return { by: 'other', className };
  const own = controllers(cluster).filter((one) => one.program === program);
  if (!own.some(isWanted)) {
    // Traefik itself, scaled to zero, is one trouble and not that of each Ingress.
    if (program === 'traefik' && own.length > 0) return { by: 'traefik', className, program };
    return { ...nobody(cluster, className, 'stopped', false), program };
  }
  if (program !== 'traefik') return { by: 'known', className, program };
  const options = traefiks(cluster).map((one) => optionOf(one, 'providers.kubernetesingress.ingressclass'));
  const excluded = options.every((option) => option !== undefined && option !== className);
  return excluded
    ? { ...nobody(cluster, className, 'excluded', false), program }
    : { by: 'traefik', className, program };
}

/** In the old way the name means what each program takes it for. */
function ofAnnotation(cluster: Cluster, className: string): Server {
  const options = traefiks(cluster).map(
    (one) => optionOf(one, 'providers.kubernetesingress.ingressclass') ?? 'traefik',
  );
  if (options.includes(className) || traefiks(cluster).some(({ opaque }) => opaque && className === 'traefik'))
    return { by: 'traefik', className, program: 'traefik' };
  const others = controllers(cluster).filter(({ program }) => program !== 'traefik');
  const named = others.find((one) => isWanted(one) && namesItself(one, className));
  if (named) return { by: named.program === 'other' ? 'other' : 'known', className, program: named.program };
  const declared = cluster.get('IngressClass', undefined, className)?.spec?.controller ?? '';
  const program = programOfClass(declared);
  if (declared && (!program || controllers(cluster).some((one) => one.program === program && isWanted(one))))
    return { by: 'other', className };
  return nobody(cluster, className, declared ? 'stopped' : 'absent', hasOther(cluster));
}

function namesItself({ program, args }: Controller, className: string): boolean {
  if (args.some((word) => /ingress[-.]?class/i.test(word) && word.endsWith(`=${className}`))) return true;
  return program.includes(className) || (className === 'nginx' && program === 'nginx-ingress');
}

function ofNone(cluster: Cluster): Server {
  const all = controllers(cluster).filter(isWanted);
  const open = traefiks(cluster).some(
    (one) => one.opaque || optionOf(one, 'providers.kubernetesingress.ingressclass') === undefined,
  );
  if (open) return { by: 'traefik', className: '', program: 'traefik' };
  const withoutClass = all.find(({ args }) =>
    args.some((word) => /^--watch-ingress-without-class(?:=true)?$/.test(word)),
  );
  if (withoutClass) return { by: 'known', className: '', program: withoutClass.program };
  return nobody(
    cluster,
    '',
    'unclassed',
    all.some(({ program }) => !picky.has(program)),
  );
}

/** Programs that take no Ingress without a class, unless told so. */
const picky: ReadonlySet<Program> = new Set<Program>(['traefik', 'ingress-nginx']);

/** Only where the cluster as a whole was seen, down to its nodes, can it be said that something is not there. */
function nobody(cluster: Cluster, className: string, why: Server['why'], doubt: boolean): Server {
  return doubt || !isSeen(cluster) ? { by: 'other', className } : { by: 'nobody', className, why };
}

const isSeen = perCluster((cluster): boolean => {
  const whole = cluster.snapshot.namespaces === undefined;
  const read = cluster.canRead('Pod') && cluster.canRead('Deployment') && cluster.canRead('DaemonSet');
  return whole && read && cluster.all('Node').length > 0 && !isBeingInstalled(cluster);
});

/** Programs that may serve a class by its bare name. */
const hasOther = perCluster((cluster): boolean =>
  controllers(cluster).some((one) => isWanted(one) && one.program !== 'traefik' && one.program !== 'ingress-nginx'),
);
