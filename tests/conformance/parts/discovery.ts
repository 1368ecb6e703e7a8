import { expect, test } from 'vitest';
import { builtIn } from '../../../src/kubernetes/built-in.ts';
import { isCustomKind } from '../../../src/model/custom-kinds.ts';
import type { Part } from '../suite.ts';

export const discovery: Part = (environment) => {
  test('tells its version', async () => {
    const facts = await environment().client.version();
    expect(facts.version).toMatch(/^v1\.\d+\./);
    expect(facts.server).toMatch(/^https:\/\//);
  });

  test('finds a resource by what people type', async () => {
    const { discovery } = environment().client;
    for (const text of ['pods', 'pod', 'po', 'Pod']) expect(await discovery.named(text)).toMatchObject(builtIn.Pod);
    for (const text of ['deploy', 'deployments.apps', 'deployments.v1.apps'])
      expect(await discovery.named(text)).toMatchObject(builtIn.Deployment);
    expect(await discovery.named('unicorns')).toBeUndefined();
  });

  test('finds a resource by apiVersion and kind, with its subresources', async () => {
    const { discovery } = environment().client;
    const found = await discovery.ofKind('apps/v1', 'StatefulSet');
    expect(found).toMatchObject({ ...builtIn.StatefulSet, group: 'apps', version: 'v1' });
    expect(found?.subresources).toEqual(expect.arrayContaining(['scale', 'status']));
    expect(await discovery.ofKind('apps/v9', 'StatefulSet')).toBeUndefined();
    expect(await discovery.ofKind('apps/v1', 'Unicorn')).toBeUndefined();
  });

  test('every resource that LIONS knows by heart is as the server describes it', async () => {
    const { discovery } = environment().client;
    // Add-ons come and go; what every Kubernetes has must be there.
    const known = Object.entries(builtIn).flatMap(([kind, resource]) => (isCustomKind(kind) ? [] : [resource]));
    const served = await Promise.all(known.map(({ apiVersion, kind }) => discovery.ofKind(apiVersion, kind)));
    served.forEach((resource, index) => {
      expect(resource).toMatchObject(known[index] as object);
    });
  });
};
