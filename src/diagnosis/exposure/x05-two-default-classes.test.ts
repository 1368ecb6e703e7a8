import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { x05TwoDefaultClasses } from './x05-two-default-classes.ts';

const mark = 'storageclass.kubernetes.io/is-default-class';
const storageClass = (name: string, age: number, annotations: Readonly<Record<string, string>> = { [mark]: 'true' }) =>
  object('StorageClass', name, { age, metadata: { annotations }, more: { provisioner: 'rancher.io/local-path' } });

ruleCases(x05TwoDefaultClasses, {
  finds: {
    'a second class beside K3s’s own': {
      objects: [storageClass('local-path', 90_000), storageClass('standard', 60)],
      object: 'StorageClass/standard',
      severity: 'warning',
      evidence: [/is-default-class\]: true/],
      victims: ['StorageClass/local-path'],
    },
    'one of them with the old mark': {
      objects: [
        storageClass('local-path', 60),
        storageClass('longhorn', 90_000, { 'storageclass.beta.kubernetes.io/is-default-class': 'true' }),
      ],
      object: 'StorageClass/local-path',
      evidence: [/beta/],
    },
  },
  ignores: {
    'one default among several': {
      objects: [storageClass('local-path', 90_000), storageClass('standard', 60, { [mark]: 'false' })],
    },
    'no default': { objects: [storageClass('standard', 60, {})] },
  },
});
