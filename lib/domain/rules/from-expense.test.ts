import { expect, test } from 'vitest';
import { someFacts, travel } from '../testing/rules';
import { displayMerchant, ruleContentFrom } from './from-expense';
import { matchesRule } from './match';

const line = { categoryId: travel };

test('matches every branch of the merchant', () => {
  const rule = ruleContentFrom({ merchant: 'SQ *BLUE BOTTLE 0412 OAKLAND CA', lines: [line] }, 'Travel');
  if (!rule) throw new Error('no rule');
  expect(rule.action.categoryId).toBe(travel);
  for (const merchant of ['Blue Bottle', 'SQ *BLUE BOTTLE 0388 SAN FRANCISCO CA', 'BLUE BOTTLE'])
    expect(matchesRule(rule, someFacts({ merchant })), merchant).toBe(true);
  expect(matchesRule(rule, someFacts({ merchant: 'Red Bottle' }))).toBe(false);
});

test('matches the merchant it was made from', () => {
  for (const merchant of [
    'Uber',
    'UBER   *TRIP HELP.UBER.COM',
    'AMZN MKTP US*2K4',
    'Café Nero',
    'שלום',
    '7-ELEVEN 12',
  ]) {
    const rule = ruleContentFrom({ merchant, lines: [line] }, 'Travel');
    expect(rule && matchesRule(rule, someFacts({ merchant })), merchant).toBe(true);
  }
});

test('makes none without a category, for a split, or for a merchant without a name', () => {
  expect(ruleContentFrom({ merchant: 'Uber', lines: [{ categoryId: null }] }, '')).toBeNull();
  expect(ruleContentFrom({ merchant: 'Uber', lines: [line, line] }, 'Travel')).toBeNull();
  expect(ruleContentFrom({ merchant: '***', lines: [line] }, 'Travel')).toBeNull();
  expect(displayMerchant('Pret A Manger')).toBe('Pret A Manger');
});
