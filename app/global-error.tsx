'use client';

import './globals.css';
import { errorReference } from '@/components/frame/error-reference';
import { MessagePage } from '@/components/frame/message-page';
import { Button } from '@/components/ui/action/button';

export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Outlay could not be loaded</title>
        <MessagePage
          title="Outlay could not be loaded"
          reference={errorReference(error)}
          actions={
            <Button variant="primary" onClick={() => retry()}>
              Try again
            </Button>
          }
        >
          This is our fault. Your saved data is safe, and a running sync continues without this page. If it happens
          again, give support this reference:
        </MessagePage>
      </body>
    </html>
  );
}
