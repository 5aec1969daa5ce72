import { z } from 'zod';
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

export function readProfile(store: Store): Profile {
  const kept = store.get<{ value: string }>(`SELECT value FROM meta WHERE key = 'profile'`);
  return kept ? profileSchema.parse(JSON.parse(kept.value)) : unset;
}

export function writeProfile(store: Store, profile: Profile): void {
  setMeta(store, 'profile', JSON.stringify(profile));
}

export function setMeta(store: Store, key: string, value: string): void {
  store.run(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    value,
  );
}

/** A value made once and kept, such as the client id. */
export function getOrCreateMeta(store: Store, key: string, make: () => string): string {
  const kept = store.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key);
  if (kept) return kept.value;
  const made = make();
  setMeta(store, key, made);
  return made;
}
