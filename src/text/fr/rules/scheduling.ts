import type { RuleTexts } from '../../rule-text.ts';

export const scheduling: RuleTexts = {
  S1: {
    title: '{{object}} ne trouve pas de nœud avec assez de {{resource}}',
    explanation:
      'Un de ses pods demande {{resource}} : {{wanted}}, et les nœuds qui lui sont destinés en ont moins de libre (libre / en tout : {{nodes}}). C’est la réservation qui compte, pas l’usage. Plus grandes réservations à cet endroit : {{largest}}.',
    advice:
      'Réduisez la demande au besoin réel de l’application, réduisez ou arrêtez ce qui réserve le plus, ou ajoutez un nœud. Regardez d’abord l’usage réel avec kubectl top.',
    about:
      'Un pod attend parce que les demandes des pods déjà placés laissent trop peu de processeur, de mémoire, de stockage éphémère, de places de pods ou de périphériques. Une demande plus grande qu’un nœud entier relève de S9 ; la place prise par des pods plus importants, de S10 ; moins d’une minute d’attente est normale.',
  },
  S2: {
    title: '{{object}} veut un nœud qui n’existe pas : {{wanted}}',
    explanation:
      'Le pod ne peut aller que sur des nœuds avec {{wanted}}, et aucun nœud n’est ainsi. Étiquettes qui s’en approchent : {{near}}.',
    advice: 'Corrigez le nodeSelector ou l’affinité de nœud de la charge, ou donnez au bon nœud l’étiquette demandée.',
    about:
      'nodeSelector ou l’affinité de nœud obligatoire ne correspond à aucun nœud : une étiquette que personne ne porte, une autre valeur, une faute de frappe, ou le nom d’un nœud disparu. Si des nœuds conviennent mais sont pleins ou marqués d’un taint, la cause est celle-là (S1, S3).',
  },
  S3: {
    title: '{{object}} : aucun nœud n’accepte les pods, à cause du taint {{taint}}',
    explanation:
      'Les nœuds où les pods pourraient aller portent un taint ({{taint}}) que les pods en attente ne tolèrent pas. Nœuds : {{nodes}}.',
    advice:
      'Si le taint est voulu, ajoutez la toleration à la charge, ou retirez le taint. Un taint nommé not-ready, unreachable ou …-pressure disparaît de lui-même quand le nœud va mieux : réparez le nœud, ne retirez pas le taint.',
    about:
      'Chaque nœud destiné à un pod porte un taint que le pod ne tolère pas. Les taints que Kubernetes pose sur un nœud malade sont comptés comme la faute du nœud ; PreferNoSchedule n’écarte personne ; un nœud fermé par cordon relève de S6.',
  },
  S4: {
    title: '{{object}} : ses règles de placement ne laissent aucun nœud',
    explanation:
      'Des règles sur la place des autres pods ({{rule}}) excluent tous les nœuds possibles ; nœuds en question : {{nodes}}. Ce qui gêne : {{because}}.',
    advice:
      'Ramenez le nombre de replicas au nombre de nœuds, ajoutez un nœud, ou faites de la règle une préférence (preferredDuringScheduling…, ScheduleAnyway). Si cela bloque une mise à jour, laissez d’abord partir l’ancien pod (maxUnavailable: 1).',
    about:
      'Une affinité, une anti-affinité de pods ou une répartition obligatoire ne peut être tenue, le plus souvent parce qu’il y a plus de replicas que de nœuds. Une simple préférence ne fait jamais attendre un pod.',
  },
  S5: {
    title: '{{object}} : le port {{ports}} du nœud est déjà pris',
    explanation:
      'Le pod veut {{ports}} sur le nœud lui-même, et un seul pod par nœud peut l’avoir. Il appartient à : {{holders}}.',
    advice:
      'Donnez un autre port à l’un des deux, ou arrêtez celui qui est inutile. Si l’ancienne version de la même charge le tient, choisissez la stratégie Recreate.',
    about:
      'Un hostPort dont le pod a besoin est tenu par un autre pod sur chaque nœud qui lui est destiné. Le scheduler ne voit pas les programmes de la machine hors de Kubernetes : ceux-là se montrent par un plantage, non par une attente.',
  },
  S6: {
    title: '{{object}} : aucun nœud n’accepte de nouveaux pods',
    explanation:
      'Tous les nœuds permis aux pods en attente sont fermés par cordon, ou il n’y a aucun nœud. Fermés : {{nodes}}. Les pods déjà lancés continuent ; rien de nouveau ne démarre.',
    advice:
      'Cherchez pourquoi le nœud a été fermé (mise à jour, réparation en cours). Quand c’est fini, rouvrez-le avec kubectl uncordon. S’il n’y a aucun nœud, démarrez K3s sur les machines.',
    about:
      'Des pods attendent parce que kubectl cordon ou drain a fermé tous les nœuds qui leur sont destinés, ou parce qu’aucun nœud n’a rejoint le cluster.',
  },
  S7: {
    title: '{{object}} attend l’ouverture d’un scheduling gate : {{gates}}',
    explanation:
      'Le pod porte des scheduling gates ({{gates}}). Le scheduler ne le regarde pas tant que celui qui les a posés ne les a pas retirés.',
    advice:
      'Regardez le contrôleur à qui appartient ce gate : tourne-t-il, attend-il un quota ou un accord ? Si le gate a été écrit à la main, retirez-le du modèle de pod.',
    about:
      'Un pod porte des scheduling gates depuis plus d’une minute. Les files d’attente s’en servent à dessein ; c’est alors une nouvelle de la file, non une panne.',
  },
  S8: {
    title: '{{object}} : le scheduler {{scheduler}} n’existe pas ou n’agit pas',
    explanation:
      'Les pods nomment le scheduler {{scheduler}} dans schedulerName, et il n’en a jamais dit un mot. Le scheduler propre de Kubernetes ne touche pas à ces pods.',
    advice:
      'Installez ce scheduler ou relancez-le, ou retirez schedulerName de la charge pour que le scheduler par défaut prenne les pods.',
    about:
      'Un pod nomme un autre scheduler que celui par défaut, et n’a ni nœud, ni condition, ni événement. Un pod refusé a un message et relève des autres règles ; si le scheduler par défaut se tait, c’est N16.',
  },
  S9: {
    title: '{{object}} demande plus de {{resource}} qu’aucun nœud n’en possède',
    explanation:
      'Un de ses pods demande {{resource}} : {{wanted}}. Même vide, aucun nœud qui lui est destiné n’en offre autant (libre / en tout : {{nodes}}). Il ne pourra jamais démarrer ici.',
    advice:
      'Réduisez la demande sous ce qu’offre un nœud, ou ajoutez un nœud plus grand. Pour un périphérique comme un GPU, installez son device plugin sur le nœud qui le possède.',
    about:
      'La demande d’un seul pod dépasse la quantité allouable de chaque nœud qui lui est destiné : attendre ne sert à rien. Si un nœud vide suffirait, c’est S1.',
  },
  S10: {
    title: '{{object}} cède la place à des pods plus prioritaires',
    explanation:
      'Sa priorité est {{priority}}. Un de ses pods demande {{resource}} : {{wanted}}, que des pods plus importants ont pris (libre / en tout : {{nodes}}). Plus importants à cet endroit : {{higher}}.',
    advice:
      'Décidez lequel compte le plus : élevez la classe de priorité de cette charge, réduisez les demandes des autres, ou ajoutez un nœud.',
    about:
      'Un pod attend parce que des pods plus prioritaires l’ont évincé (préemption) ou occupent la place qui lui manque. Les pods du système, au-dessus de tous, ne comptent pas.',
  },
  S11: {
    title: '{{object}} : chaque nœud refuse le pod pour une autre raison',
    explanation: 'Aucun nœud ne prend le pod, et il n’y a pas une raison mais plusieurs : {{reasons}}.',
    advice:
      'Choisissez l’obstacle le plus facile à lever (tolérer ou retirer un taint, libérer des ressources, assouplir une règle) et levez celui-là : un seul nœud suffit.',
    about:
      'Les nœuds excluent un pod pour des raisons différentes, si bien qu’aucune règle n’explique tout. Les nœuds réservés par leur rôle, et ceux que le pod écarte lui-même, ne comptent pas.',
  },
};
