import type { RuleTexts } from '../../rule-text.ts';

export const image: RuleTexts = {
  I1: {
    title: '{{object}} : le registre n’a pas l’image {{image}}',
    explanation:
      'Le registre {{registry}} répond et dit ne pas avoir d’étiquette « {{tag}} » dans {{repository}}. Le conteneur {{container}} ne peut pas démarrer sans son image.',
    advice:
      'Cherchez quelles étiquettes existent et corrigez le nom de l’image, ou publiez l’image manquante. Pendant un déploiement, vous pouvez d’abord revenir à la version précédente.',
    about:
      'Le registre a répondu que l’étiquette, l’empreinte ou le dépôt n’existe pas. Un registre qui cache ce qu’il ne vous laisse pas voir répond « denied » (I3) ; un dépôt connu pour avoir déménagé relève de I2.',
  },
  I2: {
    title: '{{object}} : l’image {{image}} n’est plus proposée à cet endroit',
    explanation:
      'Son propriétaire a déplacé ou fermé le dépôt, ou l’image a un format que les moteurs actuels ne lisent plus. Emplacement actuel connu : {{place}}. Le moteur dit : {{detail}}',
    advice:
      'Remplacez l’image par celle du nouvel emplacement, puis copiez-la dans votre propre registre pour que cela ne se reproduise pas. Les images de bitnamilegacy ne reçoivent plus de mises à jour : prévoyez leur remplacement.',
    about:
      'Le téléchargement échoue pour un dépôt connu pour avoir été déplacé ou retiré (docker.io/bitnami, k8s.gcr.io, une partie de quay.io), ou parce que le manifeste a l’ancien format Docker que containerd 2 refuse.',
  },
  I3: {
    title: '{{object}} : le registre {{registry}} refuse de donner l’image',
    explanation:
      'Le registre refuse de donner {{image}} : les identifiants manquent ou ne sont plus valables, ou le dépôt n’existe pas. Secrets de téléchargement du pod : {{secrets}}. Le registre dit : {{detail}}',
    advice:
      'Vérifiez d’abord l’orthographe de l’image. Si elle est privée, connectez-vous à la main avec le même compte ; si cela marche, renouvelez le secret de téléchargement avec lui.',
    about:
      'Le registre a répondu 401, 403 ou « denied ». Beaucoup de registres disent la même chose d’un dépôt privé et d’un dépôt absent. Un secret absent, d’un mauvais type ou pour un autre hôte relève de I4.',
  },
  I4: {
    title: 'Le secret {{secret}} ne peut pas servir pour {{registry}}',
    explanation:
      'Le registre {{registry}} refuse {{image}}, et le secret de téléchargement que nomme le pod ne peut pas aider. Constat : {{found}}.',
    advice:
      'Recréez le secret dans l’espace de noms des pods, de type kubernetes.io/dockerconfigjson et avec le compte pour {{registry}}. Les pods réessaient d’eux-mêmes en moins de cinq minutes.',
    about:
      'Le registre refuse, et chaque secret de téléchargement du pod est absent, d’un type que kubelet ne lit pas, ou prévu pour un autre hôte. Un secret adapté dont le compte est refusé relève de I3.',
  },
  I5: {
    title: 'Le registre {{registry}} refuse d’autres téléchargements pour l’instant',
    explanation:
      'Le registre compte les téléchargements par adresse ou par compte, et la limite est atteinte. Il dit : {{detail}}',
    advice:
      'Attendez que la limite se rouvre, en général dans les six heures, ou connectez-vous avec un compte grâce à un secret de téléchargement. À terme, ajoutez un miroir dans registries.yaml et évitez imagePullPolicy Always.',
    about:
      'Le registre a répondu 429 ou « toomanyrequests ». La limite propre à kubelet (« pull QPS exceeded ») n’est pas concernée.',
  },
  I6: {
    title: 'Les nœuds ne résolvent pas le nom du registre {{registry}}',
    explanation:
      'Le résolveur du nœud ne trouve aucune adresse. C’est le nœud qui télécharge les images, pas un pod : il ne connaît pas les noms en .svc.cluster.local. Le moteur dit : {{detail}}',
    advice:
      'Vérifiez le nom dans l’image, puis le DNS du nœud (/etc/resolv.conf). Pour un registre interne au cluster, prenez un nom que le nœud sait résoudre, ou donnez son adresse dans registries.yaml.',
    about:
      'La recherche du nom du registre a échoué sur le nœud. CoreDNS ne joue aucun rôle dans le téléchargement des images. Un nom qui se résout mais ne répond pas relève de I7.',
  },
  I7: {
    title: 'Les nœuds n’atteignent pas le registre {{registry}}',
    explanation: 'L’adresse du registre est connue, mais la connexion échoue ou se rompt. Le moteur dit : {{detail}}',
    advice:
      'Depuis le nœud, essayez d’atteindre le registre. Vérifiez ensuite le pare-feu, le réglage de proxy du service K3s et le MTU du réseau ; si le registre est à vous, vérifiez qu’il tourne.',
    about:
      'Délais dépassés, connexions refusées ou rompues, proxys qui ne répondent pas. Un registre servi par ce cluster et sans pod prêt relève de I14.',
  },
  I8: {
    title: 'Les nœuds ne font pas confiance au certificat du registre {{registry}}',
    explanation:
      'La connexion sûre échoue parce que le certificat est signé par un inconnu, a expiré ou porte un autre nom. Le moteur dit : {{detail}}',
    advice:
      'Si le certificat a expiré ou porte un autre nom, renouvelez-le sur le registre ; vérifiez aussi l’horloge du nœud. Pour une autorité privée, renseignez ca_file dans /etc/rancher/k3s/registries.yaml sur chaque nœud et redémarrez K3s.',
    about:
      'Le moteur a refusé le certificat du registre (x509), ou le registre a interrompu la négociation TLS. Un registre sans TLS relève de I9.',
  },
  I9: {
    title: 'Le registre {{registry}} parle HTTP là où les nœuds parlent HTTPS',
    explanation: 'Le nœud a demandé une connexion sûre et ne l’a pas obtenue, ou l’inverse. Le moteur dit : {{detail}}',
    advice:
      'Donnez un certificat au registre. Sur un réseau fermé, vous pouvez plutôt déclarer un point d’accès http:// dans /etc/rancher/k3s/registries.yaml sur chaque nœud et redémarrer K3s ; testez avec crictl, car ctr ignore ce fichier.',
    about: 'Le registre a répondu en HTTP simple à du HTTPS. Un certificat refusé relève de I8.',
  },
  I10: {
    title: '{{object}} : pas de version de {{image}} pour ce processeur',
    explanation:
      'L’image existe, mais ne contient rien pour le nœud {{node}} (architecture : {{architecture}}). Le moteur dit : {{detail}}',
    advice:
      'Construisez et publiez l’image aussi pour cette architecture, ou gardez le pod sur des nœuds adaptés avec un nodeSelector sur kubernetes.io/arch.',
    about:
      'La liste des constructions de l’image n’en a aucune pour l’architecture du nœud. Une image téléchargée qui meurt ensuite avec « exec format error » relève des règles de plantage.',
  },
  I11: {
    title: '{{object}} : « {{image}} » n’est pas un nom d’image',
    explanation:
      'Le texte du champ image du conteneur {{container}} ne se lit pas comme un nom d’image. Souvent, une variable d’un modèle est restée vide. Le moteur dit : {{detail}}',
    advice:
      'Corrigez le nom là où le manifeste est fabriqué (valeurs du chart, variable du pipeline), puis déployez de nouveau.',
    about:
      'La référence est mal formée : majuscules, étiquette vide, variable que personne n’a remplie, ou nom court que le moteur n’a pas le droit de compléter. Un nom bien formé qui ne mène nulle part relève de I1.',
  },
  I12: {
    title: '{{object}} : l’image n’est pas sur le nœud et ne doit pas être téléchargée',
    explanation: 'Le conteneur {{container}} a la règle imagePullPolicy Never, et le nœud {{node}} n’a pas {{image}}.',
    advice: 'Importez l’image sur chaque nœud où le pod peut tourner, ou passez la règle à IfNotPresent.',
    about:
      'Le conteneur attend avec ErrImageNeverPull. K3s importe aussi à son démarrage les archives de /var/lib/rancher/k3s/agent/images.',
  },
  I13: {
    title: '{{object}} : l’image {{image}} ne peut pas être stockée sur le nœud',
    explanation:
      'Le registre a donné l’image, mais le nœud {{node}} n’a pas pu la stocker : son disque est plein ou défaillant, ou une couche est arrivée abîmée. Le moteur dit : {{detail}}',
    advice:
      'Si le disque est plein, libérez d’abord de la place (vieilles images, journal, restes de volumes). Si une couche est abîmée, supprimez l’image sur le nœud et téléchargez-la de nouveau.',
    about:
      'L’écriture ou le contrôle de l’image a échoué sur le nœud : plus de place, disque en lecture seule ou défaillant, somme de contrôle fausse. La pression disque que le nœud signale lui-même passe avant.',
  },
  I14: {
    title: 'Le registre {{registry}} de ce cluster n’a aucun pod prêt',
    explanation:
      'L’hôte du registre mène au Service {{service}} de ce même cluster, dont aucun pod n’est prêt. Toute image qui en vient est hors de portée. Le moteur dit : {{detail}}',
    advice:
      'Remettez d’abord le registre en marche. Si sa propre image se trouve en lui-même, importez-la à la main sur le nœud, ou prenez-la dans un autre registre.',
    about:
      'L’hôte d’une image appartient à un Service ou à un Ingress de ce cluster dont le Service n’a aucun point d’accès prêt. Quand les pods du registre ont leur propre cause, c’est elle qui est montrée.',
  },
  I15: {
    title: '{{object}} : une erreur hors de vos pods bloque les images',
    explanation:
      'Le registre {{registry}} signale une panne chez lui, ou le moteur de conteneurs du nœud ne peut pas examiner l’image ou rejette sa signature. Message : {{detail}}',
    advice:
      'Pour une erreur du registre, consultez sa page d’état et attendez, ou utilisez un miroir. Pour une erreur du moteur, vérifiez K3s sur le nœud ; pour une signature, vérifiez les règles du nœud.',
    about:
      'Réponses 5xx et pages à la place d’une image, ImageInspectError, RegistryUnavailable, SignatureValidationFailed, et moteur qui ne répond pas à kubelet.',
  },
  I16: {
    title: '{{object}} : image {{image}} impossible à télécharger, cause inconnue',
    explanation:
      'Kubernetes essaie sans cesse de télécharger l’image du conteneur {{container}} et échoue. Ce qui reste ne dit pas pourquoi ; tout ce que l’on sait : {{detail}}',
    advice:
      'Téléchargez l’image à la main sur le nœud {{node}} pour voir l’erreur ; les secrets de téléchargement n’y servent pas, une image privée demande donc --creds. Ou supprimez le pod : les premiers événements de son successeur donnent la raison.',
    about:
      'Il ne reste que « Back-off pulling image » parce que les premiers événements ont expiré au bout d’une heure, ou le message n’est connu d’aucune règle. Nous ne devinons pas.',
  },
  I17: {
    title: '{{object}} : le téléchargement de {{image}} dure très longtemps',
    explanation:
      'Le nœud télécharge l’image du conteneur {{container}} depuis {{minutes}} min, sans succès et sans erreur jusqu’ici. L’image est grosse, ou le chemin vers {{registry}} est lent.',
    advice:
      'Regardez si le téléchargement avance encore et si le disque a de la place. Par défaut, un nœud télécharge une image à la fois : d’autres attendent peut-être derrière elle.',
    about: 'Le dernier événement d’un conteneur en attente est Pulling, et il a plus de dix minutes.',
  },
};
