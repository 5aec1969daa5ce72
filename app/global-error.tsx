'use client';

import './globals.css';
import { Outcome } from '@/components/frame/outcome';
import { referenceOf } from '@/components/frame/reference';
import { Button } from '@/components/ui/action/button';

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Outlay could not be shown</title>
        <Outcome
          title="Outlay could not be shown"
          reference={referenceOf(error)}
          actions={
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
          }
        >
          It is our fault, not yours. What you had saved is safe, and a sync that was on its way goes on without this
          page. If it happens again, give support the reference below.
        </Outcome>
      </body>
    </html>
  );
}
