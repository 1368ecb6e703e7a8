import { diagnose } from './cli-diagnose.ts';
import { doctor } from './cli-doctor.ts';

export const cli = {
  error: {
    because: 'Parce que : {{cause}}',
    reference: '{{code}}, numéro {{id}}',
  },
  usage: {
    unknownCommand: 'il n’y a pas de commande « {{name}} ».',
    unknownFlag: 'il n’y a pas d’option {{flag}} ici.',
    invalidValue: '« {{value}} » n’est pas une valeur de {{flag}} ; il faut {{expected}}.',
    missingValue: 'l’option {{flag}} demande une valeur.',
    repeatedFlag: 'l’option {{flag}} ne peut être donnée qu’une fois.',
    tooManyArguments: '« {{value}} » est un mot de trop.',
    missingArgument: 'il manque l’argument {{argument}}.',
    unknownCode: '« {{name}} » n’est le code ni d’une règle ni d’une erreur.',
    unknownNamespace: 'le cluster n’a pas de namespace « {{name}} ».',
    other: '{{detail}}',
    quoted: '« {{text}} »',
    suggestion: 'Vouliez-vous dire {{list}} ?',
    seeHelp: 'Voyez « {{command}} --help ».',
    seeRules: 'Voyez « lions rules ».',
    seeNamespaces: 'Voyez « kubectl get namespaces ».',
  },
  progress: {
    kinds: 'Lecture du cluster : {{done}} sortes d’objets sur {{total}}',
    hosts: 'Lecture des hôtes : {{done}} sur {{total}}',
    logs: 'Lecture des journaux : {{done}} sur {{total}}',
  },
  family: {
    node: 'Nœuds et hôtes',
    storage: 'Volumes et demandes de volume',
    scheduling: 'Placement',
    configuration: 'Configuration',
    image: 'Images',
    crash: 'Conteneurs qui s’arrêtent',
    unknown: 'Ce qui n’a pas pu être examiné',
  },
  diagnose,
  doctor,
  explain: {
    reads: 'Doit lire :',
    consults: 'Consulte :',
    logs: 'les journaux des conteneurs',
    hosts: 'les faits des hôtes',
    error: 'une erreur de LIONS',
    exit: 'Une commande qui échoue ainsi se termine avec le code de sortie {{status}}.',
  },
  sandbox: {
    started: 'Le scénario « {{scenario}} » tourne sur {{url}}.',
    elsewhere: 'Dans un autre terminal :',
    ends: 'Ctrl-C le termine et supprime ses fichiers.',
    introduction:
      'Une plateforme K3s simulée tourne dans ce processus ; aucun vrai cluster n’est touché. Voici ce qu’en dit « lions diagnose » :',
    next: 'À essayer ensuite',
    nextExplain: 'ce que signifie un code',
    nextLanguage: 'la même chose en anglais',
    nextDown: 'quand le serveur d’API est arrêté, depuis les hôtes seuls',
    nextStart: 'le même cluster pour kubectl, jusqu’à Ctrl-C',
    nextReal: 'votre propre cluster ; il est seulement lu',
  },
};
