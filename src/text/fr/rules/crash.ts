import type { RuleTexts } from '../../rule-text.ts';

export const crash: RuleTexts = {
  C1: {
    title: '{{object}} : le conteneur {{container}} a besoin de plus de mémoire que sa limite',
    explanation:
      'Linux a tué le conteneur {{container}} parce qu’il dépassait sa limite mémoire de {{limit}} (OOMKilled, {{restarts}} redémarrages à ce jour).',
    advice:
      'Augmentez la limite mémoire jusqu’au besoin réel de l’application, ou cherchez la fuite. Pour Java et Node.js, vérifiez que le réglage du tas reste sous la limite.',
    about:
      'Un conteneur a été tué avec la raison OOMKilled et possède sa propre limite mémoire. Une mise à mort sans limite, quand tout le nœud manque de mémoire, relève de C2.',
  },
};
