'use client';

import { Outcome } from '@/components/frame/outcome';
import { referenceOf } from '@/components/frame/reference';
import { Button } from '@/components/ui/action/button';
import { LinkButton } from '@/components/ui/action/link-button';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Outcome
      title="This page could not be loaded"
      reference={referenceOf(error)}
      actions={
        <>
          <Button variant="primary" onClick={() => retry()}>
            Try again
          </Button>
          <LinkButton href="/">Go to Home</LinkButton>
        </>
      }
    >
      This is our fault. Your saved data is safe, and a running sync continues without this page. If it happens again,
      give support this reference:
    </Outcome>
  );
}
