import { fieldsAt, listAt, numberAt, type StoredObject, textAt } from '../fields.ts';
import { orNone, pairs } from './cells.ts';
import type { Column } from './column.ts';

export const networkColumns: Readonly<Record<string, readonly Column[]>> = {
  Service: [
    { name: 'Type', cell: (service) => textAt(service, 'spec.type') },
    { name: 'Cluster-IP', cell: (service) => orNone(textAt(service, 'spec.clusterIP')) },
    { name: 'External-IP', cell: externalAddress },
    { name: 'Port(s)', cell: servicePorts },
    { name: 'Selector', priority: 1, cell: (service) => pairs(fieldsAt(service, 'spec.selector')) },
  ],
  Ingress: [
    { name: 'Class', cell: (ingress) => orNone(textAt(ingress, 'spec.ingressClassName')) },
    {
      name: 'Hosts',
      cell: (ingress) =>
        listAt(ingress, 'spec.rules')
          .map((rule) => textAt(rule, 'host') ?? '*')
          .join(',') || '*',
    },
    { name: 'Address', cell: (ingress) => balancer(ingress) },
    { name: 'Ports', cell: (ingress) => (listAt(ingress, 'spec.tls').length > 0 ? '80, 443' : '80') },
  ],
  IngressClass: [
    { name: 'Controller', cell: (found) => textAt(found, 'spec.controller') },
    { name: 'Parameters', cell: () => '<none>' },
  ],
  NetworkPolicy: [{ name: 'Pod-Selector', cell: (policy) => pairs(fieldsAt(policy, 'spec.podSelector.matchLabels')) }],
  EndpointSlice: [
    { name: 'AddressType', cell: (slice) => textAt(slice, 'addressType') },
    {
      name: 'Ports',
      cell: (slice) =>
        listAt(slice, 'ports')
          .map((port) => numberAt(port, 'port'))
          .join(',') || '<unset>',
    },
    {
      name: 'Endpoints',
      cell: (slice) =>
        listAt(slice, 'endpoints')
          .flatMap((endpoint) => listAt(endpoint, 'addresses'))
          .join(',') || '<unset>',
    },
  ],
};

const balancer = (object: StoredObject) =>
  listAt(object, 'status.loadBalancer.ingress')
    .map((point) => textAt(point, 'ip') ?? textAt(point, 'hostname') ?? '')
    .join(',');

function externalAddress(service: StoredObject): string {
  switch (textAt(service, 'spec.type')) {
    case 'LoadBalancer':
      return balancer(service) || '<pending>';
    case 'ExternalName':
      return textAt(service, 'spec.externalName') ?? '';
    default:
      return listAt(service, 'spec.externalIPs').join(',') || '<none>';
  }
}

function servicePorts(service: StoredObject): string {
  const ports = listAt(service, 'spec.ports').map((port) => {
    const node = numberAt(port, 'nodePort');
    return `${numberAt(port, 'port')}${node ? `:${node}` : ''}/${textAt(port, 'protocol') ?? 'TCP'}`;
  });
  return ports.join(',') || '<none>';
}
