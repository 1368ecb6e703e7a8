import { diagnose } from './cli-diagnose.ts';
import { doctor } from './cli-doctor.ts';

export const cli = {
  error: {
    because: 'Because: {{cause}}',
    reference: '{{code}}, id {{id}}',
  },
  usage: {
    unknownCommand: 'there is no command “{{name}}”.',
    unknownFlag: 'there is no flag {{flag}} here.',
    invalidValue: '“{{value}}” is no value for {{flag}}; it may be {{expected}}.',
    missingValue: 'the flag {{flag}} needs a value.',
    repeatedFlag: 'the flag {{flag}} may be given once only.',
    tooManyArguments: '“{{value}}” is one word too many.',
    missingArgument: 'the argument {{argument}} is missing.',
    unknownCode: '“{{name}}” is the code of no rule and of no error.',
    unknownNamespace: 'the cluster has no namespace “{{name}}”.',
    other: '{{detail}}',
    quoted: '“{{text}}”',
    suggestion: 'Did you mean {{list}}?',
    seeHelp: 'See “{{command}} --help”.',
    seeRules: 'See “lions rules”.',
    seeNamespaces: 'See “kubectl get namespaces”.',
  },
  progress: {
    kinds: 'Reading the cluster: {{done}} of {{total}} kinds of object',
    hosts: 'Reading the hosts: {{done}} of {{total}}',
    logs: 'Reading logs: {{done}} of {{total}}',
  },
  family: {
    node: 'Nodes and hosts',
    storage: 'Volumes and claims',
    scheduling: 'Scheduling',
    configuration: 'Configuration',
    image: 'Images',
    crash: 'Crashing containers',
    unknown: 'What could not be looked at',
  },
  diagnose,
  doctor,
  explain: {
    reads: 'Needs to read:',
    consults: 'Consults:',
    logs: 'container logs',
    hosts: 'facts of the hosts',
    error: 'an error of LIONS',
    exit: 'A command that fails with it ends with exit status {{status}}.',
  },
  sandbox: {
    started: 'The scenario “{{scenario}}” runs at {{url}}.',
    elsewhere: 'In another terminal:',
    ends: 'Ctrl-C ends it and removes its files.',
    introduction:
      'A simulated K3s platform runs in this process; no real cluster is touched. This is what “lions diagnose” says of it:',
    next: 'What to try next',
    nextExplain: 'what a code means',
    nextLanguage: 'the same in French',
    nextDown: 'when the API server is down, from the hosts alone',
    nextStart: 'the same cluster for kubectl, until Ctrl-C',
    nextReal: 'your own cluster; it is only read',
  },
};
