import { script } from '../machine.ts';
import type { Place } from './fault.ts';

const folder = '/etc/rancher/k3s/config.yaml.d';

/** Adds lines to K3s's configuration and starts it with them, without waiting: it may never come up. */
export function withConfig({ machine }: Place, name: string, yaml: string): Promise<string> {
  return script(
    machine,
    `mkdir -p ${folder}
cat > ${folder}/90-${name}.yaml <<'YAML'
${yaml}
YAML
systemctl restart --no-block ${machine.unit}`,
  );
}

/** Takes them away; a restart also forgets K3s's own long delays (5 minutes for a pressure condition). */
export function withoutConfig({ machine }: Place, name: string): Promise<string> {
  return script(
    machine,
    `[ -e ${folder}/90-${name}.yaml ] || exit 0
rm ${folder}/90-${name}.yaml
systemctl restart ${machine.unit}`,
  );
}
