import { expect, test } from 'vitest';
import { finalizerOwner } from './finalizer.ts';

test.each([
  ['foregroundDeletion', 'kube-controller-manager'],
  ['acme.cert-manager.io/finalizer', 'cert-manager'],
  ['finalizer.acme.cert-manager.io', 'cert-manager'],
  ['resources-finalizer.argocd.argoproj.io', 'Argo CD'],
  ['longhorn.io', 'Longhorn'],
  ['wrangler.cattle.io/on-helm-chart-remove', 'helm-controller (K3s)'],
  ['controller.cattle.io/namespace-auth', 'Rancher'],
  ['service.kubernetes.io/load-balancer-cleanup', 'ServiceLB, MetalLB, cloud-controller-manager'],
  ['finalizer.databases.example.com', 'finalizer.databases.example.com'],
])('%s is taken away by %s', (finalizer, owner) => {
  expect(finalizerOwner(finalizer).name).toBe(owner);
});
