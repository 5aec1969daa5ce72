import type { Client } from 'pg';
import { z } from 'zod';
import { normaliseMerchant } from '@/lib/domain/merchant/name/normalise';
import { commonWord, rareWord } from './dataset/merchants';
import { employee, owner, support } from './people';

/** A page to measure: its name in the report, its path with query, and the person who opens it. */
export type Page = { readonly name: string; readonly path: string; readonly person: string };

const rowsPerPage = 50;
const dimensions = ['category', 'account', 'tracking', 'payee', 'supplier', 'person', 'card', 'currency', 'time'];

const facts = z.object({
  slug: z.string(),
  expenses: z.number(),
  category: z.string(),
  card: z.string(),
  /** The card with the most expenses. */
  largestCard: z.string(),
  synced: z.string(),
  open: z.string(),
  /** Null if no expense of a small database failed. */
  failed: z.string().nullable(),
  run: z.string(),
  cursor: z.string(),
  /** The merchant key of the largest payee, and the ref of an account. */
  payee: z.string(),
  account: z.string(),
  /** The bank account that stands for the cards. */
  bankAccount: z.string(),
  /** Null if all statement lines of a small database are linked. */
  openLine: z.string().nullable(),
  transfer: z.string(),
  /** A claim that waits for approval, and one that was paid. */
  waitingClaim: z.string(),
  paidClaim: z.string(),
  closedMonth: z.string(),
  /** Null if no line of a small database was refused. */
  refusedLine: z.string().nullable(),
});

/** Returns every page that is measured, for the largest company of a database. Page 3,000 is the last one if it has fewer. */
export async function listPages(client: Client): Promise<readonly Page[]> {
  const facts = await readFacts(client);
  const { slug, category, card, synced, open, failed, run, cursor, expenses, payee, account } = facts;
  const deep = Math.min(3_000, Math.ceil(expenses / rowsPerPage));
  const month = new Date(Date.now() - 60 * 86_400_000).toISOString().slice(0, 7);
  const reconcile = (tab: string, more: Readonly<Record<string, string>> = {}) =>
    `/reconcile?${new URLSearchParams({ account: facts.bankAccount, month, tab, ...more })}`;
  const list = (name: string, query: Readonly<Record<string, string>>) =>
    ({ name: `list, ${name}`, path: `/${slug}/expenses?${new URLSearchParams(query)}`, person: owner }) satisfies Page;
  const page = (name: string, path: string, person = owner): Page => ({ name, path: `/${slug}${path}`, person });
  const report = (by: string, period: string) =>
    page(`report by ${by}, ${period}`, `/reports?by=${by}&period=${period}`);
  const days = { kind: 'spending', from: `${month}-01`, to: `${month}-28` };
  const statuses = ['needs-you', 'incomplete', 'ready', 'failed', 'unknown', 'changed', 'synced'];
  return [
    page('home', ''),
    page('list', '/expenses'),
    list(deep === 3_000 ? 'page 3,000' : 'last page', { after: cursor }),
    ...statuses.map((status) => list(status, { status })),
    list('synced, last pages', { status: 'synced', after: cursor }),
    list('month', { month }),
    list('category', { category }),
    list('card', { card }),
    list('without a receipt', { receipt: 'missing' }),
    list('common word', { text: commonWord }),
    list('rare words', { text: rareWord }),
    list('word that matches nothing', { text: 'Zzyzx' }),
    list('three filters', { status: 'synced', category, month }),
    page('expense, synced', `/expenses/${synced}`),
    page('expense, open', `/expenses/${open}`),
    page('new expense', '/expenses/new'),
    page('receipts', '/receipts'),
    page('syncs', '/syncs'),
    page('sync run', `/syncs/${run}`),
    page('preflight of all', '/syncs/new'),
    page('mapping', '/mapping'),
    page('cards', '/mapping/cards'),
    page('rules', '/mapping/rules'),
    page('suppliers', '/mapping/suppliers'),
    page('mapping versions', '/mapping/versions'),
    page('mapping health', '/mapping/health'),
    page('people', '/settings/people'),
    ...dimensions.map((by) => report(by, 'last-month')),
    ...['category', 'payee', 'person', 'time'].map((by) => report(by, 'tax-year')),
    page('report of an employee', '/reports?by=payee&period=tax-year', employee),
    page('budgets', '/reports/budgets'),
    list('spending of a payee', { ...days, payee }),
    list('spending in a currency', { ...days, currency: 'EUR' }),
    list('spending of an account', { ...days, account }),
    page('reconcile, newest month', '/reconcile'),
    ...['todo', 'suggested', 'matched', 'all', 'difference'].map((tab) => page(`reconcile, ${tab}`, reconcile(tab))),
    ...(facts.openLine
      ? [page('reconcile, why a line is open', reconcile('todo', { why: `line:${facts.openLine}` }))]
      : []),
    page('bank accounts', '/bank-accounts'),
    page('bank account', `/bank-accounts/${facts.bankAccount}`),
    page('import of a statement', '/bank-accounts/import'),
    list('claims', { kind: 'reimbursable' }),
    list('claims to approve', { claim: 'submitted' }),
    list('claims to pay', { claim: 'unpaid' }),
    page('claim, waiting', `/expenses/${facts.waitingClaim}`),
    page('claim, paid', `/expenses/${facts.paidClaim}`),
    page('new claim', '/claims/new'),
    list('transfers', { kind: 'transfer' }),
    page('transfer', `/transfers/${facts.transfer}`),
    page('new transfer', '/transfers/new'),
    page('months', '/close'),
    page('month to close', `/close/${month}`),
    page('closed month', `/close/${facts.closedMonth}`),
    page('home of an employee', '', employee),
    page('list of an employee', '/expenses', employee),
    { name: 'support list', path: '/support', person: support },
    { name: 'support search', path: `/support?${new URLSearchParams({ text: commonWord })}`, person: support },
    ...(failed ? [{ name: 'support item', path: `/support/items/${failed}`, person: support }] : []),
    { name: 'support, bank lines', path: '/support/bank-lines', person: support },
    ...(facts.refusedLine
      ? [{ name: 'support, bank line', path: `/support/bank-lines/${facts.refusedLine}`, person: support }]
      : []),
    { name: 'support, lanes', path: '/support/lanes', person: support },
  ];
}

/** The pages of the mix, each with its weight: the pages that people open most. */
export const mix: Readonly<Record<string, number>> = {
  home: 4,
  list: 6,
  'list, page 3,000': 1,
  'list, last page': 1,
  'list, needs-you': 2,
  'list, ready': 2,
  'list, common word': 2,
  'expense, synced': 5,
  'expense, open': 4,
  receipts: 2,
  syncs: 2,
  'sync run': 2,
  mapping: 2,
  suppliers: 1,
  'home of an employee': 2,
  'list of an employee': 2,
  'support list': 1,
};

/** Returns what the paths need: ids of the company of the owner, which is the largest one. */
export async function readFacts(client: Client): Promise<z.output<typeof facts>> {
  const { rows } = await client.query(
    `with company as (
       select m.company_id as id, c.slug, count(*) over () as expenses from members m
       join users u on u.id = m.user_id join companies c on c.id = m.company_id where u.email = $1),
     own as (select v.* from movements v join company c on c.id = v.company_id where v.removed_at is null)
     select slug, (select count(*)::int from own) as expenses,
       (select id from categories where company_id = company.id and name = 'Travel') as category,
       (select id from cards where company_id = company.id and name = 'Business current') as card,
       (select card_id from own where card_id is not null group by 1 order by count(*) desc limit 1) as "largestCard",
       (select id from own where kind = 'expense' and status = 'synced' and receipt_count > 0 order by day desc limit 1) as synced,
       (select id from own where kind = 'expense' and status in ('incomplete', 'ready') order by day desc limit 1) as open,
       (select latest_item_id from own where status = 'failed' order by day desc limit 1) as failed,
       (select id from sync_runs where company_id = company.id order by id desc limit 1) as run,
       (select day || '_' || id from own order by day desc, id desc
         offset (select least(count(*) - ${rowsPerPage} - 1, 2999 * ${rowsPerPage} - 1) from own) limit 1) as cursor,
       (select merchant from expenses where company_id = company.id group by 1 order by count(*) desc limit 1) as payee,
       (select value ->> 'accountRef' from mapping_versions v, jsonb_each(v.content -> 'categories') where v.company_id = company.id
         order by number desc, key limit 1) as account,
       (select bank_account_ref from holding_accounts where company_id = company.id limit 1) as "bankAccount",
       (select id from bank_lines l where l.company_id = company.id and source = 'statement' and not exists (
         select from reconciliation_rows w where w.row_id = l.id) order by day desc limit 1) as "openLine",
       (select id from own where kind = 'transfer' order by day desc limit 1) as transfer,
       (select m.id from own m join reimbursables r on r.id = m.id where r.state = 'submitted' order by m.day limit 1) as "waitingClaim",
       (select m.id from own m join reimbursables r on r.id = m.id where r.paid_day is not null order by m.day desc limit 1) as "paidClaim",
       (select month from periods where company_id = company.id and state = 'closed' order by month desc limit 1) as "closedMonth",
       (select l.latest_item_id from bank_lines l join sync_items i on i.id = l.latest_item_id
         where l.company_id = company.id and i.state = 'failed' order by l.day desc limit 1) as "refusedLine"
     from company`,
    [owner],
  );
  const { payee, ...read } = facts.parse(rows[0]);
  return { ...read, payee: normaliseMerchant(payee).key };
}
