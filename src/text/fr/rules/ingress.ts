import type { RuleTexts } from '../../rule-text.ts';

export const ingress = {
  T2: {
    title: 'Traefik ne tourne pas comme il est configuré ({{object}})',
    explanation:
      'Soit Traefik n’a aucun pod pour répondre, soit K3s ne peut pas l’installer avec les réglages actuels : {{detail}}. Sans Traefik, aucune requête de l’extérieur n’atteint une application ; routes concernées : {{routes}}.',
    advice:
      'S’il est réduit à zéro, remontez-le. Si son chart échoue, lisez le journal du Job helm-install : il nomme la valeur fautive ; corrigez-la dans le HelmChartConfig (ou le fichier sous /var/lib/rancher/k3s/server/manifests), et K3s réessaie de lui-même.',
    about:
      'Traefik est réduit à zéro alors que des routes en ont besoin, n’a aucun pod prêt sans autre raison visible, ou le Job de son chart Helm échoue sur des valeurs, des modèles ou l’état de sa release. Les pods de Traefik qui plantent, attendent ou n’ont pas d’image relèvent des règles correspondantes, avec les routes pour victimes.',
  },
  T3: {
    title: 'ServiceLB trouve les ports {{ports}} occupés : {{object}} est inaccessible',
    explanation:
      'K3s donne à un Service de type LoadBalancer ses ports sur chaque nœud par de petits pods (svclb-…). Ceux de ce Service ne peuvent être placés, car {{ports}} appartiennent à : {{holders}}.',
    advice:
      'Décidez qui doit avoir ces ports. Une application web n’a pas besoin de ports à elle : passez son Service en ClusterIP et menez-y par un Ingress, ou donnez-lui un autre port. Deux contrôleurs d’ingress, ou un pod avec ce hostPort, ne peuvent pas partager les ports d’un nœud.',
    about:
      'Les pods svclb d’un Service restent Pending parce qu’un autre Service ou pod tient les ports des nœuds. Pour tout autre pod, c’est S5. Les programmes de la machine hors de Kubernetes ne se voient pas ici.',
  },
  T4: {
    title: '{{object}} devrait avoir un seul répartiteur de charge et en a : {{balancers}}',
    explanation:
      'Un seul programme doit donner une adresse à {{services}}. Ici : {{balancers}}. À deux, ServiceLB et MetalLB écrivent l’adresse tour à tour et des réponses se perdent ; sans aucun, rien de l’extérieur n’atteint une route. Plages de MetalLB : {{pools}} ; parmi elles, adresses des nœuds eux-mêmes : {{nodes}}.',
    advice:
      'Sur un serveur unique, le ServiceLB de K3s suffit : démarrez K3s sans --disable servicelb et retirez MetalLB. Pour garder MetalLB, démarrez K3s avec --disable servicelb (dans /etc/rancher/k3s/config.yaml) et donnez à MetalLB des adresses qu’aucun nœud n’a.',
    about:
      'MetalLB a une plage à distribuer et ServiceLB a ses pods pour le même Service ; ou le Service de Traefik attend une adresse dans un K3s qui n’a ni l’un ni l’autre. Les Services avec une loadBalancerClass appartiennent à l’un des deux et sont laissés de côté. Tout autre Service sans adresse, c’est E5.',
  },
  T6: {
    title: 'Aucun contrôleur d’ingress ne sert {{routes}} (classe {{class}})',
    explanation:
      'L’Ingress demande la classe {{class}}, et personne ici n’y répond : {{reason}}. Classes de ce cluster : {{classes}} ; nom voisin : {{near}} ; contrôleurs d’ingress en service : {{controllers}}. Les requêtes vers ses hôtes reçoivent 404 ou une autre page.',
    advice:
      'Mettez dans spec.ingressClassName une classe de ce cluster (avec K3s : traefik) et retirez l’ancienne annotation kubernetes.io/ingress.class. Les annotations d’un autre contrôleur restent alors sans effet : traduisez-les. Ou installez le contrôleur voulu.',
    about:
      'Un Ingress nomme une IngressClass qui n’existe pas, ou celle d’un contrôleur dont le cluster ne veut aucun pod, ou n’en nomme aucune alors que chaque contrôleur en exige une. Le Traefik de K3s sert les Ingress sans classe. Là où un contrôleur inconnu peut le servir, rien n’est dit.',
  },
  T7: {
    title: 'Traefik {{version}} ne lit pas {{objects}} (groupe {{group}})',
    explanation:
      'Ce qui est du groupe d’API {{group}} existe, ne donne aucune erreur et n’a aucun effet : Traefik {{version}} ne lit que {{read}}. Concernés : {{objects}}. Une route qui nomme un tel Middleware reçoit 404.',
    advice:
      'S’il ne lit que networking.k8s.io, le fournisseur de Traefik pour ses propres kinds est coupé : mettez « providers.kubernetesCRD.enabled: true » dans les valeurs de son chart. Sinon récrivez les objets avec apiVersion {{read}}/v1alpha1, vérifiez que les routes répondent, puis supprimez les anciens. Les charts Helm et manifestes qui les ont créés demandent le même changement, sinon les anciens reviennent.',
    about:
      'Une IngressRoute ou un Middleware de traefik.containo.us avec Traefik 3, ou de traefik.io avec Traefik avant 2.10, ou de tout groupe alors que sa ligne de commande contient le fournisseur kubernetesingress et non kubernetescrd (alors seulement ce dont une route a besoin). La version est celle de l’étiquette de l’image ; sans elle rien n’est dit, ni quand le même objet existe dans le bon groupe.',
  },
  T8: {
    title: '{{object}} mène à ce qui n’existe pas : {{missing}}',
    explanation:
      'Pour {{hosts}}, {{routes}} nomme {{missing}} dans l’espace de noms {{namespace}}, où il n’y en a pas. Voisins, ou de ce nom ailleurs : {{near}}. Un Ingress ou un Middleware ne peut mener qu’aux Services de son propre espace de noms. Les visiteurs reçoivent 404 ou 503 ; un Middleware ou TraefikService privé de son Service entraîne toutes les routes qui l’utilisent.',
    advice:
      'Corrigez le nom ou le port du Service dans la route : c’est le port du Service (spec.ports[].port ou son nom), non celui du conteneur. Si le Service manque, recréez-le.',
    about:
      'Un Ingress, une IngressRoute, un TraefikService derrière elle (weighted, mirroring) ou le Middleware errors de l’un d’eux nomme un Service qui n’existe pas, ou un port que le Service n’a pas ; ou une route ou son Service nomme un ServersTransport ou une TLSOption qui n’existe pas (Traefik 3). Un Service qui existe sans pod prêt derrière lui est traité avec ses pods, ou par E1 et E2.',
  },
  T10: {
    title: '{{object}} : Traefik ne trouve pas le Middleware {{middleware}}',
    explanation:
      'Traefik abandonne toute la route quand l’un de ses Middlewares est introuvable : les visiteurs reçoivent 404. Nommé par {{routes}} ; ce qui est sans doute voulu, ou s’en approche : {{near}}.',
    advice:
      'Dans l’annotation d’un Ingress, le nom s’écrit espace-nom@kubernetescrd, ici {{expected}} ; dans une IngressRoute, nom et espace de noms sont deux champs. Corrigez la référence, ou recréez le Middleware.',
    about:
      'L’annotation router.middlewares, une IngressRoute, une chaîne ou un point d’entrée dans la ligne de commande de Traefik nomme un Middleware qui n’existe pas, ou sans l’espace de noms devant ou le fournisseur derrière. Les Middlewares d’autres fournisseurs (@file, @docker) ne peuvent être vérifiés et sont laissés de côté.',
  },
  T11: {
    title: '{{object}} : Traefik refuse {{target}}, d’un autre espace de noms',
    explanation:
      '{{routes}} renvoie à {{target}}, hors de son propre espace de noms {{own}}. Traefik ne l’admet qu’avec l’option allowCrossNamespace, qui n’est pas mise ; il abandonne la route.',
    advice:
      'Placez le Service ou le Middleware dans l’espace de noms de la route (une copie du Middleware suffit). Si vous faites confiance à tous ceux qui peuvent créer des IngressRoutes, autorisez-le pour tout le cluster : providers.kubernetesCRD.allowCrossNamespace: true dans les valeurs du chart de Traefik.',
    about:
      'Une IngressRoute, ou une chaîne de Middlewares, renvoie à un autre espace de noms alors que Traefik (2.5 ou plus récent) n’y est pas autorisé. Les annotations d’un Ingress peuvent nommer des Middlewares de tout espace de noms. Si les réglages sont hors de vue, seul le journal de Traefik compte.',
  },
  T12: {
    title: '{{object}} veut un point d’entrée que Traefik n’a pas : {{entryPoint}}',
    explanation:
      '{{routes}} est lié au point d’entrée {{entryPoint}}. Traefik a : {{known}} ; voisin : {{near}}. Sans point d’entrée valable, la route n’existe pas pour les visiteurs.',
    advice:
      'Avec K3s, les points d’entrée sont web (port 80) et websecure (port 443) : corrigez le nom. Si un port à part est voulu, définissez-le dans les valeurs du chart de Traefik (ports) et ouvrez-le dans le pare-feu.',
    about:
      'L’annotation router.entrypoints ou spec.entryPoints d’une IngressRoute nomme un point d’entrée qui n’est ni dans la ligne de commande de Traefik ni parmi les usuels. Quand Traefik lit ses réglages dans un fichier, seul son journal compte.',
  },
  T13: {
    title: '{{object}} : Traefik refuse le Service ExternalName {{service}}',
    explanation:
      '{{routes}} mène au Service {{service}}, qui représente le nom extérieur {{target}}. Traefik ne mène à de tels Services qu’avec l’option {{option}}, et elle n’est pas mise.',
    advice:
      'Mettez « {{option}}: true » dans les valeurs du chart de Traefik (HelmChartConfig avec K3s), ou remplacez le Service par un Service sans sélecteur et une EndpointSlice avec l’adresse extérieure.',
    about:
      'Une route servie par Traefik mène à un Service de type ExternalName alors que Traefik (2.5 ou plus récent) n’y est pas autorisé. L’option diffère pour les Ingress et les IngressRoutes.',
  },
  T14: {
    title: '{{object}} : Traefik parle TLS à {{service}} et ne croit aucune réponse',
    explanation:
      'Le port {{port}} du Service {{service}} est 443 ou porte un nom qui commence par https : Traefik se connecte donc en TLS à l’adresse du pod. Aucun certificat ne convient à une adresse qui change, ou le programme n’y parle pas TLS : les visiteurs reçoivent « Internal Server Error » (500).',
    advice:
      'Si le programme a aussi un port sans TLS, menez-y. Sinon créez un ServersTransport (insecureSkipVerify: true, ou rootCAs et serverName) et nommez-le dans l’annotation « traefik.ingress.kubernetes.io/service.serverstransport: {{transport}} » du Service. Si le programme parle HTTP simple, renommez le port.',
    about:
      'Une route servie par Traefik mène au port 443, ou à un port dont le nom commence par https, sans ServersTransport, et Traefik n’a aucun réglage pour croire les serveurs derrière lui. Les Services ExternalName sont laissés de côté : leur certificat peut convenir à leur nom.',
  },
  T16: {
    title: 'Un Middleware refuse tous les visiteurs : {{problem}}',
    explanation:
      'Un Middleware utilisé par {{users}} ne peut pas remplir son rôle : {{problem}}. Une connexion sans son Secret, ou un plugin que Traefik n’a pas, lui fait abandonner la route (404) ; un service de connexion absent ne répond à personne (500) ; une liste d’adresses permises refuse tout le monde (403) quand Traefik voit des adresses du cluster au lieu de celles des visiteurs.',
    advice:
      'Pour une connexion : créez le Secret dans l’espace de noms du Middleware, avec une seule entrée, users (faite par htpasswd). Pour forwardAuth : écrivez l’adresse avec l’espace de noms (http://NOM.NAMESPACE.svc.cluster.local:PORT) et le port du Service. Pour un plugin : nommez-le dans les valeurs du chart de Traefik (experimental.plugins), et voyez dans le journal de Traefik s’il a pu être téléchargé. Pour une liste d’adresses : mettez externalTrafficPolicy: Local au Service de Traefik, afin que les visiteurs gardent leur adresse.',
    about:
      'Le Secret d’un Middleware basicAuth, digestAuth ou forwardAuth manque ou n’a pas exactement une entrée ; ou une ipAllowList se trouve derrière ServiceLB avec externalTrafficPolicy Cluster et ne contient pas les adresses des pods de ServiceLB ; ou forwardAuth interroge un Service du cluster qui n’existe pas, n’a pas ce port ou a été réduit à zéro ; ou un plugin manque dans la ligne de commande de Traefik ou a été désactivé au démarrage. Les Middlewares qu’aucune route n’utilise sont laissés de côté.',
  },
  T17: {
    title: 'Le Secret TLS {{secret}} est inutilisable : {{problem}}',
    explanation:
      '{{routes}} prend son certificat pour {{hosts}} dans le Secret {{secret}} de l’espace de noms {{namespace}} : {{problem}}. Les visiteurs reçoivent le certificat propre au contrôleur (TRAEFIK DEFAULT CERT) et un avertissement. Voisins, ou de ce nom ailleurs : {{near}}.',
    advice:
      'Créez le Secret dans l’espace de noms de la route, avec tls.crt (le certificat et ses intermédiaires) et tls.key ; une route ne peut le prendre ailleurs. Pour que cert-manager le fasse, ajoutez l’annotation cert-manager.io/cluster-issuer à l’Ingress, ou un Certificate à côté d’une IngressRoute.',
    about:
      'Un Ingress, une IngressRoute ou un TLSStore nomme un Secret qui n’existe pas dans son espace de noms ou n’a pas tls.crt ou tls.key. Les Secrets que cert-manager doit créer relèvent des règles sur les certificats, de même que les certificats expirés.',
  },
  T18: {
    title: '{{object}} et {{rival}} réclament le même endroit : {{place}}',
    explanation:
      '{{object}} mène {{place}} à {{backend}}, et {{rival}} le mène à {{rivalBackend}}. Un seul peut répondre, et lequel n’est pas défini : les visiteurs reçoivent la mauvaise application, peut-être seulement après le prochain redémarrage.',
    advice:
      'Donnez à l’un des deux un autre hôte ou chemin, ou retirez celui qui reste d’un essai antérieur. Si les deux sont voulus, dites lequel passe d’abord par une priorité (annotation router.priority).',
    about:
      'Deux Ingress ou IngressRoutes d’un même contrôleur ont le même hôte et le même chemin pour des Services différents, et des points d’entrée en commun. Les canaris, les priorités, une redirection à côté de sa cible et les chemins plus longs sont laissés de côté.',
  },
} satisfies RuleTexts;
