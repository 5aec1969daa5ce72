import type { ReactNode } from 'react';
import { AuthSide } from './auth-side';
import { Logo } from './logo';

/** The layout of the pages for people who are not signed in: sign-in, sign-up and invitations. */
export function AuthFrame({
  title,
  subtitle,
  children,
  footer,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  children: ReactNode;
  /** A link to the other page: "New to Outlay? Create an account". */
  footer?: ReactNode;
}) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="flex flex-col px-6 py-6 max-sm:px-5">
        <header className="flex items-center gap-2 text-lg font-semibold tracking-tight">
          <Logo /> Outlay
        </header>
        <main id="main" tabIndex={-1} className="m-auto w-full max-w-92 py-10 outline-none">
          <h1 className="text-3xl font-semibold tracking-tight">{title}</h1>
          {subtitle && <p className="mt-1 text-lg text-soft">{subtitle}</p>}
          <div className="mt-6">{children}</div>
          {footer && <p className="mt-6 text-soft">{footer}</p>}
        </main>
      </div>
      <AuthSide />
    </div>
  );
}
