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
      'Derrière {{object}} se trouve {{surface}}, ouvert à quiconque atteint vos machines par {{way}}. Celui qui y entre peut lire ou changer tout ce qu’il administre.',
    advice:
      'Passez le Service en ClusterIP et utilisez kubectl port-forward ou un VPN, ou placez-le derrière l’ingress avec TLS et mot de passe. En attendant, fermez le port dans le pare-feu ; les NodePorts échappent aux règles prévues pour la machine seule : vérifiez depuis une autre machine.',
    about:
      'Un NodePort, un répartiteur de charge ou une adresse externe mène au tableau de bord de Kubernetes, à Grafana, Prometheus, pgAdmin, à l’API non protégée de Traefik, à une base de données ou semblable ; ou un ingress mène à un programme sans mot de passe et rien devant lui n’en demande. Les répartiteurs limités à certaines adresses et les pods qu’une NetworkPolicy cache sont laissés de côté.',
  },
} satisfies RuleTexts;
