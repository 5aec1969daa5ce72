import { describe, expect, test } from 'vitest';
import { bal, camt, document, entry, read, stmt } from '../testing/statements';

describe('balances', () => {
  const notices = (opening: string, closing: string) => read(camt(entry('-5.00'), { opening, closing })).notices.join();

  test('fit, or a notice says so', () => {
    expect(notices('10.00', '5.00')).toBe('');
    expect(notices('-10.00', '-15.00')).toBe('');
    expect(notices('10.00', '4.99')).toContain('they lead to 5.00 EUR, and the file states 4.99 EUR');
  });

  test('are not checked when a balance is missing or an entry is refused', () => {
    expect(read(camt(entry('-5.00'), { opening: '10.00' })).accounts).toMatchObject([{ isBalanced: null }]);
    expect(read(camt(entry('x'), { opening: '10.00', closing: '4.00' })).accounts).toMatchObject([
      { isBalanced: null },
    ]);
  });

  test('OPBD wins over PRCD, and interim balances stand for the ends of a page', () => {
    const page = (balances: string, amount: string) => stmt(balances + entry(amount));
    const both = page(bal('PRCD', '99.00') + bal('OPBD', '10.00') + bal('CLBD', '5.00') + bal('CLAV', '1.00'), '-5.00');
    expect(read(document(both)).accounts).toMatchObject([{ opening: { minor: 1000n }, isBalanced: true }]);
    const pages =
      page(bal('OPBD', '10.00') + bal('ITBD', '5.00'), '-5.00') +
      page(bal('ITBD', '5.00') + bal('CLBD', '2.00'), '-3.00');
    expect(read(document(pages)).accounts).toMatchObject([
      { opening: { minor: 1000n }, closing: { minor: 200n }, isBalanced: true },
    ]);
  });

  const dated = (day: string, opening: string, closing: string, amount: string) =>
    stmt(entry(amount), { opening, closing }).replaceAll('</Bal>', `<Dt><Dt>${day}</Dt></Dt></Bal>`);

  test('of several days are joined, the newest first too', () => {
    const days = [dated('2026-11-26', '10.00', '5.00', '-5.00'), dated('2026-11-27', '5.00', '2.00', '-3.00')];
    for (const order of [days, days.toReversed()])
      expect(read(document(order.join('\n')))).toMatchObject({
        accounts: [{ opening: { minor: 1000n }, closing: { minor: 200n }, isBalanced: true }],
        notices: [],
      });
  });

  test('with a gap between them are checked apart, and a notice says so', () => {
    const gap = dated('2026-11-25', '10.00', '5.00', '-5.00') + dated('2026-11-27', '9.00', '6.00', '-3.00');
    expect(read(document(gap))).toMatchObject({
      accounts: [{ isBalanced: true }, { isBalanced: true }],
      notices: [
        expect.stringContaining(
          'A statement of NL01BANK0000000001 is missing: one ends on 25 Nov 2026 with 5.00 EUR, and the next begins on ' +
            '27 Nov 2026 with 9.00 EUR. The movements between them add up to 4.00 EUR.',
        ),
      ],
    });
  });

  test('the same statement twice counts once', () => {
    const one = dated('2026-11-26', '10.00', '5.00', '-5.00');
    expect(read(document(`${one}\n${one}`))).toMatchObject({
      movements: [{}],
      leftOut: [{ reason: 'The same statement is in the file twice: see line 3.' }],
      accounts: [{ isBalanced: true }],
    });
  });

  test('the number of entries is compared with the stated one', () => {
    const summary = '<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries></TxsSummry>';
    expect(read(camt(summary + entry('-5.00'))).notices.join()).toContain('states 2 entries, and the file has 1');
    const pending = entry('-1.00', '', { status: 'PDNG' });
    expect(read(camt(summary + entry('-5.00') + pending)).notices).toEqual([]);
    expect(read(camt(summary + entry('-5.00') + entry('-6.00') + pending)).notices).toEqual([]);
  });
});
