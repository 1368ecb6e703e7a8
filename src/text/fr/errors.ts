import type { ErrorCode } from '../../model/error.ts';

export interface ErrorText {
  /** What happened, one sentence. */
  readonly what: string;
  /** What to do next, one or two sentences. */
  readonly next: string;
}

export const errors: Readonly<Record<ErrorCode, ErrorText>> = {
  'LIONS-NET-001': {
    what: 'The connection to {{target}} was refused.',
    next: 'The machine answers, but nothing listens there. On the server, run “systemctl status k3s” and “journalctl -u k3s -n 50”.',
  },
  'LIONS-NET-002': {
    what: '{{target}} cannot be reached: {{detail}}',
    next: 'Check the name, the address and your network or VPN, then that the server is switched on.',
  },
  'LIONS-NET-003': {
    what: '{{target}} did not answer within {{seconds}} s.',
    next: 'The server may be frozen, overloaded or behind a firewall. Try SSH to the server; raise --timeout if the link is slow.',
  },
  'LIONS-NET-004': {
    what: 'The TLS certificate of {{target}} was not accepted: {{detail}}',
    next: 'If it has expired, restart k3s on the server, which renews it. If the authority differs, copy /etc/rancher/k3s/k3s.yaml from the server again.',
  },
  'LIONS-NET-005': {
    what: 'The answer of {{target}} broke off: {{detail}}',
    next: 'The connection was cut in the middle. Run the command again; if it repeats, look for a proxy or a restarting API server.',
  },
  'LIONS-NET-006': {
    what: 'The name {{target}} does not resolve.',
    next: 'Check the server’s name in the kubeconfig and the DNS of this machine.',
  },
  'LIONS-API-001': {
    what: 'The API server does not accept these credentials.',
    next: 'They may have expired (K3s client certificates last one year). Copy /etc/rancher/k3s/k3s.yaml from the server again.',
  },
  'LIONS-API-002': {
    what: 'These credentials may not do this: {{detail}}',
    next: 'Ask for the missing right, or use another context. “lions doctor” lists what LIONS needs.',
  },
  'LIONS-API-003': {
    what: 'Not found: {{detail}}',
    next: 'Check the name and the namespace.',
  },
  'LIONS-API-004': {
    what: 'The object was changed by somebody else meanwhile: {{detail}}',
    next: 'Run the command again; it will read the new state first.',
  },
  'LIONS-API-005': {
    what: 'The API server refused the object: {{detail}}',
    next: 'Correct the fields that are named, then run the command again.',
  },
  'LIONS-API-006': {
    what: 'The API server asks to slow down and did not recover in time: {{detail}}',
    next: 'It is overloaded. Wait a minute and run the command again.',
  },
  'LIONS-API-007': {
    what: 'The requested state is too old for the API server: {{detail}}',
    next: 'Run the command again; it will start from the current state.',
  },
  'LIONS-API-008': {
    what: 'The API server failed: {{detail}}',
    next: 'Look at “journalctl -u k3s -n 50” on the server.',
  },
  'LIONS-API-009': {
    what: 'What {{target}} answered is not Kubernetes: {{detail}}',
    next: 'Check that the kubeconfig points at the API server and not at a proxy or a web page.',
  },
  'LIONS-API-010': {
    what: 'The command in the container failed: {{detail}}',
    next: 'Look at the container’s log.',
  },
  'LIONS-CFG-001': {
    what: 'No kubeconfig was found (looked in {{places}}).',
    next: 'Give one with --kubeconfig, or copy /etc/rancher/k3s/k3s.yaml from the server to ~/.kube/config and put the server’s address in it.',
  },
  'LIONS-CFG-002': {
    what: 'The kubeconfig {{file}} cannot be used: {{detail}}',
    next: 'Correct the file, or copy it from the server again.',
  },
  'LIONS-CFG-003': {
    what: 'The kubeconfig has no context “{{name}}”.',
    next: 'It has: {{known}}.',
  },
  'LIONS-CFG-004': {
    what: 'The credential plugin “{{command}}” failed: {{detail}}',
    next: 'Run it by hand to see why; it is named under “exec” in the kubeconfig.',
  },
  'LIONS-CFG-005': {
    what: 'The configuration file {{file}} does not exist.',
    next: 'Check the path given with --config or LIONS_CONFIG.',
  },
  'LIONS-CFG-006': {
    what: '{{file}}:{{line}}:{{column}}: {{detail}}',
    next: 'Correct the file; docs/configuration.md describes each field.',
  },
  'LIONS-CFG-007': {
    what: 'lions.yaml has no environment “{{name}}”.',
    next: 'It has: {{known}}.',
  },
  'LIONS-HOST-001': {
    what: 'OpenSSH is not installed on this machine.',
    next: 'Install it (Debian: apt install openssh-client), or run with --no-hosts.',
  },
  'LIONS-HOST-002': {
    what: 'The host {{target}} cannot be reached by SSH: {{detail}}',
    next: 'Check that it is switched on and that the address and port in lions.yaml are right.',
  },
  'LIONS-HOST-003': {
    what: 'The host {{target}} refused the login: {{detail}}',
    next: 'Check the user and the key in lions.yaml; LIONS never asks for a password.',
  },
  'LIONS-HOST-004': {
    what: 'The host key of {{target}} has changed or is unknown: {{detail}}',
    next: 'If the machine was reinstalled, remove the old key from the known_hosts file that is named; if not, stop and find out why.',
  },
  'LIONS-HOST-005': {
    what: 'A command on {{target}} failed: {{detail}}',
    next: 'Log in and run it by hand to see why.',
  },
  'LIONS-HOST-006': {
    what: 'The host {{target}} did not answer within {{seconds}} s.',
    next: 'It may be frozen or overloaded. Try the provider’s console.',
  },
  'LIONS-CLI-001': {
    what: '“{{name}}” is not known.',
    next: 'Known are: {{known}}.',
  },
  'LIONS-CLI-002': {
    what: '“{{value}}” is not a valid value for {{name}}.',
    next: 'Expected: {{expected}}.',
  },
  'LIONS-CLI-003': {
    what: 'Cancelled.',
    next: 'Nothing was changed.',
  },
  'LIONS-CLI-004': {
    what: 'LIONS met an error of its own: {{detail}}',
    next: 'Please report it with the id and the output of the same command with --verbose.',
  },
  'LIONS-CLI-005': {
    what: 'Mauvaise utilisation : {{problem}}',
    next: '{{hint}}',
  },
  'LIONS-BOX-001': {
    what: 'The sandbox has no scenario “{{name}}”.',
    next: 'It has: {{known}}.',
  },
  'LIONS-BOX-002': {
    what: 'The scenario {{file}} cannot be used: {{detail}}',
    next: 'Correct the file.',
  },
};
