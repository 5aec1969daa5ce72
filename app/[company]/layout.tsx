import { cookies } from 'next/headers';
import { SignOut } from '@/components/account/sign-out';
import { ThemeChoice } from '@/components/account/theme-choice';
import { healthOf } from '@/components/connection/health-of';
import { CompanyMenu, CompanyName } from '@/components/frame/company-name';
import { Frame } from '@/components/frame/frame';
import { mainItems } from '@/components/frame/main-items';
import { LiveCounts } from '@/components/live/live-counts';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ShownPageProvider } from '@/components/page/shown-page';
import { CheckingBanner } from '@/components/sync/checking-banner';
import { PauseBanner } from '@/components/sync/pause-banner';
import { pauseNotice } from '@/components/sync/pause-notice';
import { MenuLine } from '@/components/ui/action/menu';
import { MenuLink } from '@/components/ui/action/menu-link';
import { cookieName } from '@/lib/auth/cookies';
import { may } from '@/lib/auth/permissions';
import { currentPerson, rememberCompany, requireViewer } from '@/lib/auth/viewer';
import { attentionOf } from '@/lib/data/expense/attention';
import { navCounts } from '@/lib/data/expense/nav-counts';
import { companyPath } from '@/lib/domain/company/slug';
import { parseTheme, themeCookie } from '@/lib/domain/theme';

/**
 * The navigation and banner around every page of a company. This layout grants no access: each page checks its viewer
 * itself.
 */
export default async function CompanyLayout({ params, children }: LayoutProps<'/[company]'>) {
  const now = new Date();
  const viewer = await requireViewer(params);
  await rememberCompany(viewer);
  const person = await currentPerson();
  const attention = await attentionOf(viewer);
  const theme = parseTheme((await cookies()).get(cookieName(themeCookie))?.value);
  const seesAll = may(viewer.role, 'see-all-expenses');
  const mayConnect = may(viewer.role, 'connect');
  const { locale, timeZone } = viewer;
  const { connection: link, pause, transfers, hasTransfers } = attention;
  const waiting = { count: attention.waiting, transfers: transfers.waiting };
  const notice = pauseNotice({ pause, link, waiting, now, locale, timeZone });
  const counts = navCounts(attention);
  const items = mainItems(counts, may(viewer.role, 'sync') ? 'ready' : 'incomplete').filter(
    ({ href }) => seesAll || !['/syncs', '/reconcile', '/mapping'].includes(href),
  );
  const otherCompanies = person?.companies.filter(({ id }) => id !== viewer.companyId) ?? [];
  return (
    <ShownPageProvider
      userId={viewer.userId}
      companyId={viewer.companyId}
      base={companyPath(viewer.companySlug, '/')}
      locale={locale}
    >
      <LiveCounts counts={counts}>
        <Frame
          label="Main"
          top={<CompanyName name={viewer.companyName} />}
          menu={<CompanyMenu others={otherCompanies.map(({ id, name, slug }) => ({ id, name, slug }))} />}
          items={items}
          health={healthOf(attention.connection, {
            now,
            href: seesAll ? '/settings/connection' : undefined,
          })}
          person={{ name: viewer.name, email: viewer.email }}
          personLinks={
            <>
              {person?.staffRole && (
                <MenuLink href="/support" outside>
                  Outlay Support
                </MenuLink>
              )}
              <MenuLink href="/settings/sessions">Where you are signed in</MenuLink>
              <ThemeChoice theme={theme} />
              <MenuLine />
            </>
          }
          signOut={<SignOut />}
          place={otherCompanies.length > 0 ? viewer.companyName : undefined}
          banner={
            notice ? (
              <PauseBanner notice={notice} mayConnect={mayConnect} />
            ) : (
              <CheckingBanner progress={attention.checking} hasTransfers={hasTransfers} locale={locale} />
            )
          }
        >
          <LiveRefresh shownAt={now.toISOString()} />
          {children}
        </Frame>
      </LiveCounts>
    </ShownPageProvider>
  );
}
