import type { RuleTexts } from '../../rule-text.ts';

export const node: RuleTexts = {
  N0: {
    title: 'Le serveur d’API {{server}} ne répond pas',
    explanation:
      'Ce qui a été vu : {{seen}}. Un refus (« refused ») signifie que la machine vit et que K3s n’écoute pas ; un dépassement de délai ou « unreachable » peut aussi venir de la machine, du réseau ou d’un pare-feu entre elle et vous. Les applications en marche peuvent continuer à servir, mais Kubernetes ne peut plus rien changer ni réparer.',
    advice:
      'Connectez-vous au serveur et regardez le service k3s, son journal et ses disques. Si SSH ne répond pas non plus, vérifiez d’abord la machine chez son hébergeur, puis votre propre réseau ou VPN.',
    about:
      'Le serveur d’API refuse, ne répond pas à temps, coupe la connexion ou répond par une erreur 5xx, et aucun hôte lisible ne montre pourquoi. Un nom qui ne se résout pas, un accès refusé et un certificat étranger sont de notre côté et relèvent de U3.',
  },
  N1: {
    title: '{{node}} ne donne plus signe de vie : machine éteinte ou isolée, ou K3s arrêté ou bloqué',
    explanation:
      'Le kubelet de {{node}} ne rend plus compte au cluster ({{seen}}). Ses pods tournent peut-être encore, mais Kubernetes ne les voit plus et en déplace la plupart au bout de cinq minutes.',
    advice:
      'Vérifiez que la machine est allumée et répond, puis le service {{unit}} sur elle, puis le chemin vers le port 6443 du serveur. Ne supprimez aucun pod qui utilise un volume avant d’être sûr que la machine est vraiment éteinte.',
    about:
      'Ready vaut Unknown, le bail (Lease) du nœud date de plus d’une minute alors que d’autres sont renouvelés, ou le service K3s d’un agent est arrêté. Un nœud qui se dit lui-même « not ready » a une autre cause (N3 à N8).',
  },
  N2: {
    title: '{{node}} n’a jamais rejoint le cluster',
    explanation:
      'Soit le nœud a été annoncé et n’a jamais rendu compte, soit l’hôte est configuré ici et aucun nœud de ce nom n’existe. Rien ne peut y tourner.',
    advice:
      'Lisez le journal de {{unit}} sur la machine. Vérifiez l’adresse du serveur, le jeton, et que les ports 6443/tcp, 8472/udp et 10250/tcp sont ouverts entre les machines. Si elle ne doit pas être un nœud, retirez-la de lions.yaml.',
    about:
      'Ready vaut Unknown avec la raison NodeStatusNeverUpdated, ou un hôte de lions.yaml a été lu et le cluster n’a pas de nœud correspondant. Un mauvais jeton (N15) ou un mot de passe refusé (N11) est nommé comme tel quand le journal le montre.',
  },
  N3: {
    title: '{{object}} : le moteur de conteneurs containerd ne fonctionne pas',
    explanation:
      'Ce qui a été vu : {{seen}}. Sans containerd, le nœud ne peut ni démarrer ni arrêter de conteneur ; ceux qui tournent peuvent continuer.',
    advice:
      'Vérifiez d’abord qu’aucun disque n’est plein, puis lisez le journal de containerd, puis redémarrez {{unit}}. Si le programme lui-même manque, réinstallez K3s dans la même version.',
    about:
      'Le kubelet dit « container runtime is down », containerd ne répond pas sur l’hôte alors que K3s tourne, ou K3s s’arrête faute de pouvoir le lancer. Un kubelet qui vient de démarrer le dit aussi pendant quelques secondes.',
  },
  N4: {
    title: '{{object}} : le kubelet ne suit plus ses conteneurs (PLEG)',
    explanation:
      'Le kubelet a mis plus de trois minutes à passer ses conteneurs en revue ({{seen}}). Le nœud est surchargé, son disque est trop lent, ou un conteneur est bloqué ; nombre de pods placés sur lui : {{pods}}.',
    advice:
      'Regardez la charge et l’attente disque de la machine. Déplacez des pods ou arrêtez celui qui l’épuise, puis redémarrez K3s si rien ne revient de soi-même.',
    about:
      'Ready vaut False avec « PLEG is not healthy », sans que le moteur de conteneurs soit dit arrêté (ce serait N3). « PLEG has yet to be successful » est normal juste après un démarrage.',
  },
  N5: {
    title: '{{object}} : les nouveaux pods n’obtiennent pas de réseau (CNI)',
    explanation:
      'Le réseau des pods de ce nœud manque, est cassé ou n’a plus d’adresses : {{seen}}. Les pods en marche gardent leur réseau, les nouveaux attendent en ContainerCreating.',
    advice:
      'Regardez la configuration CNI et les messages de flannel dans le journal de {{unit}}, puis redémarrez {{unit}}, qui les réécrit. Si les adresses de pods sont épuisées (254 au plus avec un /24), comparez les pods du nœud aux fichiers de /var/lib/cni/networks : ceux de pods disparus peuvent être retirés ; sinon, déplacez des pods vers d’autres nœuds. Ne supprimez pas de pods avant : les nouveaux n’auraient pas de réseau non plus.',
    about:
      'Ready vaut False avec « cni plugin not initialized » ou « network plugin is not ready », NetworkUnavailable vaut True, ou des pods du nœud échouent faute de plugin CNI, de /run/flannel/subnet.env ou d’adresses libres. Normal pendant les deux premières minutes d’un nouveau nœud.',
  },
  N6: {
    title: '{{machine}} : le disque {{mount}} n’accepte plus de données, ou bientôt plus',
    explanation:
      'État de {{mount}} (libre / total) : {{seen}}. Quand un disque n’a plus de place ou plus d’inodes, Kubernetes expulse des pods, les bases de données s’arrêtent, et pour finir K3s lui-même.',
    advice:
      'Cherchez ce qui remplit le disque et retirez-le : vieux journaux, fichiers oubliés, images inutilisées (crictl rmi --prune). Ne supprimez jamais rien sous /var/lib/rancher/k3s/storage sans savoir à qui est le volume. Un disque passé en lecture seule est en général défaillant : lisez « dmesg » et sauvez d’abord les données.',
    about:
      'DiskPressure vaut True, le ménage des images ne libère pas assez, ou un disque utilisé par K3s ou par les volumes est plein, sans inode libre, en lecture seule ou à moins de 10 % libres. Les pods expulsés et ceux qui échouent sur « no space left on device » sont rangés dessous.',
  },
  N7: {
    title: '{{machine}} n’a plus de mémoire',
    explanation:
      'Ce qui a été vu : {{seen}}. Kubernetes expulse alors des pods, et Linux tue des processus, n’importe lesquels, K3s compris.',
    advice:
      'Cherchez ce qui occupe la mémoire, donnez-lui une limite ou déplacez-le. Si tout est voulu, la machine est trop petite : réduisez les demandes (requests) ou ajoutez de la mémoire.',
    about:
      'MemoryPressure vaut True, Linux a tué des processus faute de mémoire (SystemOOM), K3s lui-même a été tué, ou l’hôte a moins de 5 % de mémoire disponible. Un conteneur qui a seulement atteint sa propre limite relève de C1.',
  },
  N8: {
    title: '{{object}} n’a presque plus de numéros de processus',
    explanation:
      'Le kubelet signale {{seen}}. Un programme lance des processus ou des fils sans jamais les terminer ; bientôt plus rien de nouveau ne pourra démarrer sur cette machine.',
    advice:
      'Trouvez le programme qui a le plus de fils et redémarrez son pod. Fixez ensuite une limite de processus par pod (pod-max-pids).',
    about: 'PIDPressure vaut True. Les pods expulsés pour cette raison sont rangés dessous.',
  },
  N9: {
    title: '{{object}} : la base de K3s est injoignable, bloquée, lente ou trop grande',
    explanation:
      'Ce qui a été vu : {{seen}}. K3s écrit dans sa base chaque changement et chaque signe de vie des nœuds ; quand elle ne les prend plus, les changements échouent et les nœuds paraissent morts.',
    advice:
      'Si la base est un serveur à part (MySQL, PostgreSQL, etcd), vérifiez qu’il tourne et répond à cet hôte. Avec SQLite, regardez qui d’autre tient state.db ouvert et combien de temps le disque fait attendre les écritures. Arrêtez ce qui garde le verrou ; placez la base sur un disque plus rapide. Ne supprimez jamais state.db ni son fichier -wal ; sauvegardez les deux avant toute réparation.',
    about:
      'L’API ou le journal dit « database is locked » ou qu’etcd ne répond pas à temps, K3s n’atteint pas une base qui lui est extérieure, beaucoup de requêtes lentes sont notées, aucun bail (Lease) n’a été renouvelé depuis une minute et demie, ou state.db dépasse 2 Gio. Un disque plein relève de N6.',
  },
  N10: {
    title: '{{object}} : des certificats de K3s ont expiré ou vont expirer ({{file}})',
    explanation:
      'Le certificat {{file}} est valable jusqu’au {{date}}. Dès que l’un d’eux a expiré, nœuds et utilisateurs ne peuvent plus parler au serveur d’API.',
    advice:
      'Redémarrez {{unit}} : au démarrage, K3s renouvelle ce qui approche de sa fin. Recopiez ensuite /etc/rancher/k3s/k3s.yaml partout où il sert, car les copies expirent aussi. Une autorité (…-ca.crt) n’est pas renouvelée par un redémarrage : prévoyez « k3s certificate rotate-ca ».',
    about:
      'Un certificat sur un hôte ou dans l’événement de K3s a expiré, ou il reste moins d’un douzième (warning) ou d’un quart (info) de sa vie ; ou une connexion échoue parce qu’un certificat a expiré. Le certificat d’un Ingress est une autre affaire.',
  },
  N11: {
    title: '{{node}} est rejeté : le serveur connaît un autre mot de passe de nœud',
    explanation:
      'K3s garde pour chaque nom de nœud un mot de passe dans le Secret {{secret}}. La machine en présente un autre : elle a été réinstallée, a perdu /etc/rancher/node/password, ou deux machines portent le même nom.',
    advice:
      'Si c’est bien la même machine, supprimez le Secret kube-system/{{secret}} et redémarrez-y le service ; le nœud enregistre alors son nouveau mot de passe. S’il y a deux machines de ce nom, renommez-en une.',
    about:
      'Le journal dit « Node password rejected » ou le nœud porte l’événement NodePasswordValidationFailed. Un mauvais jeton, refusé par un 401, relève de N15.',
  },
  N12: {
    title: '{{machine}} : son horloge est fausse',
    explanation:
      'Ce qui a été vu : {{seen}}. Avec une horloge fausse, certificats et jetons paraissent expirés ou pas encore valables, et les nœuds se refusent les uns les autres.',
    advice:
      'Activez la synchronisation de l’heure (chrony ou systemd-timesyncd) et vérifiez que la machine atteint son serveur de temps ; redémarrez ensuite K3s s’il a été refusé entre-temps.',
    about:
      'L’horloge d’un hôte s’écarte de plus de dix secondes sans être tenue par NTP, un nœud renouvelle son bail (Lease) dans le futur, ou un certificat n’est « pas encore valable ». Quand tous les hôtes s’écartent de nous d’autant, c’est notre horloge qui est fausse et rien n’est dit.',
  },
  N13: {
    title: '{{node}} n’accepte pas de nouveaux pods ({{seen}})',
    explanation:
      'Le nœud est fermé : il a été mis de côté (cordon), une marque (taint) de Kubernetes y est restée, ou il n’est pas encore remis d’un redémarrage. Les pods en place continuent, les nouveaux attendent ou vont ailleurs.',
    advice:
      'Demandez si quelqu’un y travaille. Quand la raison a disparu, rouvrez-le avec « kubectl uncordon », ou retirez la marque restée.',
    about:
      'Le nœud est Ready avec spec.unschedulable ou avec une marque de Kubernetes dont la condition est finie depuis cinq minutes, ou il n’est pas Ready dans les dix minutes d’un redémarrage sans raison connue. Une marque posée tant que dure sa condition relève de cette condition.',
  },
  N14: {
    title: '{{node}} : sa version ou ses cgroups ne conviennent pas',
    explanation:
      'Ce qui a été vu : {{seen}}. Un kubelet ne doit être ni plus récent que son serveur d’API, ni plus ancien de plus de trois versions mineures, et il lui faut des cgroups que sa version prend en charge.',
    advice:
      'Mettez serveur et agents à la même version, le serveur d’abord. Pour les cgroups, faites ce que le message demande : cgroup v2, le cgroup mémoire sur la ligne de commande du noyau, ou le pilote de cgroups assorti.',
    about:
      'kubeletVersion est plus récente que le serveur d’API ou plus ancienne de plus de trois mineures, K3s s’arrête avec un message sur les cgroups, ou des pods échouent parce que les pilotes de cgroups du kubelet et de containerd diffèrent.',
  },
  N15: {
    title: '{{machine}} : le jeton K3s est faux, perdu, ou n’est pas celui de la base',
    explanation:
      'K3s dit : {{seen}}. Un agent a besoin du jeton du serveur pour entrer ; un serveur a besoin, pour ouvrir sa base, du jeton avec lequel elle a été chiffrée.',
    advice:
      'Remettez le bon jeton là où cette machine le lit ({{file}} ou /etc/rancher/k3s/config.yaml), puis redémarrez {{unit}}. Le jeton d’un serveur se trouve dans ses sauvegardes sous server/token. Ne démarrez jamais un serveur sur une base vide pour contourner cela : ce serait un autre cluster.',
    about:
      'K3s ne démarre pas et son journal dit que le jeton est refusé (401), que son empreinte d’autorité diffère, ou que les données d’amorçage sont chiffrées avec un autre jeton. Un mot de passe de nœud refusé relève de N11.',
  },
  N16: {
    title: '{{component}} ne travaille plus',
    explanation:
      'Ce qui a été vu : {{seen}}. Sans ordonnanceur (scheduler), aucun nouveau pod ne reçoit de nœud ; sans controller-manager, rien n’est créé, remplacé ni remarqué. Ce qui tourne continue.',
    advice:
      'Cherchez les derniers messages de ce composant dans le journal de k3s sur le serveur, ainsi que la charge et l’attente disque. Redémarrer k3s le relance ; les pods en marche ne sont pas touchés. Si le composant est un pod de kube-system, lisez plutôt le journal de ce pod.',
    about:
      'Son bail (Lease) n’est plus renouvelé et il n’a rien fait depuis, de nouveaux pods n’ont pas de condition PodScheduled après 30 secondes, ou aucun contrôleur ne regarde des charges modifiées. Un K3s sur SQLite n’a pas de tels baux, leur absence ne prouve donc rien.',
  },
  N17: {
    title: '{{node}} : les pods n’atteignent pas les Services du cluster',
    explanation:
      'Ce qui a été vu : {{seen}}. kube-proxy ou le réseau des pods ne fonctionne pas sur ce nœud, ou un pare-feu jette ses paquets.',
    advice:
      'Vérifiez qu’aucun pare-feu (firewalld, ufw) ne filtre les réseaux des pods et des Services 10.42.0.0/16 et 10.43.0.0/16 ni 8472/udp entre nœuds, puis redémarrez {{unit}}, qui réécrit les règles.',
    about:
      'kube-proxy ou flannel répètent dans le journal qu’ils ne peuvent pas écrire leurs règles, ou un pod de K3s en échec, ou des pods de deux charges du nœud, n’obtiennent pas de réponse du Service du serveur d’API, ni, quand tous les autres nœuds résolvent les noms, de CoreDNS. Les espaces de noms qui ont une règle de trafic sortant sont laissés de côté.',
  },
  N18: {
    title: '{{machine}} : K3s ne démarre pas',
    explanation: 'K3s démarre et s’arrête sans cesse, ou se déclare lui-même pas prêt. Il dit : {{seen}}.',
    advice:
      'Corrigez ce que le message nomme : une option de /etc/rancher/k3s/config.yaml inconnue de cette version, un port tenu par un autre programme, un fichier manquant. Redémarrez ensuite le service.',
    about:
      'Le service K3s échoue ou redémarre sans fin, ou le kubelet n’est pas prêt, pour une raison qu’aucune règle plus précise ne connaît ; la ligne qui en dit le plus est citée. Un service simplement arrêté relève de N19 (serveur) ou de N1 (agent).',
  },
  N19: {
    title: '{{machine}} : le service K3s du serveur est arrêté',
    explanation:
      'Le service {{unit}} ne tourne pas et rien ne le lancera : {{seen}}. Il n’y a pas de serveur d’API sur cette machine ; les conteneurs en marche continuent sans surveillance.',
    advice:
      'Demandez qui l’a arrêté et pourquoi, puis lancez-le avec « systemctl start {{unit}} », et activez-le s’il ne démarre pas avec la machine.',
    about:
      'L’unité K3s d’un serveur est inactive, masquée, absente, ou en échec sans dire pourquoi. Quand son journal donne la raison, c’est la règle de cette raison qui parle.',
  },
};
