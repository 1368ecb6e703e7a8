import { describe, expect, test } from 'vitest';
import type { StoredObject } from '../fields.ts';
import { fieldSelector, labelSelector } from './selectors.ts';
import { ApiError } from './status.ts';

const object = (kind: string, more: Record<string, unknown> = {}, labels?: Record<string, string>): StoredObject => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name: 'web-1',
    namespace: 'shop',
    uid: 'u',
    resourceVersion: '1',
    creationTimestamp: '',
    ...(labels && { labels }),
  },
  ...more,
});

describe('a label selector', () => {
  const labelled = object('Pod', {}, { app: 'web', tier: 'front', 'app.kubernetes.io/name': 'shop', empty: '' });

  test.each([
    ['', true],
    ['app=web', true],
    ['app==web', true],
    ['app = web', true],
    ['app=api', false],
    ['app!=api', true],
    ['absent!=x', true],
    ['absent=', false],
    ['empty=', true],
    ['empty', true],
    ['app', true],
    ['!app', false],
    ['!absent', true],
    ['app in (web,api)', true],
    ['app in ( web , api )', true],
    ['app in (api)', false],
    ['app notin (api)', true],
    ['app notin (web)', false],
    ['absent in (web)', false],
    ['absent notin (web)', true],
    ['app=web,tier in (front,back),!legacy', true],
    ['app=web,tier in (back)', false],
    ['app.kubernetes.io/name=shop', true],
    ['constructor', false],
    ['constructor in (x)', false],
  ])('%s: %s', (text, selected) => {
    expect(labelSelector(text)(labelled)).toBe(selected);
  });

  test('selects objects without labels only by absence', () => {
    expect(labelSelector('!app')(object('Pod'))).toBe(true);
    expect(labelSelector('app')(object('Pod'))).toBe(false);
  });

  test.each(['=', 'app in web', 'app in', '(((', 'a b', 'app=web,', 'app=we b', '-app', 'app~web'])(
    '%s is refused',
    (text) => {
      expect(() => labelSelector(text)).toThrow(ApiError);
    },
  );
});

describe('a field selector', () => {
  const pod = object('Pod', { spec: { nodeName: 'n1' }, status: { phase: 'Running' } });

  test.each([
    ['metadata.name=web-1', true],
    ['metadata.name==web-1,metadata.namespace=shop', true],
    ['status.phase!=Running', false],
    ['spec.nodeName=n1,status.phase=Running', true],
    ['spec.nodeName=', false],
    ['status.podIP=', true],
    ['spec.hostNetwork=false', true],
  ])('%s: %s', (text, selected) => {
    expect(fieldSelector('Pod', text)(pod)).toBe(selected);
  });

  test('knows what is false by default, and where an event comes from', () => {
    expect(fieldSelector('Node', 'spec.unschedulable=false')(object('Node'))).toBe(true);
    expect(fieldSelector('Event', 'source=kubelet')(object('Event', { source: { component: 'kubelet' } }))).toBe(true);
  });

  test.each([
    ['Pod', 'metadata.labels=x'],
    ['Pod', 'constructor=1'],
    ['ConfigMap', 'status.phase=Running'],
    ['Pod', 'status.phase'],
  ])('of %s by %s is refused', (kind, text) => {
    expect(() => fieldSelector(kind, text)).toThrow(expect.objectContaining({ code: 400 }));
  });
});
