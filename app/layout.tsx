import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { PublicAddress } from '@/components/frame/public-address';
import { FollowLinks } from '@/components/page/follow-links';
import { TableRoles } from '@/components/page/table-roles';
import { cookieName } from '@/lib/auth/cookies';
import { parseTheme, themeCookie } from '@/lib/domain/theme';
import { env } from '@/lib/env';

export const metadata: Metadata = {
  title: { template: '%s · Outlay', default: 'Outlay' },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f6f6f3' },
    { media: '(prefers-color-scheme: dark)', color: '#101312' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reading cookies also prevents Next.js from prerendering pages. Each response needs its own nonce for the content
  // security policy; scripts of a prerendered page would not run.
  const theme = parseTheme((await cookies()).get(cookieName(themeCookie))?.value);
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <a href="#main" className="skip-link">
          Skip to content
        </a>
        {children}
        <FollowLinks />
        <TableRoles />
        <PublicAddress origin={env().APP_URL} />
      </body>
    </html>
  );
}
