import { z } from 'zod';
import { travelKinds, travelUnits } from './rate';

/** What a claim of mileage or of a per diem was calculated from. It keeps its rate, whatever the rates are later. */
export const storedTravel = z.object({
  kind: z.enum(travelKinds),
  /** The vehicle type or the place. */
  name: z.string(),
  unit: z.enum(travelUnits),
  /** The distance or the number of days, in thousandths. */
  milli: z.string(),
  /** Why the person travelled. */
  reason: z.string(),
  rateId: z.string(),
  bands: z.array(z.object({ milli: z.string(), rate: z.string() })),
  fuelRate: z.string().nullable(),
  fuelTaxPercent: z.string().nullable(),
});
export type StoredTravel = z.output<typeof storedTravel>;
