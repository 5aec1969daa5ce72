import { expect, test } from 'vitest';
import { canonicalTimeZone, initialTimeZone } from '@/lib/domain/time-zone';
import { companySettingsInput } from './company';

const settings = { name: 'Harbour & Finch', country: 'GB', timeZone: 'Europe/London', receiptsRequiredFrom: '' };
const policyOf = (text: string, currency = 'GBP') =>
  companySettingsInput(currency).safeParse({ ...settings, receiptsRequiredFrom: text });

test('requires no receipts when the amount is empty', () => {
  expect(policyOf(' ').data?.receiptsRequiredFrom).toBeNull();
});

test('requires a receipt for every payment when the amount is zero', () => {
  expect(policyOf('0.00').data?.receiptsRequiredFrom).toBe(0n);
});

test('returns the amount in minor units of the base currency', () => {
  expect(policyOf('25').data?.receiptsRequiredFrom).toBe(2500n);
  expect(policyOf('2500', 'JPY').data?.receiptsRequiredFrom).toBe(2500n);
});

test('rejects an amount the currency cannot hold, at its field', () => {
  expect(policyOf('25.5', 'JPY').error?.issues[0]?.path).toEqual(['receiptsRequiredFrom']);
});

test('rejects an unknown country, and a form without one', () => {
  for (const country of ['UK', '', undefined])
    expect(companySettingsInput('GBP').safeParse({ ...settings, country }).error?.issues[0]?.path).toEqual(['country']);
});

test('rejects an unknown time zone', () => {
  expect(companySettingsInput('GBP').safeParse({ ...settings, timeZone: 'Mars/Olympus' }).success).toBe(false);
});

test('uses the founder’s time zone, or London when unknown', () => {
  expect(initialTimeZone.parse('America/New_York')).toBe('America/New_York');
  expect(initialTimeZone.parse('Etc/Nowhere')).toBe('Europe/London');
  expect(initialTimeZone.parse(undefined)).toBe('Europe/London');
});

test('lists a zone under one name, whichever name a browser uses', () => {
  expect(canonicalTimeZone('Asia/Kolkata')).toBe(canonicalTimeZone('Asia/Calcutta'));
  expect(canonicalTimeZone('Asia/Kolkata')).not.toBeNull();
});
