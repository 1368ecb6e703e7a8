import type { RuleTexts } from '../../rule-text.ts';

export const configuration: RuleTexts = {
  G1: {
    title: '{{object}} manque ; nécessaire à {{users}}',
    explanation:
      'Le ConfigMap n’existe pas dans le namespace {{namespace}}, et y font référence : {{users}}. Un conteneur qui en a besoin ne peut démarrer ; celui qui tourne déjà continue jusqu’à son prochain démarrage. Noms voisins : {{near}}.',
    advice:
      'Recréez le ConfigMap (depuis vos manifestes, une sauvegarde ou le déploiement qui le produit), ou corrigez le nom là où il est utilisé. Les pods démarrent d’eux-mêmes dans les deux minutes.',
    about:
      'Un ConfigMap dont un pod a besoin comme variable ou comme volume n’existe pas. Les références marquées optional ne comptent jamais. Un objet présent auquel il manque une clé relève de G3.',
  },
  G2: {
    title: '{{object}} manque ; nécessaire à {{users}}',
    explanation:
      'Le Secret n’existe pas dans le namespace {{namespace}}, et y font référence : {{users}}. Un conteneur qui en a besoin ne peut démarrer ; celui qui tourne déjà continue jusqu’à son prochain démarrage. Noms voisins : {{near}}.',
    advice:
      'Recréez le Secret (depuis vos manifestes, une sauvegarde ou le déploiement qui le produit), ou corrigez le nom là où il est utilisé. Les pods démarrent d’eux-mêmes dans les deux minutes.',
    about:
      'Un Secret dont un pod a besoin comme variable ou comme volume n’existe pas. Les références marquées optional ne comptent jamais. Un objet présent auquel il manque une clé relève de G3 ; un pull secret absent, de I4.',
  },
  G3: {
    title: 'Il manque {{keys}} dans {{object}} ; nécessaire à {{users}}',
    explanation:
      'L’objet existe, mais sans {{keys}}, que demandent : {{users}} ; ou ce qu’il a sous ce nom ne peut nommer une variable. Clés voisines : {{near}}.',
    advice:
      'Ajoutez la clé à {{object}}, ou corrigez-la là où elle est utilisée (env, envFrom ou les items du volume). Les pods démarrent d’eux-mêmes dans les deux minutes.',
    about:
      'Un ConfigMap ou un Secret est là, mais une variable ou un élément de volume demande une clé qu’il n’a pas. Une clé ignorée par envFrom ne compte que si le conteneur plante.',
  },
  G4: {
    title: '{{object}} refuse les pods de {{workload}}',
    explanation:
      'Le quota du namespace ne permet pas un pod de plus : {{detail}}. Aucun pod n’est créé, il n’y a donc rien d’autre à voir que ce message.',
    advice:
      'Faites de la place dans le namespace, réduisez les demandes de {{workload}}, ou relevez le quota si le cluster a la place. S’il est écrit « must specify », déclarez requests et limits dans le modèle de pod, ou posez des valeurs par défaut avec un LimitRange.',
    about:
      'Un contrôleur ne peut créer ses pods parce qu’un ResourceQuota serait dépassé, ou parce que le quota exige des requests et limits que le pod ne déclare pas. Les refus passés ne comptent plus dès que tous les pods sont là.',
  },
  G5: {
    title: '{{workload}} demande plus ou moins que ne permet son LimitRange {{range}}',
    explanation:
      'Le serveur d’API refuse les pods : {{detail}}. La borne est fixée par le LimitRange {{range}} du namespace.',
    advice:
      'Ramenez les requests et limits de la charge dans la borne, ou changez le LimitRange si la borne est mauvaise.',
    about:
      'Un contrôleur ne peut créer ses pods parce qu’un conteneur ou un pod demande plus, ou moins, que ne permet un LimitRange.',
  },
  G6: {
    title: '{{object}} enfreint le niveau de sécurité {{level}} de son namespace',
    explanation:
      'Le namespace {{namespace}} impose Pod Security au niveau {{level}}, et le modèle de pod l’enfreint : {{violations}}. Aucun pod n’est créé.',
    advice:
      'Ajoutez ce qui est demandé au securityContext de la charge. N’abaissez le niveau du namespace (étiquette pod-security.kubernetes.io/enforce) que si cette charge a vraiment besoin de tels droits.',
    about:
      'L’admission Pod Security refuse les pods d’un contrôleur. Une étiquette warn ou audit seule ne refuse rien.',
  },
  G7: {
    title: '{{object}} manque, donc {{workload}} n’obtient aucun pod',
    explanation:
      'Les pods de {{workload}} doivent tourner sous le ServiceAccount {{name}}, qui n’existe pas dans le namespace {{namespace}}. Le serveur d’API refuse de les créer.',
    advice:
      'Créez le ServiceAccount avec les droits dont l’application a besoin, ou corrigez serviceAccountName dans la charge.',
    about: 'Un contrôleur ne peut créer ses pods parce que le ServiceAccount qu’ils nomment n’existe pas.',
  },
  G8: {
    title: 'Le webhook {{webhook}} prive {{workload}} de ses pods',
    explanation:
      'Chaque nouveau pod est d’abord présenté au webhook d’admission {{webhook}}, et celui-ci a refusé, ou n’a pas répondu : {{detail}}. Son Service : {{service}}.',
    advice:
      'S’il refuse, mettez la charge en accord avec ce qu’il demande. S’il ne répond pas, réparez ses pods ou son certificat. En dernier recours, mettez sa failurePolicy à Ignore : ses contrôles sont alors coupés.',
    about:
      'Un contrôleur ne peut créer ses pods parce qu’un webhook d’admission les refuse, ne répond pas à temps, n’a aucun pod derrière son Service, ou présente un certificat sans confiance.',
  },
  G9: {
    title: '{{object}} n’est pas utilisable par {{workload}}',
    explanation:
      'Les pods de {{workload}} nomment {{object}}, qui n’existe pas, ou dont le moteur de conteneurs du nœud ne connaît pas le handler ({{reason}}).',
    advice:
      'Créez la classe, corrigez ou retirez son nom dans la charge, ou installez ce moteur sur le nœud et redémarrez-y K3s.',
    about:
      'Une PriorityClass ou une RuntimeClass nommée par un pod manque, ou containerd n’a pas ce moteur sur le nœud.',
  },
  G10: {
    title: 'Le serveur d’API refuse les pods de {{object}}',
    explanation: 'Le contrôleur ne peut créer de pods. Le serveur d’API dit : {{detail}}.',
    advice:
      'Corrigez le modèle de pod comme le dit le message. S’il parle d’une règle d’admission, regardez cette règle.',
    about:
      'Un contrôleur ne peut créer ses pods ou son prochain ReplicaSet, pour une raison qu’aucune règle plus précise ne connaît : champ invalide, règle d’admission, droit manquant.',
  },
  G11: {
    title: '{{object}} est en pause au milieu de sa mise à jour',
    explanation:
      'Seuls {{updated}} replicas sur {{wanted}} ont la dernière version, et le Deployment est en pause : aucun changement ne prend effet, pas même une correction.',
    advice:
      'Cherchez qui l’a mis en pause et pourquoi, puis reprenez avec kubectl rollout resume, ou annulez le changement.',
    about:
      'spec.paused est posé alors que la dernière version n’est pas entièrement déployée. Un Deployment en pause mais à jour, ou réduit à zéro, n’est pas signalé.',
  },
  G12: {
    title: '{{object}} manque, les pods de {{workload}} ne se trouvent pas entre eux',
    explanation:
      '{{workload}} désigne {{service}} comme le Service qui donne leur nom à ses pods, mais il n’existe pas. Un pod échoue parce qu’un tel nom ne se résout pas.',
    advice:
      'Créez le Service headless (clusterIP: None) avec le sélecteur du StatefulSet. Il fait partie des manifestes de l’application.',
    about:
      'Le Service de référence d’un StatefulSet n’existe pas et le journal d’un pod montre qu’il a cherché en vain un nom sous lui. Sans une telle ligne, rien n’est signalé : beaucoup de StatefulSets s’en passent.',
  },
};
