'use client';

import { useEffect, useState } from 'react';
import { Glyph } from '@/components/ui/display/glyph';
import { type Toast, toastEvent } from './toast';

const shownFor = 8_000;
const atMost = 3;

/** The place where toasts appear. Screen readers read them. Every layout renders it once. */
export function ToastRegion() {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const dismiss = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));

  useEffect(() => {
    const timers = new Set<number>();
    const show = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const toast: Toast = event.detail;
      setToasts((shown) => [...shown, toast].slice(-atMost));
      timers.add(
        window.setTimeout(() => setToasts((shown) => shown.filter((other) => other.id !== toast.id)), shownFor),
      );
    };
    window.addEventListener(toastEvent, show);
    return () => {
      window.removeEventListener(toastEvent, show);
      for (const timer of timers) window.clearTimeout(timer);
    };
  }, []);

  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 z-40 flex max-w-[calc(100vw-2rem)] flex-col gap-2 max-sm:bottom-20"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className="pointer-events-auto flex items-center gap-2.5 rounded-card bg-inverse py-1.5 pr-1.5 pl-3 text-inverse-ink shadow-raised"
        >
          <Glyph tone={toast.tone} className="size-4 shrink-0" />
          <span>{toast.text}</span>
          <button
            type="button"
            onClick={() => dismiss(toast.id)}
            className="rounded-control px-2 py-1 text-sm font-medium hover:bg-inverse-line/40"
          >
            Dismiss
          </button>
        </div>
      ))}
    </div>
  );
}
