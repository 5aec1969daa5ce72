import 'server-only';
import { Prisma } from '@/lib/data/generated/client';
import { catalogue, unknownCause } from '@/lib/domain/causes/catalogue';
import type { CauseKind } from '@/lib/domain/causes/entry';

export type FailureFilter = {
  readonly cause?: string | undefined;
  readonly kind?: CauseKind | undefined;
  readonly text?: string | undefined;
};

/** The failures whose movement has no later attempt. Starts from the movements: most failed items were followed by one. */
export const currentFailures = Prisma.sql`
  from movements m join sync_items i on i.id = m.latest_item_id where m.status = 'failed' and m.removed_at is null`;

/** Returns the conditions of a filter on rows `i` of failures. */
export function whereFailure({ cause, kind, text }: FailureFilter): Prisma.Sql {
  const codes = cause ? [cause] : kind ? codesOf(kind) : null;
  const ofCodes = codes
    ? Prisma.sql`i.cause_id in (select id from causes where code = any(${codes}))`
    : Prisma.sql`true`;
  return text ? Prisma.sql`${ofCodes} and ${searched(text)}` : ofCodes;
}

const codesOf = (kind: CauseKind): string[] =>
  [...catalogue, unknownCause].filter((entry) => entry.kind === kind).map((entry) => entry.code);

function searched(text: string): Prisma.Sql {
  const like = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  const byId = isId
    ? Prisma.sql`or ${text}::uuid in (i.id, i.movement_id, i.company_id, i.sync_id)
        or exists (select 1 from syncs s where s.id = i.sync_id and s.codat_sync_id = ${text}::uuid)`
    : Prisma.empty;
  // OFFSET makes Postgres look the calls of each failure up, where it would otherwise read the calls of all companies.
  const byCall = maybeId.test(text)
    ? Prisma.sql`or exists (select 1 from exchanges x where x.sync_id = i.sync_id and x.correlation_id ilike ${like} offset 0)`
    : Prisma.empty;
  return Prisma.sql`(i.message ilike ${like}
    or exists (select 1 from expenses e where e.id = i.movement_id and e.merchant ilike ${like})
    or exists (select 1 from transfers t where t.id = i.movement_id and (transfer_words(t.kind) ilike ${like} or t.description ilike ${like}))
    or exists (select 1 from companies c where c.id = i.company_id and c.name ilike ${like})
    ${byCall} ${byId})`;
}

/** Ids have no spaces, and a digit. Other texts are not compared with the ids of calls. */
const maybeId = /^(?=.*\d)[\w-]{6,}$/;
