import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { icons } from '@iconify-json/lucide';
import { expect, test } from 'vitest';

test('every icon class in the code names an icon of Lucide', () => {
  const names = ['app', 'components'].flatMap(filesIn).flatMap((file) => {
    const classes = readFileSync(file, 'utf8').matchAll(/['" ]icon-([a-z0-9-]+)['" ]/g);
    return [...classes].map(([, name]) => name ?? '');
  });
  expect(names).toContain('house');
  expect(names.filter((name) => !(name in icons.icons))).toEqual([]);
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx') || name.endsWith('.ts'))
    .map((name) => join(folder, name));
