import type { RuleTexts } from '../../rule-text.ts';

export const postgresql = {
  P1: {
    title: '{{object}} : PostgreSQL n’a pas de mot de passe pour son superutilisateur',
    explanation:
      'Au premier démarrage, PostgreSQL crée sa base et a besoin d’un mot de passe pour le superutilisateur. Le conteneur {{container}} n’en reçoit aucun, ou un vide ({{problem}}), et s’arrête aussitôt.',
    advice:
      'Donnez au conteneur POSTGRES_PASSWORD (Bitnami : POSTGRESQL_PASSWORD) depuis un Secret dont la valeur n’est pas vide. Ne supprimez pas le mot de passe avec POSTGRES_HOST_AUTH_METHOD=trust.',
    about:
      'Le journal dit qu’aucun mot de passe de superutilisateur n’est donné, ou, si aucun journal n’est lisible, une image officielle sans aucune variable de mot de passe s’arrête aussitôt sur des données neuves. Un Secret ou une clé qui n’existe pas relève de G2 ou G3.',
  },
  P2: {
    title: '{{object}} : le répertoire de données de PostgreSQL n’est pas vide',
    explanation:
      'PostgreSQL voulait créer une base neuve dans un répertoire qui contient déjà d’autres fichiers : {{problem}}. Sur un disque neuf, c’est le plus souvent lost+found, parce que le répertoire est la racine du volume.',
    advice:
      'Regardez d’abord ce qui s’y trouve : si c’est une base plus ancienne, ne la supprimez pas. S’il n’y a que lost+found ou .snapshot, faites pointer PGDATA vers un répertoire sous le point de montage, par exemple /var/lib/postgresql/data/pgdata.',
    about:
      'initdb refuse un répertoire qui existe et n’est pas vide. Des données d’une autre version majeure relèvent de P4 ; des données sans leur fichier de version, de P10.',
  },
  P3: {
    title: '{{object}} : PostgreSQL n’a pas le droit d’utiliser son répertoire de données',
    explanation:
      'Le serveur tourne sous l’utilisateur {{user}} et exige un répertoire de données qui appartient à cet utilisateur, en mode 0700 ou 0750. Il dit : {{problem}}. Les données sont sur {{place}}.',
    advice:
      'Sur un volume local-path ou hostPath, fsGroup n’a aucun effet : changez le propriétaire du répertoire sur le nœud, ou avec un conteneur d’initialisation qui tourne en root (chown -R {{user}}:{{user}}, chmod 0700 sur le répertoire de données lui-même). Sur les autres volumes, mettez fsGroup avec fsGroupChangePolicy: OnRootMismatch, pour que Kubernetes n’ouvre pas les fichiers au groupe à chaque démarrage.',
    about:
      'Le journal parle d’un mauvais propriétaire, de permissions trop larges, ou d’un répertoire de données qui ne peut être ni lu ni créé. Un système de fichiers en lecture seule, ou des fichiers hors du répertoire de données, relèvent de C12 ; le mode d’une clé TLS, de P6.',
  },
  P4: {
    title: '{{object}} : les données sont de PostgreSQL {{old}}, l’image de {{present}}',
    explanation:
      'Les fichiers du volume ont été créés par PostgreSQL {{old}} ; l’image est maintenant en {{present}}. Une version majeure ne sait pas lire les fichiers d’une autre, le serveur refuse donc de démarrer. Les données sont intactes.',
    advice:
      'Remettez l’ancienne image : la base sert de nouveau. Migrez ensuite à dessein : exportez avec pg_dumpall, démarrez la nouvelle version sur un volume neuf et restaurez-y ; ou utilisez pg_upgrade sur une copie. Ne supprimez ni ne videz jamais le volume, et fixez la version majeure dans l’étiquette de l’image.',
    about:
      'Le serveur dit que les fichiers de la base sont incompatibles, avec les deux versions. Un fichier de contrôle qui ne nomme aucune version est abîmé : P10. Le refus des images à partir de 18 d’utiliser l’ancien montage relève de P5.',
  },
  P5: {
    title: '{{object}} : à partir de PostgreSQL 18, le volume se monte ailleurs',
    explanation:
      'L’image {{image}} garde chaque version majeure dans un répertoire à elle sous /var/lib/postgresql et refuse de démarrer avec un volume, ou des données plus anciennes, dans {{mount}}.',
    advice:
      'S’il y a déjà des données, remettez l’ancienne image (17 ou plus ancienne), exportez avec pg_dumpall et restaurez dans la nouvelle version ; ne videz jamais le volume. Pour une base neuve, montez le volume sur /var/lib/postgresql et ne définissez pas PGDATA.',
    about:
      'Le script de démarrage de l’image officielle, 18 ou plus récente, affiche ce qu’il a trouvé à l’ancien endroit ; ou, si aucun journal n’est lisible, une telle image s’arrête aussitôt sur un volume monté dans /var/lib/postgresql/data. Les images plus anciennes qui trouvent des données d’une autre version relèvent de P4.',
  },
  P6: {
    title: '{{object}} : PostgreSQL n’accepte pas ses réglages',
    explanation: 'Le serveur s’arrête avant d’ouvrir la base, parce qu’un de ses réglages est faux : {{problem}}',
    advice:
      'Corrigez le paramètre, le fichier ou l’argument que le message nomme ; les paramètres changent avec les versions majeures, comparez donc avec la documentation de celle-ci. Pour une bibliothèque, prenez une image qui la contient ; pour une clé TLS, mode 0600 et bon propriétaire. Les données sont intactes.',
    about:
      'Le journal nomme un paramètre inconnu, une valeur non permise, une erreur dans postgresql.conf ou pg_hba.conf, une bibliothèque ou un certificat absent, ou une clé que d’autres peuvent lire. Les variables dont l’image a besoin au premier démarrage relèvent de P1.',
  },
  P7: {
    title: '{{object}} : le disque de PostgreSQL est plein',
    explanation:
      'PostgreSQL ne peut plus écrire : {{problem}}. Ses données sont sur {{place}}. Ce qui le remplit, ce sont le plus souvent des journaux de transactions gardés pour un slot de réplication ou pour un archivage qui n’aboutit pas.',
    advice:
      'Ne supprimez jamais rien dans pg_wal : la base serait perdue. Libérez de la place hors du répertoire de données ou agrandissez le volume ; un volume local-path est un répertoire du nœud et partage son disque. Une fois le serveur en marche, cherchez les slots de réplication que personne n’utilise et un archive_command en échec, puis seulement retirez ce qui est de trop.',
    about:
      'Le journal du serveur, ou ce qu’il a répondu à ses clients, dit qu’il ne reste plus de place sur le volume des données. Le disque d’un nœud sous pression relève de N6, le volume plein d’un autre programme de C15, un /dev/shm plein de P11.',
  },
  P8: {
    title: '{{object}} : deux serveurs PostgreSQL, ou un vieux verrou, sur les mêmes données',
    explanation:
      'Le répertoire de données est verrouillé ou utilisé par un autre serveur : {{problem}}. Autres pods avec le même volume : {{others}}. ReadWriteOnce permet un nœud et non un pod, et des serveurs dans des conteneurs séparés ne voient pas le verrou l’un de l’autre : les deux écrivent, et les données s’abîment.',
    advice:
      'Arrêtez aussitôt tous les pods sauf un (échelle à 1), et utilisez un StatefulSet, la stratégie Recreate ou ReadWriteOncePod. Ne supprimez postmaster.pid qu’après vous être assuré qu’aucun autre pod n’utilise le volume ; vérifiez ensuite les données et gardez un export.',
    about:
      'Le serveur rencontre le fichier de verrou d’un autre, ou deux serveurs PostgreSQL en marche montent la même demande de volume. Des réplicas qui ont chacun leur volume relèvent de P16.',
  },
  P9: {
    title: '{{object}} : une sonde tue PostgreSQL alors qu’il récupère encore',
    explanation:
      'Le serveur était au travail quand il a été tué : {{working}}. La sonde ({{probe}}) accorde {{allowed}} s depuis le démarrage, la dernière vie a duré {{lives}} s ; chaque arrêt fait reprendre la récupération au début, elle ne finit donc jamais (redémarrages jusqu’ici : {{restarts}}).',
    advice:
      'Laissez-le finir : ajoutez une startupProbe qui accorde bien plus que la plus longue récupération (par exemple failureThreshold 360 × periodSeconds 10 = une heure), ou retirez la sonde de vie pour l’instant. Ne raccourcissez jamais la sonde, ne supprimez jamais pg_wal, et ne redémarrez pas le pod à la main.',
    about:
      'Le kubelet arrête le serveur à cause d’une sonde de vie ou de démarrage, et le journal ou la sonde parle de récupération, de ré-exécution ou de la première initialisation. Une sonde qui échoue pour une autre raison relève de C3 ou C4.',
  },
  P10: {
    title: '{{object}} : les fichiers de PostgreSQL sont abîmés ou incomplets',
    explanation:
      'Le serveur ne peut pas ouvrir sa base : {{problem}}. Cela arrive après un disque perdu, la copie d’un répertoire de données en marche, deux serveurs sur un même volume, ou des journaux de transactions supprimés.',
    advice:
      'Arrêtez le pod et copiez tout le volume avant toute chose ; ne travaillez que sur la copie. Restaurez la sauvegarde ou l’export le plus récent. pg_resetwal jette des données validées et vient en dernier, sur une copie seulement, suivi d’un export et d’une restauration dans une base neuve. Ne supprimez jamais la demande de volume pour faire taire l’erreur.',
    about:
      'Le journal parle d’un point de vérification absent ou invalide, d’un fichier de contrôle abîmé, de fichiers absents ou de pages invalides, et le serveur s’arrête. Des données d’une autre version majeure relèvent de P4 ; des fichiers interdits de lecture, de P3.',
  },
  P11: {
    title: '{{object}} : PostgreSQL manque de mémoire',
    explanation:
      'PostgreSQL a été tué faute de mémoire ou n’obtient pas la mémoire partagée qu’il lui faut : {{problem}} (limite de mémoire : {{limit}}). Kubernetes donne à un conteneur 64 Mio dans /dev/shm, quelle que soit sa limite.',
    advice:
      'Avec OOMKilled, relevez la limite, ou baissez shared_buffers, work_mem et max_connections. Quand la mémoire partagée ne peut pas être agrandie, montez un emptyDir avec « medium: Memory » sur /dev/shm ; il compte dans la limite. Après un arrêt brutal, le serveur a besoin de temps pour récupérer : laissez-le faire.',
    about:
      'Un conteneur PostgreSQL finit en OOMKilled, ou le serveur dit qu’il ne peut pas créer ou agrandir sa mémoire partagée, ou qu’un de ses processus a été tué par le signal 9 ou 7. Les arrêts d’autres programmes relèvent de C1 et C2.',
  },
  P12: {
    title: '{{object}} : la base n’a été initialisée qu’à moitié',
    explanation:
      'Les scripts du premier démarrage ont échoué, ou n’ont pas créé ce dont les clients ont besoin : {{problem}} (script : {{script}}). Ils ne s’exécutent que si le répertoire de données est vide ; à chaque démarrage suivant PostgreSQL les saute, il manque donc des rôles, des bases ou des tables alors que le serveur paraît sain.',
    advice:
      'Corrigez le script, puis exécutez à la main le SQL manquant dans la base en marche, ou créez-y le rôle ou la base qui manque. Seulement si la base est neuve et ne contient rien de valeur, repartez d’un volume vide ; exportez-la d’abord dans tous les cas.',
    about:
      'Un script de /docker-entrypoint-initdb.d a interrompu le premier démarrage ; ou il manque à des clients un rôle ou une base d’un serveur en marche, dont la première vie a mal fini ou qui a de tels scripts. Un client qui demande sinon un mauvais nom relève de C6.',
  },
  P13: {
    title: '{{object}} : la base {{database}} a encore un autre mot de passe',
    explanation:
      'La base fonctionne, et refuse le mot de passe de ses clients : {{problem}}. POSTGRES_PASSWORD n’est lu qu’à la création de la base ; un Secret changé ou recréé plus tard n’y change rien.',
    advice:
      'Décidez quel mot de passe est le bon. Posez-le dans la base (ALTER ROLE … PASSWORD, ou \\password dans psql à l’intérieur du pod, où aucun mot de passe n’est demandé), mettez le même dans le Secret, puis redémarrez les clients. Ne videz jamais le volume pour cela.',
    about:
      'Un serveur prêt refuse des clients qui prennent leur mot de passe dans le Secret même avec lequel le serveur a été créé, ou plusieurs clients d’origines différentes à la fois. Un seul client avec un Secret à lui relève de C6 ; un rôle qui n’existe pas, de P12 ou C6.',
  },
  P16: {
    title: '{{object}} : {{replicas}} bases séparées derrière un seul Service',
    explanation:
      'L’image {{image}} ne réplique pas d’elle-même : chacun des {{replicas}} réplicas est une base à part. Le Service {{service}} envoie chaque connexion à l’un ou l’autre, si bien que des données semblent apparaître et disparaître.',
    advice:
      'Exportez d’abord chaque réplica (pg_dumpall dans chaque pod) : chacun peut contenir des données que les autres n’ont pas. Revenez ensuite à un seul réplica, réunissez ce qu’il faut, et prenez un opérateur comme CloudNativePG si vous en voulez plusieurs.',
    about:
      'Un StatefulSet ou un Deployment avec plus d’un réplica d’une image PostgreSQL simple, sans aucun signe d’un gestionnaire de réplication, et un Service qui les sélectionne tous. Les images et opérateurs qui répliquent ne sont pas signalés ici.',
  },
  P17: {
    title: '{{object}} : seul {{container}}, à côté de PostgreSQL, échoue',
    explanation:
      'PostgreSQL lui-même fonctionne et est prêt (conteneur {{server}}) ; le conteneur {{container}} du même pod échoue : {{problem}}. Tant qu’un conteneur n’est pas prêt, Kubernetes garde tout le pod hors de ses Services.',
    advice:
      'Laissez la base en paix : corrigez ou retirez {{container}}. Si des clients sont coupés entre-temps, ôtez ce conteneur du modèle du pod ; les données ne sont pas concernées.',
    about:
      'Dans le pod d’un serveur PostgreSQL prêt, un autre conteneur (exporter, sauvegarde, proxy) plante ou n’est pas prêt. Un mot de passe que la base lui refuse relève de P13, une variable utilisée avant sa définition de C17.',
  },
} satisfies RuleTexts;
