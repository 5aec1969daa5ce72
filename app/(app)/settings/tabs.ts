import type { SettingsTab } from '@/components/settings/settings-header';
import { may } from '@/lib/auth/permissions';
import type { Role } from '@/lib/domain/person';

/** The parts of the settings a role may open; each page asks again. */
export const settingsTabs = (role: Role): readonly SettingsTab[] => [
  'company',
  ...(may(role, 'see-all-expenses') ? (['connection'] as const) : []),
  ...(may(role, 'manage-people') ? (['people'] as const) : []),
  'sessions',
];
