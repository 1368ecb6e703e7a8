import type { RuleTexts } from '../../rule-text.ts';

export const certificate = {
  M1: {
    title: 'cert-manager ne fonctionne pas ({{object}}) ; en attente : {{waiting}}',
    explanation:
      'Les certificats sont créés et renouvelés par cert-manager, et {{object}} est absent, réduit à zéro, sans pod prêt ({{ready}} prêts) ou injoignable pour le serveur d’API. Tant qu’il ne fonctionne pas, rien n’est émis ni renouvelé. En attente : {{waiting}}.',
    advice:
      'Remettez le Deployment en route : augmentez ses réplicas, réparez ou redémarrez ses pods, ouvrez le chemin du serveur d’API vers son webhook, ou réinstallez cert-manager avec ses CRD. Ce qui attend reprend de soi-même en quelques minutes. Ne supprimez pas les CRD : tous les Certificates disparaîtraient avec elles.',
    about:
      'Le contrôleur ou le webhook de cert-manager est absent, réduit à zéro ou pas prêt, ou ses CRD ne sont pas installées, alors qu’un certificat est attendu. Si ses pods échouent, leur propre constat est la cause.',
  },
  M2: {
    title: '{{object}} demande un certificat, et aucun n’est créé',
    explanation:
      'L’annotation {{annotation}} demande un certificat à cert-manager, qui ne peut rien en faire. Où se trouve l’erreur : {{detail}}. Il lui faut une seule des annotations cert-manager.io/issuer et cert-manager.io/cluster-issuer sur un Ingress et, pour chaque entrée tls, des hosts et un secretName qui lui soit propre. Il ne regarde pas du tout les IngressRoutes.',
    advice:
      'Corrigez l’annotation ou la partie tls de {{object}}. Pour une IngressRoute, écrivez vous-même un Certificate avec le même secretName.',
    about:
      'Un Ingress ou une IngressRoute demande un certificat à cert-manager, et ni le Certificate ni le Secret n’existent : pas de tls, pas de hosts, pas de secretName, un Secret en double, deux émetteurs, une annotation inconnue. Les Certificates qui existent sans être prêts relèvent d’autres constats.',
  },
  M3: {
    title: '{{object}} est absent ou ne peut pas émettre de certificats',
    explanation:
      'Ces Certificates en dépendent : {{certificates}}. S’il existe, cert-manager en dit : « {{detail}} ». Sinon, ceux-ci portent un nom proche : {{near}}. Un ClusterIssuer prend ses Secrets dans le namespace de cert-manager, un Issuer dans le sien.',
    advice:
      'Créez l’émetteur, ou corrigez son type et son nom dans issuerRef ou dans l’annotation de l’Ingress. S’il existe, corrigez ce que le message désigne : adresse du serveur, adresse électronique, Secret, ou sortie du cluster vers le serveur.',
    about:
      'Un Issuer ou ClusterIssuer nommé par des Certificates n’existe pas, ou sa condition Ready n’est pas True : compte non enregistré, Secret de l’autorité absent, serveur injoignable. Un constat par émetteur.',
  },
  M4: {
    title: 'La demande de {{object}} est refusée, ou personne ne l’approuve',
    explanation:
      'Une demande de certificat doit être approuvée avant que l’émetteur ne la regarde. État de la demande {{request}} : {{detail}}.',
    advice:
      'Examinez les règles de l’approbateur (approver-policy ou le vôtre) et autorisez ce nom et cet émetteur. Si l’approbateur intégré à cert-manager a été désactivé, installez-en un autre ou réactivez-le.',
    about:
      'Une CertificateRequest porte la condition Denied, ou n’a toujours pas de condition Approved après cinq minutes.',
  },
  M5: {
    title: 'L’autorité refuse {{object}} pour l’instant : trop de demandes',
    explanation:
      'La limite de demandes pour {{domains}} est atteinte. Le serveur dit : « {{detail}} ». Il répondra de nouveau après : {{until}}. cert-manager réessaie de lui-même à : {{retry}}.',
    advice:
      'Attendez cette date, puis renouvelez avec cmctl renew. Ne supprimez ni ne recréez le Certificate ou son Secret : chaque essai compte. D’ici là, testez avec le serveur de staging et cherchez ce qui a tant demandé.',
    about:
      'Le serveur ACME a répondu rateLimited (429). La date jusqu’à laquelle attendre est citée quand le serveur la donne. Deux Certificates qui se disputent un Secret épuisent aussi la limite : c’est M14.',
  },
  M6: {
    title: '{{object}} n’a pas de solver pour {{detail}}',
    explanation:
      'Pour prouver qu’un nom est à vous, cert-manager a besoin d’un solver de l’émetteur utilisable pour ce nom. Ses solvers : {{solvers}}. Un nom générique (wildcard) ne se prouve qu’avec dns01 ; les selectors limitent un solver à des noms, des zones ou des labels. En attente : {{certificates}}.',
    advice:
      'Ajoutez à l’émetteur un solver pour ce nom, ou élargissez le selector de l’un d’eux ; pour un nom générique, avec dns01. Supprimez ensuite l’order en attente (kubectl delete order) : cert-manager en crée un autre.',
    about:
      'Un order attend sans challenge, car aucun solver de l’émetteur ne convient à l’un de ses noms : nom générique avec http01 seul, ou selectors qui ne correspondent pas.',
  },
  M7: {
    title: 'Le challenge pour {{domain}} ne peut pas être présenté',
    explanation:
      'Pour prouver que {{domain}} est à vous, cert-manager doit créer un pod, un Service et un Ingress, ou un enregistrement DNS, et cela lui est refusé : « {{detail}} ». En attente : {{certificates}}.',
    advice:
      'Levez ce que le message désigne : un quota ou une règle du namespace, un webhook qui refuse l’Ingress, un droit manquant, ou des identifiants du fournisseur DNS faux ou absents. cert-manager réessaie de lui-même.',
    about:
      'cert-manager n’a pas pu créer ce qui répond à un challenge ACME. Un challenge qui attend seulement son tour n’est pas visé. Un pod solver créé mais qui ne tourne pas a son propre constat.',
  },
  M9: {
    title: 'Le challenge pour {{domain}} reçoit une réponse {{status}}',
    explanation:
      'Avant d’appeler le serveur ACME, cert-manager lit lui-même la preuve sous http://{{domain}}/.well-known/acme-challenge/ et reçoit une page d’erreur : quelqu’un d’autre répond pour ce nom. Classe de l’Ingress du solver qu’aucun contrôleur ne sert : {{class}}. Le message : « {{detail}} ». En attente : {{certificates}}.',
    advice:
      'Vérifiez que le solver de l’émetteur porte l’ingressClassName de votre contrôleur d’ingress, que le nom pointe vers ce cluster, et qu’aucune autre route ni connexion obligatoire de l’application ne prend le chemin /.well-known/acme-challenge/.',
    about:
      'La vérification préalable d’un challenge HTTP-01 reçoit un autre code que 200 pendant plus de cinq minutes, alors que les pods solver tournent : mauvaise classe d’ingress, route qui prend le chemin, ou nom qui pointe ailleurs.',
  },
  M10: {
    title: 'cert-manager n’atteint pas le challenge pour {{domain}}',
    explanation:
      'Avant d’appeler le serveur ACME, cert-manager cherche lui-même la preuve, depuis l’intérieur du cluster, et ne la trouve pas : « {{detail}} ». Le nom n’existe peut-être pas, ou mène à une adresse que les pods n’atteignent pas alors que l’extérieur l’atteint. En attente : {{certificates}}.',
    advice:
      'Vérifiez l’enregistrement DNS de {{domain}}, puis que le port 80 de cette adresse répond depuis un pod. Si seuls les pods n’y arrivent pas, le routeur ne renvoie pas vers l’intérieur (hairpin) : faites répondre CoreDNS avec l’adresse interne. Pour DNS-01, vérifiez les serveurs de noms de la zone.',
    about:
      'La vérification préalable d’un challenge n’arrive pas à se connecter ou à résoudre le nom pendant plus de cinq minutes, ou l’enregistrement d’un challenge DNS-01 reste invisible plus de quinze minutes.',
  },
  M11: {
    title: 'Une autre page que la preuve répond au challenge pour {{domain}}',
    explanation:
      'Avant d’appeler le serveur ACME, cert-manager lit lui-même la preuve sous http://{{domain}}/.well-known/acme-challenge/ et reçoit une autre page : « {{detail}} ». Une redirection, un proxy devant le cluster ou une route générale prend ce chemin. En attente : {{certificates}}.',
    advice:
      'Ouvrez l’adresse avec curl -L et voyez qui répond. Exemptez /.well-known/acme-challenge/ de la redirection, de la connexion obligatoire ou du proxy, ou faites pointer le nom vers ce cluster.',
    about:
      'La vérification préalable d’un challenge HTTP-01 reçoit un code 200 mais pas le contenu attendu, pendant plus de cinq minutes.',
  },
  M12: {
    title: 'L’autorité refuse {{object}} ({{type}})',
    explanation:
      'L’autorité a examiné {{domains}} et dit : « {{detail}} ». Ce que dit la sorte : dns : le nom n’existe pas ou ses serveurs échouent ; connection : le port 80 est fermé de l’extérieur ; unauthorized : autre chose répond, peut-être en IPv6 ; caa : un enregistrement CAA interdit cette autorité. cert-manager réessaie à : {{retry}}.',
    advice:
      'Corrigez ce que le message désigne dans le DNS public, le pare-feu ou le Certificate, puis renouvelez avec cmctl renew sans attendre. Les essais manqués comptent dans la limite : testez d’abord avec le serveur de staging.',
    about:
      'Le serveur ACME, ou une autre autorité, a refusé la commande ou la preuve. L’attente de la vérification préalable relève de M9, M10 ou M11 ; une limite atteinte, de M5.',
  },
  M13: {
    title: '{{object}} a échoué {{attempts}} fois et attend le prochain essai',
    explanation:
      'Les essais d’émettre ce certificat ont échoué, le dernier à {{last}}, et ce qui en a été dit a disparu. cert-manager attend plus longtemps après chaque échec, une heure d’abord et 32 heures au plus. Prochain essai : {{retry}}.',
    advice:
      'Réessayez tout de suite avec cmctl renew, et regardez l’order et le challenge tant qu’ils existent : ils montrent la cause.',
    about:
      'Un Certificate a des essais manqués et aucune demande, aucun order ni challenge qui dise pourquoi. Avec un tel message, le constat est un autre.',
  },
  M14: {
    title: '{{object}} et son Secret ne vont pas ensemble',
    explanation:
      'Un Secret appartient à un seul Certificate. Quand deux écrivent le même, ou qu’un autre outil y écrit, cert-manager peut renouveler sans fin. Ce qui a été vu : {{detail}}.',
    advice:
      'Donnez à chaque Certificate (ou à chaque Ingress annoté) un secretName qui lui soit propre, ou supprimez celui qui est de trop. Si un opérateur, un chart ou une copie de Secret y écrit aussi, donnez-lui un autre nom. Ne supprimez pas le Secret juste pour le renouveler.',
    about:
      'Deux Certificates, ou cert-manager et un autre outil, écrivent un même Secret, le Secret contient autre chose que ce que le Certificate demande et personne ne le renouvelle, ou le mot de passe de son keystore est absent.',
  },
  M15: {
    title: 'La clé privée du Secret {{secret}} ne convient plus à {{object}}',
    explanation:
      'Le Certificate demande maintenant une autre sorte de clé, et cert-manager n’a pas le droit d’en créer une : rotationPolicy vaut Never ou n’est pas renseigné. Il vous attend : « {{detail}} ».',
    advice:
      'Mettez spec.privateKey.rotationPolicy à Always, ou remettez l’algorithme et la taille de la clé existante. Si la clé doit être conservée, choisissez la seconde voie.',
    about:
      'L’événement CannotRegenerateKey, ou une émission qui attend depuis plus de cinq minutes parce que la clé privée existante n’est plus conforme.',
  },
  M17: {
    title: '{{object}} vient de l’autorité de staging ; les navigateurs le rejettent',
    explanation:
      'Le certificat pour {{domains}} a été émis par {{issuer}}, le serveur de staging de Let’s Encrypt. Il fonctionne comme le vrai, mais aucun navigateur ne lui fait confiance.',
    advice:
      'Nommez l’émetteur de production dans issuerRef ou dans l’annotation de l’Ingress. cert-manager émet alors un nouveau certificat de lui-même.',
    about:
      'Un Certificate prêt, utilisé par un Ingress ou une IngressRoute, a été émis par une autorité de staging. Les noms et namespaces d’environnements d’essai (staging, dev, test…) sont laissés de côté, sauf si un programme en échoue.',
  },
  M19: {
    title: 'Le certificat TLS de {{object}} est inutilisable, ou bientôt',
    explanation:
      'Il est fait pour {{domains}}, utilisé par {{users}}, et personne ne le renouvelle automatiquement. Ce qui ne va pas : {{state}}. Valable jusqu’au : {{until}}.',
    advice:
      'Obtenez un nouveau certificat et remplacez à la fois tls.crt et tls.key du Secret ; le contrôleur d’ingress le prend aussitôt, les pods peut-être après un redémarrage seulement. Mieux : confiez ce Secret à cert-manager. Si un programme le crée pour son propre webhook (un opérateur, le webhook de cert-manager), redémarrez ce programme ; si le certificat reste aussi vieux, supprimez ce Secret et redémarrez encore : il en crée un nouveau et l’inscrit dans sa configuration de webhook.',
    about:
      'Un Secret de type kubernetes.io/tls sans Certificate a expiré, expire dans le dernier cinquième de sa vie (30 jours au plus), n’est pas encore valable, est illisible, sa clé ne correspond pas, ou un programme qui appelle une route reçoit le certificat d’un autre nom. De même celui que seul le serveur d’API reçoit, parce qu’il porte le nom du Service d’un webhook, ou l’autorité qu’un programme en échec dit être la sienne. Les autres Secrets que personne n’utilise sont laissés de côté.',
  },
  M20: {
    title: '{{object}} n’est pas prêt',
    explanation:
      'Le certificat pour {{domains}} n’a été ni émis ni renouvelé dans le temps qu’il faut d’ordinaire, et rien ne dit pourquoi. Dernière chose dite : « {{detail}} ». Émetteur : {{issuer}}.',
    advice:
      'Suivez la chaîne du Certificate à la CertificateRequest, à l’Order et au Challenge avec cmctl status, et lisez le journal de cert-manager.',
    about:
      'Un Certificate n’est pas prêt, ou son renouvellement est en retard, depuis plus de cinq minutes, et aucune autre règle ne sait pourquoi. Si le pod qui répond à son challenge ne tourne pas, le constat de ce pod est la cause.',
  },
} satisfies RuleTexts;
