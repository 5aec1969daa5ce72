'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { Icon } from '@/components/ui/display/icon';
import { Notice } from '@/components/ui/feedback/notice';
import { TextInput } from '@/components/ui/form/text-input';

/**
 * The link of a new invitation, for the person to pass on. It can be shown only once, because only its hash is stored.
 */
export function InvitationLink({ email, address }: { email: string; address: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState('');

  useEffect(() => {
    if (address) input.current?.focus();
  }, [address]);

  const copy = async () => {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(address);
    } catch {
      // The browser refused to copy. The text is selected, so the person can copy it with Ctrl+C.
    }
  };
  const done = copied === address;
  return (
    <Notice tone="good" title={`Invitation for ${email}`} className="mt-4" live>
      <p>Send this link to them. It works once, for 14 days, and is not shown again.</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <TextInput
          ref={input}
          readOnly
          value={address}
          aria-label="Invitation link"
          onFocus={(event) => event.currentTarget.select()}
          className="grow basis-60"
        />
        <Button onClick={copy} variant={done ? 'default' : 'primary'} className="h-8! max-sm:h-10!">
          {done ? <Icon name="icon-check" /> : <Icon name="icon-copy" />}
          {done ? 'Copied' : 'Copy link'}
        </Button>
      </div>
    </Notice>
  );
}
