'use client';

import { useState } from 'react';
import { useHydrated } from '@/components/page/use-hydrated';
import { Icon } from '@/components/ui/display/icon';
import { Button } from './button';

/** A button that copies a text. Without script there is none, because the person can select the text. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const isHydrated = useHydrated();
  const [isCopied, setCopied] = useState(false);
  if (!isHydrated) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // The browser refused to copy. The text is on the page, so the person can select it.
      () => undefined,
    );
  return (
    <Button size="sm" onClick={copy} aria-label={isCopied ? `${label} copied` : `Copy ${label}`}>
      <Icon name={isCopied ? 'icon-check' : 'icon-copy'} />
      {isCopied ? 'Copied' : 'Copy'}
    </Button>
  );
}
