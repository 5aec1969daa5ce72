import { serveWebhooks } from '../../harness/webhook-server';

// The web process when no pages are built.
await serveWebhooks(Number(process.env.PORT));
