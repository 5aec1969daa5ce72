import '@fontsource-variable/inter/wght.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { template: '%s · Outlay', default: 'Outlay' },
  description: 'Every expense in the books, exactly once.',
  applicationName: 'Outlay',
  robots: { index: false, follow: false },
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
  // The nonce of the content security policy differs per request; a page made ahead of time would carry none,
  // and its scripts would not run.
  await connection();
  return (
    <html lang="en">
      <body>
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-inverse px-3 py-2 font-medium text-inverse-ink focus:translate-y-0"
        >
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}
