import type { Kind } from '../model/kinds.ts';
import type { Resource } from './resource.ts';

const inNamespace = (apiVersion: string, kind: string, plural: string): Resource => ({
  apiVersion,
  kind,
  plural,
  namespaced: true,
});
const inCluster = (apiVersion: string, kind: string, plural: string): Resource => ({
  apiVersion,
  kind,
  plural,
  namespaced: false,
});

/** The resources that LIONS knows without asking the server: those of every Kubernetes from 1.31 on. */
export const builtIn = {
  APIService: inCluster('apiregistration.k8s.io/v1', 'APIService', 'apiservices'),
  ClusterRole: inCluster('rbac.authorization.k8s.io/v1', 'ClusterRole', 'clusterroles'),
  ClusterRoleBinding: inCluster('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'clusterrolebindings'),
  ConfigMap: inNamespace('v1', 'ConfigMap', 'configmaps'),
  CronJob: inNamespace('batch/v1', 'CronJob', 'cronjobs'),
  CustomResourceDefinition: inCluster(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'customresourcedefinitions',
  ),
  DaemonSet: inNamespace('apps/v1', 'DaemonSet', 'daemonsets'),
  Deployment: inNamespace('apps/v1', 'Deployment', 'deployments'),
  EndpointSlice: inNamespace('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices'),
  Event: inNamespace('v1', 'Event', 'events'),
  HorizontalPodAutoscaler: inNamespace('autoscaling/v2', 'HorizontalPodAutoscaler', 'horizontalpodautoscalers'),
  Ingress: inNamespace('networking.k8s.io/v1', 'Ingress', 'ingresses'),
  IngressClass: inCluster('networking.k8s.io/v1', 'IngressClass', 'ingressclasses'),
  Job: inNamespace('batch/v1', 'Job', 'jobs'),
  Lease: inNamespace('coordination.k8s.io/v1', 'Lease', 'leases'),
  LimitRange: inNamespace('v1', 'LimitRange', 'limitranges'),
  MutatingWebhookConfiguration: inCluster(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
  ),
  Namespace: inCluster('v1', 'Namespace', 'namespaces'),
  NetworkPolicy: inNamespace('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies'),
  Node: inCluster('v1', 'Node', 'nodes'),
  PersistentVolume: inCluster('v1', 'PersistentVolume', 'persistentvolumes'),
  PersistentVolumeClaim: inNamespace('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  Pod: inNamespace('v1', 'Pod', 'pods'),
  PodDisruptionBudget: inNamespace('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
  PriorityClass: inCluster('scheduling.k8s.io/v1', 'PriorityClass', 'priorityclasses'),
  ReplicaSet: inNamespace('apps/v1', 'ReplicaSet', 'replicasets'),
  ReplicationController: inNamespace('v1', 'ReplicationController', 'replicationcontrollers'),
  ResourceQuota: inNamespace('v1', 'ResourceQuota', 'resourcequotas'),
  Role: inNamespace('rbac.authorization.k8s.io/v1', 'Role', 'roles'),
  RoleBinding: inNamespace('rbac.authorization.k8s.io/v1', 'RoleBinding', 'rolebindings'),
  RuntimeClass: inCluster('node.k8s.io/v1', 'RuntimeClass', 'runtimeclasses'),
  Secret: inNamespace('v1', 'Secret', 'secrets'),
  SelfSubjectAccessReview: inCluster('authorization.k8s.io/v1', 'SelfSubjectAccessReview', 'selfsubjectaccessreviews'),
  SelfSubjectRulesReview: inCluster('authorization.k8s.io/v1', 'SelfSubjectRulesReview', 'selfsubjectrulesreviews'),
  Service: inNamespace('v1', 'Service', 'services'),
  ServiceAccount: inNamespace('v1', 'ServiceAccount', 'serviceaccounts'),
  StatefulSet: inNamespace('apps/v1', 'StatefulSet', 'statefulsets'),
  StorageClass: inCluster('storage.k8s.io/v1', 'StorageClass', 'storageclasses'),
  ValidatingWebhookConfiguration: inCluster(
    'admissionregistration.k8s.io/v1',
    'ValidatingWebhookConfiguration',
    'validatingwebhookconfigurations',
  ),
  VolumeAttachment: inCluster('storage.k8s.io/v1', 'VolumeAttachment', 'volumeattachments'),
} as const satisfies Record<Kind, Resource> & Record<string, Resource>;
