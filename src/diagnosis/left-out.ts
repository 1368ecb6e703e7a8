/** A rule that was considered and left out. Its code stays free, so that it can come later. */
export interface LeftOut {
  readonly code: string;
  /** What it would recognise, one line. */
  readonly what: string;
  /** Why LIONS does not, one sentence. */
  readonly why: string;
}

/** For `docs/rules.md`, in the order of their codes. */
export const leftOut: readonly LeftOut[] = [
  {
    code: 'V0',
    what: 'A claim that waits for its first consumer and has none',
    why: 'It is the ordinary life of a claim whose class binds on first use; nobody is hurt by it.',
  },
  {
    code: 'V1',
    what: 'A claim that waits because its pod cannot be scheduled',
    why: 'It is a symptom: the claim stands among the victims of the scheduling finding about its pod.',
  },
  {
    code: 'V12',
    what: 'A claim that a quota or a LimitRange refuses',
    why: 'No claim exists then, only the refusal of its workload, which G4 and G5 report.',
  },
  {
    code: 'V15',
    what: 'A local-path claim whose size is not enforced, or that will be deleted with its data',
    why: 'It is advice and not a failure: H5 gives it for databases.',
  },
  {
    code: 'C10',
    what: 'A container that lacks a ConfigMap, a Secret or one of their keys',
    why: 'The missing object is the cause and may stop many containers: G1, G2 and G3 report it once, under its own name.',
  },
  {
    code: 'D2',
    what: 'CoreDNS is killed because it needs more memory than its limit',
    why: 'C1 says it of the Deployment coredns, and what cannot resolve names is folded under it.',
  },
  {
    code: 'D11',
    what: 'A program asks for a name that does not exist',
    why: 'The name is wrong where it is written, so it is C6 of the program, with the Service that is not there.',
  },
  {
    code: 'D12',
    what: 'A search domain of the node answers every name with a wrong address',
    why: 'Neither the cluster nor its logs show the answer, and guessing from a search list would accuse sound nodes.',
  },
  {
    code: 'D14',
    what: 'Names resolve, now and then only after five seconds',
    why: 'It leaves no trace in objects, events or logs that would tell it from a slow program.',
  },
  {
    code: 'P0',
    what: 'A PostgreSQL pod that waits for its volume or its image',
    why: 'The claim or the image is the cause, which the storage and image families name for every program alike.',
  },
  {
    code: 'P14',
    what: 'A PostgreSQL StatefulSet whose update waits for a broken pod of the old revision',
    why: 'It befalls every StatefulSet: W2 reports it, and G12 its missing governing Service.',
  },
  {
    code: 'P15',
    what: 'A PostgreSQL pod whose local volume lies on a lost node',
    why: 'The lost node or its volume is the cause: N1 and V10 report it with the database among their victims.',
  },
  {
    code: 'M8',
    what: 'The pod that answers an ACME challenge does not run',
    why: 'That pod has a cause of its own (S, I, C or G), and the Certificate stands among its victims.',
  },
  {
    code: 'M16',
    what: 'A certificate is issued, and visitors are shown another one',
    why: 'Only a TLS connection from outside shows what is served, and a diagnosis makes none.',
  },
  {
    code: 'M18',
    what: 'A certificate has less than 30 days left',
    why: 'cert-manager renews after two thirds of the life, so 30 days of 90 are well; M19 and M20 count by share of life.',
  },
  {
    code: 'W3',
    what: 'A DaemonSet that is not on every node',
    why: 'It runs where its selector and tolerations let it; a node that it leaves out because of a taint is left out on purpose.',
  },
  {
    code: 'T1',
    what: 'The public DNS name of a route leads to another machine',
    why: 'A diagnosis asks nobody but the cluster and its hosts, and what public name servers say differs by place.',
  },
  {
    code: 'T5',
    what: 'A firewall outside the cluster closes ports 80 and 443',
    why: 'Only a connection from outside shows it, and a diagnosis makes none.',
  },
  {
    code: 'T9',
    what: 'A route whose Service has no ready endpoint',
    why: 'It is a symptom: the route stands among the victims of what stops the pods, or of E1 and E2.',
  },
  {
    code: 'T15',
    what: 'A route that answers 502 or 504',
    why: 'It is a symptom of a port that nobody listens on (E2) or of a NetworkPolicy (E3).',
  },
];
