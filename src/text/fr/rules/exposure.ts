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
} satisfies RuleTexts;
