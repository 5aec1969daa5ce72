import { hashOfToken, newInvitationToken } from '@/lib/auth/token';
import { addCard } from '@/lib/data/company/cards';
import { addCategory, listCategories } from '@/lib/data/company/categories';
import { invite } from '@/lib/data/company/members';
import { addUser } from '@/lib/data/company/users';
import { inScope } from '@/lib/data/db';
import { newId } from '@/lib/data/id';
import { changeMapping } from '@/lib/data/mapping/change';
import { currentMapping } from '@/lib/data/mapping/mappings';
import { addRule } from '@/lib/data/rules/changes';
import { addTransfer } from '@/lib/data/transfer/transfers';
import type { Viewer } from '@/lib/domain/company/viewer';
import { addDays, dayAt } from '@/lib/domain/day';
import { emptyTarget } from '@/lib/domain/mapping/mapping';
import { emptyCodingFields } from '@/lib/domain/rules/action';
import { transferInput } from '@/lib/domain/transfer/transfer-input';

/** The rows of a full page of the longest lists. */
const full = 50;
/** More than a page of the versions. */
const versions = 27;

/**
 * Gives a company a full page of each of its lists, with names as long as people write them: categories, cards, rules,
 * transfers, versions of the mapping, members, invitations, changes of the books, receipts and imports.
 */
export async function fillLists(viewer: Viewer, expenseIds: readonly string[]): Promise<void> {
  await addCategories(viewer);
  const cards = Array.from({ length: full - 1 }, newId);
  for (const [no, id] of cards.entries())
    await addCard(viewer, { id, name: `Company card ${no + 1}, marketing and events team`, currency: 'GBP' });
  await addTransfers(viewer, cards);
  await addRules(viewer);
  for (let no = 0; no < full; no += 1) await addPeople(viewer, no);
  await addChanges(viewer);
  await addReceipts(viewer, expenseIds);
  await addImports(viewer);
}

/** Adds categories up to a full page, each coded like the first category that is coded. */
async function addCategories(viewer: Viewer): Promise<void> {
  for (let no = (await listCategories(viewer)).length; no < full; no += 1)
    await addCategory(viewer, { id: newId(), name: `Conferences and client events ${no}, abroad` });
  const categories = await listCategories(viewer);
  let { number, mapping } = await currentMapping(viewer);
  const [coded = emptyTarget] = Object.values(mapping.categories);
  for (let version = 0; version < versions; version += 1) {
    const some = categories.slice(0, (version + 1) * 2);
    mapping = { ...mapping, categories: Object.fromEntries(some.map(({ id }) => [id, coded])) };
    const next = mapping;
    number = await changeMapping(viewer, number, () => next);
  }
}

/** Adds transfers between the cards. Half of them are of today, so that the first page of expenses has both. */
async function addTransfers(viewer: Viewer, cards: readonly string[]): Promise<void> {
  const today = dayAt(new Date(), viewer.timeZone);
  const form = transferInput({ today });
  for (let no = 0; no < full; no += 1)
    await addTransfer(
      viewer,
      form.parse({
        id: newId(),
        kind: 'between_accounts',
        from: `card:GBP:${cards[no % cards.length]}`,
        to: `card:GBP:${cards[(no + 1) % cards.length]}`,
        day: no < full / 2 ? today : addDays(today, -40),
        amount: `${no + 1}200.00`,
        note: `Float for the annual conference ${no}, ${'agreed with the events team '.repeat(3)}`,
      }),
    );
}

async function addRules(viewer: Viewer): Promise<void> {
  const [category] = await listCategories(viewer);
  for (let no = 0; no < full; no += 1)
    await addRule(viewer, newId(), {
      name: `Conference catering ${no} → Client events abroad`,
      conditions: [
        { field: 'merchant', test: 'contains', values: [`Harbour View Catering ${no}`] },
        { field: 'note', test: 'contains', values: ['annual conference'] },
      ],
      action: { ...emptyCodingFields, categoryId: category?.id ?? null, supplierRef: null, parts: [] },
    });
}

/** Adds a member and an invitation. The company's own function would hash a password for each member. */
async function addPeople(viewer: Viewer, no: number): Promise<void> {
  const userId = newId();
  const email = `alexandra.wellington-${no}@accounts.${viewer.companySlug}.example`;
  await inScope({ companyId: viewer.companyId, userId }, async (tx) => {
    await addUser(tx, { id: userId, email, name: `Alexandra Wellington-Marsh ${no}`, passwordHash: null });
    await tx.member.create({ data: { companyId: viewer.companyId, userId, role: 'employee' }, select: { role: true } });
  });
  const expiresAt = new Date(Date.now() + 10 * 86_400_000);
  await invite(viewer, {
    email: `invited.${email}`,
    role: 'employee',
    tokenHash: hashOfToken(newInvitationToken()),
    expiresAt,
  });
}

async function addChanges(viewer: Viewer): Promise<void> {
  const { companyId } = viewer;
  await inScope(viewer, async (tx) => {
    const connection = await tx.connection.findFirstOrThrow({ where: { companyId }, select: { id: true } });
    const change = { companyId, connectionId: connection.id, list: 'suppliers', kind: 'renamed' };
    const names = Array.from({ length: full }, (_, no) => `Harbour View Catering and Events ${no} Limited`);
    await tx.booksChange.createMany({
      data: names.map((name) => ({ ...change, id: newId(), ref: name, name: `${name} (UK)`, before: name })),
    });
  });
}

/** Adds receipts without files. Their pictures are loaded separately. */
async function addReceipts(viewer: Viewer, expenseIds: readonly string[]): Promise<void> {
  const { companyId, userId: uploadedById } = viewer;
  const data = expenseIds.slice(0, full).map((expenseId, no) => ({
    id: newId(),
    companyId,
    expenseId,
    uploadedById,
    fileName: `2026-11 invoice Harbour View Catering ${no} annual conference.pdf`,
    mimeType: 'application/pdf',
    bytes: 340_000,
    sha256: String(no).padStart(64, '0'),
    storageKey: `${companyId}/${no}`,
    pages: 1,
  }));
  await inScope(viewer, (tx) => tx.receipt.createMany({ data }));
}

/** Adds imports that can be undone: of expenses, and of the lines of a bank account. */
async function addImports(viewer: Viewer): Promise<void> {
  const { companyId, userId } = viewer;
  const done = {
    companyId,
    personId: userId,
    format: 'CSV',
    layout: '',
    state: 'done',
    addedCount: 240,
    kinds: { payment: 240 },
  } as const;
  await inScope(viewer, async (tx) => {
    const connection = await tx.connection.findFirstOrThrow({ where: { companyId }, select: { id: true } });
    const account = { target: 'bank_lines', connectionId: connection.id, bankAccountRef: 'account' } as const;
    const imports = Array.from({ length: full }, (_, no) => ({
      ...done,
      id: newId(),
      ...(no % 2 === 0 && account),
      fileName: `2026-11 statement of the business account, marketing and events ${no}.csv`,
    }));
    await tx.import.createMany({ data: imports });
  });
}
