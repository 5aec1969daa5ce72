'use server';
import { z } from 'zod';
import { addRate, endRate, setRepayDays } from '@/lib/data/claim/rates';
import { addTravel, changeTravel } from '@/lib/data/claim/travel';
import { repayInput } from '@/lib/domain/claim/claim-input';
import { rateInput, travelInput } from '@/lib/domain/claim/travel/travel-input';
import type { Viewer } from '@/lib/domain/company/viewer';
import { dayAt } from '@/lib/domain/day';
import { refreshPages } from '../refresh-pages';
import { viewerAction } from '../wrapper';

const inputFor = ({ timeZone }: Viewer) => travelInput(dayAt(new Date(), timeZone));

/** Records mileage or a per diem. Idempotent, because the form contains the id of the new claim. */
export const recordTravel = viewerAction('record-expense', inputFor, async (viewer, input) => {
  await addTravel(viewer, input);
  refreshPages();
  return { id: input.id };
});

export const editTravel = viewerAction('record-expense', inputFor, async (viewer, input) => {
  await changeTravel(viewer, input);
  refreshPages();
  return { id: input.id };
});

/** Adds a rate of mileage or a per diem, valid from a day on. */
export const saveRate = viewerAction('map', rateInput, async (viewer, input) => {
  await addRate(viewer, input);
  refreshPages();
});

/** Ends a rate from today on. */
export const stopRate = viewerAction('map', z.object({ id: z.uuid() }), async (viewer, { id }) => {
  await endRate(viewer, id, dayAt(new Date(), viewer.timeZone));
  refreshPages();
});

/** Changes how many days after its approval a claim is due. */
export const saveRepayDays = viewerAction('map', repayInput, async (viewer, { repayDays }) => {
  await setRepayDays(viewer, repayDays);
  refreshPages();
});
