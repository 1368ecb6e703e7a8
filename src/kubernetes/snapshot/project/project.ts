import type { Kind, KindTypes } from '../../../model/kinds.ts';
import type { RawObject } from '../../object.ts';
import { projectIssuance, projectName, projectSettings } from './custom.ts';
import { projectConfigMap, projectSecret } from './keys.ts';
import {
  projectApiService,
  projectEvent,
  projectNode,
  projectPersistentVolume,
  projectStorageClass,
  projectWebhooks,
  projectWhole,
} from './other.ts';
import { projectPod } from './pod.ts';
import type { Sharing } from './sharing.ts';
import { projectCronJob, projectWorkload } from './workload.ts';

/** The kinds of which more is left out than the metadata's ballast. */
const special: Readonly<Partial<Record<Kind, (object: RawObject, sharing: Sharing) => unknown>>> = {
  APIService: projectApiService,
  Certificate: projectIssuance,
  CertificateRequest: projectIssuance,
  Challenge: projectIssuance,
  ClusterIssuer: projectSettings,
  ClusterRole: projectName,
  ConfigMap: projectConfigMap,
  CronJob: projectCronJob,
  DaemonSet: projectWorkload,
  Deployment: projectWorkload,
  Event: projectEvent,
  HelmChart: projectSettings,
  HelmChartConfig: projectSettings,
  IngressRoute: projectSettings,
  IngressRouteTCP: projectSettings,
  Issuer: projectSettings,
  Job: projectWorkload,
  LegacyIngressRoute: projectSettings,
  LegacyMiddleware: projectSettings,
  Middleware: projectSettings,
  MutatingWebhookConfiguration: projectWebhooks,
  Node: projectNode,
  Order: projectIssuance,
  PersistentVolume: projectPersistentVolume,
  Pod: projectPod,
  Prometheus: projectSettings,
  PrometheusRule: projectName,
  ReplicaSet: projectWorkload,
  ReplicationController: projectWorkload,
  Role: projectName,
  Secret: projectSecret,
  ServersTransport: projectSettings,
  StatefulSet: projectWorkload,
  StorageClass: projectStorageClass,
  TraefikService: projectSettings,
  ValidatingWebhookConfiguration: projectWebhooks,
};

/**
 * An object as rules see it: what they judge by, without ballast, secrets and nulls. The API server answers for the shape;
 * fields of an odd object are left out, and never does one make the reading fail.
 */
export function project<K extends Kind>(kind: K, object: RawObject, sharing: Sharing): KindTypes[K] {
  return (special[kind] ?? projectWhole)(object, sharing) as KindTypes[K];
}
