import type { KubeObject } from './object.ts';

/** A condition as all of Kubernetes writes it. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string;
}

interface Conditioned {
  readonly conditions?: readonly Condition[];
}

/** Where an issuer of cert-manager is named; kind `Issuer` when absent. */
export interface IssuerRef {
  readonly name: string;
  readonly kind?: string;
  readonly group?: string;
}

/** cert-manager.io/v1 */
export interface Certificate extends KubeObject {
  readonly spec?: {
    readonly secretName?: string;
    readonly issuerRef?: IssuerRef;
    readonly dnsNames?: readonly string[];
    readonly commonName?: string;
    readonly duration?: string;
    readonly renewBefore?: string;
    readonly renewBeforePercentage?: number;
    readonly privateKey?: { readonly rotationPolicy?: string };
  };
  readonly status?: Conditioned & {
    readonly notBefore?: string;
    readonly notAfter?: string;
    readonly renewalTime?: string;
    readonly revision?: number;
    readonly nextPrivateKeySecretName?: string;
    readonly failedIssuanceAttempts?: number;
    readonly lastFailureTime?: string;
  };
}

/** cert-manager.io/v1; the request itself and the certificate are left out. */
export interface CertificateRequest extends KubeObject {
  readonly spec?: { readonly issuerRef?: IssuerRef };
  readonly status?: Conditioned & { readonly failureTime?: string };
}

/** cert-manager.io/v1, `Issuer` and `ClusterIssuer`. */
export interface Issuer extends KubeObject {
  readonly spec?: {
    readonly acme?: {
      readonly server?: string;
      readonly email?: string;
      readonly privateKeySecretRef?: { readonly name?: string };
      readonly solvers?: readonly AcmeSolver[];
    };
    readonly ca?: { readonly secretName?: string };
    readonly selfSigned?: object;
    readonly vault?: object;
  };
  readonly status?: Conditioned;
}

export interface AcmeSolver {
  readonly selector?: {
    readonly dnsNames?: readonly string[];
    readonly dnsZones?: readonly string[];
    readonly matchLabels?: Readonly<Record<string, string>>;
  };
  readonly http01?: {
    readonly ingress?: { readonly class?: string; readonly ingressClassName?: string; readonly name?: string };
    readonly gatewayHTTPRoute?: object;
  };
  readonly dns01?: Readonly<Record<string, unknown>>;
}

/** acme.cert-manager.io/v1 */
export interface Order extends KubeObject {
  readonly spec?: { readonly issuerRef?: IssuerRef; readonly dnsNames?: readonly string[] };
  readonly status?: { readonly state?: string; readonly reason?: string; readonly failureTime?: string };
}

/** acme.cert-manager.io/v1; token and key are left out. */
export interface Challenge extends KubeObject {
  readonly spec?: {
    readonly dnsName?: string;
    readonly type?: string;
    readonly wildcard?: boolean;
    readonly issuerRef?: IssuerRef;
    readonly solver?: AcmeSolver;
  };
  readonly status?: {
    readonly state?: string;
    readonly reason?: string;
    readonly presented?: boolean;
    readonly processing?: boolean;
  };
}

/** traefik.io/v1alpha1 `IngressRoute` and `IngressRouteTCP`, and the first under traefik.containo.us as `LegacyIngressRoute`. */
export interface IngressRoute extends KubeObject {
  readonly spec?: {
    readonly entryPoints?: readonly string[];
    readonly routes?: readonly {
      readonly match?: string;
      readonly kind?: string;
      readonly priority?: number;
      readonly middlewares?: readonly { readonly name?: string; readonly namespace?: string }[];
      readonly services?: readonly {
        readonly name?: string;
        readonly namespace?: string;
        readonly kind?: string;
        readonly port?: number | string;
        readonly scheme?: string;
        readonly serversTransport?: string;
      }[];
    }[];
    readonly tls?: {
      readonly secretName?: string;
      readonly certResolver?: string;
      readonly options?: { readonly name?: string; readonly namespace?: string };
      readonly store?: { readonly name?: string; readonly namespace?: string };
    };
  };
}

/** traefik.io/v1alpha1 `Middleware`, `ServersTransport`, `TLSStore`, `TLSOption`, `TraefikService`: their spec has one field for each sort. */
export interface TraefikPart extends KubeObject {
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** helm.cattle.io/v1 `HelmChart` and `HelmChartConfig`; secrets in the values are removed. */
export interface HelmChart extends KubeObject {
  readonly spec?: {
    readonly chart?: string;
    readonly version?: string;
    readonly repo?: string;
    readonly targetNamespace?: string;
    readonly valuesContent?: string;
    readonly failurePolicy?: string;
  };
  readonly status?: Conditioned & { readonly jobName?: string };
}

/** rbac.authorization.k8s.io/v1 `Role` and `ClusterRole`: that they exist, and their labels. */
export type RoleName = KubeObject;

/** rbac.authorization.k8s.io/v1 `RoleBinding` and `ClusterRoleBinding` */
export interface RoleBinding extends KubeObject {
  readonly roleRef?: { readonly kind?: string; readonly name?: string };
  readonly subjects?: readonly { readonly kind?: string; readonly name?: string; readonly namespace?: string }[];
}

/** metrics.k8s.io/v1beta1: quantities such as `250m` and `1024Ki`. */
export interface NodeMetrics extends KubeObject {
  readonly timestamp?: string;
  readonly window?: string;
  readonly usage?: { readonly cpu?: string; readonly memory?: string };
}

/** metallb.io/v1beta1 */
export interface IPAddressPool extends KubeObject {
  readonly spec?: { readonly addresses?: readonly string[]; readonly autoAssign?: boolean };
}

interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** monitoring.coreos.com/v1 `Prometheus`: whom it selects. */
export interface Prometheus extends KubeObject {
  readonly spec?: {
    readonly serviceMonitorSelector?: LabelSelector;
    readonly serviceMonitorNamespaceSelector?: LabelSelector;
    readonly ruleSelector?: LabelSelector;
    readonly ruleNamespaceSelector?: LabelSelector;
  };
}

/** monitoring.coreos.com/v1 `ServiceMonitor` and `PrometheusRule`; rules themselves are left out. */
export interface MonitoringPart extends KubeObject {
  readonly spec?: {
    readonly selector?: LabelSelector;
    readonly namespaceSelector?: { readonly any?: boolean; readonly matchNames?: readonly string[] };
    readonly endpoints?: readonly { readonly port?: string; readonly targetPort?: number | string }[];
  };
}

/** The kinds of a snapshot that not every cluster serves. */
export interface CustomKindTypes {
  Certificate: Certificate;
  CertificateRequest: CertificateRequest;
  Challenge: Challenge;
  ClusterIssuer: Issuer;
  HelmChart: HelmChart;
  HelmChartConfig: HelmChart;
  IPAddressPool: IPAddressPool;
  IngressRoute: IngressRoute;
  IngressRouteTCP: IngressRoute;
  Issuer: Issuer;
  LegacyIngressRoute: IngressRoute;
  LegacyMiddleware: TraefikPart;
  Middleware: TraefikPart;
  NodeMetrics: NodeMetrics;
  Order: Order;
  Prometheus: Prometheus;
  PrometheusRule: MonitoringPart;
  ServersTransport: TraefikPart;
  ServiceMonitor: MonitoringPart;
  TLSOption: TraefikPart;
  TLSStore: TraefikPart;
  TraefikService: TraefikPart;
}

/** The group and version under which each is read. */
export const customKinds: Readonly<Record<keyof CustomKindTypes, string>> = {
  Certificate: 'cert-manager.io/v1',
  CertificateRequest: 'cert-manager.io/v1',
  Challenge: 'acme.cert-manager.io/v1',
  ClusterIssuer: 'cert-manager.io/v1',
  HelmChart: 'helm.cattle.io/v1',
  HelmChartConfig: 'helm.cattle.io/v1',
  IPAddressPool: 'metallb.io/v1beta1',
  IngressRoute: 'traefik.io/v1alpha1',
  IngressRouteTCP: 'traefik.io/v1alpha1',
  Issuer: 'cert-manager.io/v1',
  LegacyIngressRoute: 'traefik.containo.us/v1alpha1',
  LegacyMiddleware: 'traefik.containo.us/v1alpha1',
  Middleware: 'traefik.io/v1alpha1',
  NodeMetrics: 'metrics.k8s.io/v1beta1',
  Order: 'acme.cert-manager.io/v1',
  Prometheus: 'monitoring.coreos.com/v1',
  PrometheusRule: 'monitoring.coreos.com/v1',
  ServersTransport: 'traefik.io/v1alpha1',
  ServiceMonitor: 'monitoring.coreos.com/v1',
  TLSOption: 'traefik.io/v1alpha1',
  TLSStore: 'traefik.io/v1alpha1',
  TraefikService: 'traefik.io/v1alpha1',
};

export function isCustomKind(kind: string): kind is keyof CustomKindTypes {
  return Object.hasOwn(customKinds, kind);
}
