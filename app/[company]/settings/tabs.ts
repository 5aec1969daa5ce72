import type { SettingsTab } from '@/components/company/settings-page';
import { may } from '@/lib/auth/permissions';
import type { Role } from '@/lib/domain/company/role';

/**
 * Returns the settings tabs that a role can open. Hiding a tab protects nothing: each page checks the permission
 * itself.
 */
export const settingsTabs = (role: Role): readonly SettingsTab[] => [
  'company',
  ...(may(role, 'see-all-expenses') ? (['connection', 'claims'] as const) : []),
  ...(may(role, 'manage-people') ? (['people'] as const) : []),
  ...(may(role, 'record-transfer') ? (['api'] as const) : []),
  'sessions',
];
