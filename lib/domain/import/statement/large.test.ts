import { expect, test } from 'vitest';
import { camt, entry, movement, ofx, read } from './testing/statements';

const count = 40_000;
const many = (part: string) => Array(count).fill(part).join('');

// Reading takes linear time: about a second of the processor for each. In square time it took more than half a minute.
test.each([
  ['movements', ofx(many(movement('', { id: 'A' }).replace('<TRNAMT>', '<TRNAMT>-5.00')))],
  ['movements without their closing tags', ofx(many('<STMTTRN><TRNAMT>-1.00'))],
  ['opening tags', `${ofx(many('<'))}`],
  ['closing tags', ofx(many('</X>'))],
  ['entries', camt(many(entry('-5.00')))],
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
