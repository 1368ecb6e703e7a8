import { object } from '../testing/objects.ts';
import { ruleCases } from '../testing/rule-cases.ts';
import { metricsApi } from './testing/api-services.ts';
import { w12ApiUnavailable } from './w12-api-unavailable.ts';

ruleCases(w12ApiUnavailable, {
  finds: {
    'an API whose Service is gone': {
      objects: [metricsApi('ServiceNotFound', 'service/metrics-server in "kube-system" is not present')],
      object: 'APIService/v1beta1.metrics.k8s.io',
      severity: 'warning',
      evidence: [/ServiceNotFound/],
    },
    'an API that does not answer': {
      objects: [
        metricsApi(
          'FailedDiscoveryCheck',
          'failing or missing response from https://10.43.12.1:443/apis/metrics.k8s.io/v1beta1: Get "https://10.43.12.1:443/apis/metrics.k8s.io/v1beta1": context deadline exceeded',
        ),
      ],
      object: 'APIService/v1beta1.metrics.k8s.io',
      evidence: [/context deadline exceeded/],
    },
  },
  ignores: {
    'a metrics-server that has just started': { objects: [metricsApi('MissingEndpoints', 'no addresses', 60)] },
    'an API of the server itself': {
      objects: [
        object('APIService', 'v1.apps', {
          spec: { group: 'apps', version: 'v1' },
          status: { conditions: [{ type: 'Available', status: 'True', reason: 'Local' }] },
        }),
      ],
    },
  },
});
