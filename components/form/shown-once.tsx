'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { Notice } from '@/components/ui/feedback/notice';
import { TextInput } from '@/components/ui/form/text-input';

/** A new secret, for the person to copy. It can be shown only once, because only its hash is stored. */
export function ShownOnce({
  title,
  label,
  copyLabel,
  secret,
  children,
}: {
  title: string;
  /** Names the field for screen readers. */
  label: string;
  copyLabel: string;
  secret: string;
  children: ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState('');

  useEffect(() => {
    if (secret) input.current?.focus();
  }, [secret]);

  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(secret);
    } catch {
      // The browser refused to copy. The text is selected, so the person can copy it with Ctrl+C.
    }
  };
  const done = copied === secret;
  return (
    <Notice tone="good" title={title} className="mt-4" live>
      {children}
      <div className="mt-2 flex flex-wrap gap-2">
        <TextInput
          ref={input}
          readOnly
          value={secret}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
          className="grow basis-60"
        />
        <Button onClick={copy} variant={done ? 'default' : 'primary'} className="h-8! max-sm:h-10!">
          {done ? <Icon name="icon-check" /> : <Icon name="icon-copy" />}
          {done ? 'Copied' : copyLabel}
        </Button>
      </div>
    </Notice>
  );
}
