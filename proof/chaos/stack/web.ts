import { serveWebhooks } from '../../harness/webhook-server';

// Replaces the web process when the pages are not built. It serves only the route for webhooks.
await serveWebhooks(Number(process.env.PORT));
