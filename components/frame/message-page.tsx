import type { ReactNode } from 'react';
import { Logo } from './logo';

/**
 * A page without navigation that shows one message, such as "Page not found". `reference` is the id that the person can
 * give to support.
 */
export function MessagePage({
  title,
  reference,
  actions,
  children,
}: {
  title: ReactNode;
  reference?: string;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center px-5 py-10 outline-none">
      <div className="w-full max-w-110">
        <Logo className="mb-5 size-8" />
        <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
        <p className="mt-2 text-lg text-soft">{children}</p>
        {reference && (
          <p className="mt-3 text-soft">
            Reference <code className="rounded-[5px] bg-quiet-wash px-1.5 py-0.5 text-ink select-all">{reference}</code>
          </p>
        )}
        {actions && <div className="mt-5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </main>
  );
}
