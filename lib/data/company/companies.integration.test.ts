import { expect, test } from 'vitest';
import { toDecimal } from '@/lib/domain/money';
import { recordTestExpense } from '@/lib/testing/expenses';
import { aCompany, aMember, aPerson } from '@/lib/testing/people';
import { asSuperuser } from '@/lib/testing/superuser';
import { changeCompany, companySettings, foundCompany } from './companies';

const moved = { name: 'Wren', country: 'DE', timeZone: 'Europe/Berlin', receiptsRequiredFrom: null };

test('a company is founded in its country', async () => {
  const person = await aPerson();
  const company = { name: 'Wren', baseCurrency: 'EUR', country: 'AT', timeZone: 'Europe/Vienna' };
  const { companyId } = await foundCompany(person.id, company);
  expect(await companySettings({ companyId, userId: person.id })).toMatchObject(company);
});

test('a change of the country is recorded, and changes no stored amount', async () => {
  const viewer = await aCompany();
  const id = await recordTestExpense(viewer, { amount: '1,234.50' });

  await changeCompany(viewer, moved);

  expect(await companySettings(viewer)).toMatchObject({
    country: 'DE',
    timeZone: 'Europe/Berlin',
    baseCurrency: 'GBP',
  });
  const [expense] = await asSuperuser<{ amount_minor: string; currency: string }>(
    'SELECT amount_minor, currency FROM movements WHERE id = $1',
    [id],
  );
  expect(toDecimal({ minor: BigInt(expense?.amount_minor ?? 0), currency: expense?.currency ?? '' })).toBe('1234.50');
  const events = await asSuperuser<{ detail: unknown; actor_id: string }>(
    `SELECT * FROM audit_events WHERE company_id = $1 AND action = 'company.changed'`,
    [viewer.companyId],
  );
  expect(events).toMatchObject([{ detail: { country: 'DE' } }]);
});

test('an auditor cannot change it', async () => {
  const viewer = await aCompany();
  const auditor = await aMember(viewer, 'auditor');
  await expect(changeCompany(auditor, moved)).rejects.toThrow();
  expect((await companySettings(viewer)).country).toBe('GB');
});

test('the database refuses a country that is not a code', async () => {
  const viewer = await aCompany();
  await expect(changeCompany(viewer, { ...moved, country: 'de' })).rejects.toThrow('companies_country_check');
});
