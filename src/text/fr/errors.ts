import type { ErrorCode } from '../../model/error.ts';

export interface ErrorText {
  /** What happened, one sentence. */
  readonly what: string;
  /** What to do next, one or two sentences. */
  readonly next: string;
}

export const errors: Readonly<Record<ErrorCode, ErrorText>> = {
  'LIONS-NET-001': {
    what: 'La connexion à {{target}} a été refusée.',
    next: 'La machine répond, mais rien n’y écoute. Sur le serveur, lancez « systemctl status k3s » et « journalctl -u k3s -n 50 ».',
  },
  'LIONS-NET-002': {
    what: '{{target}} est injoignable : {{detail}}',
    next: 'Vérifiez le nom, l’adresse et votre réseau ou VPN, puis que le serveur est allumé.',
  },
  'LIONS-NET-003': {
    what: '{{target}} n’a pas répondu en {{seconds}} s.',
    next: 'Le serveur est peut-être figé, surchargé ou derrière un pare-feu. Essayez SSH vers le serveur ; augmentez --timeout si la liaison est lente.',
  },
  'LIONS-NET-004': {
    what: 'Le certificat TLS de {{target}} n’a pas été accepté : {{detail}}',
    next: 'S’il a expiré, redémarrez k3s sur le serveur, ce qui le renouvelle. Si l’autorité diffère, copiez à nouveau /etc/rancher/k3s/k3s.yaml depuis le serveur.',
  },
  'LIONS-NET-005': {
    what: 'La réponse de {{target}} s’est interrompue : {{detail}}',
    next: 'La connexion a été coupée en cours de route. Relancez la commande ; si cela se répète, cherchez un proxy ou un serveur d’API qui redémarre.',
  },
  'LIONS-NET-006': {
    what: 'Le nom {{target}} ne se résout pas.',
    next: 'Vérifiez le nom du serveur dans le kubeconfig et le DNS de cette machine.',
  },
  'LIONS-API-001': {
    what: 'Le serveur d’API n’accepte pas ces identifiants.',
    next: 'Ils ont peut-être expiré (les certificats clients de K3s durent un an). Copiez à nouveau /etc/rancher/k3s/k3s.yaml depuis le serveur.',
  },
  'LIONS-API-002': {
    what: 'Ces identifiants n’ont pas ce droit : {{detail}}',
    next: 'Demandez le droit manquant, ou prenez un autre contexte. « lions doctor » liste ce dont LIONS a besoin.',
  },
  'LIONS-API-003': {
    what: 'Introuvable : {{detail}}',
    next: 'Vérifiez le nom et le namespace.',
  },
  'LIONS-API-004': {
    what: 'L’objet a été modifié entre-temps par quelqu’un d’autre : {{detail}}',
    next: 'Relancez la commande ; elle lira d’abord le nouvel état.',
  },
  'LIONS-API-005': {
    what: 'Le serveur d’API a refusé l’objet : {{detail}}',
    next: 'Corrigez les champs nommés, puis relancez la commande.',
  },
  'LIONS-API-006': {
    what: 'Le serveur d’API demande de ralentir et ne s’est pas rétabli à temps : {{detail}}',
    next: 'Il est surchargé. Attendez une minute et relancez la commande.',
  },
  'LIONS-API-007': {
    what: 'L’état demandé est trop ancien pour le serveur d’API : {{detail}}',
    next: 'Relancez la commande ; elle partira de l’état actuel.',
  },
  'LIONS-API-008': {
    what: 'Le serveur d’API a échoué : {{detail}}',
    next: 'Regardez « journalctl -u k3s -n 50 » sur le serveur.',
  },
  'LIONS-API-009': {
    what: 'Ce que {{target}} a répondu n’est pas du Kubernetes : {{detail}}',
    next: 'Vérifiez que le kubeconfig désigne le serveur d’API et non un proxy ou une page web.',
  },
  'LIONS-API-010': {
    what: 'La commande dans le conteneur a échoué : {{detail}}',
    next: 'Regardez le journal du conteneur.',
  },
  'LIONS-CFG-001': {
    what: 'Aucun kubeconfig trouvé (cherché dans {{places}}).',
    next: 'Donnez-en un avec --kubeconfig, ou copiez /etc/rancher/k3s/k3s.yaml du serveur vers ~/.kube/config et mettez-y l’adresse du serveur.',
  },
  'LIONS-CFG-002': {
    what: 'Le kubeconfig {{file}} est inutilisable : {{detail}}',
    next: 'Corrigez le fichier, ou copiez-le à nouveau depuis le serveur.',
  },
  'LIONS-CFG-003': {
    what: 'Le kubeconfig n’a pas de contexte « {{name}} ».',
    next: 'Il a : {{known}}.',
  },
  'LIONS-CFG-004': {
    what: 'Le greffon d’identification « {{command}} » a échoué : {{detail}}',
    next: 'Lancez-le à la main pour voir pourquoi ; il est nommé sous « exec » dans le kubeconfig.',
  },
  'LIONS-CFG-005': {
    what: 'Le fichier de configuration {{file}} n’existe pas.',
    next: 'Vérifiez le chemin donné avec --config ou LIONS_CONFIG.',
  },
  'LIONS-CFG-006': {
    what: '{{file}}:{{line}}:{{column}}: {{detail}}',
    next: 'Corrigez le fichier ; docs/configuration.md décrit chaque champ.',
  },
  'LIONS-CFG-007': {
    what: 'lions.yaml n’a pas d’environnement « {{name}} ».',
    next: 'Il a : {{known}}.',
  },
  'LIONS-HOST-001': {
    what: 'OpenSSH n’est pas installé sur cette machine.',
    next: 'Installez-le (Debian : apt install openssh-client), ou lancez avec --no-hosts.',
  },
  'LIONS-HOST-002': {
    what: 'L’hôte {{target}} est injoignable par SSH : {{detail}}',
    next: 'Vérifiez qu’il est allumé et que l’adresse et le port de lions.yaml sont justes.',
  },
  'LIONS-HOST-003': {
    what: 'L’hôte {{target}} a refusé la connexion : {{detail}}',
    next: 'Vérifiez le compte et la clé dans lions.yaml ; LIONS ne demande jamais de mot de passe.',
  },
  'LIONS-HOST-004': {
    what: 'La clé d’hôte de {{target}} a changé ou est inconnue : {{detail}}',
    next: 'Si la machine a été réinstallée, retirez l’ancienne clé du fichier known_hosts nommé ; sinon, arrêtez-vous et cherchez pourquoi.',
  },
  'LIONS-HOST-005': {
    what: 'Une commande sur {{target}} a échoué : {{detail}}',
    next: 'Connectez-vous et lancez-la à la main pour voir pourquoi.',
  },
  'LIONS-HOST-006': {
    what: 'L’hôte {{target}} n’a pas répondu en {{seconds}} s.',
    next: 'Il est peut-être figé ou surchargé. Essayez la console de l’hébergeur.',
  },
  'LIONS-CLI-001': {
    what: '« {{name}} » est inconnu.',
    next: 'Sont connus : {{known}}.',
  },
  'LIONS-CLI-002': {
    what: '« {{value}} » n’est pas une valeur valable pour {{name}}.',
    next: 'Attendu : {{expected}}.',
  },
  'LIONS-CLI-003': {
    what: 'Annulé.',
    next: 'Rien n’a été modifié.',
  },
  'LIONS-CLI-004': {
    what: 'LIONS a rencontré une erreur interne : {{detail}}',
    next: 'Signalez-la avec le numéro et le résultat de la même commande avec --verbose.',
  },
  'LIONS-CLI-005': {
    what: 'Mauvaise utilisation : {{problem}}',
    next: '{{hint}}',
  },
  'LIONS-BOX-001': {
    what: 'Le bac à sable n’a pas de scénario « {{name}} ».',
    next: 'Il a : {{known}}.',
  },
  'LIONS-BOX-002': {
    what: 'Le scénario {{file}} est inutilisable : {{detail}}',
    next: 'Corrigez le fichier.',
  },
};
