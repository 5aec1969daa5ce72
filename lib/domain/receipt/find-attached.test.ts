import { expect, test } from 'vitest';
import { findAttached } from './find-attached';

const receipt = { name: 'ticket.jpg', bytes: 900, sentBytes: 900 };
const twin = { name: 'hotel.jpg', bytes: 900 };

test.each([
  ['no file', [], [], 'absent'],
  ['a file of another size', [], [{ name: 'ticket.jpg', bytes: 901 }], 'absent'],
  ['a renamed file of its size', [], [{ name: 'IMG_1.jpg', bytes: 900 }], 'there'],
  ['a file of its name without a size', [], [{ name: 'ticket.jpg', bytes: null }], 'there'],
  ['another name without a size', [], [{ name: 'hotel.jpg', bytes: null }], 'absent'],
  ['only the twin, by its name', [twin], [{ name: 'hotel.jpg', bytes: 900 }], 'absent'],
  ['one of two twins, by its own name', [twin], [{ name: 'ticket.jpg', bytes: 900 }], 'there'],
  ['one of two twins, renamed', [twin], [{ name: 'IMG_1.jpg', bytes: 900 }], 'unclear'],
  [
    'both twins, renamed',
    [twin],
    [
      { name: 'IMG_1.jpg', bytes: 900 },
      { name: 'IMG_2.jpg', bytes: 900 },
    ],
    'there',
  ],
  [
    'one of two files with the same name',
    [{ ...twin, name: 'ticket.jpg' }],
    [{ name: 'ticket.jpg', bytes: 900 }],
    'unclear',
  ],
  ['a rival of another size', [{ ...twin, bytes: 1 }], [{ name: 'IMG_1.jpg', bytes: 900 }], 'there'],
] as const)('%s in the books means %s', (_, rivals, files, expected) => {
  expect(findAttached(receipt, rivals, files)).toBe(expected);
});

test('a converted picture is found by the size that was sent and the name before its extension', () => {
  const converted = { name: 'ticket.webp', bytes: 900, sentBytes: 1200 };
  expect(findAttached(converted, [], [{ name: 'ticket.jpg', bytes: 1200 }])).toBe('there');
  expect(findAttached(converted, [], [{ name: 'ticket.jpg', bytes: null }])).toBe('there');
});
