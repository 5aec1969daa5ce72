import { describe, expect, test } from 'vitest';
import { initialPlace, suggestPlace } from './place';

const none = { country: false, currency: false };

describe('with nothing chosen', () => {
  test('suggests the likeliest country and its currency', () => {
    expect(suggestPlace(initialPlace, none, ['DE', 'US'])).toEqual({ country: 'DE', currency: 'EUR' });
    expect(suggestPlace(initialPlace, none, ['US'])).toEqual({ country: 'US', currency: 'USD' });
  });
  test('keeps Britain for a browser without a likely country', () => {
    expect(suggestPlace(initialPlace, none, [])).toEqual({ country: 'GB', currency: 'GBP' });
  });
  test('suggests a currency that several countries share', () => {
    expect(suggestPlace(initialPlace, none, ['SN'])).toEqual({ country: 'SN', currency: 'XOF' });
  });
});

describe('with a chosen currency', () => {
  const chosen = { ...none, currency: true };
  test('suggests a country that uses it, the likeliest first', () => {
    expect(suggestPlace({ country: 'GB', currency: 'USD' }, chosen, ['GB'])).toEqual({
      country: 'US',
      currency: 'USD',
    });
    expect(suggestPlace({ country: 'GB', currency: 'EUR' }, chosen, ['GB'])).toEqual({
      country: 'IE',
      currency: 'EUR',
    });
    expect(suggestPlace({ country: 'GB', currency: 'EUR' }, chosen, ['DE'])).toEqual({
      country: 'DE',
      currency: 'EUR',
    });
  });
  test('never replaces a chosen country', () => {
    const both = { country: true, currency: true };
    const place = { country: 'GB', currency: 'USD' };
    expect(suggestPlace(place, both, ['DE'])).toEqual(place);
  });
});

test('with a chosen country, suggests its currency', () => {
  const chosen = { ...none, country: true };
  expect(suggestPlace({ country: 'CH', currency: 'GBP' }, chosen, ['DE'])).toEqual({ country: 'CH', currency: 'CHF' });
});
