import type { RuleTexts } from '../../rule-text.ts';

export const storage: RuleTexts = {
  V2: {
    title: 'La classe de stockage « {{class}} » n’existe pas',
    explanation:
      'Des demandes de volume veulent la classe « {{class}} », et ce cluster n’a que : {{classes}}. Personne ne fabriquera jamais leurs volumes, et les pods qui en ont besoin ne peuvent pas démarrer.',
    advice:
      'La classe d’une demande ne se change pas : sauvegardez la demande, supprimez-la et recréez-la avec une classe existante (elle n’a encore aucune donnée), puis corrigez le chart ou le manifeste. Ou créez une classe de ce nom.',
    about:
      'Une demande est Pending et nomme une StorageClass absente, et aucun volume libre fait à la main ne porte cette classe. K3s n’apporte que local-path. Une demande qui ne nomme aucune classe relève de V3.',
  },
  V3: {
    title: '{{object}} : aucune classe nommée, et aucune par défaut',
    explanation:
      'La demande laisse le choix de la classe au cluster, mais aucune classe n’est marquée par défaut. Classes de ce cluster : {{classes}}.',
    advice:
      'Marquez une classe par défaut, ou nommez-en une dans la demande. Une demande sans classe prend d’elle-même une nouvelle classe par défaut.',
    about:
      'La demande n’a pas de storageClassName, aucune classe ne porte la marque par défaut, et aucun volume fait à la main ne convient. Un nom vide est différent : il demande un volume fait à la main (V9, V11).',
  },
  V4: {
    title: '{{object}} : rien ne fabrique les volumes de la classe {{class}}',
    explanation:
      'La demande {{claim}} attend que le programme {{provisioner}} fabrique son volume, et il ne le fait pas. État de ce programme : {{state}}.',
    advice:
      'Remettez ce programme en marche : regardez ses pods et son journal. Avec K3s, vérifiez que local-storage n’a pas été désactivé. Les demandes en attente avancent ensuite d’elles-mêmes.',
    about:
      'Une demande attend sans réponse le programme de sa classe, et celui-ci n’a aucun pod prêt, reste introuvable, ou se tait depuis cinq minutes. Une demande qui attend son premier pod est normale.',
  },
  V5: {
    title: '{{object}} : le pod auxiliaire qui crée le dossier échoue',
    explanation:
      'Le programme local-path lance sur le nœud un pod de courte durée pour créer le dossier du volume, et ce pod n’aboutit pas. Ce que l’on sait : {{detail}}',
    advice:
      'Regardez le pod auxiliaire tant qu’il existe : son image doit être disponible, son nœud doit accepter des pods, et l’espace de noms doit admettre un pod qui monte un chemin du nœud.',
    about:
      'Le programme signale « create process timeout » ou un pod auxiliaire refusé, ou un tel pod attend depuis plus d’une minute. Quand le pod auxiliaire a sa propre cause, c’est elle qui est montrée.',
  },
  V6: {
    title: '{{object}} : mode d’accès {{modes}} impossible avec la classe {{class}}',
    explanation:
      'La demande veut servir à plusieurs nœuds à la fois ({{modes}}). Le stockage de la classe {{class}} appartient à un seul nœud et ne le peut pas.',
    advice:
      'Recréez la demande avec ReadWriteOnce si tous ses pods tournent sur un même nœud. Pour partager entre nœuds, prenez un stockage en réseau comme NFS ou Longhorn.',
    about:
      'Le programme de la classe refuse le mode d’accès, ou une demande local-path veut ReadWriteMany ou ReadOnlyMany après le choix d’un nœud.',
  },
  V7: {
    title: '{{object}} : la classe {{class}} ne sait pas faire ({{fault}})',
    explanation:
      'Les volumes local-path sont créés sur le nœud du premier pod. Un sélecteur de volumes, ou une classe qui lie avant qu’un pod existe, n’est pas compatible : {{fault}}.',
    advice:
      'Retirez le sélecteur de la demande ; pour la classe, recréez-la avec volumeBindingMode WaitForFirstConsumer (supprimer une classe ne touche pas aux volumes existants).',
    about:
      'Le programme dit que les sélecteurs ne sont pas pris en charge ou qu’aucun nœud n’a été indiqué, ou une classe local-path a volumeBindingMode Immediate.',
  },
  V8: {
    title: '{{object}} : local-path n’a pas de chemin utilisable pour le nœud',
    explanation:
      'Les réglages de local-path ne disent pas où placer les volumes de ce nœud, ou le disent mal : {{detail}}',
    advice:
      'Corrigez config.json dans le ConfigMap local-path-config : une entrée pour le nœud ou pour DEFAULT_PATH_FOR_NON_LISTED_NODES, avec des chemins absolus autres que /. K3s réécrit son propre manifeste au démarrage : réglez-y --default-local-storage-path.',
    about: 'Le programme signale que sa configuration n’a ni entrée ni chemin pour le nœud choisi.',
  },
  V9: {
    title: '{{object}} : le volume {{volume}} ne convient pas à la demande',
    explanation: 'Un volume fait à la main existe, mais Kubernetes ne le lie pas à cause de : {{fault}}.',
    advice:
      'Accordez la demande et le volume. Si le volume est Released et que ses données sont voulues, vérifiez d’abord les données, puis retirez claimRef.uid du volume ; sinon, créez un nouveau volume.',
    about:
      'La demande vise un volume fait à la main, et le plus proche diffère par la taille, la classe, le mode d’accès, le mode de volume ou les étiquettes, ou appartient encore à une demande antérieure.',
  },
  V10: {
    title: '{{object}} : ses données sont là où le pod ne peut pas tourner ({{node}})',
    explanation:
      'La demande est attachée à {{node}}, et son pod ne peut pas y démarrer : le nœud a disparu ou est en panne, ou les volumes du pod se trouvent sur des nœuds différents. Les volumes locaux ne se déplacent pas.',
    advice:
      'Remettez le nœud en service sous son ancien nom. S’il est perdu pour de bon, restaurez les données d’une sauvegarde dans une nouvelle demande. Une demande encore sans volume a seulement besoin que l’on retire son annotation selected-node.',
    about:
      'L’affinité de nœud du volume ne laisse aucun nœud existant et prêt, ou le nœud choisi pour un nouveau volume a disparu. Un nœud présent mais plein ou fermé relève de l’ordonnancement.',
  },
  V11: {
    title: '{{object}} : plus de volume pour la demande, ou plus de place',
    explanation:
      'La demande veut {{size}} de la classe {{class}}, et il n’y a ni volume libre ni place pour en créer un. Message : {{detail}}',
    advice:
      'Ajoutez un volume ou libérez de la place là où les volumes sont créés, puis attendez : la liaison est retentée d’elle-même. Ne supprimez jamais de volumes Released avant d’avoir regardé leurs données.',
    about:
      'Aucun volume fait à la main n’est libre, le stockage se dit plein, ou le nœud a déjà autant de volumes qu’il peut en attacher. Un volume présent qui ne convient pas relève de V9.',
  },
  V13: {
    title: '{{object}} : suppression demandée qui n’aboutit pas',
    explanation:
      'L’objet a été supprimé, et quelque chose le retient encore. Utilisé par : {{users}}. Finalizers : {{finalizers}}. De nouveaux pods ne peuvent pas s’en servir entre-temps.',
    advice:
      'Si la suppression était voulue, arrêtez les pods qui l’utilisent, et il partira de lui-même. Une suppression ne s’annule pas : sauvegardez d’abord les données, et ne retirez jamais les finalizers à l’aveugle.',
    about:
      'Une demande ou un volume porte une date de suppression depuis plus de dix minutes ou bloque un nouveau pod, ou le nettoyage d’un volume rendu a échoué.',
  },
  V14: {
    title: '{{object}} : son volume {{volume}} n’existe pas',
    explanation:
      'La demande est liée au volume {{volume}}, et cet objet a disparu. Les données se trouvent peut-être encore dans le stockage ou sur le disque du nœud.',
    advice:
      'Cherchez les données avant toute autre chose. Recréez l’objet volume avec le même nom et le même chemin, ou restaurez une sauvegarde dans une nouvelle demande.',
    about: 'La phase de la demande est Lost, ou elle nomme un PersistentVolume absent.',
  },
  V16: {
    title: '{{object}} : volume {{volume}} impossible à monter sur {{node}}',
    explanation:
      'Le pod a un nœud, mais ce nœud ne peut pas attacher ou monter le volume « {{volume}} ». Il dit : {{detail}}',
    advice:
      'Lisez le message : un chemin manquant ou un système de fichiers se répare sur le nœud ; pour NFS, vérifiez que le serveur est joignable et exporte le chemin ; un volume encore attaché ailleurs doit d’abord quitter l’autre nœud.',
    about:
      'Un pod attend depuis plus d’une minute avec FailedMount ou FailedAttachVolume sur du stockage. Les ConfigMaps et Secrets absents ont leur propre règle.',
  },
  V17: {
    title: '{{object}} n’existe pas, et des pods en ont besoin',
    explanation:
      '{{workload}} nomme la demande de volume « {{claim}} », qui n’existe pas dans son espace de noms. Le pod ne peut pas démarrer.',
    advice:
      'Vérifiez le nom et l’espace de noms, puis créez la demande. Si elle a été supprimée, ses données sont peut-être encore dans un volume Released ou dans une sauvegarde : cherchez avant d’en créer une vide.',
    about:
      'Un pod qui ne démarre pas nomme une demande absente. Une demande qui existe et attend un volume a d’autres règles.',
  },
  V18: {
    title: '{{object}} : le stockage refuse la demande ou sa nouvelle taille',
    explanation: 'La création ou l’agrandissement du volume ({{size}}, classe {{class}}) a été refusé : {{detail}}',
    advice:
      'Lisez le message. Les volumes local-path et ceux faits à la main ne s’agrandissent pas : créez une demande plus grande, copiez les données, puis basculez.',
    about:
      'Le programme de la classe refuse pour une raison qui n’a pas sa propre règle, l’agrandissement échoue ou est impossible, ou le serveur d’API rejette les demandes d’un StatefulSet. Les quotas ont leur propre règle.',
  },
  V19: {
    title: '{{object}} est déjà tenue par un autre pod ({{holder}})',
    explanation:
      'La demande a le mode d’accès ReadWriteOncePod : un seul pod peut s’en servir. Le pod {{holder}} s’en sert, donc le suivant attend.',
    advice:
      'Si ce pod est une ancienne version de la même charge, réglez sa stratégie sur Recreate pour qu’il s’arrête d’abord. Sinon, arrêtez l’un des deux.',
    about: 'Un pod sans nœud et un pod placé partagent une demande dont le mode d’accès est ReadWriteOncePod.',
  },
};
