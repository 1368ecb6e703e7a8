import type { ObjectRef } from '../../model/object.ts';
import type { Cluster } from '../cluster.ts';
import { referenceOf } from '../image/reference.ts';
import { perCluster } from '../per-cluster.ts';
import { type Template, templates } from '../template.ts';

/** Programs that serve Ingress objects; `other` stands for those whose habits LIONS does not know. */
export type Program = 'traefik' | 'ingress-nginx' | 'nginx-ingress' | 'haproxy' | 'kong' | 'contour' | 'other';

interface Known {
  readonly program: Program;
  /** The end of its images' repositories. */
  readonly image: RegExp;
  /** `app.kubernetes.io/name` in its charts. */
  readonly label: RegExp;
  /** `spec.controller` of its IngressClasses. */
  readonly controller: RegExp;
}

const known: readonly Known[] = [
  {
    program: 'traefik',
    image: /(?:^|[/-])traefik(?:ee)?$/,
    label: /^traefik$/,
    controller: /^traefik\.io\/ingress-controller$/,
  },
  {
    program: 'ingress-nginx',
    image: /(?:ingress-nginx[/-]controller|nginx-ingress-controller)(?:-chroot)?$/,
    label: /^(?:rke2-)?ingress-nginx$/,
    controller: /^k8s\.io\/.*nginx/,
  },
  {
    program: 'nginx-ingress',
    image: /(?:^|\/)nginx-(?:plus-)?ingress$/,
    label: /^nginx-ingress$/,
    controller: /^nginx\.org\/ingress-controller/,
  },
  {
    program: 'haproxy',
    image: /(?:haproxy-ingress|haproxytech\/kubernetes-ingress)$/,
    label: /^(?:haproxy-ingress|kubernetes-ingress)$/,
    controller: /^haproxy(?:-ingress)?\./,
  },
  {
    program: 'kong',
    image: /(?:^|\/)kong(?:[/-]\S*)?$|kubernetes-ingress-controller$/,
    label: /^kong$/,
    controller: /konghq\.com\/kong$/,
  },
  { program: 'contour', image: /(?:^|\/)contour$/, label: /^contour$/, controller: /^projectcontour\.io\// },
];

/** Anything else that may look after Ingresses: its presence makes LIONS silent where it cannot tell. */
const other =
  /ingress|emissary|ambassador|istio|gloo|skipper|apisix|pomerium|caddy|ngrok|voyager|load-balancer-controller|glbc|bfe|easegress/i;

/** A workload that serves Ingresses. */
export interface Controller {
  readonly program: Program;
  readonly ref: ObjectRef;
  readonly template: Template;
  /** The words of its containers' command lines. */
  readonly args: readonly string[];
}

const once = new Set(['Job', 'CronJob']);

export const controllers = perCluster((cluster): readonly Controller[] =>
  templates(cluster)
    .filter(({ ref, pod }) => !once.has(ref.kind) && pod.metadata.labels?.[solver] === undefined)
    .flatMap((template) => {
      const program = programOf(template);
      return program ? [{ program, ref: template.ref, template, args: argsOf(template) }] : [];
    }),
);

/** cert-manager's own pods that answer challenges. */
const solver = 'acme.cert-manager.io/http01-solver';

function programOf({ pod }: Template): Program | undefined {
  const images = (pod.spec?.containers ?? []).map(({ image = '' }) => referenceOf(image).repository);
  const byImage = known.find(({ image }) => images.some((repository) => image.test(repository)));
  if (byImage) return byImage.program;
  const name = pod.metadata.labels?.['app.kubernetes.io/name'] ?? '';
  const byLabel = known.find(({ label }) => label.test(name));
  if (byLabel) return byLabel.program;
  return images.some((repository) => other.test(repository)) ? 'other' : undefined;
}

function argsOf({ pod }: Template): readonly string[] {
  const words = (pod.spec?.containers ?? []).flatMap(({ command = [], args = [] }) => [...command, ...args]);
  return words.flatMap((word) => (word.length < 4000 && / --/.test(word) ? word.split(/\s+/) : [word]));
}

/** Whose IngressClass has this `spec.controller`; undefined for one that LIONS does not know. */
export function programOfClass(controller: string): Program | undefined {
  return known.find((one) => one.controller.test(controller))?.program;
}

/** Whether somebody means it to run: it is not scaled to zero. */
export function isWanted({ template }: Controller): boolean {
  return template.replicas !== 0;
}

export function controllersOf(cluster: Cluster, program: Program): readonly Controller[] {
  return controllers(cluster).filter((one) => one.program === program);
}
