import 'server-only';
import { connectionIn } from '@/lib/data/connection/connections';
import { inScope, type Tx } from '@/lib/data/db';
import { Prisma } from '@/lib/data/generated/client';
import { canBePaidIn } from '@/lib/domain/books/books';
import { packageOf } from '@/lib/domain/books/package';
import type { Viewer } from '@/lib/domain/company/viewer';

/**
 * A supplier or customer that was found. `archivedAt` and `onlyIn` say why it cannot be chosen; both are null if it
 * can.
 */
export type ContactFound = {
  readonly ref: string;
  readonly name: string;
  readonly currency: string;
  /** When it was archived in the books. Null while it is active. */
  readonly archivedAt: Date | null;
  /** The only currency in which the supplier can be paid, if the given currency is another one. Otherwise null. */
  readonly onlyIn: string | null;
};

export type ContactList = 'suppliers' | 'customers';

const most = 50;

/**
 * Returns at most 50 suppliers or customers of the linked books, because a company may have thousands. Their names contain
 * every word of the text. `isComplete` says whether these are all. Active ones come first, and among those the names that
 * start with the text.
 */
export const searchContacts = (
  viewer: Viewer,
  list: ContactList,
  { text, currency }: { text: string; currency: string },
): Promise<{ readonly contacts: readonly ContactFound[]; readonly isComplete: boolean }> =>
  inScope(viewer, async (tx) => {
    const connection = await connectionIn(tx, viewer.companyId);
    if (!connection) return { contacts: [], isComplete: true };
    const minds = list === 'suppliers' && packageOf(connection.package).supplier === 'required';
    const found = await contactsLike(tx, list, connection.id, text);
    return {
      contacts: found.slice(0, most).map((contact) => ({
        ...contact,
        onlyIn: minds && !canBePaidIn(contact, currency) ? contact.currency : null,
      })),
      isComplete: found.length <= most,
    };
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
    order by archived_at is not null, not ${begins}, lower(name), ref limit ${most + 1}`;
  return rows.map(({ archived_at, ...row }) => ({ ...row, archivedAt: archived_at }));
}

/** Escapes the wildcards of a LIKE pattern. */
const literally = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`);
