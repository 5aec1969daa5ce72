import 'server-only';
import { countsIn } from '@/lib/data/counts/counts';
import { inScope, type Tx } from '@/lib/data/db';
import { refNamesIn } from '@/lib/data/ref-names';
import { rulesOf, setupIn } from '@/lib/data/setup/setup';
import { entriesOf } from '@/lib/domain/books/entry-names';
import type { Viewer } from '@/lib/domain/company/viewer';
import { actionRefs } from '@/lib/domain/rules/action';
import { defaultRuleName } from '@/lib/domain/rules/describe';
import { ruleLimits } from '@/lib/domain/rules/limits';
import { parseRule, type Rule, type RuleContent } from '@/lib/domain/rules/rule';
import { shorten } from '@/lib/domain/text';

/** Returns the company's active rules in order. The first rule that matches an expense codes it. */
export async function rulesIn(tx: Tx, companyId: string): Promise<Rule[]> {
  const rows = await tx.rule.findMany({
    where: { companyId, archivedAt: null },
    select: { id: true, name: true, revision: true, conditions: true, actions: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    take: ruleLimits.rules,
  });
  return rows.map(({ conditions, actions, ...rule }) => ({ ...rule, ...parseRule({ conditions, actions }) }));
}

export type RuleNames = ReadonlyMap<string, string>;

export type RuleList = {
  readonly rules: readonly (Rule & { readonly coded: number })[];
  readonly names: RuleNames;
};

/**
 * Returns the active rules in order, the names of the entries in them, and how many expenses since `day` each rule
 * coded. A large company's numbers are those of the last count of all its expenses.
 */
export const listRules = (viewer: Viewer, day: string): Promise<RuleList> =>
  inScope(viewer, async (tx) => {
    const rules = rulesOf(await setupIn(tx, viewer.companyId));
    const { isSmall, counts } = await countsIn(tx, viewer);
    const coded = isSmall ? await codedSince(tx, viewer.companyId, day) : new Map(Object.entries(counts?.coded ?? {}));
    return {
      rules: rules.map((rule) => ({ ...rule, coded: coded.get(rule.id) ?? 0 })),
      names: await ruleNamesIn(tx, viewer.companyId, rules),
    };
  });

/** Returns one rule; null when it does not exist or is archived. */
export const findRule = (viewer: Viewer, id: string): Promise<{ rule: Rule; names: RuleNames } | null> =>
  inScope(viewer, async (tx) => {
    const rule = (await rulesIn(tx, viewer.companyId)).find((one) => one.id === id);
    return rule ? { rule, names: await ruleNamesIn(tx, viewer.companyId, [rule]) } : null;
  });

/** Returns a default name for a rule: "Uber → Travel". */
export const nameRule = (viewer: Viewer, rule: RuleContent): Promise<string> =>
  inScope(viewer, async (tx) => {
    const names = await ruleNamesIn(tx, viewer.companyId, [rule]);
    return shorten(defaultRuleName(rule, { names, locale: viewer.locale }), ruleLimits.name);
  });

/** Rules may name archived categories and cards too. */
const mostNamed = 5_000;

/** Returns the names of everything these rules refer to: of the company by id, and of the books by list and ref. */
export async function ruleNamesIn(
  tx: Tx,
  companyId: string,
  rules: readonly Pick<Rule, 'action'>[],
): Promise<RuleNames> {
  const named = await tx.$queryRaw<{ id: string; name: string }[]>`
    (select id::text as id, name from categories where company_id = ${companyId}::uuid order by id desc limit ${mostNamed})
    union all (select id::text, name from cards where company_id = ${companyId}::uuid order by id desc limit ${mostNamed})
    union all (select u.id::text, u.name from members m join users u on u.id = m.user_id
      where m.company_id = ${companyId}::uuid limit ${mostNamed})`;
  const refs = rules.map(({ action }) => actionRefs(action));
  const ofBooks = await refNamesIn(
    tx,
    companyId,
    refs.flatMap(({ taxRates, tracking, suppliers, customers }) => [
      ...entriesOf('taxRates', taxRates),
      ...entriesOf('tracking', tracking),
      ...entriesOf('suppliers', suppliers),
      ...entriesOf('customers', customers),
    ]),
  );
  return new Map<string, string>([...ofBooks, ...named.map(({ id, name }) => [id, name] as const)]);
}

async function codedSince(tx: Tx, companyId: string, day: string): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ rule: string; coded: bigint }[]>`
    select rule, count(distinct expense) as coded from (
      select source.value ->> 'ruleId' as rule, e.id as expense
      from movements e join expense_lines l on l.expense_id = e.id, jsonb_each(l.sources) source
      where e.company_id = ${companyId}::uuid and e.day >= ${day} and e.removed_at is null
        and source.value ->> 'by' = 'rule'
      union all
      select supplier_source ->> 'ruleId', id from movements join expenses using (id, company_id)
      where company_id = ${companyId}::uuid and day >= ${day} and removed_at is null
        and supplier_source ->> 'by' = 'rule') given
    group by rule`;
  return new Map(rows.map(({ rule, coded }) => [rule, Number(coded)]));
}
