import { z } from 'zod';
import { getJson, setJson } from './meta';
import type { Store } from './store';

export const profileSchema = z.object({
  name: z.string().min(1),
  redirectUrl: z.string(),
  logoUrl: z.string().optional(),
  iconUrl: z.string().optional(),
  whiteListUrls: z.array(z.string()).optional(),
  confirmCompanyName: z.boolean().optional(),
});
export type Profile = z.infer<typeof profileSchema>;

const unset: Profile = { name: 'Sandbox client', redirectUrl: '', whiteListUrls: [], confirmCompanyName: false };

export const readProfile = (store: Store): Profile => getJson(store, 'profile', profileSchema) ?? unset;

export const writeProfile = (store: Store, profile: Profile): void => setJson(store, 'profile', profile);
