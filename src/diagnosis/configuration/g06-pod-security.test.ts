import { ruleCases } from '../testing/rule-cases.ts';
import { g06PodSecurity } from './g06-pod-security.ts';
import { refusedWith } from './testing/refused-with.ts';

ruleCases(g06PodSecurity, {
  finds: {
    'a restricted namespace': {
      objects: refusedWith(
        'Error creating: pods "web-7f9c-x" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container "app" must set securityContext.capabilities.drop=["ALL"]), runAsNonRoot != true (pod or container "app" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container "app" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
      ),
      object: 'Deployment/shop/web',
      severity: 'critical',
      evidence: [/violates PodSecurity "restricted:latest"/],
      victims: ['Namespace/shop'],
    },
    'host paths under baseline': {
      objects: refusedWith(
        'Error creating: pods "x" is forbidden: violates PodSecurity "baseline:v1.30": hostPath volumes (volume "data")',
      ),
      object: 'Deployment/shop/web',
      evidence: [/hostPath volumes/],
    },
  },
  ignores: {
    'another refusal': { objects: refusedWith('Error creating: pods "x" is forbidden: no') },
  },
});
