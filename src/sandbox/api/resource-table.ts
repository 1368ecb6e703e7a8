/**
 * What Kubernetes 1.35 serves, as its discovery says, without the kinds that operators of K3s never meet.
 * Columns: group and version, resource, kind, scope, short names, categories, subresources, verbs when not all.
 */
export const builtInTable = `
v1 bindings Binding ns - - - create
v1 configmaps ConfigMap ns cm - -
v1 endpoints Endpoints ns ep - -
v1 events Event ns ev - -
v1 limitranges LimitRange ns limits - -
v1 namespaces Namespace cluster ns - finalize,status create,delete,get,list,patch,update,watch
v1 nodes Node cluster no - status
v1 persistentvolumeclaims PersistentVolumeClaim ns pvc - status
v1 persistentvolumes PersistentVolume cluster pv - status
v1 pods Pod ns po all ephemeralcontainers,eviction,log,resize,status
v1 podtemplates PodTemplate ns - - -
v1 replicationcontrollers ReplicationController ns rc all scale,status
v1 resourcequotas ResourceQuota ns quota - status
v1 secrets Secret ns - - -
v1 serviceaccounts ServiceAccount ns sa - -
v1 services Service ns svc all status
apiregistration.k8s.io/v1 apiservices APIService cluster - api-extensions status
apps/v1 controllerrevisions ControllerRevision ns - - -
apps/v1 daemonsets DaemonSet ns ds all status
apps/v1 deployments Deployment ns deploy all scale,status
apps/v1 replicasets ReplicaSet ns rs all scale,status
apps/v1 statefulsets StatefulSet ns sts all scale,status
authentication.k8s.io/v1 selfsubjectreviews SelfSubjectReview cluster - - - create
authorization.k8s.io/v1 selfsubjectaccessreviews SelfSubjectAccessReview cluster - - - create
authorization.k8s.io/v1 selfsubjectrulesreviews SelfSubjectRulesReview cluster - - - create
autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler ns hpa all status
batch/v1 cronjobs CronJob ns cj all status
batch/v1 jobs Job ns - all status
certificates.k8s.io/v1 certificatesigningrequests CertificateSigningRequest cluster csr - approval,status
networking.k8s.io/v1 ingressclasses IngressClass cluster - - -
networking.k8s.io/v1 ingresses Ingress ns ing - status
networking.k8s.io/v1 networkpolicies NetworkPolicy ns netpol - -
policy/v1 poddisruptionbudgets PodDisruptionBudget ns pdb - status
rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding cluster - - -
rbac.authorization.k8s.io/v1 clusterroles ClusterRole cluster - - -
rbac.authorization.k8s.io/v1 rolebindings RoleBinding ns - - -
rbac.authorization.k8s.io/v1 roles Role ns - - -
storage.k8s.io/v1 csidrivers CSIDriver cluster - - -
storage.k8s.io/v1 csinodes CSINode cluster - - -
storage.k8s.io/v1 csistoragecapacities CSIStorageCapacity ns - - -
storage.k8s.io/v1 storageclasses StorageClass cluster sc - -
storage.k8s.io/v1 volumeattachments VolumeAttachment cluster - - status
admissionregistration.k8s.io/v1 mutatingwebhookconfigurations MutatingWebhookConfiguration cluster - api-extensions -
admissionregistration.k8s.io/v1 validatingwebhookconfigurations ValidatingWebhookConfiguration cluster - api-extensions -
apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition cluster crd,crds api-extensions status
scheduling.k8s.io/v1 priorityclasses PriorityClass cluster pc - -
coordination.k8s.io/v1 leases Lease ns - - -
node.k8s.io/v1 runtimeclasses RuntimeClass cluster - - -
discovery.k8s.io/v1 endpointslices EndpointSlice ns - - -
metrics.k8s.io/v1beta1 nodes NodeMetrics cluster - - - get,list
metrics.k8s.io/v1beta1 pods PodMetrics ns - - - get,list
`;
