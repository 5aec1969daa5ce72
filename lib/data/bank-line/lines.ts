import 'server-only';
import { type CompanyScope, inScope, type Tx } from '@/lib/data/db';
import type { Prisma } from '@/lib/data/generated/client';
import { type Page, pageOf } from '@/lib/data/keyset';
import type { AccountKey, BankLine, BankLineSource } from '@/lib/domain/bank-line/bank-line';
import { type Day, isDay } from '@/lib/domain/day';
import type { PageAt } from '@/lib/domain/list/page-at';
import { toBankLine } from './stored';

/** Selects lines of one account. Both days are included. */
export type BankLineFilter = AccountKey & {
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  readonly source?: BankLineSource | undefined;
  readonly importId?: string | undefined;
};

const pageSize = 50;

/** Returns one page of the lines of an account, newest day first. */
export const listBankLines = (scope: CompanyScope, filter: BankLineFilter, at: PageAt): Promise<Page<BankLine>> =>
  inScope(scope, (tx) => linesPage(tx, scope.companyId, filter, at));

export async function linesPage(
  tx: Tx,
  companyId: string,
  filter: BankLineFilter,
  { after, before }: PageAt,
): Promise<Page<BankLine>> {
  const [older, newer] = [parseLineCursor(after), parseLineCursor(before)];
  const order = newer ? 'asc' : 'desc';
  const read = await tx.bankLine.findMany({
    where: { ...selected(companyId, filter), ...(newer ? beyond('gt', newer) : older && beyond('lt', older)) },
    orderBy: [{ day: order }, { id: order }],
    take: pageSize + 1,
  });
  return pageOf(read.map(toBankLine), { ...(newer ? { before } : older && { after }) }, pageSize, lineCursor);
}

/** Where a read of lines continues: after this line. */
export type LinePlace = { readonly day: Day; readonly id: string };

/** Returns up to `most` lines of an account after a place, oldest first. The last line is the place of the next part. */
export const readBankLines = async (
  tx: Tx,
  companyId: string,
  filter: BankLineFilter,
  after: LinePlace | null,
  most: number,
): Promise<readonly BankLine[]> => {
  const read = await tx.bankLine.findMany({
    where: { ...selected(companyId, filter), ...(after && beyond('gt', after)) },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
    take: most,
  });
  return read.map(toBankLine);
};

function selected(companyId: string, { from, until, source, importId, ...account }: BankLineFilter) {
  return {
    companyId,
    ...account,
    ...((from ?? until) !== undefined && { day: { ...(from && { gte: from }), ...(until && { lte: until }) } }),
    ...(source && { source }),
    ...(importId && { importId }),
  } satisfies Prisma.BankLineWhereInput;
}

/** The first condition bounds the scan of the index. */
const beyond = (side: 'gt' | 'lt', { day, id }: LinePlace) =>
  ({
    AND: [{ day: { [`${side}e`]: day } }, { OR: [{ day: { [side]: day } }, { id: { [side]: id } }] }],
  }) satisfies Prisma.BankLineWhereInput;

const lineCursor = ({ day, id }: LinePlace): string => `${day}~${id}`;

/** Returns the cursor of a page, or null for any other text: the address then opens the first page. */
function parseLineCursor(text: string | undefined): LinePlace | null {
  const [day = '', id = ''] = (text ?? '').split('~');
  return isDay(day) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? { day, id } : null;
}
