import { PageHeader } from '@/components/ui/display/page-header';
import { Tabs } from '@/components/ui/display/tabs';

export type SettingsTab = 'company' | 'connection' | 'people' | 'sessions';

const tabs: readonly { key: SettingsTab; href: string; label: string }[] = [
  { key: 'company', href: '/settings', label: 'Company' },
  { key: 'connection', href: '/settings/connection', label: 'Connection' },
  { key: 'people', href: '/settings/people', label: 'People' },
  { key: 'sessions', href: '/settings/sessions', label: 'Sessions' },
];

/** The head of every settings page; `shown` are the parts this person may open. */
export function SettingsHeader({ current, shown }: { current: SettingsTab; shown: readonly SettingsTab[] }) {
  return (
    <>
      <PageHeader title="Settings" />
      <Tabs
        label="Settings"
        tabs={tabs
          .filter(({ key }) => shown.includes(key))
          .map(({ key, href, label }) => ({ href, label, current: key === current }))}
      />
    </>
  );
}
