import { refusalRule } from './refusal-rule.ts';
import { reasonIn } from './refusals.ts';

/** The API server refuses to create the pods for a reason that no other rule of this family knows. */
export const g10Refused = refusalRule('G10', [], (_cluster, { message }) => {
  return known.test(message) ? undefined : { parameters: { detail: reasonIn(message) } };
});

/** What G4 to G9 tell of, and what passes by itself. */
const known =
  /quota: |(?:maximum|minimum) \S+ usage per|request ratio per|violates PodSecurity|serviceaccounts? "[^"]+" not found|failed calling webhook|admission webhook "[^"]+" denied|no PriorityClass with name|RuntimeClass(?:\.node\.k8s\.io)? "[^"]+" not found|already exists|is being terminated|request timed out|context deadline exceeded|leader changed|the object has been modified|etcdserver: /i;
