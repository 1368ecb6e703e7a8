import type { ResourceType } from '../api/resources.ts';
import type { Cause } from '../api/status.ts';
import type { Fields } from '../fields.ts';
import { fieldsAt } from '../fields.ts';

const label = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  words:
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
};
const subdomain = {
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  words:
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
};
const dns1035 = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
  words:
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
};
const labelName = {
  pattern: /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/,
  words:
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
};
const labelValue = {
  pattern: /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/,
  words:
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
};

const invalidValue = (field: string, value: unknown, why: string): Cause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${JSON.stringify(value)}: ${why}`,
  field,
});

function ruleFor(type: ResourceType) {
  if (type.kind === 'Service') return dns1035;
  return type.kind === 'Namespace' ? label : subdomain;
}

export function checkName(type: ResourceType, name: string): Cause[] {
  if (type.group === 'rbac.authorization.k8s.io')
    return /[/%]/.test(name) ? [invalidValue('metadata.name', name, `may not contain '/'`)] : [];
  const rule = ruleFor(type);
  const causes: Cause[] = [];
  if (name.length > rule.longest)
    causes.push(invalidValue('metadata.name', name, `must be no more than ${rule.longest} characters`));
  if (!rule.pattern.test(name)) causes.push(invalidValue('metadata.name', name, rule.words));
  return causes;
}

export function checkLabels(object: Fields): Cause[] {
  return Object.entries(fieldsAt(object, 'metadata.labels')).flatMap(([key, value]) => {
    const name = key.slice(key.indexOf('/') + 1);
    if (!labelName.pattern.test(name) || name.length > 63)
      return [invalidValue('metadata.labels', key, labelName.words)];
    if (typeof value === 'string' && value.length > 63)
      return [invalidValue('metadata.labels', value, 'must be no more than 63 bytes')];
    return labelValue.pattern.test(String(value)) ? [] : [invalidValue('metadata.labels', value, labelValue.words)];
  });
}
