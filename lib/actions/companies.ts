'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { changeCompany, foundCompany } from '@/lib/data/company/companies';
import { switchCompany } from '@/lib/data/company/sessions';
import { planNextAutoSync } from '@/lib/data/sync/auto-sync';
import { companySettingsInput } from '@/lib/domain/company/company';
import { companyInput } from '@/lib/domain/company/person';
import type { Viewer } from '@/lib/domain/company/viewer';
import { Refusal } from '@/lib/domain/refusal';
import { personAction, viewerAction } from './wrapper';

/** Switches the session to another of the person's companies. */
export const switchToCompany = personAction(z.object({ companyId: z.uuid() }), async (person, { companyId }) => {
  if (!(await switchCompany(person.userId, person.sessionId, companyId)))
    throw new Refusal('You are not a member of this company.');
  revalidatePath('/', 'layout');
  redirect('/');
});

/** Creates a company with the person as its owner, and switches the session to it. */
export const addCompany = personAction(companyInput, async (person, { name, currency, timeZone }) => {
  const companyId = await foundCompany(person.userId, { name, baseCurrency: currency, timeZone, locale: 'en-GB' });
  await switchCompany(person.userId, person.sessionId, companyId);
  revalidatePath('/', 'layout');
  redirect('/');
});

const settingsInputFor = (viewer: Viewer) => companySettingsInput(viewer.baseCurrency);

/** Saves the company's name, time zone and receipt policy. */
export const saveCompany = viewerAction('manage-company', settingsInputFor, async (viewer, change) => {
  await changeCompany(viewer, change);
  // The time zone may have changed, and the hour of the daily sync is in that time zone.
  await planNextAutoSync(viewer, new Date());
  revalidatePath('/', 'layout');
});
