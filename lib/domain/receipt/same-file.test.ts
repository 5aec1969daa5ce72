import { expect, test } from 'vitest';
import { sameFileNotice } from './same-file';

const viewer = { locale: 'en-GB', timeZone: 'Europe/London' };
const receipt = { id: 'r1', createdAt: new Date('2026-11-22T23:30:00Z') };
const expense = { id: 'e1', merchant: 'Trainline', day: '2026-11-21' };

test('names the expense that has the file', () => {
  expect(sameFileNotice({ ...receipt, expense }, 'e2', viewer, '2026-11-29')).toEqual({
    text: 'The same file is already on Trainline, 21 Nov.',
    href: '/expenses/e1',
  });
});

test('says that the expense itself has it', () => {
  expect(sameFileNotice({ ...receipt, expense }, 'e1', viewer, '2026-11-29')).toEqual({
    text: 'The same file is already on this expense.',
    href: '/receipts/r1',
  });
});

test('says when a file without an expense was added, in the company’s time zone', () => {
  const tokyo = { ...viewer, timeZone: 'Asia/Tokyo' };
  expect(sameFileNotice({ ...receipt, expense: null }, 'e1', tokyo, '2027-01-05')).toEqual({
    text: 'The same file was added on 23 Nov 2026 and is not on an expense yet.',
    href: '/receipts/r1',
  });
});
