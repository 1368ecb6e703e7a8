import { describe, expect, test } from 'vitest';
import { isDefaultPassword } from './default-passwords.ts';
import { placeholdersIn, wholePlaceholder } from './placeholder.ts';

describe('a template variable that nobody filled in', () => {
  test.each([
    ['{{ db_host }}', ['{{ db_host }}']],
    ['jdbc:postgresql://{{ db_host }}:5432/{{db_name}}', ['{{ db_host }}', '{{db_name}}']],
    ['{{ .Values.host }}/x', ['{{ .Values.host }}']],
    ['${DB_HOST}', ['${DB_HOST}']],
    ['<your-password>', ['<your-password>']],
    ['<PASSWORD>', ['<PASSWORD>']],
    ['CHANGE_ME', ['CHANGE_ME']],
    ['REPLACE_WITH_DOMAIN', ['REPLACE_WITH_DOMAIN']],
    ['%%DB_HOST%%', ['%%DB_HOST%%']],
    ['%DBHOST%', ['%DBHOST%']],
    ['#{DbPassword}#', ['#{DbPassword}#']],
    ['__IMAGE_TAG__', ['__IMAGE_TAG__']],
    ['@DATABASE_URL@', ['@DATABASE_URL@']],
    ['((db-password))', ['((db-password))']],
    ['<%= db_host %>', ['<%= db_host %>']],
    ['<db-password>', ['<db-password>']],
    ['<no value>', ['<no value>']],
    ['[your api key]', ['[your api key]']],
  ])('stands in %s', (value, found) => expect(placeholdersIn(value)).toEqual(found));

  test.each([
    'http://${HOST}:80',
    'CHANGE_ME-hunter2',
    'CHANGEME_8f3kd9',
    '{{ $labels.instance }} is down',
    '{{.Level}} {{.Message}}',
    '<html>',
    '<none>',
    '<a href="x">',
    '100%',
    '%H:%M',
    '__init__',
    '@Tr0ub4dor@',
    '((Hunter2!))',
    '["a","b"]',
    '#{8f3kd9}x',
    'a < b > c',
    '',
    '{}',
    'x'.repeat(5000),
  ])('does not stand in %s', (value) => expect(placeholdersIn(value)).toEqual([]));

  test('is the whole value or is not', () => {
    expect(wholePlaceholder(' {{ x }}\n')).toBe('{{ x }}');
    expect(wholePlaceholder('a {{ x }}')).toBeUndefined();
  });
});

describe('a default password', () => {
  test.each([
    ['POSTGRES_PASSWORD', 'changeme', true],
    ['admin-password', 'admin\n', true],
    ['password', 'Tr0ub4dor&3', false],
    ['username', 'admin', false],
    ['bypass', 'admin', false],
  ])('%s: %s', (key, value, expected) => expect(isDefaultPassword(key, value)).toBe(expected));
});
