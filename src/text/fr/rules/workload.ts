import type { RuleTexts } from '../../rule-text.ts';

export const workload = {
  W1: {
    title: 'La mise à jour de {{object}} est arrêtée à {{updated}} sur {{wanted}}',
    explanation:
      'Seuls {{updated}} pods sur {{wanted}} ont la dernière version, et rien n’a bougé depuis longtemps. Aucun pod n’échoue et rien n’a été refusé ; ce qui se voit : {{reason}}.',
    advice:
      'Regardez les conditions et les événements avec les commandes ci-dessous. Avec la stratégie OnDelete, il faut supprimer les anciens pods à la main, un par un. Sinon, revenez en arrière avec kubectl rollout undo, ou vérifiez que le controller manager travaille.',
    about:
      'Un Deployment a dépassé son délai de progression, ou un StatefulSet ou DaemonSet a depuis longtemps des pods de deux versions, sans pod en échec ni refus qui l’explique. Un Deployment en pause relève de G11, un StatefulSet qui attend un ancien pod en panne ou qui a une partition, de W2. Une mise à jour OnDelete qui n’a pas commencé n’est pas signalée.',
  },
  W2: {
    title: '{{object}} est retenu par un pod de son ancienne version',
    explanation:
      'La dernière version est {{newest}}, mais {{pod}} ({{state}}) montre que {{old}} sert encore ; partition : {{partition}}. Un StatefulSet remplace ses pods dans l’ordre et attend que chacun soit prêt : un pod en panne de l’ancienne version n’est jamais remplacé de lui-même, même si le modèle a été corrigé depuis. Sous la partition, les pods ne sont pas mis à jour du tout.',
    advice:
      'Si le pod est en panne et que le modèle est bon maintenant, supprimez le pod : il revient avec la dernière version et le même volume. Si une partition a été oubliée, mettez-la à 0 pour finir la mise à jour.',
    about:
      'Un StatefulSet à mises à jour ordonnées a un pod qui ne devient pas prêt et n’est pas de sa dernière version, si bien que la mise à jour ne l’atteint jamais ; ou une partition garde ses pods sur deux versions depuis plus d’une semaine. Une partition de quelques jours est un canari ordinaire.',
  },
  W4: {
    title: '{{object}} n’a rien à dimensionner : {{target}}',
    explanation:
      'L’autoscaler désigne {{target}}, qui n’existe pas dans le namespace {{namespace}} ou ne peut être dimensionné. Kubernetes dit : {{detail}}. Noms voisins : {{near}}.',
    advice:
      'Corrigez spec.scaleTargetRef (apiVersion, kind, name), ou supprimez l’autoscaler si son workload a disparu pour de bon.',
    about:
      'La cible d’un HorizontalPodAutoscaler n’existe pas, a un autre nom ou un autre type, ou son échelle ne peut être lue. Une cible réduite à zéro ne fait qu’arrêter son autoscaler, ce qui n’est pas une panne.',
  },
  W5: {
    title: 'L’autoscaler {{autoscaler}} n’obtient aucune mesure de {{resource}}',
    explanation:
      'Il devrait dimensionner {{target}} d’après {{resource}} et ne peut pas calculer. Conteneurs sans request : {{containers}}. Kubernetes dit : {{detail}}.',
    advice:
      'Si un conteneur n’a pas de request, déclarez resources.requests.{{resource}} pour chaque conteneur de {{target}} : il faut une base à un pourcentage. Si l’API de métriques ne répond pas, vérifiez que metrics-server (ou l’adaptateur pour d’autres métriques) est installé et fonctionne.',
    about:
      'Un HorizontalPodAutoscaler n’a pas de métriques : ses pods ne déclarent pas de request, metrics-server est absent ou ne répond pas, ou ses sélecteurs se heurtent. Il garde le nombre de pods qu’il a. Une API de métriques en panne relève de W12 ; de nouveaux pods n’ont pas de mesures pendant quelques minutes, ce qui n’est pas signalé.',
  },
  W6: {
    title: '{{object}} est à son maximum de {{most}} et toujours trop chargé',
    explanation:
      '{{target}} a tous les pods que son autoscaler peut créer, et ils sont plus chargés qu’ils ne devraient : {{reading}} (actuel / voulu).',
    advice:
      'Relevez maxReplicas si les nœuds ont la place, donnez davantage à chaque pod, ou cherchez d’où vient la charge. Les utilisateurs le ressentent par des réponses lentes.',
    about:
      'Un autoscaler voudrait plus de pods que son maximum depuis plus de dix minutes, et sa métrique est nettement au-dessus de sa cible. Un autoscaler à son maximum dont la cible est tenue va bien.',
  },
  W7: {
    title: '{{object}} ne permet aucune éviction, jamais',
    explanation:
      'Le budget dit {{wanted}} et protège {{pods}} pods ({{workloads}}) : même quand tous vont bien, aucun ne peut être évincé. Vider un nœud qui en porte un attend indéfiniment. Nœuds que l’on vide en ce moment : {{nodes}}.',
    advice:
      'Mettez maxUnavailable à 1, ou gardez au moins un replica de plus que minAvailable. Pour vider un nœud maintenant, supprimez le pod à la main dès que sa perte est acceptable.',
    about:
      'Un PodDisruptionBudget dont minAvailable n’est pas inférieur au nombre de ses pods, ou dont maxUnavailable vaut 0. Un budget de un pour un seul pod est parfois un choix : il est signalé si un nœud fermé (cordon) attend ce pod, ou s’il y a plusieurs nœuds et qu’un chart l’a apporté, ou que le même protège un voisin qui a plus de pods. De même un budget que Kubernetes ne peut pas calculer (SyncFailed), faute d’un contrôleur qui dise combien il doit y avoir de pods. Un budget sans marge parce que des pods échouent en est un symptôme.',
  },
  W8: {
    title: '{{object}} ne protège pas comme il devrait',
    explanation:
      'Son sélecteur est {{selector}}. Autres budgets pour les mêmes pods : {{others}} (workloads : {{workloads}}). Un pod qui a deux budgets ne peut jamais être évincé, Kubernetes le refuse ; un budget qui ne sélectionne aucun pod ne protège rien.',
    advice:
      'S’il y a d’autres budgets, resserrez le sélecteur ou n’en gardez qu’un. S’il ne sélectionne rien, reprenez les labels du modèle de pod du workload visé, ou supprimez-le.',
    about:
      'Deux PodDisruptionBudgets sélectionnent le même pod, dont l’éviction échoue alors avec une erreur, si bien que vider son nœud ne finit jamais ; ou un budget ne sélectionne aucun pod ni aucun modèle de workload. Les budgets de workloads réduits à zéro vont bien.',
  },
  W9: {
    title: '{{object}} ne s’exécute pas quand il devrait',
    explanation:
      'Horaire : {{schedule}} ; dernière exécution : {{last}} ; startingDeadlineSeconds : {{deadline}}. Ce qui se voit : {{reason}}. Rien n’est lancé tant que ce n’est pas corrigé, et une exécution manquée n’est pas rattrapée.',
    advice:
      'Corrigez l’horaire ou le fuseau s’il est inutilisable. Si des exécutions ont été manquées, mettez startingDeadlineSeconds à quelques minutes au moins (jamais sous 10), vérifiez l’horloge et le controller manager du serveur, et lancez à la main l’exécution manquée.',
    about:
      'Un CronJob ne lance pas ses Jobs : son horaire ou son fuseau n’est pas compris, sa date n’arrive jamais (30 février), il a manqué trop de départs, ou deux périodes entières ont passé sans exécution. Les CronJobs suspendus sont laissés tranquilles. Les Jobs lancés qui échouent relèvent de C22 ; un Job qui ne finit pas, de W10.',
  },
  W10: {
    title: '{{object}} attend son propre Job {{job}}, qui ne finit pas',
    explanation:
      'Le Job {{job}} tourne depuis {{started}}, et concurrencyPolicy Forbid n’en laisse commencer aucun autre : toutes les exécutions de {{schedule}} depuis lors ont été sautées.',
    advice:
      'Lisez le journal du Job. S’il est bloqué, supprimez-le : l’exécution suivante part à son heure. Posez activeDeadlineSeconds dans le modèle du Job pour que cela ne se reproduise pas.',
    about:
      'Un CronJob qui interdit les chevauchements a un Job qui tourne depuis bien plus longtemps que sa période. Une exécution sautée de temps en temps parce que la précédente a un peu duré est le but de Forbid.',
  },
  W11: {
    title: 'Le namespace {{name}} est bloqué en suppression depuis {{minutes}} minutes',
    explanation:
      'Il reste : {{remaining}}. Finalizers : {{finalizers}} ; qui doit les retirer : {{owners}} (présents ici : {{workloads}}). Kubernetes ne supprime le namespace qu’une fois tout son contenu parti et chaque API interrogée.',
    advice:
      'Rétablissez le propriétaire du finalizer, ou l’API qui ne répond pas : cela se termine alors tout seul. Si le propriétaire a disparu pour de bon, et alors seulement, retirez le finalizer des objets restants avec kubectl edit ; ce qu’il devait nettoyer hors du cluster reste en place. Ne forcez jamais le namespace lui-même.',
    about:
      'Un namespace a été supprimé il y a plus de quatre minutes et est toujours là : objets à finalizers dont le contrôleur a disparu ou échoue, API agrégée qui ne répond pas, ou finalizer du namespace lui-même. Les pods qui ont encore le temps de finir ne sont pas signalés.',
  },
  W12: {
    title: 'L’API {{group}} ne répond pas',
    explanation:
      'Le serveur d’API transmet les requêtes de {{group}} au Service {{service}}, et cela échoue : {{reason}}. Ce qui en a besoin s’arrête : les autoscalers et kubectl top pour metrics.k8s.io, et aucun namespace ne peut être supprimé en attendant.',
    advice:
      'Vérifiez que le Service {{service}} existe et que ses pods sont prêts et joignables depuis le serveur (pare-feu, réseau des pods). Si le programme a été désinstallé, supprimez aussi l’APIService.',
    about:
      'Une API agrégée, comme celle de metrics-server, est indisponible depuis plus de trois minutes : son Service manque, n’a pas de pod prêt ou ne répond pas. Si ses pods échouent, c’est leur propre cause qui est signalée.',
  },
  W13: {
    title: 'Le webhook {{webhook}} n’a personne à interroger',
    explanation:
      '{{object}} soumet d’abord {{resources}} au Service {{service}}, qui n’existe pas ou n’a aucun pod prêt. Sa failurePolicy est Fail : tout ce qu’il garde sera refusé.',
    advice:
      'Rétablissez le programme derrière {{service}}. S’il a été désinstallé, supprimez avec lui la configuration du webhook.',
    about:
      'Un webhook d’admission en failurePolicy Fail a un Service qui manque ou n’a pas d’endpoint prêt. Dès que les pods d’un workload sont refusés, c’est G8. Les webhooks que l’on peut ignorer sont laissés tranquilles.',
  },
  W14: {
    title: 'Les quotas de {{namespace}} laissent moins de place qu’il n’y paraît',
    explanation:
      'Ce qui limite : {{detail}}. Quand plusieurs quotas d’un namespace limitent la même chose, le plus strict l’emporte, quoi que permettent les autres. Et une mise à jour progressive a besoin de la place d’un pod de plus.',
    advice:
      'Gardez un seul quota par ressource et supprimez les autres, ou rendez-les égaux. Si une mise à jour n’a pas la place, relevez le quota, baissez les requests, ou laissez le Deployment rendre d’abord un ancien pod (maxUnavailable: 1).',
    about:
      'Des ResourceQuotas d’un même namespace limitent différemment la même ressource, ou un Deployment ne peut créer le pod de plus qu’exige sa prochaine mise à jour. Un quota entièrement utilisé par des workloads de taille fixe va bien ; des pods refusés maintenant relèvent de G4.',
  },
  W15: {
    title: 'Les LimitRanges de {{namespace}} se contredisent',
    explanation:
      'Tous les LimitRanges d’un namespace s’appliquent à la fois, et ceux-ci ne peuvent être tous respectés : {{detail}}. Les pods qui s’en remettent aux valeurs par défaut sont refusés.',
    advice: 'Fusionnez-les en un seul LimitRange, avec min ≤ defaultRequest ≤ default ≤ max.',
    about:
      'Dans un namespace, une valeur par défaut ou un minimum d’un LimitRange sort de ce qu’un autre permet. Des pods refusés maintenant relèvent de G5.',
  },
  W16: {
    title: '{{object}} désigne ce qui n’existe pas : {{missing}}',
    explanation:
      'Le binding devrait donner {{role}} à {{subjects}}, mais {{missing}} n’existe pas : personne n’a ces droits. Noms voisins : {{near}}.',
    advice:
      'Corrigez le nom dans le binding (roleRef ne peut être modifié : supprimez-le et recréez-le), créez ce qui manque, ou supprimez un binding oublié.',
    about:
      'Un RoleBinding ou ClusterRoleBinding désigne un rôle qui n’existe pas, ou uniquement des ServiceAccounts qui n’existent pas. Les bindings que Kubernetes crée lui-même, et ceux d’un namespace inexistant, sont laissés tranquilles.',
  },
  W17: {
    title: '{{object}} n’a plus de réserve',
    explanation:
      '{{seen}}. Quand la mémoire utilisée arrive au bout, des pods sont évincés ou tués ; quand tout est réservé, le prochain pod ne trouve aucun nœud.',
    advice:
      'Baissez les requests trop hautes, déplacez ou arrêtez ce qui n’est pas nécessaire, ou ajoutez de la mémoire ou un nœud.',
    about:
      'Plus de 90 % de la mémoire d’un nœud est utilisée, ou les requests remplissent au moins 95 % de chaque nœud qui accepte des pods. La charge du processeur à un instant donné n’est pas jugée. Une pression que signale le kubelet relève de N7 ; des pods qui attendent déjà, de S1.',
  },
  W18: {
    title: '{{object}} est bloqué en suppression depuis {{minutes}} minutes',
    explanation:
      'Il reste tant que ses finalizers ne sont pas retirés : {{finalizers}}. Qui doit le faire : {{owners}} (présents ici : {{workloads}}).',
    advice:
      'Rétablissez le propriétaire du finalizer : l’objet part alors de lui-même. Si le propriétaire a disparu pour de bon, et alors seulement, retirez le finalizer avec kubectl edit ; ce qu’il devait nettoyer hors du cluster reste en place.',
    about:
      'Un objet a été supprimé il y a plus de dix minutes et un finalizer le retient. Les pods relèvent de C24, les demandes de volume et les volumes de V13, les namespaces de W11.',
  },
} satisfies RuleTexts;
