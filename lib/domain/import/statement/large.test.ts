import { expect, test } from 'vitest';
import { camt, entry, movement, ofx, read } from './testing/statements';

const mt940 = (entries: string) => `:20:A\n:25:1\n:28C:1/1\n:60F:C261101EUR0,\n${entries}:62F:C261130EUR0,\n-\n`;

const count = 40_000;
const many = (part: string) => Array(count).fill(part).join('');

// Reading takes linear time: about a second of the processor for each. In square time it took more than half a minute.
test.each<[string, string]>([
  ['movements', ofx(many(movement('', { id: 'A' }).replace('<TRNAMT>', '<TRNAMT>-5.00')))],
  ['movements without their closing tags', ofx(many('<STMTTRN><TRNAMT>-1.00'))],
  ['opening tags', `${ofx(many('<'))}`],
  ['closing tags', ofx(many('</X>'))],
  ['entries', camt(many(entry('-5.00')))],
  ['lines of MT940', mt940(many(':61:2611271127D5,NMSCNONREF\n:86:166?00X?20EREF+1?21SVWZ+bill?32Shop\n'))],
  ['lines of MT940 with codes', mt940(many(':61:2611271127D5,NMSCNONREF\n:86:/TRTP/X/NAME/Shop/REMI/bill/EREF/1\n'))],
  ['statements of MT940', many(mt940(':61:2611271127D5,NMSCNONREF\n'))],
  ['records of QIF', `!Type:Bank\n${many('D27/11/2026\nT-5.00\nPShop\nSFood\n$-5.00\n^\n')}`],
])(
  'reads 40,000 %s',
  (name, content) => {
    const before = process.cpuUsage();
    const { movements, leftOut, refused } = read(content);
    const { user } = process.cpuUsage(before);
    expect(user / 1_000_000).toBeLessThan(10);
    const records = movements.length + leftOut.length + refused.length;
    expect(records).toBe(name.endsWith('tags') && !name.startsWith('movements') ? 0 : count);
  },
  20_000,
);
