import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/display/page-header';
import { Tabs } from '@/components/ui/display/tabs';

export type SettingsTab = 'company' | 'connection' | 'claims' | 'people' | 'api' | 'sessions';

const tabs: readonly { key: SettingsTab; href: string; label: string }[] = [
  { key: 'company', href: '/settings', label: 'Company' },
  { key: 'connection', href: '/settings/connection', label: 'Connection' },
  { key: 'claims', href: '/settings/claims', label: 'Claims' },
  { key: 'people', href: '/settings/people', label: 'People' },
  { key: 'api', href: '/settings/api', label: 'API' },
  { key: 'sessions', href: '/settings/sessions', label: 'Sessions' },
];

/** A settings page: the tabs that this person can open (`shown`), then cards of equal width. */
export function SettingsPage({
  current,
  shown,
  children,
}: {
  current: SettingsTab;
  shown: readonly SettingsTab[];
  children: ReactNode;
}) {
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs
        label="Settings"
        tabs={tabs
          .filter(({ key }) => shown.includes(key))
          .map(({ key, href, label }) => ({ href, label, current: key === current }))}
      />
      <div className="flex max-w-200 flex-col gap-4">{children}</div>
    </>
  );
}
