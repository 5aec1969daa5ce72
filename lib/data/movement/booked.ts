import 'server-only';
import { Prisma } from '@/lib/data/generated/client';

/** What may be the movement `m` in the books already, unless a person has answered. To be part of another query. */
export const bookedSql = Prisma.sql`(
  select json_build_object('day', b.day, 'minor', b.amount_minor::text, 'currency', b.currency,
    'name', coalesce(b.counterparty, left(b.note, 60)), 'records', cardinality(k.record_ids),
    'choices', jsonb_array_length(k.choices), 'isDeleted', b.deleted_at is not null)
  from book_matches k left join book_records b on b.id = k.record_ids[1]
  where k.movement_id = m.id and k.answer is null and m.synced_revision is null)`;
