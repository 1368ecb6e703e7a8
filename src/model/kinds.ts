import type { IMutatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1/MutatingWebhookConfiguration';
import type { IValidatingWebhookConfiguration } from 'kubernetes-models/admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration';
import type { IAPIService } from 'kubernetes-models/apiregistration.k8s.io/v1/APIService';
import type { IDaemonSet } from 'kubernetes-models/apps/v1/DaemonSet';
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment';
import type { IReplicaSet } from 'kubernetes-models/apps/v1/ReplicaSet';
import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import type { ICronJob } from 'kubernetes-models/batch/v1/CronJob';
import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { ILease } from 'kubernetes-models/coordination.k8s.io/v1/Lease';
import type { IEndpointSlice } from 'kubernetes-models/discovery.k8s.io/v1/EndpointSlice';
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import type { IIngressClass } from 'kubernetes-models/networking.k8s.io/v1/IngressClass';
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { IRuntimeClass } from 'kubernetes-models/node.k8s.io/v1/RuntimeClass';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1/PriorityClass';
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass';
import type { IVolumeAttachment } from 'kubernetes-models/storage.k8s.io/v1/VolumeAttachment';
import type { IEvent } from 'kubernetes-models/v1/Event';
import type { ILimitRange } from 'kubernetes-models/v1/LimitRange';
import type { INamespace } from 'kubernetes-models/v1/Namespace';
import type { INode } from 'kubernetes-models/v1/Node';
import type { IPersistentVolume } from 'kubernetes-models/v1/PersistentVolume';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import type { IPod } from 'kubernetes-models/v1/Pod';
import type { IReplicationController } from 'kubernetes-models/v1/ReplicationController';
import type { IResourceQuota } from 'kubernetes-models/v1/ResourceQuota';
import type { IService } from 'kubernetes-models/v1/Service';
import type { IServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import type { CustomKindTypes, RoleBinding, RoleName } from './custom-kinds.ts';
import type { KubeObject } from './object.ts';

/** An object as the API server stores it: its metadata is there and has a name. */
type Stored<T> = Omit<T, 'metadata' | 'apiVersion' | 'kind'> & KubeObject;

/** A ConfigMap without its values: rules ask which keys exist, and large values would fill the memory. */
export interface ConfigMapKeys extends KubeObject {
  readonly keys: readonly string[];
  /** The values of the few ConfigMaps that are K3s's own configuration (CoreDNS, local-path), secrets removed. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Keys whose whole value is a template that nobody filled in, such as `{{ db_host }}`, with that value. */
  readonly placeholders?: Readonly<Record<string, string>>;
}

/** What a TLS Secret's certificate says of itself, or why it says nothing. */
export type SecretCertificate =
  | {
      readonly subject: string;
      readonly issuer: string;
      /** DNS names and addresses that it is valid for. */
      readonly names: readonly string[];
      /** RFC 3339. */
      readonly notBefore: string;
      readonly notAfter: string;
      readonly authority: boolean;
      /** Whether `tls.key` is the key of this certificate. */
      readonly keyMatches: boolean;
    }
  | { readonly problem: string };

/** A Secret without its values, which never enter a snapshot. */
export interface SecretKeys extends KubeObject {
  readonly type: string;
  readonly keys: readonly string[];
  /** Registry hosts of a pull secret (`kubernetes.io/dockerconfigjson`), or undefined for other types and for unparsable ones. */
  readonly registries?: readonly string[];
  /** Of the first certificate in `tls.crt`, for type `kubernetes.io/tls`. */
  readonly certificate?: SecretCertificate;
  /** Keys whose value is a password that everybody knows, such as `changeme`. */
  readonly defaultPasswords?: readonly string[];
}

/** The kinds that a snapshot holds, each with the shape in which rules see it. */
export interface KindTypes extends CustomKindTypes {
  APIService: Stored<IAPIService>;
  ClusterRole: RoleName;
  ClusterRoleBinding: RoleBinding;
  ConfigMap: ConfigMapKeys;
  CronJob: Stored<ICronJob>;
  DaemonSet: Stored<IDaemonSet>;
  Deployment: Stored<IDeployment>;
  EndpointSlice: Stored<IEndpointSlice>;
  Event: Stored<IEvent>;
  HorizontalPodAutoscaler: Stored<IHorizontalPodAutoscaler>;
  Ingress: Stored<IIngress>;
  IngressClass: Stored<IIngressClass>;
  Job: Stored<IJob>;
  Lease: Stored<ILease>;
  LimitRange: Stored<ILimitRange>;
  MutatingWebhookConfiguration: Stored<IMutatingWebhookConfiguration>;
  Namespace: Stored<INamespace>;
  NetworkPolicy: Stored<INetworkPolicy>;
  Node: Stored<INode>;
  PersistentVolume: Stored<IPersistentVolume>;
  PersistentVolumeClaim: Stored<IPersistentVolumeClaim>;
  Pod: Stored<IPod>;
  PodDisruptionBudget: Stored<IPodDisruptionBudget>;
  PriorityClass: Stored<IPriorityClass>;
  ReplicaSet: Stored<IReplicaSet>;
  ReplicationController: Stored<IReplicationController>;
  ResourceQuota: Stored<IResourceQuota>;
  Role: RoleName;
  RoleBinding: RoleBinding;
  RuntimeClass: Stored<IRuntimeClass>;
  Secret: SecretKeys;
  Service: Stored<IService>;
  ServiceAccount: Stored<IServiceAccount>;
  StatefulSet: Stored<IStatefulSet>;
  StorageClass: Stored<IStorageClass>;
  ValidatingWebhookConfiguration: Stored<IValidatingWebhookConfiguration>;
  VolumeAttachment: Stored<IVolumeAttachment>;
}

export type Kind = keyof KindTypes;
export type Pod = KindTypes['Pod'];
export type Node = KindTypes['Node'];
export type Event = KindTypes['Event'];
export type PersistentVolumeClaim = KindTypes['PersistentVolumeClaim'];
