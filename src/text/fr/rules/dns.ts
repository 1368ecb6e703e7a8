import type { RuleTexts } from '../../rule-text.ts';

export const dns = {
  D1: {
    title: '{{object}} : personne ne répond aux noms dans le cluster ({{state}})',
    explanation:
      'CoreDNS répond aux noms des Services et d’Internet pour tous les pods, et aucun de ses pods n’est prêt ({{state}}). Les programmes qui cherchent un nom échouent jusqu’à son retour.',
    advice:
      'Cherchez pourquoi CoreDNS n’est pas prêt ; s’il a été réduit à zéro ou supprimé, remettez-le. K3s réécrit son manifeste au redémarrage de l’unité k3s, sauf s’il lui est demandé de désactiver coredns.',
    about:
      'CoreDNS est réduit à zéro, a été supprimé, ou tourne sans devenir prêt, et aucune cause plus profonde n’est connue. Un plantage, une image, un nœud ou la mémoire qui arrêtent CoreDNS sont signalés sous leur propre code ; une boucle de renvoi relève de D3, un Corefile invalide de D4, une API injoignable de D7.',
  },
  D3: {
    title: '{{object}} : CoreDNS se renvoie les questions à lui-même et s’arrête',
    explanation:
      'CoreDNS transmet ce qu’il ne sait pas aux résolveurs du nœud {{node}}, et sa question lui est revenue. Il s’arrête alors, encore et encore, et plus aucun nom n’est résolu dans le cluster.',
    advice:
      'Sur {{node}}, /etc/resolv.conf désigne le nœud lui-même (127.0.0.53 de systemd-resolved, ou 127.0.0.1). Donnez à K3s un fichier avec de vrais résolveurs, par exemple « resolv-conf: /run/systemd/resolve/resolv.conf » dans /etc/rancher/k3s/config.yaml, redémarrez K3s puis CoreDNS. Ne vous contentez pas de retirer le greffon loop.',
    about:
      'Le journal d’un CoreDNS en échec dit que son greffon loop a trouvé une boucle de renvoi. Des résolveurs amont qui ne répondent simplement pas relèvent de D6.',
  },
  D4: {
    title: '{{object}} : CoreDNS n’accepte pas cette configuration',
    explanation:
      'CoreDNS dit : {{problem}}. S’il démarre avec une telle configuration, il s’arrête aussitôt et aucun nom n’est résolu ; tant qu’il tourne, il garde l’ancienne, jusqu’à son prochain démarrage.',
    advice:
      'Corrigez la ligne citée. Avec K3s, mettez vos propres changements dans la ConfigMap coredns-custom (clés *.override dans la zone par défaut, *.server pour d’autres zones) : K3s réécrit coredns à chaque démarrage. Redémarrez ensuite CoreDNS.',
    about:
      'Le journal de CoreDNS refuse son Corefile, ou une partie ajoutée par les utilisateurs : directive inconnue, greffon ou zone en double, argument faux. Une boucle de renvoi relève de D3 ; une ConfigMap absente de G1.',
  },
  D5: {
    title: 'La clé NodeHosts manque dans {{object}} : CoreDNS ne peut pas démarrer',
    explanation:
      'CoreDNS monte les noms des nœuds depuis la clé NodeHosts de cette ConfigMap. K3s la remplit, et elle n’y est pas : le volume ne peut pas être monté.',
    advice:
      'Redémarrez K3s sur un serveur : il remplit la clé avec la liste des nœuds. Si elle reste absente, mettez K3s à jour (les versions avant 1.29.2 la perdent parfois), et cherchez un outil qui applique sans cesse cette ConfigMap.',
    about:
      'La clé NodeHosts, que le pod de CoreDNS monte, manque dans la ConfigMap kube-system/coredns. Toute autre clé absente relève de G3.',
  },
  D6: {
    title: '{{object}} : les noms d’Internet ne sont pas résolus',
    explanation:
      'CoreDNS transmet les noms hors du cluster à {{upstream}}, et aucune réponse ne revient. Les noms des Services du cluster sont résolus.',
    advice:
      'Interrogez ce résolveur depuis le nœud lui-même. S’il est mort ou si un pare-feu bloque le port 53, réparez cela ou désignez-en un autre dans /etc/resolv.conf des nœuds (ou dans la ligne forward de la configuration de CoreDNS), puis redémarrez CoreDNS.',
    about:
      'CoreDNS signale des questions restées sans réponse de ses résolveurs amont pendant que des programmes échouent sur des noms extérieurs, ou plusieurs programmes n’échouent que sur de tels noms. Un nom qui n’existe pas relève de C6 ; quand plus rien n’est résolu, voyez D1.',
  },
  D7: {
    title: '{{object}} : CoreDNS ne peut pas lire l’API Kubernetes',
    explanation:
      'CoreDNS apprend les noms des Services auprès du serveur d’API et n’a pas pu : {{problem}}. Il ne devient pas prêt, et aucun nom n’est résolu.',
    advice:
      'Si l’API le refuse, rétablissez le ClusterRole et la liaison system:coredns (K3s les réécrit au redémarrage). Si elle est injoignable, vérifiez le Service default/kubernetes, les règles de kube-proxy et le pare-feu du nœud.',
    about:
      'Un CoreDNS en échec écrit que le serveur d’API est injoignable, ou lui interdit de lister Services, EndpointSlices ou espaces de noms. Un nœud dont aucun pod n’atteint l’API relève de N17.',
  },
  D8: {
    title: '{{object}} empêche {{user}} d’interroger CoreDNS',
    explanation:
      'Aucune NetworkPolicy applicable ({{direction}}) ne laisse les pods de {{user}} questionner CoreDNS sur le port 53 en UDP : aucun nom n’y est résolu, alors que CoreDNS va bien.',
    advice:
      'Autorisez la sortie vers l’espace de noms portant le label « kubernetes.io/metadata.name: kube-system », pods « k8s-app: kube-dns », port 53 en UDP et TCP. Un label « name: kube-system » n’existe que si quelqu’un l’a posé.',
    about:
      'Calculé d’après les policies qui sélectionnent un pod (sortie) ou CoreDNS (entrée) : aucune n’autorise le port 53 en UDP entre eux, et le journal du pod dit que les noms ne sont pas résolus, ou seul TCP a été autorisé. Une permission qui ne sélectionne rien relève de E4 tant que personne n’en souffre.',
  },
  D9: {
    title: 'Les noms ne sont résolus que sur {{home}}, le nœud de CoreDNS, pas sur {{nodes}}',
    explanation:
      'Les programmes sur {{nodes}} n’obtiennent aucune réponse de CoreDNS, qui est prêt sur {{home}}, où rien n’échoue. Ce que les pods envoient vers un autre nœud se perd entre les nœuds.',
    advice:
      'Ouvrez 8472/udp (flannel VXLAN ; 51820/udp pour WireGuard) entre tous les nœuds, dans les pare-feu des hôtes et chez l’hébergeur. S’il est ouvert, comparez le MTU de flannel.1 à celui du réseau, et essayez sans déport des sommes de contrôle.',
    about:
      'Plusieurs programmes restent sans réponse aux noms, tous sur d’autres nœuds que celui de CoreDNS, alors que CoreDNS est prêt. Un nœud dont les pods n’atteignent aucun Service relève de N17, une NetworkPolicy de D8.',
  },
  D10: {
    title: '{{object}} utilise le réseau du nœud, donc le résolveur du nœud',
    explanation:
      'Un pod avec hostNetwork et dnsPolicy {{policy}} reçoit les résolveurs de son nœud, qui ignorent les noms du cluster : {{host}} est un Service, et n’est pas trouvé.',
    advice: 'Mettez dnsPolicy: ClusterFirstWithHostNet dans le modèle de pod, ou passez-vous de hostNetwork.',
    about:
      'Un pod en échec avec hostNetwork: true et sans dnsPolicy ClusterFirstWithHostNet ne trouve pas le nom d’un Service qui existe. Les agents en hostNetwork qui n’ont besoin d’aucun tel nom ne sont pas un problème.',
  },
  D13: {
    title: '{{object}} : des pods interrogent {{asked}}, pas le résolveur du cluster',
    explanation:
      'Le résolveur du cluster a l’adresse {{right}}, alors que ces pods interrogent {{asked}}. Celui-ci ignore les noms des Services, n’est l’adresse de personne, ou est interrogé sans les domaines de recherche dont les noms courts ont besoin.',
    advice:
      'Retirez dnsConfig et dnsPolicy du modèle de pod, ou indiquez {{right}} en premier, avec des searches comme NAMESPACE.svc.cluster.local. Pour interroger un autre résolveur sur les noms extérieurs, ajoutez-leur un forward dans CoreDNS. Si les pods n’ont pas de réglage propre, le kubelet leur en donne un périmé : alignez --cluster-dns de K3s sur le Service kube-dns sur chaque nœud, redémarrez K3s et recréez les pods.',
    about:
      'Des pods dont dnsPolicy ou dnsConfig désigne d’autres résolveurs échouent sur le nom d’un Service, ou ne peuvent interroger qu’une adresse de la plage des Services qui n’appartient à aucun ; ou des programmes nomment un résolveur qui n’est pas celui de kube-dns. Les caches du nœud (169.254.…) ne sont pas un problème.',
  },
} satisfies RuleTexts;
