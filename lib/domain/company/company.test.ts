import { expect, test } from 'vitest';
import { canonicalTimeZone, initialTimeZone } from '@/lib/domain/time-zone';
import { companySettingsInput } from './company';

const settings = { name: 'Harbour & Finch', timeZone: 'Europe/London', receiptsRequiredFrom: '' };
const policyOf = (text: string, currency = 'GBP') =>
  companySettingsInput(currency).safeParse({ ...settings, receiptsRequiredFrom: text });

test('a company without an amount asks for no receipts', () => {
  expect(policyOf(' ').data?.receiptsRequiredFrom).toBeNull();
});

test('nought asks for a receipt with every payment', () => {
  expect(policyOf('0.00').data?.receiptsRequiredFrom).toBe(0n);
});

test('the amount is in the smallest unit of the company’s currency', () => {
  expect(policyOf('25').data?.receiptsRequiredFrom).toBe(2500n);
  expect(policyOf('2500', 'JPY').data?.receiptsRequiredFrom).toBe(2500n);
});

test('an amount the currency cannot hold is refused in its place', () => {
  expect(policyOf('25.5', 'JPY').error?.issues[0]?.path).toEqual(['receiptsRequiredFrom']);
});

test('a time zone nobody keeps is refused', () => {
  expect(companySettingsInput('GBP').safeParse({ ...settings, timeZone: 'Mars/Olympus' }).success).toBe(false);
});

test('a new company starts in its founder’s zone, and in London when that is not told', () => {
  expect(initialTimeZone.parse('America/New_York')).toBe('America/New_York');
  expect(initialTimeZone.parse('Etc/Nowhere')).toBe('Europe/London');
  expect(initialTimeZone.parse(undefined)).toBe('Europe/London');
});

test('a zone is listed under one name, whichever of its names a browser uses', () => {
  expect(canonicalTimeZone('Asia/Kolkata')).toBe(canonicalTimeZone('Asia/Calcutta'));
  expect(canonicalTimeZone('Asia/Kolkata')).not.toBeNull();
});
