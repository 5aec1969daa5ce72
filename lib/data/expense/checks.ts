import 'server-only';
import { connectionIn } from '@/lib/data/connection/connections';
import type { Tx } from '@/lib/data/db';
import { isInUse } from '@/lib/domain/books/books';
import { packageForClaims } from '@/lib/domain/books/claim-rules';
import { type Package, packageOf } from '@/lib/domain/books/package';
import type { Expense } from '@/lib/domain/expense/expense';
import { plural } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';

type Chosen = Pick<Expense, 'cardId' | 'supplierRef' | 'lines'>;

/**
 * Checks the choices that a person made for an expense. Throws a Refusal if a chosen id is removed, belongs to another
 * company, or is not accepted by the linked package. Unchanged values are not checked, so that a person can edit the
 * note of an expense with an outdated choice.
 */
export async function checkChoices(
  tx: Tx,
  companyId: string,
  chosen: Chosen,
  { before, isClaim }: { readonly before: Chosen | null; readonly isClaim: boolean },
): Promise<void> {
  const had = before ? refsIn(before) : nothing;
  const now = refsIn(chosen);
  const added = (field: keyof Refs) => [...now[field]].filter((id) => !had[field].has(id));
  await checkOwn(tx, companyId, added('categories'), chosen.cardId === before?.cardId ? null : chosen.cardId);
  const [taxRates, tracking, customers, suppliers] = [
    added('taxRates'),
    added('tracking'),
    added('customers'),
    added('suppliers'),
  ];
  const split = chosen.lines.length > Math.max(before?.lines.length ?? 1, 1);
  if ([taxRates, tracking, customers, suppliers].every((refs) => refs.length === 0) && !split) return;
  const connection = await connectionIn(tx, companyId);
  if (!connection) {
    if (split && [taxRates, tracking, customers, suppliers].every((refs) => refs.length === 0)) return;
    throw gone('tax rate, supplier or tracking option', 'taxRateRef', 'a tax rate');
  }
  const linked = packageOf(connection.package);
  // Claims of a package that takes none are entered there by hand, with any number of lines.
  const target = isClaim ? (packageForClaims(linked) ?? { ...linked, lineLimit: 100 }) : linked;
  if (split && chosen.lines.length > target.lineLimit)
    throw new Refusal(tooManyLines(target), { parts: tooManyLines(target) });
  const where = { connectionId: connection.id, companyId };
  const within = (refs: readonly string[]) => ({ ...where, ref: { in: [...refs] } });
  const current = { removedAt: null, archivedAt: null };
  if (taxRates.length > 0 && (await tx.taxRate.count({ where: { ...within(taxRates), ...current } })) < taxRates.length)
    throw gone('tax rate', 'taxRateRef', 'a tax rate');
  if (suppliers.length > 0) {
    if (target.supplier !== 'required') throw new Refusal(`${target.name} takes no supplier on a single expense.`);
    const found = await tx.supplier.count({ where: { ...within(suppliers), ...current } });
    if (found < suppliers.length) throw gone('supplier', 'supplierRef', 'a supplier');
  }
  if (customers.length > 0) {
    if (!target.billable) throw new Refusal(`${target.name} takes no customer to bill an expense to from Outlay.`);
    const found = await tx.customer.count({ where: { ...within(customers), ...current } });
    if (found < customers.length) throw gone('customer', 'customerRef', 'a customer');
  }
  if (tracking.length > 0) await checkTracking(tx, connection.id, target, chosen);
}

type Refs = Readonly<Record<'categories' | 'taxRates' | 'tracking' | 'customers' | 'suppliers', ReadonlySet<string>>>;

const nothing: Refs = {
  categories: new Set(),
  taxRates: new Set(),
  tracking: new Set(),
  customers: new Set(),
  suppliers: new Set(),
};

const refsIn = ({ lines, supplierRef }: Chosen): Refs => ({
  categories: new Set(lines.flatMap((line) => line.categoryId ?? [])),
  taxRates: new Set(lines.flatMap((line) => line.taxRateRef ?? [])),
  tracking: new Set(lines.flatMap((line) => line.trackingRefs ?? [])),
  customers: new Set(lines.flatMap((line) => line.customerRef ?? [])),
  suppliers: new Set(supplierRef ? [supplierRef] : []),
});

const gone = (what: string, field: string, another: string) =>
  new Refusal(`This ${what} is no longer there.`, { [field]: `Choose ${another} from the list.` });

const tooManyLines = ({ name, lineLimit }: Package) =>
  plural(
    lineLimit,
    `${name} accepts one line per record. Use one category, or record its parts as separate expenses.`,
    `${name} takes at most # lines per record.`,
  );

async function checkOwn(
  tx: Tx,
  companyId: string,
  categories: readonly string[],
  cardId: string | null,
): Promise<void> {
  if (categories.length > 0) {
    const found = await tx.category.count({ where: { id: { in: [...categories] }, companyId } });
    if (found < categories.length)
      throw new Refusal('This category is no longer there.', { categoryId: 'Choose a category from the list.' });
  }
  if (cardId && !(await tx.card.findFirst({ where: { id: cardId, companyId }, select: { id: true } })))
    throw new Refusal('This card is no longer there.', { cardId: 'Choose a card or account from the list.' });
}

async function checkTracking(tx: Tx, connectionId: string, target: Package, { lines }: Chosen): Promise<void> {
  const entries = new Map(
    (
      await tx.trackingCategory.findMany({
        where: { connectionId },
        select: { ref: true, parentRef: true, hasChildren: true, archivedAt: true, removedAt: true },
      })
    ).map((entry) => [entry.ref, entry]),
  );
  const rootOf = (ref: string): string => {
    let at = ref;
    for (let steps = 0; steps < 20; steps += 1) at = entries.get(at)?.parentRef ?? at;
    return at;
  };
  for (const { trackingRefs } of lines) {
    if (!trackingRefs || trackingRefs.length === 0) continue;
    const usable = trackingRefs.every((ref) => {
      const entry = entries.get(ref);
      return entry && isInUse(entry) && !entry.hasChildren;
    });
    if (!usable) throw new Refusal('A tracking option is no longer there. Choose another.');
    const dimensions = new Set(trackingRefs.map(rootOf));
    if (trackingRefs.length > target.trackingLimit || dimensions.size < trackingRefs.length) {
      throw new Refusal(
        target.trackingLimit === 0
          ? `${target.name} takes no tracking from Outlay.`
          : `${target.name} takes one option of each of at most ${target.trackingLimit} tracking categories.`,
      );
    }
  }
}
