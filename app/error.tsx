'use client';

import { errorReference } from '@/components/frame/error-reference';
import { MessagePage } from '@/components/frame/message-page';
import { Button } from '@/components/ui/action/button';
import { buttonClass } from '@/components/ui/action/button-class';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <MessagePage
      title="This page could not be loaded"
      reference={errorReference(error)}
      actions={
        <>
          <Button variant="primary" onClick={() => retry()}>
            Try again
          </Button>
          {/* A plain link, because every page loads this file and next/link would enlarge it. It also reloads everything. */}
          <a data-reload="" href="/" className={buttonClass()}>
            Go to Home
          </a>
        </>
      }
    >
      This is our fault. Your saved data is safe, and a running sync continues without this page. If it happens again,
      give support this reference:
    </MessagePage>
  );
}
