import type { RuleTexts } from '../../rule-text.ts';

export const service = {
  E1: {
    title: '{{object}} ne sélectionne aucun pod',
    explanation:
      'Le Service envoie son trafic aux pods portant {{selector}}, et aucun pod ni aucun workload n’a ces labels. Sans doute visé : {{meant}}. Attendu par : {{users}}.',
    advice:
      'Accordez le sélecteur du Service et les labels des pods ; modifiez le Service, car le sélecteur d’un workload ne peut pas changer. Un Service n’atteint que les pods de son propre espace de noms. Si plus rien ne doit se trouver derrière, supprimez-le avec ce qui y mène.',
    about:
      'Un Service dont le sélecteur ne correspond à aucun pod ni modèle de workload, alors que des pods qui semblent visés existent (labels presque identiques, même nom, même port) ou qu’une route ou un programme en a besoin. Un workload réduit à zéro, un Service sans sélecteur, un ExternalName et un Service que personne ne demande ne sont pas un problème.',
  },
  E2: {
    title: '{{object}} : le port {{port}} mène à {{target}}, que les pods n’ont pas',
    explanation:
      'Le Service envoie le port {{port}} vers le port {{target}} des pods de {{workload}}. Ils déclarent : {{declared}}. Les connexions sont refusées, ou il n’y a aucun point de terminaison.',
    advice:
      'Mettez dans targetPort le port sur lequel le programme écoute, ou le nom que le conteneur lui donne. Les noms doivent être identiques à la lettre, et le protocole aussi.',
    about:
      'Un targetPort dont aucun conteneur des pods sélectionnés ne porte le nom, de sorte que Kubernetes ne crée aucun point de terminaison ; ou un numéro qu’ils ne déclarent pas et que leurs sondes n’interrogent pas, alors qu’une sonde, leur journal, leur ligne de commande, une révision antérieure, le nom du port, un client ou un contrôleur d’ingress refusé, ou le port habituel de leur image montre qu’ils écoutent ailleurs. Un port simplement non déclaré n’est pas un problème.',
  },
  E3: {
    title: '{{object}} coupe {{user}} de {{wanted}}',
    explanation:
      'Aucune NetworkPolicy applicable ({{direction}}) n’autorise cette connexion, et elle est nécessaire : sans elle {{user}} échoue, ou n’y conduit plus les utilisateurs. Les preuves montrent ce que la policy autorise.',
    advice:
      'Ajoutez le pair ou le port à la policy, ou écrivez-en une seconde qui l’autorise : les policies ne font que s’additionner. Depuis le contrôleur d’ingress, autorisez son espace de noms par kubernetes.io/metadata.name. K3s refuse ces connexions aussitôt, d’autres greffons les laissent expirer.',
    about:
      'Calculé d’après les policies qui sélectionnent les pods aux deux bouts : le journal d’un programme en échec dit qu’il n’atteint pas un Service, un pod ou Internet, ou les pods du contrôleur d’ingress ne peuvent pas atteindre un backend. Des noms non résolus à cause d’une policy relèvent de D8 ; rien n’est dit là où K3s tourne avec --disable-network-policy.',
  },
  E4: {
    title: '{{object}} : ce qu’elle autorise, elle ne l’autorise à personne ({{selector}})',
    explanation:
      'Un sélecteur de cette NetworkPolicy ne correspond à rien : {{selector}}. Semble visé : {{near}}. Ceux qu’elle devrait laisser passer sont coupés dès qu’ils essaient.',
    advice:
      'Corrigez les labels. Chaque espace de noms porte kubernetes.io/metadata.name avec son propre nom ; un label name n’existe que si quelqu’un l’a posé. Si un outil ajoute des labels à tous les sélecteurs, tenez-le à l’écart des NetworkPolicies.',
    about:
      'Un pair d’une NetworkPolicy, ou son propre sélecteur de pods, ne correspond à aucun espace de noms ni pod, et quelque chose convient presque, ou rien ne passe du tout à cause d’un label qu’aucun espace de noms ne porte. Un pair pour un espace de noms non installé n’est pas un problème ; un trafic nécessaire et coupé relève de E3 ou D8.',
  },
  E5: {
    title: '{{object}} de type LoadBalancer n’a pas d’adresse',
    explanation:
      'Le Service attend une adresse extérieure, et aucune n’est venue. Qui donne des adresses dans ce cluster, d’après ce qu’on y voit : {{giver}}.',
    advice:
      'Activez le ServiceLB de K3s (retirez servicelb de disable) ou donnez à MetalLB une plage avec une adresse libre. Si aucun des deux n’est voulu, faites du Service un ClusterIP derrière l’ingress.',
    about:
      'Un Service de type LoadBalancer dont le statut n’a pas d’adresse depuis des minutes : ServiceLB est désactivé, aucun autre contrôleur n’est là, ou sa plage est épuisée. Quand ses propres pods sur les nœuds ou le contrôleur ont un problème, ce constat est replié sous celui-là ; un Service récent n’est pas un problème.',
  },
} satisfies RuleTexts;
