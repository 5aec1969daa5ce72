'use server';
import { redirect } from 'next/navigation';
import { changeCompany, foundCompany } from '@/lib/data/company/companies';
import { switchCompany } from '@/lib/data/company/sessions';
import { changeSlug } from '@/lib/data/company/slugs';
import { planNextAutoSync } from '@/lib/data/sync/auto-sync';
import { companySettingsInput } from '@/lib/domain/company/company';
import { companyInput } from '@/lib/domain/company/person';
import { companyPath } from '@/lib/domain/company/slug';
import { addressInput } from '@/lib/domain/company/slug-input';
import type { Viewer } from '@/lib/domain/company/viewer';
import { formatsOf } from '@/lib/domain/locale';
import { Refusal } from '@/lib/domain/refusal';
import { refreshPages } from './refresh-pages';
import { personAction, viewerAction } from './wrapper';

/** Creates a company with the person as its owner, and opens it. */
export const addCompany = personAction(companyInput, async (person, { name, currency, country, timeZone }) => {
  const { companyId, slug } = await foundCompany(person.userId, {
    name,
    baseCurrency: currency,
    timeZone,
    country,
  });
  await switchCompany(person.userId, person.sessionId, companyId);
  refreshPages();
  redirect(companyPath(slug, '/'));
});

const settingsInputFor = (viewer: Viewer) =>
  companySettingsInput(viewer.baseCurrency, formatsOf(viewer.locale).decimal);

/** Saves the company's name, country, time zone and receipt policy. */
export const saveCompany = viewerAction('manage-company', settingsInputFor, async (viewer, change) => {
  await changeCompany(viewer, change);
  // The time zone may have changed, and the hour of the daily sync is in that time zone.
  await planNextAutoSync(viewer, new Date());
  refreshPages();
});

/**
 * Changes the company's part of the address of its pages, and opens the settings under the new address. Old addresses
 * are redirected.
 */
export const saveAddress = viewerAction('change-address', addressInput, async (viewer, { slug }) => {
  if (!(await changeSlug(viewer, slug))) {
    const taken = `Another company has or had the address ${slug}. Choose another one.`;
    throw new Refusal(taken, { slug: taken });
  }
  refreshPages();
  redirect(companyPath(slug, '/settings'));
});
