import type { RuleTexts } from '../../rule-text.ts';

export const hint = {
  H1: {
    title: '{{object}} : des images dont l’étiquette bouge',
    explanation:
      'Ces charges nomment une image par latest ou sans étiquette : {{workloads}}. Ce qui tourne dépend alors du moment où chaque nœud l’a téléchargée, et revenir à la version précédente est impossible.',
    advice: 'Nommez une version, ou mieux une empreinte (digest), et laissez votre chaîne de déploiement la changer.',
    about:
      'Une image sans digest n’a pas d’étiquette, ou l’étiquette latest. Les espaces de noms du système sont laissés de côté.',
  },
  H2: {
    title: '{{object}} : des conteneurs qui ne réservent rien ou peuvent tout prendre',
    explanation:
      'Ceux-ci n’ont pas de requests de CPU ou de mémoire, ou pas de limite de mémoire : {{workloads}}. Ils sont arrêtés les premiers quand un nœud manque, et une seule fuite peut entraîner tout un nœud.',
    advice:
      'Fixez des requests d’après leur usage réel, et une limite de mémoire avec de la marge. Une limite de CPU est rarement utile.',
    about:
      'Un conteneur d’une charge n’a pas de request de CPU ou de mémoire, ou pas de limite de mémoire, et aucun LimitRange n’en donne. Les Jobs sont laissés de côté.',
  },
  H3: {
    title: '{{object}} : des charges derrière un Service sans readinessProbe',
    explanation:
      'Celles-ci reçoivent des requêtes dès que leur processus tourne, prêtes ou non : {{workloads}}. Les utilisateurs voient des erreurs à chaque déploiement et redémarrage.',
    advice: 'Ajoutez une readinessProbe qui interroge le programme lui-même (pour Quarkus /q/health/ready).',
    about: 'Aucun conteneur d’une charge sélectionnée par un Service n’a de readinessProbe.',
  },
  H4: {
    title: '{{object}} : un seul pod sert la production',
    explanation:
      'Ceux-ci sont derrière un ingress avec un seul réplica : {{workloads}}. Chaque redémarrage, déploiement ou souci de nœud est une coupure pour les utilisateurs.',
    advice: 'Passez à deux réplicas si le programme ne garde pas d’état propre, et vérifiez que le nœud a la place.',
    about:
      'Un Deployment d’un espace de noms de production a un seul réplica, pas d’autoscaler, et un Ingress ou une IngressRoute y mène.',
  },
  H5: {
    title: '{{object}} : une base de données dont le volume part avec sa demande',
    explanation:
      'Leurs données sont sur le disque d’un seul nœud, et supprimer la demande les supprime : {{workloads}}. La taille demandée n’est pas imposée non plus.',
    advice:
      'Mettez persistentVolumeReclaimPolicy du volume à Retain, et assurez-vous d’avoir ailleurs des sauvegardes déjà restaurées une fois.',
    about: 'Le pod d’une base de données utilise un volume local (local-path, hostPath) dont la politique est Delete.',
  },
  H6: {
    title: '{{object}} : plusieurs réplicas et aucun PodDisruptionBudget',
    explanation: 'Vider des nœuds peut retirer d’un coup tous les pods de : {{workloads}}.',
    advice: 'Ajoutez un PodDisruptionBudget avec maxUnavailable: 1.',
    about:
      'Une charge à plusieurs réplicas, dans un cluster de plusieurs nœuds, n’est sélectionnée par aucun PodDisruptionBudget.',
  },
  H7: {
    title: '{{object}} : des objets de l’ancien groupe d’API de Traefik',
    explanation:
      'Ceux-ci utilisent traefik.containo.us/v1alpha1, que Traefik 3 (K3s 1.32 et suivants) ne lit pas : {{workloads}}.',
    advice: 'Récrivez-les avec traefik.io/v1alpha1 avant la mise à niveau ; le reste de chaque objet peut rester.',
    about:
      'Des IngressRoutes ou Middlewares de traefik.containo.us existent, et ce Traefik les lit encore. Quand il ne les lit plus, c’est T7.',
  },
  H8: {
    title: '{{object}} : des conteneurs maîtres de leur nœud',
    explanation:
      'Ceux-ci sont privilégiés ou montent un chemin avec lequel ils peuvent tout faire sur leur nœud : {{workloads}}. Quiconque pénètre dans l’un d’eux tient le nœud.',
    advice:
      'Ne donnez que la capability ou le chemin nécessaire ; gardez ces programmes dans un espace de noms à part.',
    about:
      'Un conteneur est privilégié, ou monte /, /etc, /root, la socket du moteur de conteneurs ou les données de K3s. Les espaces de noms du système sont laissés de côté.',
  },
  H9: {
    title: '{{object}} : des pods que personne ne recréerait',
    explanation:
      'Ces pods n’appartiennent à aucune charge : {{workloads}}. Si leur nœud est vidé ou perdu, ils disparaissent.',
    advice: 'Supprimez ceux qui étaient des essais, et faites des autres des Deployments.',
    about: 'Un pod sans propriétaire tourne depuis plus d’un jour, hors des espaces de noms du système.',
  },
  H10: {
    title: '{{object}} : des demandes de volume qu’aucune charge ne monte',
    explanation:
      'Ces demandes attendent un pod depuis leur création, et aucun ne les réclame : {{workloads}}. Un gabarit qui crée une demande à côté de celle d’un StatefulSet en est la raison habituelle.',
    advice: 'Supprimez-les une fois sûr que rien ne doit s’en servir : elles n’ont pas de volume, donc pas de données.',
    about:
      'Une demande est Pending depuis plus de dix minutes et aucun modèle de charge ne la monte. Elle ne coûte rien, mais induit en erreur.',
  },
  H11: {
    title: '{{object}} : plusieurs réplicas écrivent sur un volume ReadWriteOnce',
    explanation:
      'Tous leurs pods partagent un volume, que détient un seul nœud : {{workloads}}. Ils ne peuvent ni se répartir ni lui survivre, et peu de programmes supportent un second écrivain.',
    advice:
      'Gardez un seul réplica avec la stratégie Recreate, donnez à chacun son volume, ou prenez un stockage pour plusieurs nœuds.',
    about:
      'Une charge à plusieurs réplicas monte une demande dont le seul mode d’accès est ReadWriteOnce. Sur un stockage attaché aux nœuds, c’est X7.',
  },
} satisfies RuleTexts;
