import type { RuleTexts } from '../../rule-text.ts';

export const crash: RuleTexts = {
  C1: {
    title: '{{object}} : le conteneur {{container}} a besoin de plus de mémoire que sa limite',
    explanation:
      'Linux a tué le conteneur {{container}} parce qu’il dépassait sa limite mémoire de {{limit}} (OOMKilled ; redémarrages à ce jour : {{restarts}}).',
    advice:
      'Augmentez la limite mémoire jusqu’au besoin réel de l’application, ou cherchez la fuite. Pour Java et Node.js, vérifiez que le réglage du tas reste sous la limite.',
    about:
      'Un conteneur a été tué avec la raison OOMKilled, et lui ou son pod a une limite mémoire. Une mise à mort sans limite, quand tout le nœud manque de mémoire, relève de C2 ; un programme qui épuise son propre tas relève de C23.',
  },
  C2: {
    title: '{{object}} : le conteneur {{container}} a été tué, le nœud n’avait plus de mémoire',
    explanation:
      'Linux a tué le conteneur {{container}} alors qu’il n’a pas de limite mémoire : la mémoire du nœud {{node}} était épuisée (OOMKilled ; redémarrages à ce jour : {{restarts}}).',
    advice:
      'Regardez quels pods consomment le plus de mémoire sur {{node}}. Donnez à ce conteneur une demande et une limite, réduisez les autres, ou ajoutez de la mémoire au nœud.',
    about:
      'Un conteneur a été tué avec la raison OOMKilled sans avoir de limite mémoire : c’est la mémoire de tout le nœud qui manquait. Avec une limite, c’est C1 ; un nœud qui signale lui-même la pression relève de la famille des nœuds.',
  },
  C3: {
    title: '{{object}} : le conteneur {{container}} est tué par sa sonde de vie (liveness)',
    explanation:
      'La sonde ({{probe}}) échoue : {{problem}}. Kubernetes arrête donc le conteneur {{container}} après environ {{lives}} s ; la sonde accorde {{budget}} s depuis le démarrage (redémarrages à ce jour : {{restarts}}).',
    advice:
      'Comparez le port et le chemin de la sonde avec ce que l’application sert réellement, et corrigez-la. Si l’application démarre seulement lentement, ajoutez une startupProbe ; une sonde de vie ne doit pas dépendre d’une base de données ni d’un autre service.',
    about:
      'Le kubelet a arrêté le conteneur parce que sa sonde de vie échouait : ses événements le disent, ou chaque vie dure exactement ce que la sonde accorde. Une mise à mort pour la mémoire relève de C1, une sonde de démarrage de C4, une sonde qui montre seulement qu’une dépendance est morte de C6.',
  },
  C4: {
    title: '{{object}} : le conteneur {{container}} ne démarre pas dans le délai de sa sonde',
    explanation:
      'La sonde de démarrage (startupProbe, {{probe}}) accorde {{budget}} s et n’a jamais réussi dans ce délai : {{problem}}. Kubernetes a arrêté le conteneur après environ {{lives}} s (redémarrages à ce jour : {{restarts}}).',
    advice:
      'Vérifiez que la sonde interroge le bon port et le bon chemin. Si l’application a besoin de plus de temps, portez failureThreshold × periodSeconds nettement au-dessus de son démarrage le plus lent.',
    about:
      'Le kubelet a arrêté le conteneur parce que sa sonde de démarrage n’a pas réussi à temps. Une sonde de vie relève de C3 ; un conteneur encore dans son délai de démarrage n’est pas un problème.',
  },
  C5: {
    title: '{{object}} : le conteneur {{container}} se termine en erreur (code {{exitCode}})',
    explanation:
      'Le programme du conteneur {{container}} se termine de lui-même avec le code {{exitCode}} (redémarrages à ce jour : {{restarts}}). Les preuves citent les lignes décisives de son journal, ou disent pourquoi il n’a pas pu être lu.',
    advice:
      'Lisez d’abord les lignes citées, puis tout le journal du conteneur terminé. Si cela a commencé avec une nouvelle version, revenez à la précédente. Le verrou d’une migration survit au pod qui l’a pris : vérifiez qu’aucune migration ne tourne, puis libérez-le avec l’outil de migration.',
    about:
      'Un programme se termine avec un code différent de 0 et aucune règle plus fine ne reconnaît son journal, ou le journal n’a pas pu être lu. Les causes connues (mémoire, sondes, dépendances, fichiers, ports, réglages) ont leur propre code ; une partie qui manque dans l’image et le verrou d’une migration de schéma sont dits ici.',
  },
  C6: {
    title: '{{user}} ne peut pas utiliser {{dependency}} ({{problem}})',
    explanation:
      'Le journal du conteneur {{container}} de {{user}} nomme ce qui lui manque : {{dependency}}, {{problem}}. Sans cela, le programme se termine ou ne devient pas prêt (redémarrages à ce jour : {{restarts}}).',
    advice:
      'Si personne ne répond, réparez d’abord {{dependency}}. Si le nom est introuvable, corrigez le nom ou son namespace ; localhost désigne le pod lui-même. Si le mot de passe ou l’accès est refusé, comparez le Secret avec ce que le serveur connaît réellement ; une base de données ne lit son mot de passe qu’à son premier démarrage.',
    about:
      'Un conteneur en échec ou non prêt dont le journal finit par une connexion refusée, un délai dépassé, un nom introuvable, un mot de passe refusé ou une base absente. Un Service qui existe sans personne derrière est le fautif ; quand ses propres pods ont un problème, ce constat est rangé sous celui-ci.',
  },
  C7: {
    title: '{{object}} : le conteneur {{container}} se termine normalement et redémarre sans fin',
    explanation:
      'Le programme du conteneur {{container}} se termine sans erreur (code 0), alors que son contrôleur attend qu’il tourne sans fin (redémarrages à ce jour : {{restarts}}).',
    advice:
      'Si le travail doit se terminer, faites-en un Job. Sinon, corrigez la commande : le processus principal doit rester au premier plan.',
    about:
      'Un conteneur sous un contrôleur qui le relance se termine avec le code 0, encore et encore. Les pods de Jobs qui s’achèvent ne sont pas un problème ; une fin exigée par une sonde relève de C3 ou C4.',
  },
  C8: {
    title: '{{object}} : le conteneur {{container}} ne peut pas lancer {{program}} ({{problem}})',
    explanation:
      'Ce que le conteneur {{container}} doit exécuter ne démarre pas : {{program}}, {{problem}}. Le programme n’est pas dans l’image, n’est pas exécutable, ou un montage le recouvre.',
    advice:
      'Comparez command et args avec l’image : chemin, orthographe, droit d’exécution, et présence d’un shell dans l’image. Cherchez un volume ou un subPath qui recouvre le fichier.',
    about:
      'Le moteur de conteneurs ou le shell signale que le programme ne peut pas être lancé (StartError, RunContainerError, codes 126, 127, 128), ou l’interpréteur que le fichier ou la classe à lancer manque. Un module que le programme demande lui-même relève de C5. Un mauvais processeur relève de C9, un utilisateur refusé de C11, une image impossible à télécharger de la famille des images.',
  },
  C9: {
    title: '{{object}} : le programme du conteneur {{container}} n’est pas fait pour ce processeur',
    explanation:
      'Linux refuse le programme avec « exec format error » : l’image {{image}} contient une autre architecture que celle du nœud ({{architecture}}), ou le fichier est un script dont la première ligne ne nomme pas d’interpréteur.',
    advice:
      'Utilisez une image construite pour {{architecture}}, ou placez le pod sur un nœud adapté avec un nodeSelector sur kubernetes.io/arch. Pour un script, mettez « #!/bin/sh » en toute première ligne.',
    about:
      'Le moteur ou le journal dit « exec format error ». Une image qui n’a aucune version pour le processeur échoue au téléchargement et relève de la famille des images.',
  },
  C11: {
    title: '{{object}} : les réglages de sécurité du conteneur {{container}} sont refusés',
    explanation:
      'Ce que veut le conteneur {{container}} et ce que permet son securityContext (utilisateur, capacités, privilèges) ne s’accordent pas : {{problem}}',
    advice:
      'Fixez un runAsUser numérique que l’image accepte, ou utilisez une image qui tourne sous cet utilisateur. Si le programme a besoin de root, d’une capacité ou du mode privilégié, n’accordez que cela dans son securityContext, ou désactivez ce qui en a besoin. Retirez un profil ou une capacité que le nœud ne connaît pas.',
    about:
      'Le kubelet ou le moteur refuse l’utilisateur ou une autre exigence du securityContext : runAsNonRoot, un nom d’utilisateur non numérique, un utilisateur inconnu, un profil seccomp ou AppArmor absent. Ou bien le journal du programme dit que Linux refuse ce qui exige root, un autre utilisateur ou une capacité : setuid, mount, iptables, sysctl, mlock. Des fichiers interdits en écriture pendant l’exécution relèvent de C12.',
  },
  C12: {
    title: '{{object}} : le conteneur {{container}} n’a pas le droit d’utiliser un fichier ({{path}})',
    explanation:
      'Le programme se termine, ne devient pas prêt ou fait échouer ses clients parce qu’un fichier ou un répertoire lui est refusé : {{problem}}',
    advice:
      'Donnez le volume à l’utilisateur du conteneur : fixez fsGroup, ou changez le propriétaire dans un conteneur d’initialisation (local-path ignore fsGroup). Avec un système de fichiers racine en lecture seule, montez un emptyDir là où le programme écrit. Un volume passé de lui-même en lecture seule a perdu son disque un instant : réparez son stockage, puis supprimez le pod pour que le volume soit monté de nouveau.',
    about:
      'Le journal finit par un fichier refusé ou un système de fichiers en lecture seule, ou cite ce qu’une base dit de ses propres fichiers : la base est alors en cause. Un programme impossible à exécuter relève de C8, un port refusé sous 1024 de C15, une table refusée par une base ou une connexion refusée par une machine distante de C6.',
  },
  C13: {
    title: '{{object}} : le conteneur d’initialisation {{container}} ne se termine pas',
    explanation:
      'Le pod ne peut pas démarrer car son conteneur d’initialisation {{container}} tourne depuis {{minutes}} min. Ce qu’il attend, autant qu’on puisse le voir : {{awaited}}.',
    advice:
      'Lisez ses dernières lignes. Faites fonctionner ce qu’il attend, ou corrigez le nom et le port qu’il interroge ; seule une migration ou un gros téléchargement peut durer aussi longtemps.',
    about:
      'Un conteneur d’initialisation tourne depuis plus de dix minutes, ou depuis plus de deux alors que son journal ou sa commande montre qu’il attend. Celui qui finit en erreur est décrit par la règle de cette erreur.',
  },
  C14: {
    title: '{{object}} : le conteneur {{container}} a été arrêté par le signal {{signal}}',
    explanation:
      'Le programme du conteneur {{container}} ne s’est pas terminé de lui-même : il a été arrêté par {{signal}} (code {{exitCode}} ; redémarrages à ce jour : {{restarts}}). SIGSEGV, SIGBUS, SIGILL et SIGABRT sont des fautes du programme ou de ses bibliothèques ; SIGKILL et SIGTERM viennent d’ailleurs.',
    advice:
      'Pour une faute, essayez une autre version de l’image ou de sa base, et vérifiez que le processeur a ce qu’elle exige. Pour SIGKILL ou SIGTERM, cherchez qui l’arrête : un script, un opérateur, le nœud.',
    about:
      'Le code de sortie vaut 128 plus un signal et ni la mémoire, ni une sonde, ni une erreur du journal ne l’explique. Les mises à mort pour la mémoire relèvent de C1 et C2, celles des sondes de C3 et C4.',
  },
  C15: {
    title: '{{object}} : il manque un port libre ou de la place disque au conteneur {{container}}',
    explanation: 'Le journal dit ce que le programme n’a pas pu obtenir : {{problem}}',
    advice:
      'Pour un port : trouvez l’autre conteneur du pod (ou, avec hostNetwork, l’autre processus du nœud) qui l’occupe, ou prenez un port au-dessus de 1024. Pour la place : libérez ou agrandissez le volume ; les volumes local-path partagent le disque du nœud et ne s’agrandissent pas.',
    about:
      'Le journal finit par une adresse occupée ou interdite, ou par un disque ou volume plein. Un nœud dont le disque est plein relève de la famille des nœuds ; un hostPort qu’aucun nœud n’a de libre relève de l’ordonnancement.',
  },
  C16: {
    title: '{{object}} : la nouvelle version ne devient pas prête',
    explanation:
      'Les pods de la version la plus récente échouent ou ne deviennent pas prêts. Prêts actuellement : {{ready}}, voulus : {{wanted}}. Les preuves citent ce qu’on en sait et disent si la version précédente sert encore.',
    advice:
      'Regardez les pods les plus récents et leurs événements. Si des utilisateurs sont touchés, revenez d’abord à la version précédente et cherchez ensuite.',
    about:
      'La version précédente servait, ou sert encore ; des pods de la plus récente finissent en erreur, ou un Deployment signale ProgressDeadlineExceeded, et aucune cause plus fine n’a été trouvée. Une première version, ou celle qui ne fait que répéter la précédente, n’en relève pas. S’il y en a une, c’est elle qui est rapportée, avec le moyen de revenir en arrière.',
  },
  C17: {
    title: '{{object}} : un hook ou une variable du conteneur {{container}} est faux ({{field}})',
    explanation:
      'Soit le hook postStart de {{container}} échoue et emporte le conteneur, soit {{field}} contient un $(NOM) que Kubernetes laisse tel quel, parce que NOM est défini plus bas dans la liste ou nulle part.',
    advice:
      'Pour une variable, définissez NOM au-dessus de l’entrée qui l’utilise. Pour un hook, exécutez sa commande à la main dans le conteneur et corrigez-la.',
    about:
      'Un hook postStart en échec, ou un $(NOM) littéral dans une variable dont NOM est défini plus loin ou nulle part. Les noms qui peuvent venir d’un ConfigMap ou d’un Secret illisible, et $$(NOM), ne sont pas signalés.',
  },
  C18: {
    title: '{{object}} : arrêté par son nœud ({{reason}})',
    explanation:
      'Aucun programme n’a planté ici : le nœud {{node}} a arrêté le pod ou ne l’a pas accepté. {{reason}} : {{problem}}',
    advice:
      'Si une limite propre au pod est dépassée, relevez cette limite (ephemeral-storage, sizeLimit de l’emptyDir) ou écrivez moins. Un pod sans contrôleur ne revient pas : recréez-le, de préférence en Deployment ou Job. Supprimez le pod en échec une fois lu.',
    about:
      'Un pod a échoué avec une raison propre, comme Evicted, OutOfcpu, NodeAffinity ou NodeShutdown, et personne ne le remplace, ou il a dépassé ses propres limites, ou ses successeurs finissent de même. Les pods qu’un contrôleur a remplacés sont de l’histoire ; un nœud sous pression relève de la famille des nœuds.',
  },
  C19: {
    title: '{{object}} : le conteneur {{container}} tourne mais ne devient pas prêt',
    explanation:
      'Le conteneur {{container}} tourne depuis {{minutes}} min et ne reçoit aucun trafic : son contrôle de disponibilité ({{probe}}) ne réussit pas : {{problem}}',
    advice:
      'Comparez le port et le chemin du contrôle avec ce que l’application sert réellement, puis lisez le journal de l’application. Pour une readinessGate, cherchez le contrôleur qui devrait l’ouvrir.',
    about:
      'Un conteneur tourne, mais sa sonde readiness ne réussit pas au-delà de tout délai de démarrage habituel ; ou une readinessGate reste fermée. Un conteneur qui redémarre est décrit par une autre règle, et celui dont le journal nomme une dépendance morte par C6.',
  },
  C20: {
    title: '{{object}} : le conteneur {{container}} ne peut pas être créé ({{reason}})',
    explanation: 'Le nœud refuse de créer le conteneur {{container}} : {{problem}}',
    advice:
      'Lisez le message : il nomme le chemin de volume, le subPath ou le nom fautif. S’il s’agit d’un reste ou d’un délai dépassé du moteur de conteneurs, redémarrer K3s sur ce nœud aide.',
    about:
      'Le conteneur attend en CreateContainerError ou un état semblable pour une raison qu’aucune règle plus fine ne connaît. Un ConfigMap, un Secret ou une clé absents relèvent de la famille de configuration, un utilisateur refusé de C11.',
  },
  C21: {
    title: '{{object}} : le conteneur {{container}} refuse sa configuration',
    explanation:
      'Le programme dit qu’un réglage manque ou est faux, ou que le schéma de la base ne convient pas : {{problem}}',
    advice:
      'Corrigez la variable, l’option, le fichier ou la migration nommés dans la charge de travail, son ConfigMap ou son Secret, puis redémarrez-la.',
    about:
      'Le journal finit par une variable, une option, une propriété ou un fichier de configuration absents ou invalides, ou par une migration en échec. Un ConfigMap, un Secret ou une clé inexistants relèvent de la famille de configuration ; les lignes douteuses restent C5.',
  },
  C22: {
    title: '{{object}} : le Job {{job}} a définitivement échoué ({{reason}})',
    explanation:
      'Kubernetes ne réessaie plus : {{reason}}. Pods en échec : {{failed}}. Rien dans les pods restants n’en dit plus.',
    advice:
      'Lisez les événements du Job et les journaux restants. Une fois la cause réparée, relancez le travail : supprimez et recréez le Job, ou déclenchez son CronJob.',
    about:
      'Un Job a échoué depuis moins d’une semaine et ses pods ne disent rien de plus fin. Une exécution rattrapée par une exécution suivante du même CronJob n’est pas un problème.',
  },
  C23: {
    title: '{{object}} : le programme du conteneur {{container}} épuise sa propre mémoire',
    explanation:
      'Le programme a renoncé avant que Kubernetes ne doive le tuer, faute de mémoire qu’il s’autorise : {{problem}}',
    advice:
      'Augmentez le réglage propre au programme (-Xmx ou MaxRAMPercentage, --max-old-space-size, memory_limit, shared_buffers) en même temps que la limite du conteneur, ou cherchez la fuite. PostgreSQL peut avoir besoin d’un emptyDir de type Memory sur /dev/shm.',
    about:
      'Le journal finit par un tas épuisé, une allocation refusée, trop peu de mémoire partagée ou un processus fils tué pour la mémoire. Un conteneur que Linux tue à sa limite relève de C1.',
  },
  C24: {
    title: '{{object}} est en cours d’arrêt depuis {{minutes}} min',
    explanation:
      'Le pod devait se terminer il y a {{minutes}} min et existe encore. Nœud : {{node}}. Finalizers : {{finalizers}}.',
    advice:
      'Si un finalizer est nommé, réparez le contrôleur qui doit le retirer. Sinon, vérifiez le nœud et son moteur de conteneurs. Ne forcez la suppression que si vous savez que le nœud n’exécute plus le pod : deux pods pourraient écrire sur un même volume.',
    about:
      'Un pod existe encore cinq minutes après son délai de grâce. Les pods d’un nœud en panne s’expliquent par le nœud.',
  },
  C25: {
    title: '{{object}} : le conteneur {{container}} est refusé par l’API de Kubernetes',
    explanation:
      'Le programme demande à l’API de Kubernetes ce que son compte de service {{account}} n’a pas le droit de faire : {{problem}}',
    advice:
      'Vérifiez le Role et le RoleBinding (ou ClusterRole et ClusterRoleBinding) de {{account}}, et accordez exactement ce qui manque. Vérifiez aussi que la charge de travail utilise le bon compte de service.',
    about:
      'Un conteneur en échec ou non prêt dont le journal finit par « forbidden: User system:serviceaccount… cannot… ». Les refus d’autres serveurs relèvent de C6.',
  },
  C26: {
    title: '{{object}} : le conteneur {{container}} atteint une limite de Linux sur {{node}}',
    explanation: 'Le noyau n’accorde plus au programme ce qu’il demande : {{problem}}',
    advice:
      'Relevez la limite nommée sur le nœud {{node}} (sysctl fs.inotify.*, fs.file-max, vm.max_map_count, kernel.pid_max) et rendez-la permanente dans /etc/sysctl.d, ou trouvez le programme qui l’épuise.',
    about:
      'Le journal finit par trop de fichiers ou d’observateurs ouverts, des threads impossibles à créer, ou vm.max_map_count. La mémoire relève de C1, C2 et C23 ; les disques pleins de C15.',
  },
  C27: {
    title: '{{object}} : le conteneur {{container}} ne peut pas utiliser les données de son volume',
    explanation: 'Le programme refuse ce qu’il trouve sur son volume : {{problem}}',
    advice:
      'Copiez le volume avant toute chose ; ne le supprimez jamais pour faire taire l’erreur. Après une mise à niveau, remettez l’ancienne version de l’image et migrez proprement ; si les données sont abîmées, restaurez une sauvegarde ; pour un verrou, assurez-vous qu’aucun second pod n’utilise le volume.',
    about:
      'Le journal finit par des données d’une autre version, des données abîmées, un répertoire non vide ou un verrou tenu par un autre processus. Un volume plein relève de C15, un mauvais propriétaire de C12, le verrou d’une migration dans une base de C5.',
  },
  C28: {
    title: '{{object}} : le nœud {{node}} ne peut pas préparer le pod',
    explanation:
      'Avant tout conteneur, le nœud doit créer le bac du pod (son réseau et son cadre, « sandbox »), et cela échoue : {{problem}}',
    advice:
      'Lisez le message : il nomme le greffon réseau, l’image pause ou la runtimeClass. Vérifiez K3s sur {{node}} ; si d’autres pods y échouent aussi, la cause est le nœud.',
    about:
      'Des événements FailedCreatePodSandBox se répètent pour un pod qui n’a jamais démarré. Un réseau absent sur tout le nœud relève de la famille des nœuds.',
  },
  C29: {
    title: '{{object}} : le conteneur {{container}} a besoin d’une API que cette grappe n’a pas',
    explanation:
      'Le programme travaille avec un type d’objets que le serveur d’API ne connaît pas : {{problem}} Ses définitions de ressources (CRD) n’ont jamais été installées, ou une mise à niveau de Kubernetes a retiré cette version.',
    advice:
      'Installez les définitions qui vont avec cette version du programme (la plupart des charts ont une option ou un fichier pour cela). Après une mise à niveau de Kubernetes, prenez une version du programme faite pour elle.',
    about:
      'Un conteneur en échec ou non prêt dont le journal finit par un type que le serveur d’API ne sert pas (« no matches for kind … », « the server could not find the requested resource »).',
  },
};
