import 'server-only';
import { Prisma } from '@/lib/data/generated/client';

/**
 * What lists of any movements call one: the merchant of an expense, or the kind of a transfer, such as "Top-up". The query
 * joins both tables from the left, as `e` and `t`. The words are those of `transferKindNames`.
 */
export const titleSql = Prisma.sql`coalesce(e.merchant, transfer_words(t.kind), '')`;
