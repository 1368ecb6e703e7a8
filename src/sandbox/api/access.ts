import type { Fields } from '../fields.ts';
import { fieldsAt, textAt } from '../fields.ts';
import { ApiError, badRequest } from './status.ts';

/** Something the sandbox's user may not do; `*` or an absent part means any. */
export interface Denial {
  readonly group?: string;
  readonly resource: string;
  readonly verbs?: readonly string[];
  readonly namespace?: string;
}

export interface Attempt {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource: string | undefined;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
}

export const user = 'lions-sandbox';

/** Who may do what: everything, except what the scenario denies. */
export class Access {
  readonly #denied: readonly Denial[];

  constructor(denied: readonly Denial[] = []) {
    this.#denied = denied;
  }

  allows(attempt: Attempt): boolean {
    return !this.#denied.some((denial) => covers(denial, attempt));
  }

  /** @throws {ApiError} 403 in the words of Kubernetes' RBAC */
  check(attempt: Attempt): void {
    if (this.allows(attempt)) return;
    const { group, verb, name, namespace } = attempt;
    const resource = attempt.subresource ? `${attempt.resource}/${attempt.subresource}` : attempt.resource;
    const qualified = group ? `${attempt.resource}.${group}` : attempt.resource;
    const where = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
    throw new ApiError(
      403,
      'Forbidden',
      `${qualified}${name ? ` "${name}"` : ''} is forbidden: User "${user}" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`,
      { ...(name && { name }), ...(group && { group }), kind: attempt.resource },
    );
  }

  /** Answers a SelfSubjectAccessReview. */
  review(body: Fields): Fields {
    const asked = fieldsAt(body, 'spec.resourceAttributes');
    if (!('verb' in asked)) {
      if (!('nonResourceAttributes' in fieldsAt(body, 'spec')))
        throw badRequest('exactly one of nonResourceAttributes or resourceAttributes must be specified');
      return { ...reviewed(body), status: { allowed: true } };
    }
    const allowed = this.allows({
      verb: textAt(asked, 'verb') ?? '',
      group: textAt(asked, 'group') ?? '',
      resource: textAt(asked, 'resource') ?? '',
      subresource: textAt(asked, 'subresource') || undefined,
      namespace: textAt(asked, 'namespace') || undefined,
      name: textAt(asked, 'name') || undefined,
    });
    return { ...reviewed(body), status: allowed ? { allowed, reason: 'the sandbox allows all' } : { allowed } };
  }

  /** Answers a SelfSubjectRulesReview; marked incomplete when something is denied, since rules can only add rights. */
  rules(body: Fields): Fields {
    return {
      ...reviewed(body),
      status: {
        resourceRules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
        nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }],
        incomplete: this.#denied.length > 0,
        ...(this.#denied.length > 0 && { evaluationError: 'the scenario denies some resources' }),
      },
    };
  }
}

const reviewed = (body: Fields): Fields => ({ ...body, metadata: {} });

function covers(denial: Denial, attempt: Attempt): boolean {
  const full = attempt.subresource ? `${attempt.resource}/${attempt.subresource}` : attempt.resource;
  return (
    (denial.group === undefined || denial.group === '*' || denial.group === attempt.group) &&
    (denial.resource === '*' || denial.resource === full || (denial.resource === attempt.resource && !denial.verbs)) &&
    (denial.namespace === undefined || denial.namespace === attempt.namespace) &&
    (denial.verbs === undefined || denial.verbs.includes('*') || denial.verbs.includes(attempt.verb))
  );
}
