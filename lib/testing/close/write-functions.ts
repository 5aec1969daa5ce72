import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '@/scripts/root.js';

/** The tables whose rows a sign-off covers, as SQL and as Prisma name them. */
const tables = 'movements|expenses|expense_lines|transfers|reimbursables|receipts|bank_lines';
const models = 'movement|expense|expenseLine|transfer|reimbursable|receipt|bankLine';
const write = new RegExp(
  `\\b(?:insert into|update|delete from) (?:${tables})\\b|\\btx\\.(?:${models})\\.(?:create|update|delete|upsert)`,
);

/**
 * Returns the exported functions of lib/data that write one of the tables, as "path#name": those with such a statement, also in a
 * function of the same file that they use.
 */
export function writeFunctions(): readonly string[] {
  const folder = join(root, 'lib', 'data');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('.test.') && !path.startsWith('generated'))
    .flatMap((path) => {
      const file = join(folder, path);
      return writersIn(readFileSync(file, 'utf8')).map(
        (name) => `${relative(folder, file).replaceAll('\\', '/')}#${name}`,
      );
    })
    .sort();
}

function writersIn(source: string): string[] {
  const parts = source.split(/^(?=(?:export )?(?:async )?(?:const|function|class) )/m).slice(1);
  const declared = parts.map((text) => ({
    text,
    name: /(?:const|function\*?|class) (\w+)/.exec(text)?.[1] ?? '',
    isExported: text.startsWith('export'),
  }));
  const writers = new Set(declared.filter(({ text }) => write.test(text)).map(({ name }) => name));
  for (let size = -1; size !== writers.size; ) {
    size = writers.size;
    for (const { text, name } of declared)
      if ([...writers].some((one) => new RegExp(`\\b${one}\\b`).test(text))) writers.add(name);
  }
  return declared.filter(({ name, isExported }) => isExported && writers.has(name)).map(({ name }) => name);
}
