import type { Ask, Stage } from '../../testing/client';
import { basic } from '../../testing/client';
import type { Judge } from '../judge';

/** The same stage, every answer of which is judged. */
export function watched(stage: Stage, judge: Judge): Stage {
  const ask: Ask = async (method, path, body, headers = {}) => {
    const response = await fetch(`${stage.sandbox.url}${path}`, {
      method,
      headers: {
        authorization: basic(stage.sandbox.apiKey),
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
    });
    const isFile = response.headers.get('content-type') === 'application/octet-stream';
    const text = isFile ? '' : await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
    // The control plane is not part of Codat.
    if (!path.startsWith('/_sandbox/')) judge.judge({ method, path, ...answer });
    return answer;
  };
  return { ...stage, ask };
}

/** A form, or what is sent as it is because it is no JSON. */
const isRaw = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob;
