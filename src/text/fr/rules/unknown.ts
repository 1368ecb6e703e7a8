import type { RuleTexts } from '../../rule-text.ts';

export const unknown: RuleTexts = {
  U1: {
    title: 'LIONS n’a pas pu tout lire dans {{object}} : {{kinds}}',
    explanation:
      'Ces sortes d’objets n’ont pas pu être lues : {{kinds}}. Règles qui ne peuvent juger sans elles : {{rules}}. Ce qu’elles auraient trouvé est inconnu, et non absent.',
    advice:
      'Si la raison est forbidden, donnez au compte de LIONS le droit de lister ces objets (lions doctor les nomme un à un). Si c’est timeout ou failed, réessayez, et regardez la charge du serveur.',
    about:
      'Le serveur d’API répond, mais certaines sortes d’objets voulues par les règles ont été refusées ou ont échoué. Si rien ne peut être lu, c’est N0 ou U3.',
  },
  U2: {
    title: '{{object}} n’a pas pu être lu : {{reason}}',
    explanation:
      'LIONS n’a pas pu lire {{parts}} de la machine {{name}} : {{message}}. Les règles qui regardent les machines ({{rules}}) n’ont pu juger celle-ci.',
    advice:
      'Essayez ssh à la main vers la machine, avec l’utilisateur et la clé de lions.yaml. Si elle est éteinte ou coupée du réseau, commencez par là ; si c’est la clé ou la clé d’hôte, corrigez lions.yaml.',
    about:
      'Une machine nommée dans lions.yaml était injoignable, a refusé la connexion, ou n’a laissé lire qu’une partie alors que son nœud est en difficulté. Si son nœud est connu comme arrêté, c’est ce constat qui le dit.',
  },
  U3: {
    title: 'LIONS ne peut interroger le serveur d’API {{name}} : {{reason}}',
    explanation:
      'La raison est de notre côté, non du côté du cluster : {{message}}. On ne sait rien de l’état du cluster.',
    advice:
      'Pour unauthorised, renouvelez le kubeconfig (sur K3s : /etc/rancher/k3s/k3s.yaml ; son certificat dure un an). Pour tls, vérifiez l’adresse et l’autorité qu’il contient ; pour un nom non résolu, l’adresse ; pour forbidden, les droits du compte.',
    about:
      'Les identifiants ont expiré ou n’ont aucun droit, le nom du serveur ne se résout pas ici, son certificat vient d’une autre autorité ou vaut pour un autre nom, ou autre chose qu’un serveur d’API répond. Un serveur qui ne répond pas relève de N0.',
  },
  U4: {
    title: '{{object}} ne marche pas, et LIONS ne sait pas pourquoi',
    explanation:
      'Le pod {{pod}} est en difficulté ({{state}}), et aucune règle n’en reconnaît la cause. Ce que le cluster en dit figure dans les preuves.',
    advice:
      'Lisez les événements et le journal du pod avec les commandes ci-dessous. Si vous trouvez la cause, dites-le aux auteurs de LIONS : une règle manque.',
    about:
      'Un pod échoue, attend ou n’est pas prêt depuis plus de deux minutes et aucune autre règle ne l’explique. Les pods jeunes ou terminés, ceux qui ont échoué puis ont été remplacés, et les longs téléchargements d’images sont laissés de côté.',
  },
  U5: {
    title: '{{object}} a trop peu de pods, et LIONS ne sait pas pourquoi',
    explanation:
      'Il devrait avoir {{wants}} pods et en a {{has}}. Le contrôleur ne signale aucun refus, et aucune règle ne reconnaît la cause.',
    advice:
      'Regardez les événements et les conditions de {{object}} avec les commandes ci-dessous, et le journal de K3s sur le serveur : c’est son controller manager qui crée les pods.',
    about:
      'Une charge a moins de pods que demandé depuis plus de deux minutes, sans pod en échec ni refus qui l’explique. Celles qui sont en pause, en cours de suppression, ou qui attendent la fin d’un pod sont laissées de côté.',
  },
  U6: {
    title: '{{object}} signale un trouble qu’aucune règle ne connaît : {{conditions}}',
    explanation: 'Le nœud dit de lui-même : {{said}}. Aucune règle ne reconnaît cette condition ou cette raison.',
    advice:
      'Regardez le nœud avec les commandes ci-dessous. Si la condition vient du node problem detector, son message dit ce qu’il a trouvé dans le journal du noyau ou du moteur de conteneurs.',
    about:
      'Un nœud n’est pas Ready pour une raison inconnue, ou porte une condition vraie qui n’est pas connue comme bonne. Des conditions comme EtcdIsVoter sont normales.',
  },
  U7: {
    title: '{{object}} n’obtient pas de volume, et LIONS ne sait pas pourquoi',
    explanation:
      'La demande est Pending (classe de stockage {{class}}), et aucune règle n’en reconnaît la cause. Dernière chose dite à son sujet : {{said}}.',
    advice: 'Regardez la demande, sa classe de stockage et les pods de son provisioner avec les commandes ci-dessous.',
    about:
      'Une demande est Pending depuis plus de deux minutes et aucune règle de la famille stockage ne l’explique. Une demande qui attend son premier consommateur et qu’aucun pod n’utilise est normale.',
  },
  U8: {
    title: '{{object}} : des journaux de conteneurs en échec n’ont pas pu être lus',
    explanation:
      'Les journaux qui en diraient plus sur {{containers}} n’ont pas pu être lus ({{reason}}) : {{message}}. Ce qui est dit de ces conteneurs ne repose que sur leur état.',
    advice:
      'Si la raison est forbidden, donnez au compte de LIONS le droit get sur pods/log. Sinon, le kubelet du nœud ne répond pas sur le port 10250 : regardez le nœud, ou lisez-y les journaux avec crictl logs.',
    about:
      'Une règle voulait le journal d’un conteneur en échec, n’a pu l’avoir, et la façon dont il s’est terminé ne dit pas pourquoi. Un conteneur qui n’a jamais tourné n’a pas de journal ; c’est normal.',
  },
  U9: {
    title: 'Des avertissements reviennent au sujet de {{object}} : {{reasons}}',
    explanation:
      'Des événements Warning au sujet de {{object}} reviennent sans cesse, son propre état ne dit pas qu’il va bien, et aucune règle ne les connaît. Derniers mots : {{said}}',
    advice:
      'Lisez les événements et l’objet avec les commandes ci-dessous, et le journal du contrôleur qui les envoie. Si vous trouvez la cause, dites-le aux auteurs de LIONS : une règle manque.',
    about:
      'Des événements Warning des 15 dernières minutes au sujet d’un objet qui existe encore, dits au moins trois fois ou pendant plus de deux minutes, et qu’aucun autre constat n’explique. Les événements des pods, des objets qui vont bien depuis, et ceux de la vie ordinaire d’un cluster sont laissés de côté.',
  },
};
