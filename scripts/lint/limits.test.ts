// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources under test contain them
import { expect, test } from 'vitest';
import { checkLimits } from './limits';

const linesOf = (source: string) => checkLimits('lib/data/expense/list.ts', source).map(({ line }) => line);

test('finds lists that are read without a limit', () => {
  expect(linesOf('tx.rule.findMany({ where: { companyId }, orderBy: { id: "asc" } })')).toEqual([1]);
  expect(linesOf('\ntx.rule.findMany({\n  where: { OR: [{ a: f(1) }] },\n});\nother({ take: 5 })')).toEqual([2]);
  expect(linesOf('tx.$queryRaw<{ id: string }[]>`select id from rules where company_id = ${companyId}::uuid`')).toEqual(
    [1],
  );
  expect(linesOf('tx.$queryRaw`select a from b where ${x ? Prisma.sql`c` : none} order by d`')).toEqual([1]);
});

test('takes a limit, the options of a page, ids of the caller, and aggregates', () => {
  for (const source of [
    'tx.rule.findMany({ where: { companyId }, take: 50 })',
    'tx.rule.findMany({ where: { companyId, ...where }, ...order })',
    'tx.rule.findMany({ where: { id: { in: ids } } })',
    'tx.$queryRaw`select id from rules where company_id = ${companyId}::uuid limit ${size}`',
    'tx.$queryRaw`select a from b where ${x ? Prisma.sql`c` : none} order by d limit ${size}`',
    'tx.$queryRaw`select count(*)::int as count from rules where company_id = ${companyId}::uuid`',
    'tx.$queryRaw`select id from rules where id = any(${ids}::uuid[])`',
    'tx.$executeRaw`select 1 from rules where company_id = ${companyId}::uuid`',
  ])
    expect(linesOf(source), source).toEqual([]);
});

test('looks at queries of the data folder only', () => {
  const source = 'tx.rule.findMany({ where: { companyId } })';
  for (const path of ['lib/data/list.test.ts', 'lib/data/generated/client.ts', 'proof/sim/rules.ts'])
    expect(checkLimits(path, source), path).toEqual([]);
});
