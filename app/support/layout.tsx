import type { Metadata } from 'next';
import { SignOut } from '@/components/account/sign-out';
import { Frame } from '@/components/frame/frame';
import { Logo } from '@/components/frame/logo';
import { ShownPageProvider } from '@/components/page/shown-page';
import { currentPerson, requireStaff } from '@/lib/auth/viewer';
import { supportOverview } from '@/lib/data/support/overview';
import { formatAgo } from '@/lib/domain/day';
import { setupWarnings } from '@/lib/domain/setup/check';

export const metadata: Metadata = { title: { template: '%s · Outlay Support', default: 'Outlay Support' } };

const workerTimeoutSeconds = 60;

export default async function SupportLayout({ children }: LayoutProps<'/support'>) {
  const staff = await requireStaff();
  const [{ causes, paused, workerSeenAt: seenAt, account }, person] = await Promise.all([
    supportOverview(staff),
    currentPerson(),
  ]);
  const now = new Date();
  const warnings = setupWarnings(account, now);
  const working = seenAt !== null && now.getTime() - seenAt.getTime() < workerTimeoutSeconds * 1000;
  const failures = causes.reduce((sum, cause) => sum + cause.count, 0);
  return (
    <ShownPageProvider userId={staff.userId}>
      <Frame
        label="Support"
        staff
        top={
          <p className="flex h-9 items-center gap-2.5 px-1.5 font-semibold">
            <Logo className="size-5.5 shrink-0" />
            <span className="sm:max-lg:sr-only">Outlay Support</span>
          </p>
        }
        items={[
          {
            href: '/support',
            label: 'Failures',
            icon: 'icon-triangle-alert',
            count: failures,
            tone: 'bad',
            except: ['/support/lanes', '/support/codat', '/support/bank-lines'],
          },
          { href: '/support/lanes', label: 'Paused', icon: 'icon-activity', count: paused },
          { href: '/support/bank-lines', label: 'Bank lines', icon: 'icon-file-spreadsheet' },
          { href: '/support/codat', label: 'Codat', icon: 'icon-cable', count: warnings.length },
          ...(person && person.companies.length > 0
            ? [{ href: '/', label: 'Company', icon: 'icon-building-complex' as const }]
            : []),
        ]}
        health={{
          tone: working ? 'good' : 'bad',
          title: working ? 'Worker running' : 'No worker running',
          detail: seenAt ? `Last seen ${formatAgo(seenAt, now)}` : 'Never seen',
        }}
        person={{ name: staff.name, email: staff.email }}
        signOut={<SignOut />}
      >
        {children}
      </Frame>
    </ShownPageProvider>
  );
}
