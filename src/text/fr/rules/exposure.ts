import type { RuleTexts } from '../../rule-text.ts';

export const exposure = {
  X1: {
    title: '{{object}} contient un mot de passe que tout le monde connaît ({{keys}})',
    explanation:
      'La valeur sous {{keys}} est de celles que posent les installeurs et les tutoriels : c’est la première qu’un intrus essaie. Elle sert à : {{users}}.',
    advice:
      'Changez d’abord le mot de passe dans le programme lui-même (une base de données ne lit son Secret qu’à sa création : passez par ALTER ROLE ou son propre outil), puis mettez le nouveau dans le Secret et redémarrez ceux qui l’utilisent.',
    about:
      'Un Secret qu’une charge utilise, ou qui appartient à un chart installé, a une clé de mot de passe dont la valeur est bien connue, comme changeme ou admin. LIONS compare la valeur et l’oublie. Un Secret dont rien ne se sert est laissé de côté.',
  },
  X2: {
    title: '{{surface}} est accessible de l’extérieur : {{object}} ({{way}})',
    explanation:
      'Derrière {{object}} se trouve {{surface}}, ouvert à quiconque atteint vos machines par {{way}}. Celui qui y entre peut lire ou changer tout ce qu’il administre. Quand les preuves montrent des arguments ou une variable de son conteneur, il ne demande de mot de passe à personne : sur Internet, un tel programme est trouvé en quelques heures.',
    advice:
      'Passez le Service en ClusterIP (ou retirez le hostPort) et utilisez kubectl port-forward ou un VPN, ou placez-le derrière l’ingress avec TLS et mot de passe. En attendant, fermez le port dans le pare-feu ; les NodePorts échappent aux règles prévues pour la machine seule : vérifiez depuis une autre machine.',
    about:
      'Un NodePort, un répartiteur de charge, une adresse externe ou un hostPort mène au tableau de bord de Kubernetes, à Grafana, Prometheus, pgAdmin, à l’API non protégée de Traefik, à la console d’un courtier de messages ou d’un stockage d’objets, à une base de données ou un cache (reconnus à leur image, leurs labels ou leur port) ou semblable ; ou un ingress mène à un programme sans mot de passe et rien devant lui n’en demande. Les répartiteurs limités à certaines adresses et les pods qu’une NetworkPolicy cache sont laissés de côté.',
  },
  X3: {
    title: '{{object}} permet à {{subject}} de tout faire dans le cluster',
    explanation:
      'Cette liaison donne le rôle cluster-admin à {{subject}}, utilisé par : {{users}}. Quiconque pénètre dans l’un de ces programmes, ou obtient leur jeton, possède le cluster entier et tous ses Secrets.',
    advice:
      'Créez un Role (ou ClusterRole) avec les seuls verbes et kinds dont le programme a besoin, liez-le, vérifiez que tout marche, puis supprimez cette liaison. Pour les personnes, prenez leurs propres comptes et des jetons de courte durée.',
    about:
      'Un ClusterRoleBinding donne cluster-admin au compte d’une application, au compte default d’un espace de noms, à un compte pour le tableau de bord de Kubernetes, aux exécuteurs et agents d’un serveur de compilation, ou à tout le monde. Opérateurs, outils de déploiement, espaces de noms du système, personnes et comptes qu’aucun pod n’utilise sont laissés de côté.',
  },
  X4: {
    title: '{{object}} : personne n’a rempli « {{value}} »',
    explanation:
      'Dans {{path}} se trouve {{value}}, une variable de gabarit ou un exemple de manuel appliqué tel quel. Kubernetes ne remplit rien de tel : le programme reçoit exactement ces caractères.',
    advice:
      'Trouvez le gabarit ou le fichier de valeurs d’où vient cet objet, donnez-y sa valeur à la variable, et appliquez-le de nouveau ; une correction faite seulement dans le cluster se perd au prochain déploiement.',
    about:
      'Une image, une variable, un argument, une annotation, un nom d’hôte ou une valeur de ConfigMap utilisée contient une variable non remplie (Jinja, Helm), un exemple entre chevrons, ou un nom entre dollar et accolades que rien ne définit. Les gabarits que les programmes remplissent eux-mêmes et les références que Kubernetes résout sont laissés de côté.',
  },
  X5: {
    title: 'Plusieurs classes de stockage par défaut : {{classes}}',
    explanation:
      'Plus d’une StorageClass est marquée par défaut : {{classes}}. Les demandes qui ne nomment aucune classe reçoivent la dernière créée : de nouvelles données peuvent atterrir là où personne ne les attend, hors de vos sauvegardes.',
    advice:
      'Décidez laquelle est voulue et retirez la marque aux autres. Avec K3s, local-path retrouve sa marque à chaque démarrage : pour garder une autre classe par défaut, démarrez K3s avec --disable local-storage, ou laissez local-path par défaut.',
    about:
      'Deux StorageClass ou plus portent l’annotation is-default-class à true. Les demandes et volumes existants n’en souffrent pas.',
  },
  X7: {
    title: '{{object}} : ses pods partagent le volume {{claim}}, qui est {{mode}}',
    explanation:
      'Plusieurs pods de {{object}} veulent la demande {{claim}} en même temps, et son mode d’accès est {{mode}}. Dès qu’ils sont sur des nœuds différents, ou que le mode n’admet qu’un pod, le second attend que le premier parte, et une mise à jour progressive attend sans fin.',
    advice:
      'Pour un seul pod, mettez strategy.type à Recreate. Pour plusieurs, donnez à chacun son volume (un StatefulSet avec volumeClaimTemplates) ou prenez un stockage que plusieurs nœuds peuvent monter, comme NFS.',
    about:
      'Un Deployment à plusieurs réplicas utilise une demande ReadWriteOnce sur un stockage attaché à un nœud à la fois, dans un cluster de plusieurs nœuds ; ou une demande ReadWriteOncePod sert à plusieurs pods ou à une mise à jour progressive. Les volumes locaux, que tous les pods suivent sur leur nœud, et NFS sont laissés de côté.',
  },
  X8: {
    title: 'Aucun Prometheus ne prend {{ignored}}',
    explanation:
      'Les étiquettes ou l’espace de noms ne correspondent aux sélecteurs d’aucun Prometheus présent : rien n’est mesuré et aucune alerte ne viendra de {{ignored}}. Rien d’autre ne le montre, car un objet non sélectionné n’est pas une erreur.',
    advice:
      'Donnez à l’objet l’étiquette que le sélecteur demande (pour kube-prometheus-stack : release, avec le nom de la release Helm), ou élargissez le sélecteur de Prometheus (serviceMonitorSelectorNilUsesHelmValues: false).',
    about:
      'Il y a un Prometheus du Prometheus Operator, et un ServiceMonitor ou une PrometheusRule qu’aucun ne sélectionne. Sans aucun objet Prometheus, rien n’est dit : un autre programme les lit peut-être.',
  },
} satisfies RuleTexts;
