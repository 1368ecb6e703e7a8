// The X.509 library's dependency injection wants this polyfill before it is loaded.
import 'reflect-metadata';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { deployment, documents, service, shell } from './manifest.ts';

// What the cases of family `certificate` are made of. The lab has cert-manager's controllers without their webhook, the
// ClusterIssuers `lab-ca` (an authority of its own) and `letsencrypt-lab` (ACME over HTTP-01).

/** A Certificate `name` for `HOST`, into the Secret `SECRET`. `more` is YAML of the spec, on lines of its own. */
export function certificate(name: string, host: string, issuer: string, secret = `${name}-tls`, more = ''): string {
  const [kind, issuerName] = issuer.split('/');
  return `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: ${name}}
spec:
  secretName: ${secret}
  dnsNames: ["${host}"]
  issuerRef: {kind: ${kind}, name: ${issuerName}}
  ${more}
`;
}

/** An Ingress `site` whose TLS comes out of `site-tls`, with the program behind it. */
export function site(host: string, tls = `[{hosts: [${host}], secretName: site-tls}]`, annotations = '{}'): string {
  const ingress = `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: site, annotations: ${annotations}}
spec:
  ingressClassName: traefik
  tls: ${tls}
  rules: [{host: ${host}, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: site, port: {number: 80}}}}]}}]
`;
  return documents(web, service('site'), ingress);
}

/** A web server without pages, on port 80. */
export const web = deployment(
  'site',
  shell('mkdir -p /tmp/www && exec httpd -f -p 80 -h /tmp/www', 'ports: [{containerPort: 80}]'),
);

export interface Identity {
  readonly certificate: string;
  readonly key: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const day = 86_400_000;

/** A certificate that signs itself, made now, with its life around this moment in days. Both as PEM. */
export async function selfSigned(host: string, fromDays: number, toDays: number): Promise<Identity> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: `CN=${host}`,
    notBefore: new Date(Date.now() + fromDays * day),
    notAfter: new Date(Date.now() + toDays * day),
    keys,
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'dns', value: host }])],
  });
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    certificate: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key.replace(/(.{64})/g, '$1\n')}\n-----END PRIVATE KEY-----\n`,
  };
}

export function tlsSecret(name: string, { certificate, key }: Identity): string {
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  return `
apiVersion: v1
kind: Secret
metadata: {name: ${name}}
type: kubernetes.io/tls
data: {tls.crt: ${encoded(certificate)}, tls.key: ${encoded(key)}}
`;
}
