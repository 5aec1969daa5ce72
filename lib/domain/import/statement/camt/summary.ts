import { all, at, type Element, textAt } from '../element';

/**
 * Compares the number of entries that the bank states with those in the file. Banks count only booked entries, or all.
 */
export function summaryNotices(statement: Element, account: string | null): readonly string[] {
  const summary = at(statement, 'TxsSummry');
  const entries = all(statement, 'Ntry');
  const booked = entries.filter((entry) => /^BOOK$/.test(textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts') ?? ''));
  const sides = [
    { name: 'TtlNtries', test: () => true },
    { name: 'TtlCdtNtries', test: (entry: Element) => textAt(entry, 'CdtDbtInd') === 'CRDT' },
    { name: 'TtlDbtNtries', test: (entry: Element) => textAt(entry, 'CdtDbtInd') === 'DBIT' },
  ];
  const wrong = sides.find(({ name, test }) => {
    const stated = textAt(summary, name, 'NbOfNtries');
    if (stated === null || !/^\d+$/.test(stated)) return false;
    return ![entries, booked].some((counted) => counted.filter(test).length === Number(stated));
  });
  if (!wrong) return [];
  const stated = textAt(summary, wrong.name, 'NbOfNtries');
  return [
    `The statement of ${account ?? 'the account'} states ${stated} entries, and the file has ` +
      `${entries.filter(wrong.test).length}. Download it again, or compare it with your statement.`,
  ];
}
