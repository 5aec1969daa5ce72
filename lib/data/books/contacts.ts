import 'server-only';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { canBePaidIn } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';

/** A supplier or customer, with the reason why it cannot be chosen, if any. */
export type ContactFound = {
  readonly ref: string;
  readonly name: string;
  readonly currency: string;
  /** When it was archived in the books. */
  readonly archivedAt: Date | null;
  /** The contact's own currency, when it differs from the one asked for. */
  readonly onlyIn: string | null;
};

export type ContactList = 'suppliers' | 'customers';

const most = 50;

/**
 * Returns at most 50 suppliers or customers of the linked books whose name contains every word of the text. Active ones
 * come first, then those whose name starts with the text. A company may have thousands.
 */
export const searchContacts = (
  viewer: Viewer,
  list: ContactList,
  { text, currency }: { text: string; currency: string },
): Promise<ContactFound[]> =>
  inScope(viewer, async (tx) => {
    const connection = await connectionIn(tx, viewer.companyId);
    if (!connection) return [];
    const minds = list === 'suppliers' && packageOf(connection.package).supplier === 'required';
    const found = await contactsLike(tx, list, connection.id, text);
    return found.map((contact) => ({
      ...contact,
      onlyIn: minds && !canBePaidIn(contact, currency) ? contact.currency : null,
    }));
  });

const tables = { suppliers: Prisma.sql`suppliers`, customers: Prisma.sql`customers` };

async function contactsLike(
  tx: Tx,
  list: ContactList,
  connectionId: string,
  text: string,
): Promise<Omit<ContactFound, 'onlyIn'>[]> {
  const words = text.split(/\s+/).filter(Boolean).slice(0, 8);
  const holds = words.map((word) => Prisma.sql`and name ilike ${`%${literally(word)}%`}`);
  const begins = Prisma.sql`name ilike ${`${literally(words[0] ?? '')}%`}`;
  const rows = await tx.$queryRaw<{ ref: string; name: string; currency: string; archived_at: Date | null }[]>`
    select ref, name, currency, archived_at from ${tables[list]}
    where connection_id = ${connectionId}::uuid and removed_at is null ${holds.length > 0 ? Prisma.join(holds, ' ') : Prisma.empty}
    order by archived_at is not null, not ${begins}, lower(name), ref limit ${most}`;
  return rows.map(({ archived_at, ...row }) => ({ ...row, archivedAt: archived_at }));
}

/** Escapes the wildcards of a LIKE pattern. */
const literally = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
