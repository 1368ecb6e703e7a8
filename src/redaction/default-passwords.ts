/** Passwords that installers and tutorials set, which whoever attacks tries first. Lower case. */
const known = new Set(
  'admin admin123 administrator changeit changeme changeme123 change-me default demo example gitea grafana guest keycloak letmein master minio minioadmin mongo mysql pass pass123 passw0rd password password1 password123 postgres postgresql prom-operator qwerty rabbitmq redis root secret strapi supersecret test test123 toor user welcome 0000 1234 12345 123456 1234567 12345678 123456789'.split(
    ' ',
  ),
);

const passwordKey = /(?<![a-z])pass(?:word|wd|phrase|code)?(?![a-z])|password|pwd|^secret$/i;

/** Whether what a key holds by its name is a password, and its value one that everybody knows. */
export function isDefaultPassword(key: string, value: string): boolean {
  return passwordKey.test(key) && known.has(value.trim().toLowerCase());
}
