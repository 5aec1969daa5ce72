import 'server-only';
import { Prisma } from '@/lib/data/generated/client';

/** How many of the company's open movements were evaluated since a change that touches all of them. */
export type ProjectionProgress = { readonly done: number; readonly total: number };

/** Matches companies whose open movements wait for their evaluation. */
export const isPending = Prisma.sql`projection_requested_at > coalesce(projection_done_at, '-infinity')`;

/** Returns a query for the progress as JSON, to be part of another query. It has no row when none is running. */
export const progressSql = (companyId: string): Prisma.Sql => Prisma.sql`
  select json_build_object('done', least(projection_done, projection_total), 'total', projection_total)
  from companies where id = ${companyId}::uuid and ${isPending}`;
