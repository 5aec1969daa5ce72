'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/action/button';
import { signingIn } from './open-session';

export type OutsideProvider = { readonly id: string; readonly name: string };

/** Buttons to sign in with an account at another provider, such as Google. Only configured providers are shown. */
export function ProviderButtons({
  providers,
  callbackUrl,
}: {
  providers: readonly OutsideProvider[];
  callbackUrl: string;
}) {
  const [going, setGoing] = useState<string>();
  if (providers.length === 0) return null;
  return (
    <div className="mb-5 flex flex-col gap-2">
      {providers.map((provider) => (
        <Button
          key={provider.id}
          size="lg"
          pending={going === provider.id}
          onClick={() => {
            setGoing(provider.id);
            signingIn()
              .then(({ signIn }) => signIn(provider.id, { callbackUrl }))
              .catch(() => setGoing(undefined));
          }}
        >
          Continue with {provider.name}
        </Button>
      ))}
      <p className="mt-3 flex items-center gap-3 text-sm text-faint before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
        or with your password
      </p>
    </div>
  );
}
